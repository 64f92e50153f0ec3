using System.Net;
using System.Text.Json.Nodes;
using Companion.Tests.Features.Events;
using Dapper;

namespace Companion.Tests.Features.Vouchers;

/// <summary>At the door: what is given, what is refused, and that every attempt is kept.</summary>
public sealed class RedeemTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Fact]
    public async Task A_redemption_says_what_it_gave()
    {
        var party = await Party.Give(app);
        var voucher = await party.Voucher(
            new
            {
                kind = "percent",
                percent = 15,
                max_discount = 1000,
                label = "flyer",
            }
        );

        using var answer = await party.Redeem(
            (string)voucher["code"]!,
            new { guest = party.Guest.Username.ToUpperInvariant(), spend = 4210 }
        );

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var redemption = await answer.Json();
        Assert.Equal($"/v1/redemptions/{redemption["id"]}", answer.Headers.Location?.ToString());
        // 631.5 minor units, rounded up for who saves it.
        Assert.Equal(632, (long)redemption["discount"]!);
        Assert.Equal("CAD", (string?)redemption["currency"]);
        Assert.Equal(party.Guest.Username, (string?)redemption["guest"]);
        Assert.Equal(party.Staff.Username, (string?)redemption["redeemed_by"]);
        Assert.Equal("redeemed", (string?)redemption["status"]);
        Assert.Equal("flyer", (string?)redemption["label"]);
        Assert.Equal(1, (int)(await party.Seen(voucher))["redeemed"]!);
        // Who works at the door, and what the organiser calls it, is the team's.
        var seen = await party.Guest.Client.GetAsync($"/v1/redemptions/{redemption["id"]}").Expect(HttpStatusCode.OK);
        Assert.Equal(
            (632L, null, null),
            ((long)seen["discount"]!, (string?)seen["redeemed_by"], (string?)seen["label"])
        );
        foreach (var person in new[] { party.Organiser, party.Staff })
        {
            var read = await person.Client.GetAsync($"/v1/redemptions/{redemption["id"]}").Expect(HttpStatusCode.OK);
            Assert.True(JsonNode.DeepEquals(redemption, read));
        }

        await party.Stranger.Client.GetAsync($"/v1/redemptions/{redemption["id"]}").Refused(404, "not_found");
    }

    [Theory]
    [InlineData("percent", 4210, 632)]
    [InlineData("percent", 100_000, 1000)]
    [InlineData("percent", 0, 0)]
    [InlineData("percent", null, null)]
    [InlineData("amount", 4210, 700)]
    [InlineData("amount", 500, 500)]
    [InlineData("amount", null, 700)]
    [InlineData("item", 4210, null)]
    public async Task Each_kind_gives_what_it_says_and_never_more_than_is_spent(string kind, int? spend, int? discount)
    {
        var party = await Party.Give(app);
        object terms = kind switch
        {
            "percent" => new
            {
                kind,
                percent = 15,
                max_discount = 1000,
            },
            "amount" => new
            {
                kind,
                amount = 700,
                currency = "CAD",
            },
            _ => new { kind, item = "one drink" },
        };

        var given = await party.Redeem(await party.Code(terms), new { spend }).Expect(HttpStatusCode.Created);

        Assert.Equal(discount, (int?)given["discount"]);
        Assert.Equal(kind == "item" ? "one drink" : null, (string?)given["item"]);
    }

    [Fact]
    public async Task A_code_is_read_as_people_type_it()
    {
        var party = await Party.Give(app);
        await party.Voucher(
            new
            {
                kind = "item",
                item = "cake",
                code = "Sugar-Rush 77",
            }
        );

        await party.Redeem("sugar%20rush-77").Expect(HttpStatusCode.Created);
        await party.Redeem("SUGARRUSH77").Expect(HttpStatusCode.Created);
        await party.Redeem("s-u-g-a-r-r-u-s-h-7-7").Expect(HttpStatusCode.Created);
        await party.Redeem("sugarrush78").Refused(404, "voucher_unknown");
    }

    [Fact]
    public async Task Who_redeems_is_on_the_team()
    {
        var party = await Party.Give(app);
        var code = await party.Code(new { kind = "percent", percent = 10 });
        var elsewhere = await app.SignIn();
        await Party.Make(elsewhere, app);

        await party.Redeem(code, by: party.Organiser).Expect(HttpStatusCode.Created);
        await party.Redeem(code, by: party.Staff).Expect(HttpStatusCode.Created);
        await party.Redeem(code, by: party.Guest).Refused(403, "not_staff");
        await party.Redeem(code, by: party.Stranger).Refused(403, "not_staff");
        await party.Redeem(code, by: elsewhere).Refused(409, "wrong_event");
        await app.Stranger().Post($"/v1/vouchers/{code}/redeem").Refused(401, "unauthenticated");
    }

    [Fact]
    public async Task Who_works_at_two_doors_says_at_which()
    {
        var party = await Party.Give(app);
        var other = await Party.Make(party.Organiser, app);
        var code = await party.Code(new { kind = "percent", percent = 10 });

        await party.Redeem(code, new { event_id = party.Id }, by: party.Organiser).Expect(HttpStatusCode.Created);
        await party.Redeem(code, new { event_id = other }, by: party.Organiser).Refused(409, "wrong_event");
    }

    [Fact]
    public async Task Each_refusal_has_its_code_and_is_kept()
    {
        var party = await Party.Give(app);
        var now = app.Clock.GetUtcNow().UtcDateTime;
        async Task<JsonNode> Made(object terms) => await party.Voucher(terms);
        var later = await Made(
            new
            {
                kind = "item",
                item = "tea",
                starts_at = now.AddHours(1),
            }
        );
        var over = await Made(
            new
            {
                kind = "item",
                item = "tea",
                ends_at = now.AddMinutes(5),
            }
        );
        var once = await Made(
            new
            {
                kind = "item",
                item = "tea",
                max_redemptions = 1,
            }
        );
        var off = await Made(
            new
            {
                kind = "item",
                item = "tea",
                is_active = false,
            }
        );
        var perGuest = await Made(
            new
            {
                kind = "item",
                item = "tea",
                max_per_account = 1,
            }
        );
        var minSpend = await Made(
            new
            {
                kind = "amount",
                amount = 500,
                currency = "CAD",
                min_spend = 2000,
            }
        );
        var claimed = await Made(
            new
            {
                kind = "item",
                item = "tea",
                max_redemptions = 1,
            }
        );
        await party.Guest.Client.Post($"/v1/vouchers/{claimed["code"]}/claim").Expect(HttpStatusCode.OK);
        var guest = party.Guest.Username;
        await party.Redeem(Code(once)).Expect(HttpStatusCode.Created);
        await party.Redeem(Code(perGuest), new { guest }).Expect(HttpStatusCode.Created);
        app.Clock.Advance(TimeSpan.FromMinutes(6));

        await Refused(later, null, 409, "not_yet_valid");
        await Refused(over, null, 409, "expired");
        await Refused(once, null, 409, "used_up");
        await Refused(off, null, 409, "inactive");
        await Refused(perGuest, new { guest }, 409, "per_account_limit");
        await Refused(perGuest, null, 400, "guest_required");
        await Refused(perGuest, new { guest = "nobody_of_that_name" }, 400, "guest_unknown");
        await Refused(minSpend, new { spend = 1999 }, 409, "min_spend");
        await Refused(minSpend, null, 409, "min_spend");
        await Refused(claimed, new { guest = party.Stranger.Username }, 409, "not_yours");
        await Refused(claimed, null, 400, "guest_required");
        await party.Redeem(Code(minSpend), new { spend = 2000 }).Expect(HttpStatusCode.Created);
        await party.Redeem(Code(claimed), new { guest }).Expect(HttpStatusCode.Created);
        // Somebody else is not counted with the guest.
        await party.Redeem(Code(perGuest), new { guest = party.Stranger.Username }).Expect(HttpStatusCode.Created);

        static string Code(JsonNode voucher) => (string)voucher["code"]!;

        async Task Refused(JsonNode voucher, object? body, int status, string code)
        {
            // Ids are in the order of their milliseconds.
            app.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await party.Redeem(Code(voucher), body).Refused(status, code);
            var uses = await party
                .Organiser.Client.GetAsync($"{party.Vouchers}/{voucher["id"]}/redemptions?limit=1")
                .Expect(HttpStatusCode.OK);
            var last = uses["items"]![0]!;
            Assert.Equal(("refused", code), ((string?)last["status"], (string?)last["refusal"]));
            Assert.Equal(party.Staff.Username, (string?)last["redeemed_by"]);
            Assert.Null(last["discount"]);
        }
    }

    [Fact]
    public async Task Of_a_cancelled_event_nothing_is_redeemed()
    {
        var party = await Party.Give(app);
        var code = await party.Code(new { kind = "percent", percent = 10 });
        await party.Organiser.Client.Post($"{party.Path}/cancel").Expect(HttpStatusCode.OK);

        await party.Redeem(code).Refused(409, "inactive");
    }

    [Fact]
    public async Task An_unknown_code_is_kept_with_the_door_at_which_it_was_tried()
    {
        var party = await Party.Give(app);

        await party.Redeem("no-such-code", new { event_id = party.Id }).Refused(404, "voucher_unknown");
        // Somebody else's door is not theirs to say.
        await party
            .Redeem("no-such-code", new { event_id = party.Id }, by: party.Stranger)
            .Refused(404, "voucher_unknown");

        Assert.Equal(
            1,
            await app.Query<int>(
                "select count(*) from redemptions where event_id = @Id and refusal = 'voucher_unknown' and code = 'NOSUCHCODE' and voucher_id is null",
                new { party.Id }
            )
        );
    }

    [Fact]
    public async Task Who_is_refused_learns_no_more_and_names_nobody()
    {
        var party = await Party.Give(app, isPublic: false);
        var voucher = await party.Voucher(
            new
            {
                kind = "percent",
                percent = 10,
                max_per_account = 1,
                label = "inner circle",
            }
        );
        await party
            .Redeem((string)voucher["code"]!, new { guest = party.Guest.Username }, by: party.Stranger)
            .Refused(403, "not_staff");
        await party
            .Redeem((string)voucher["code"]!, new { guest = "nobody_of_that_name" }, by: party.Stranger)
            .Refused(403, "not_staff");

        var export = await party.Stranger.Client.GetAsync("/v1/accounts/me/export").Expect(HttpStatusCode.OK);

        var attempt = export["redemptions"]![0]!;
        Assert.Equal(("refused", "not_staff"), ((string?)attempt["status"], (string?)attempt["refusal"]));
        Assert.Null(attempt["voucher_id"]);
        Assert.Null(attempt["event_id"]);
        await party.Stranger.Client.GetAsync($"/v1/redemptions/{attempt["id"]}").Refused(404, "not_found");
        Assert.Equal(
            0,
            await app.Query<int>("select count(*) from redemptions where guest_id = @Id", new { party.Guest.Id })
        );
    }

    [Fact]
    public async Task A_guest_who_is_gone_in_the_middle_leaves_nothing()
    {
        for (var round = 0; round < 6; round++)
        {
            var party = await Party.Give(app);
            var code = await party.Code(new { kind = "percent", percent = 10 });
            var guest = await app.SignIn();

            var redeeming = Enumerable
                .Range(0, 8)
                .Select(_ => party.Redeem(code, new { guest = guest.Username }))
                .ToArray();
            await guest.Client.DeleteAsync("/v1/accounts/me").Expect(HttpStatusCode.NoContent);
            foreach (var answer in await Task.WhenAll(redeeming))
            {
                Assert.Contains((int)answer.StatusCode, new[] { 201, 400 });
            }

            Assert.Equal(
                0,
                await app.Query<int>("select count(*) from redemptions where guest_id = @Id", new { guest.Id })
            );
        }
    }

    [Theory]
    [InlineData("""{"spend":-1}""", "spend")]
    [InlineData("""{"spend":"much"}""", "spend")]
    [InlineData("""{"price":1}""", "price")]
    [InlineData("""{"guest":""}""", "guest")]
    public async Task A_wrong_body_is_told_by_member(string body, string member)
    {
        var party = await Party.Give(app);
        var code = await party.Code(new { kind = "percent", percent = 10 });

        var problem = await party
            .Staff.Client.Post($"/v1/vouchers/{code}/redeem", body)
            .Refused(400, "invalid_request");

        Assert.Equal([member], problem["errors"]!.AsObject().Select(error => error.Key));
        // What is not there comes before what is wrong.
        await party.Staff.Client.Post("/v1/vouchers/no-such/redeem", body).Refused(404, "voucher_unknown");
    }

    [Fact]
    public async Task The_same_key_is_the_same_redemption()
    {
        var party = await Party.Give(app);
        var voucher = await party.Voucher(new { kind = "percent", percent = 10 });
        var code = (string)voucher["code"]!;
        var other = await party.Code(new { kind = "percent", percent = 10 });
        var body = new { guest = party.Guest.Username, spend = 1000 };
        var key = Guid.NewGuid().ToString();

        using var first = await party.Redeem(code, body, key);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        using var repeat = await party.Redeem(code, body, key);

        Assert.Equal(HttpStatusCode.Created, repeat.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await repeat.Content.ReadAsStringAsync());
        Assert.Equal("true", repeat.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        await party.Redeem(code, new { spend = 1000 }, key).Refused(422, "idempotency_key_reused");
        await party
            .Redeem(code, new { guest = party.Guest.Username, spend = 1001 }, key)
            .Refused(422, "idempotency_key_reused");
        await party.Redeem(other, body, key).Refused(422, "idempotency_key_reused");
        // Somebody else's key is another.
        await party.Redeem(code, body, key, by: party.Organiser).Expect(HttpStatusCode.Created);
        Assert.Equal(2, (int)(await party.Seen(voucher))["redeemed"]!);
    }

    [Fact]
    public async Task A_refusal_is_not_kept_under_its_key()
    {
        var party = await Party.Give(app);
        var voucher = await party.Voucher(
            new
            {
                kind = "percent",
                percent = 10,
                is_active = false,
            }
        );
        var key = Guid.NewGuid().ToString();
        await party.Redeem((string)voucher["code"]!, key: key).Refused(409, "inactive");

        await party
            .Organiser.Client.Patch($"{party.Vouchers}/{voucher["id"]}", new { is_active = true })
            .Expect(HttpStatusCode.OK);

        await party.Redeem((string)voucher["code"]!, key: key).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_reversal_frees_the_use_once()
    {
        var party = await Party.Give(app);
        var voucher = await party.Voucher(
            new
            {
                kind = "percent",
                percent = 10,
                max_redemptions = 1,
                max_per_account = 1,
            }
        );
        var code = (string)voucher["code"]!;
        var guest = party.Guest.Username;
        var redeemed = await party.Redeem(code, new { guest }).Expect(HttpStatusCode.Created);
        var path = $"/v1/redemptions/{redeemed["id"]}/reverse";

        await party.Guest.Client.Post(path, new { reason = "Mine" }).Refused(403, "not_organiser");
        await party.Staff.Client.Post(path, new { reason = "Mine" }).Refused(403, "not_organiser");
        await party.Stranger.Client.Post(path, new { reason = "Mine" }).Refused(404, "not_found");
        await party.Organiser.Client.Post(path, new { reason = "" }).Refused(400, "invalid_request");
        var reversed = await party
            .Organiser.Client.Post(path, new { reason = "Wrong guest" })
            .Expect(HttpStatusCode.OK);
        Assert.Equal(
            ("reversed", "organiser", "Wrong guest"),
            ((string?)reversed["status"], (string?)reversed["reversed_by"], (string?)reversed["reason"])
        );
        var again = await party.Organiser.Client.Post(path, new { reason = "Twice" }).Refused(409, "already_reversed");
        Assert.Equal("reversed", (string?)again["state"]);
        Assert.Equal(0, (int)(await party.Seen(voucher))["redeemed"]!);

        var second = await party.Redeem(code, new { guest }).Expect(HttpStatusCode.Created);
        await party.Redeem(code, new { guest }).Refused(409, "per_account_limit");
        var admin = await app.SignIn(role: "admin");
        var byAdmin = await admin
            .Client.Post($"/v1/redemptions/{second["id"]}/reverse", new { reason = "A complaint" })
            .Expect(HttpStatusCode.OK);
        Assert.Equal("admin", (string?)byAdmin["reversed_by"]);
        var uses = await party
            .Organiser.Client.GetAsync($"{party.Vouchers}/{voucher["id"]}/redemptions")
            .Expect(HttpStatusCode.OK);
        var refused = uses["items"]!.AsArray().Single(use => (string?)use!["status"] == "refused")!;
        await party
            .Organiser.Client.Post($"/v1/redemptions/{refused["id"]}/reverse", new { reason = "None" })
            .Refused(409, "not_redeemed");
    }

    [Fact]
    public async Task An_attempt_on_what_somebody_has_locked_holds_up_no_other()
    {
        var party = await Party.Give(app);
        var locked = await party.Voucher(new { kind = "percent", percent = 10 });
        var free = await party.Code(new { kind = "percent", percent = 10 });
        await using var connection = await app.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(
            "select id from vouchers where id = @id for update",
            new { id = (Guid)locked["id"]! }
        );

        var waiting = Enumerable.Range(0, 8).Select(_ => party.Redeem((string)locked["code"]!)).ToArray();
        await app.WaitForLockWaiters(1);
        var other = party.Redeem(free);

        Assert.Same(other, await Task.WhenAny([.. waiting, other]));
        await other.Expect(HttpStatusCode.Created);
        await transaction.RollbackAsync();
        foreach (var answer in waiting)
        {
            await answer.Expect(HttpStatusCode.Created);
        }

        Assert.Equal(8, (int)(await party.Seen(locked))["redeemed"]!);
    }

    [Fact]
    public async Task A_guest_goes_while_what_they_had_is_taken_back()
    {
        for (var round = 0; round < 12; round++)
        {
            var party = await Party.Give(app);
            var guest = await app.SignIn();
            var voucher = await party.Voucher(
                new
                {
                    kind = "percent",
                    percent = 10,
                    max_redemptions = 1,
                }
            );
            await guest.Client.Post($"/v1/vouchers/{voucher["code"]}/claim").Expect(HttpStatusCode.OK);
            var redeemed = await party
                .Redeem((string)voucher["code"]!, new { guest = guest.Username })
                .Expect(HttpStatusCode.Created);

            var reversing = party.Organiser.Client.Post(
                $"/v1/redemptions/{redeemed["id"]}/reverse",
                new { reason = "Wrong" }
            );
            var leaving = guest.Client.DeleteAsync("/v1/accounts/me");

            await reversing.Expect(HttpStatusCode.OK);
            await leaving.Expect(HttpStatusCode.NoContent);
            var seen = await party.Seen(voucher);
            Assert.Equal((0, null), ((int)seen["redeemed"]!, (string?)seen["claimed_by"]));
        }
    }

    [Fact]
    public async Task A_reversal_at_once_by_many_frees_one_use()
    {
        var party = await Party.Give(app);
        var voucher = await party.Voucher(new { kind = "percent", percent = 10 });
        await party.Redeem((string)voucher["code"]!).Expect(HttpStatusCode.Created);
        var redeemed = await party.Redeem((string)voucher["code"]!).Expect(HttpStatusCode.Created);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(_ =>
                    party.Organiser.Client.Post($"/v1/redemptions/{redeemed["id"]}/reverse", new { reason = "Twice" })
                )
        );

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(1, (int)(await party.Seen(voucher))["redeemed"]!);
    }
}

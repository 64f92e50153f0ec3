using System.Net;
using System.Text.Json.Nodes;
using Companion.Features.Meetings;
using Companion.Tests.Features.Events;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Companion.Tests.Features.Vouchers;

/// <summary>A voucher lowers a meeting's price: its use is held with the slot, redeemed with the acceptance, and freed with the meeting.</summary>
public sealed class MeetingVoucherTests : IClassFixture<MeetingVoucherTests.App>
{
    private static readonly DateTime Start = CompanionApp.Noon.AddDays(20);

    private readonly App app;

    public MeetingVoucherTests(App app)
    {
        this.app = app;
        app.Clock.Set(CompanionApp.Noon);
    }

    /// <summary>A house that takes a tenth on top.</summary>
    public sealed class App : CompanionApp
    {
        protected override IEnumerable<(string Key, string Value)> Settings() =>
            [.. base.Settings(), ("Fees:ServicePercent", "10")];
    }

    private sealed record Scene(Person Companion, Guid CompanionId, Person Patron, Guid EventId)
    {
        public object Booking(string code, int day = 0) =>
            new
            {
                companion_id = CompanionId,
                starts_at = Start.AddDays(day),
                minutes = 120,
                voucher_code = code,
            };
    }

    [Fact]
    public async Task Of_the_companions_own_event_the_companion_pays_the_discount()
    {
        var scene = await Give();
        var voucher = await Own(scene, new { kind = "percent", percent = 20 });

        var quote = await Quote(scene, voucher).Expect(HttpStatusCode.OK);
        // 90.00 for two hours, 9.00 for the house, 18.00 off.
        Assert.Equal(
            """[{"kind":"time","amount":9000},{"kind":"service_fee","amount":900},{"kind":"discount","amount":-1800}]""",
            quote["line_items"]!.ToJsonString()
        );
        Assert.Equal((8100, 7200), ((int)quote["total"]!, (int)quote["payout"]!));
        Assert.Equal(0, Held(await Seen(scene, voucher)));

        var meeting = await Book(scene, voucher).Expect(HttpStatusCode.Created);
        Assert.Equal(quote["line_items"]!.ToJsonString(), meeting["line_items"]!.ToJsonString());
        Assert.Equal((8100, 7200), ((int)meeting["total"]!, (int)meeting["payout"]!));
        Assert.Equal((string?)voucher["code"], (string?)meeting["voucher_code"]);
        var theirs = await scene.Companion.Client.GetAsync($"/v1/meetings/{meeting["id"]}").Expect(HttpStatusCode.OK);
        Assert.Null(theirs["voucher_code"]);
        Assert.Equal(7200, (int)theirs["payout"]!);
    }

    [Fact]
    public async Task Of_the_marketplace_the_house_pays_the_discount()
    {
        var scene = await Give();
        var voucher = await Marketplace(
            new
            {
                kind = "amount",
                amount = 2000,
                currency = "CAD",
            }
        );

        var meeting = await Book(scene, voucher).Expect(HttpStatusCode.Created);

        Assert.Equal((7900, 9000), ((int)meeting["total"]!, (int)meeting["payout"]!));
    }

    [Fact]
    public async Task A_price_never_falls_below_nothing()
    {
        var scene = await Give();
        var voucher = await Marketplace(
            new
            {
                kind = "amount",
                amount = 1_000_000,
                currency = "CAD",
            }
        );

        var meeting = await Book(scene, voucher).Expect(HttpStatusCode.Created);

        // What the house takes on top stays.
        Assert.Equal((900, 9000), ((int)meeting["total"]!, (int)meeting["payout"]!));
        Assert.Equal(-9000, (int)meeting["line_items"]![2]!["amount"]!);
    }

    [Theory]
    [InlineData("accept", 0, 1, "redeemed")]
    [InlineData("decline", 0, 0, "released")]
    [InlineData("withdraw", 0, 0, "released")]
    [InlineData("expire", 0, 0, "released")]
    [InlineData("accept, cancel by patron", 0, 0, "reversed")]
    [InlineData("accept, cancel late by patron", 0, 1, "redeemed")]
    [InlineData("accept, cancel late by companion", 0, 0, "reversed")]
    [InlineData("delete companion", 0, 0, "released")]
    [InlineData("delete patron", 0, 0, "released")]
    [InlineData("accept, delete companion", 0, 0, "reversed")]
    public async Task What_is_held_is_redeemed_or_freed_with_the_meeting(
        string how,
        int held,
        int redeemed,
        string status
    )
    {
        app.Clock.Set(CompanionApp.Noon);
        var scene = await Give();
        var voucher = await Marketplace(
            new
            {
                kind = "percent",
                percent = 100,
                max_redemptions = 1,
            }
        );
        var meeting = await Book(scene, voucher).Expect(HttpStatusCode.Created);
        Assert.Equal((1, 0), Used(await Seen(null, voucher)));
        await Book(scene, voucher, day: 1).Refused(409, "used_up");

        foreach (var step in how.Split(", "))
        {
            await Do(step, scene, (string)meeting["id"]!);
        }

        Assert.Equal((held, redeemed), Used(await Seen(null, voucher)));
        var admin = await app.SignIn(role: "admin");
        var uses = await admin.Client.GetAsync($"/v1/vouchers/{voucher["id"]}/redemptions").Expect(HttpStatusCode.OK);
        Assert.Equal(
            new[] { "refused", status }.Order(StringComparer.Ordinal),
            uses["items"]!.AsArray().Select(use => (string?)use!["status"]).Order(StringComparer.Ordinal)
        );
        app.Clock.Set(CompanionApp.Noon);
        var next = await Give();
        await (
            redeemed == 0
                ? Book(next, voucher).Expect(HttpStatusCode.Created)
                : Book(next, voucher).Refused(409, "used_up")
        );
    }

    [Fact]
    public async Task Who_books_instantly_redeems_at_once()
    {
        var scene = await Give(instant: true);
        var voucher = await Own(scene, new { kind = "percent", percent = 20 });

        await Book(scene, voucher).Expect(HttpStatusCode.Created);

        Assert.Equal((0, 1), Used(await Seen(scene, voucher)));
    }

    [Fact]
    public async Task What_a_meeting_used_is_not_taken_back_at_the_desk()
    {
        var scene = await Give(instant: true);
        var voucher = await Own(scene, new { kind = "percent", percent = 20 });
        await Book(scene, voucher).Expect(HttpStatusCode.Created);
        var uses = await scene
            .Companion.Client.GetAsync($"/v1/events/{scene.EventId}/vouchers/{voucher["id"]}/redemptions")
            .Expect(HttpStatusCode.OK);

        var use = uses["items"]!.AsArray().Single()!;
        Assert.Equal(scene.Patron.Username, (string?)use["guest"]);
        await scene
            .Companion.Client.Post($"/v1/redemptions/{use["id"]}/reverse", new { reason = "No" })
            .Refused(409, "meeting_redemption");
    }

    [Fact]
    public async Task A_booking_without_a_slot_uses_nothing()
    {
        var scene = await Give();
        var voucher = await Own(scene, new { kind = "percent", percent = 20 });
        await Book(scene, voucher).Expect(HttpStatusCode.Created);

        await Book(scene, voucher).Refused(409, "slot_taken");

        Assert.Equal((1, 0), Used(await Seen(scene, voucher)));
    }

    [Fact]
    public async Task A_slot_that_is_lost_in_the_last_moment_uses_nothing()
    {
        var scene = await Give();
        var voucher = await Own(scene, new { kind = "percent", percent = 20 });
        var other = await app.Patron();
        await using var connection = await app.Database.OpenConnectionAsync();
        await using var held = await Hold(scene.Patron, connection);

        var booking = Book(scene, voucher);
        await app.WaitForLockWaiters(1);
        await other
            .Client.Post(
                "/v1/meetings",
                new
                {
                    companion_id = scene.CompanionId,
                    starts_at = Start,
                    minutes = 120,
                }
            )
            .Expect(HttpStatusCode.Created);
        await held.RollbackAsync();

        await booking.Refused(409, "slot_taken");
        Assert.Equal((0, 0), Used(await Seen(scene, voucher)));
    }

    [Fact]
    public async Task A_voucher_that_ends_in_the_last_moment_books_nothing()
    {
        var scene = await Give();
        var voucher = await Own(scene, new { kind = "percent", percent = 20 });
        await using var connection = await app.Database.OpenConnectionAsync();
        await using var held = await Hold(scene.Patron, connection);

        var booking = Book(scene, voucher);
        await app.WaitForLockWaiters(1);
        await app.Execute(
            "update vouchers set is_active = false where code = @code",
            new { code = (string)voucher["code"]! }
        );
        await held.RollbackAsync();

        await booking.Refused(409, "inactive");
        Assert.Equal((0, 0), Used(await Seen(scene, voucher)));
        Assert.Equal(
            0,
            await app.Query<int>(
                "select count(*) from meetings where companion_id = @CompanionId",
                new { scene.CompanionId }
            )
        );
    }

    [Fact]
    public async Task A_repeat_of_a_booking_holds_one_use()
    {
        var scene = await Give();
        var voucher = await Own(
            scene,
            new
            {
                kind = "percent",
                percent = 20,
                max_redemptions = 1,
            }
        );
        for (var repeat = 0; repeat < 2; repeat++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/meetings")
            {
                Content = System.Net.Http.Json.JsonContent.Create(scene.Booking((string)voucher["code"]!)),
                Headers = { { "Idempotency-Key", "once" } },
            };
            await scene.Patron.Client.SendAsync(request).Expect(HttpStatusCode.Created);
        }

        Assert.Equal((1, 0), Used(await Seen(scene, voucher)));
    }

    [Fact]
    public async Task Each_refusal_is_told_in_quote_check_and_booking_and_the_bookings_are_kept()
    {
        var scene = await Give();
        var elsewhere = await app.SignIn();
        var theirs = await Party.Make(elsewhere, app);
        async Task<JsonNode> Theirs(object terms) =>
            await elsewhere.Client.Post($"/v1/events/{theirs}/vouchers", terms).Expect(HttpStatusCode.Created);
        var now = app.Clock.GetUtcNow().UtcDateTime;
        var spent = await Marketplace(
            new
            {
                kind = "percent",
                percent = 10,
                max_per_account = 1,
            }
        );
        await Book(scene, spent, day: 5).Expect(HttpStatusCode.Created);
        var claimed = await Marketplace(
            new
            {
                kind = "percent",
                percent = 10,
                max_redemptions = 1,
            }
        );
        await elsewhere.Client.Post($"/v1/vouchers/{claimed["code"]}/claim").Expect(HttpStatusCode.OK);

        foreach (
            var (voucher, code) in new (JsonNode, string)[]
            {
                (await Theirs(new { kind = "percent", percent = 100 }), "wrong_event"),
                (await Own(scene, new { kind = "item", item = "one drink" }), "wrong_kind"),
                (
                    await Marketplace(
                        new
                        {
                            kind = "amount",
                            amount = 500,
                            currency = "EUR",
                        }
                    ),
                    "wrong_currency"
                ),
                (
                    await Marketplace(
                        new
                        {
                            kind = "percent",
                            percent = 10,
                            min_spend = 9001,
                            currency = "CAD",
                        }
                    ),
                    "min_spend"
                ),
                (
                    await Marketplace(
                        new
                        {
                            kind = "percent",
                            percent = 10,
                            starts_at = now.AddHours(1),
                        }
                    ),
                    "not_yet_valid"
                ),
                (
                    await Marketplace(
                        new
                        {
                            kind = "percent",
                            percent = 10,
                            ends_at = now.AddHours(-1),
                        }
                    ),
                    "expired"
                ),
                (
                    await Marketplace(
                        new
                        {
                            kind = "percent",
                            percent = 10,
                            is_active = false,
                        }
                    ),
                    "inactive"
                ),
                (spent, "per_account_limit"),
                (claimed, "not_yours"),
            }
        )
        {
            await Quote(scene, voucher).Refused(409, code);
            var check = await Check(scene, voucher);
            Assert.Equal((false, code), ((bool)check["usable"]!, (string?)check["code"]));
            await Book(scene, voucher).Refused(409, code);
            Assert.Equal(
                1,
                await app.Query<int>(
                    "select count(*) from redemptions where voucher_id = @id and status = 'refused' and refusal = @code and guest_id = @guest",
                    new
                    {
                        id = (Guid)voucher["id"]!,
                        code,
                        guest = scene.Patron.Id,
                    }
                )
            );
        }

        await scene.Patron.Client.Post("/v1/meetings", scene.Booking("no-such-code")).Refused(404, "voucher_unknown");
        Assert.Equal(
            1,
            await app.Query<int>(
                "select count(*) from meetings where patron_id = (select id from patrons where account_id = @Id)",
                new { scene.Patron.Id }
            )
        );
    }

    [Fact]
    public async Task A_check_says_what_it_would_give_and_changes_nothing()
    {
        var scene = await Give();
        // A percentage without amounts of its own is good in any currency.
        var voucher = await Marketplace(
            new
            {
                kind = "percent",
                percent = 50,
                max_redemptions = 1,
            }
        );

        for (var repeat = 0; repeat < 2; repeat++)
        {
            var check = await Check(scene, voucher);
            Assert.Equal(
                (true, 4500, "CAD"),
                ((bool)check["usable"]!, (int)check["discount"]!, (string?)check["currency"])
            );
        }

        Assert.Equal((0, 0), Used(await Seen(null, voucher)));
        await scene
            .Patron.Client.Post(
                $"/v1/vouchers/{voucher["code"]}/check",
                new
                {
                    meeting = new
                    {
                        companion_id = Guid.NewGuid(),
                        starts_at = Start,
                        minutes = 60,
                    },
                }
            )
            .Refused(404, "not_found");
    }

    [Fact]
    public async Task Of_many_bookings_at_once_the_last_use_goes_to_one()
    {
        var scenes = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Give()));
        var voucher = await Marketplace(
            new
            {
                kind = "percent",
                percent = 50,
                max_redemptions = 3,
            }
        );

        var answers = await Task.WhenAll(scenes.Select(scene => Book(scene, voucher)));

        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.All(answers, answer => Assert.Contains((int)answer.StatusCode, new[] { 201, 409 }));
        Assert.Equal((3, 0), Used(await Seen(null, voucher)));
    }

    private static (int Held, int Redeemed) Used(JsonNode voucher) =>
        ((int)voucher["held"]!, (int)voucher["redeemed"]!);

    private static int Held(JsonNode voucher) => (int)voucher["held"]!;

    private async Task<Scene> Give(bool instant = false)
    {
        var (companion, id) = await app.Companion(
            new() { ["instant_book"] = instant, ["cancellation_policy"] = "strict" }
        );
        return new Scene(companion, id, await app.Patron(), await Party.Make(companion, app));
    }

    private static async Task<JsonNode> Own(Scene scene, object terms) =>
        await scene.Companion.Client.Post($"/v1/events/{scene.EventId}/vouchers", terms).Expect(HttpStatusCode.Created);

    private async Task<JsonNode> Marketplace(object terms) =>
        await (await app.SignIn(role: "admin")).Client.Post("/v1/vouchers", terms).Expect(HttpStatusCode.Created);

    private async Task<JsonNode> Seen(Scene? scene, JsonNode voucher) =>
        scene is null
            ? await (await app.SignIn(role: "admin"))
                .Client.GetAsync($"/v1/vouchers/{voucher["id"]}")
                .Expect(HttpStatusCode.OK)
            : await scene
                .Companion.Client.GetAsync($"/v1/events/{scene.EventId}/vouchers/{voucher["id"]}")
                .Expect(HttpStatusCode.OK);

    /// <summary>Bookings of the patron wait before they write anything.</summary>
    private static async Task<NpgsqlTransaction> Hold(Person patron, NpgsqlConnection connection)
    {
        var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(
            "select from patrons where account_id = @Id for update",
            new { patron.Id },
            transaction
        );
        return transaction;
    }

    private static Task<HttpResponseMessage> Quote(Scene scene, JsonNode voucher) =>
        scene.Patron.Client.Post("/v1/meetings/quote", scene.Booking((string)voucher["code"]!));

    private static Task<HttpResponseMessage> Book(Scene scene, JsonNode voucher, int day = 0) =>
        scene.Patron.Client.Post("/v1/meetings", scene.Booking((string)voucher["code"]!, day));

    private static async Task<JsonNode> Check(Scene scene, JsonNode voucher) =>
        await scene
            .Patron.Client.Post(
                $"/v1/vouchers/{voucher["code"]}/check",
                new
                {
                    meeting = new
                    {
                        companion_id = scene.CompanionId,
                        starts_at = Start,
                        minutes = 120,
                    },
                }
            )
            .Expect(HttpStatusCode.OK);

    private async Task Do(string step, Scene scene, string meeting)
    {
        var late = step.Contains("late", StringComparison.Ordinal);
        if (late)
        {
            app.Clock.Set(Start.AddHours(-1));
        }

        var path = $"/v1/meetings/{meeting}";
        switch (step.Replace(" late", "", StringComparison.Ordinal))
        {
            case "accept" or "decline":
                await scene.Companion.Client.Post($"{path}/{step}").Expect(HttpStatusCode.OK);
                break;
            case "withdraw":
                await scene.Patron.Client.Post($"{path}/withdraw").Expect(HttpStatusCode.OK);
                break;
            case "cancel by patron":
                await scene.Patron.Client.Post($"{path}/cancel").Expect(HttpStatusCode.OK);
                break;
            case "cancel by companion":
                await scene.Companion.Client.Post($"{path}/cancel").Expect(HttpStatusCode.OK);
                break;
            case "expire":
                app.Clock.Advance(TimeSpan.FromDays(2));
                await app.Services.GetRequiredService<MeetingClock>().Sweep(CancellationToken.None);
                break;
            case "delete companion":
                await scene.Companion.Client.DeleteAsync("/v1/companions/me").Expect(HttpStatusCode.NoContent);
                break;
            default:
                await scene.Patron.Client.DeleteAsync("/v1/patrons/me").Expect(HttpStatusCode.NoContent);
                break;
        }
    }
}

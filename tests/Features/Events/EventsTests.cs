using System.Net;
using System.Text.Json.Nodes;

namespace Companion.Tests.Features.Events;

public sealed class EventsTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    private static readonly DateTime Noon = CompanionApp.Noon;

    private static Dictionary<string, object?> Terms(
        string name = "Summer on the Quay",
        Dictionary<string, object?>? other = null
    )
    {
        var terms = new Dictionary<string, object?>
        {
            ["name"] = name,
            ["city_id"] = Scenes.Toronto,
            ["venue"] = "Pier 4",
            ["starts_at"] = "2030-05-06T16:00:00+02:00",
            ["ends_at"] = "2030-05-06T23:00:00Z",
            ["is_public"] = true,
        };
        foreach (var (member, value) in other ?? [])
        {
            terms[member] = value;
        }

        return terms;
    }

    [Fact]
    public async Task An_event_is_made_and_read()
    {
        var organiser = await app.SignIn();

        using var answer = await organiser.Client.Post(
            "/v1/events",
            Terms(other: new() { ["capacity"] = 300, ["description"] = "Music." })
        );

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var made = await answer.Json();
        Assert.Equal($"/v1/events/{made["id"]}", answer.Headers.Location?.ToString());
        Assert.Equal("\"1\"", answer.Headers.ETag?.Tag);
        Assert.Equal(
            $$"""
            {"id":"{{made[
                "id"
            ]}}","name":"Summer on the Quay","description":"Music.","city_id":44,"city":"Toronto","country":"CA",
            "time_zone":"America/Toronto","venue":"Pier 4","starts_at":"2030-05-06T14:00:00Z","ends_at":"2030-05-06T23:00:00Z","capacity":300,
            "is_public":true,"status":"scheduled","organiser":"{{organiser.Username}}","role":"organiser","created_at":"2030-05-06T12:00:00Z",
            "updated_at":"2030-05-06T12:00:00Z"}
            """.ReplaceLineEndings(
                ""
            ),
            made.ToJsonString()
        );
        var read = await organiser.Client.GetAsync(answer.Headers.Location).Expect(HttpStatusCode.OK);
        Assert.True(JsonNode.DeepEquals(made, read));
        var seen = await app.Stranger().GetAsync(answer.Headers.Location).Expect(HttpStatusCode.OK);
        Assert.Null(seen["role"]);
        Assert.False(seen.AsObject().ContainsKey("role"));
    }

    [Fact]
    public async Task A_repeat_with_a_key_is_one_event()
    {
        var organiser = await app.SignIn();
        var ids = new HashSet<string?>();
        for (var repeat = 0; repeat < 2; repeat++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/events")
            {
                Content = System.Net.Http.Json.JsonContent.Create(Terms()),
                Headers = { { "Idempotency-Key", "once" } },
            };
            ids.Add((string?)(await organiser.Client.SendAsync(request).Expect(HttpStatusCode.Created))["id"]);
        }

        Assert.Single(ids);
    }

    public static TheoryData<string, object?> Wrong =>
        new()
        {
            { "name", "" },
            { "name", new string('x', 121) },
            { "name", null },
            { "city_id", 0 },
            { "venue", " " },
            { "starts_at", "2030-05-06T14:00:00" },
            { "ends_at", "2030-05-06T14:00:00Z" },
            { "ends_at", "2031-06-06T14:00:00Z" },
            { "capacity", 0 },
            { "is_public", "yes" },
            { "price", 1 },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_told_by_member(string member, object? value)
    {
        var organiser = await app.SignIn();

        var problem = await organiser
            .Client.Post("/v1/events", Terms(other: new() { [member] = value }))
            .Refused(400, "invalid_request");

        Assert.Equal([member], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Fact]
    public async Task What_is_over_is_not_made_and_what_has_begun_is()
    {
        var organiser = await app.SignIn();

        await organiser
            .Client.Post(
                "/v1/events",
                Terms(other: new() { ["starts_at"] = Noon.AddHours(-3), ["ends_at"] = Noon.AddHours(-1) })
            )
            .Refused(400, "invalid_request");
        await organiser
            .Client.Post(
                "/v1/events",
                Terms(other: new() { ["starts_at"] = Noon.AddHours(-3), ["ends_at"] = Noon.AddHours(1) })
            )
            .Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_private_event_is_there_for_its_team_and_guests_alone()
    {
        var party = await Party.Give(app, isPublic: false);

        foreach (
            var (person, role) in new[]
            {
                (party.Organiser, "organiser"),
                (party.Staff, "staff"),
                (party.Guest, "guest"),
            }
        )
        {
            var seen = await person.Client.GetAsync(party.Path).Expect(HttpStatusCode.OK);
            Assert.Equal(role, (string?)seen["role"]);
        }

        await party.Stranger.Client.GetAsync(party.Path).Refused(404, "not_found");
        await app.Stranger().GetAsync(party.Path).Refused(404, "not_found");
    }

    [Fact]
    public async Task A_guest_is_also_who_has_had_something_redeemed()
    {
        var party = await Party.Give(app, isPublic: false);
        var code = await party.Code(new { kind = "percent", percent = 10 });
        await party.Stranger.Client.GetAsync(party.Path).Refused(404, "not_found");

        await party.Redeem(code, new { guest = party.Stranger.Username }).Expect(HttpStatusCode.Created);

        Assert.Equal(
            "guest",
            (string?)(await party.Stranger.Client.GetAsync(party.Path).Expect(HttpStatusCode.OK))["role"]
        );
    }

    [Fact]
    public async Task A_change_is_a_merge_patch_of_a_version()
    {
        var party = await Party.Give(app);
        using var first = await party.Organiser.Client.GetAsync(party.Path);
        using var stale = new HttpRequestMessage(HttpMethod.Patch, party.Path)
        {
            Content = Wire.Raw("""{"name":"Winter"}"""),
        };
        stale.Headers.TryAddWithoutValidation("If-Match", "\"7\"");

        await party.Organiser.Client.SendAsync(stale).Refused(412, "stale_version");
        using var current = new HttpRequestMessage(HttpMethod.Patch, party.Path)
        {
            Content = Wire.Raw("""{"name":"Winter","capacity":20,"description":"Ice."}"""),
        };
        current.Headers.TryAddWithoutValidation("If-Match", first.Headers.ETag!.Tag);
        var changed = await party.Organiser.Client.SendAsync(current).Expect(HttpStatusCode.OK);
        Assert.Equal(
            ("Winter", 20, "Pier 4"),
            ((string?)changed["name"], (int)changed["capacity"]!, (string?)changed["venue"])
        );
        var cleared = await party
            .Organiser.Client.Patch(party.Path, """{"capacity":null,"description":null}""")
            .Expect(HttpStatusCode.OK);
        Assert.Null(cleared["capacity"]);
        Assert.Equal("", (string?)cleared["description"]);

        await party.Organiser.Client.Patch(party.Path, """{"name":null}""").Refused(400, "invalid_request");
        await party.Organiser.Client.Patch(party.Path, """{"city_id":0}""").Refused(400, "invalid_request");
        await party
            .Organiser.Client.Patch(party.Path, """{"ends_at":"2030-05-06T01:00:00Z"}""")
            .Refused(400, "invalid_request");
        await party.Organiser.Client.Patch(party.Path, """{"status":"cancelled"}""").Refused(400, "invalid_request");
    }

    [Fact]
    public async Task A_cancelled_event_stays_and_is_found_no_more()
    {
        var party = await Party.Give(app);

        var cancelled = await party.Organiser.Client.Post($"{party.Path}/cancel").Expect(HttpStatusCode.OK);

        Assert.Equal("cancelled", (string?)cancelled["status"]);
        var again = await party.Organiser.Client.Post($"{party.Path}/cancel").Refused(409, "event_cancelled");
        Assert.Equal("cancelled", (string?)again["state"]);
        await party.Organiser.Client.Patch(party.Path, new { name = "Back" }).Refused(409, "event_cancelled");
        await party
            .Organiser.Client.Post(party.Vouchers, new { kind = "percent", percent = 10 })
            .Refused(409, "event_cancelled");
        Assert.DoesNotContain(party.Id, await Listed($"/v1/events?city={Scenes.Toronto}&limit=100"));
        Assert.Equal(
            "cancelled",
            (string?)(await app.Stranger().GetAsync(party.Path).Expect(HttpStatusCode.OK))["status"]
        );
    }

    [Fact]
    public async Task An_event_goes_with_its_vouchers_unless_one_was_redeemed()
    {
        var party = await Party.Give(app);
        await party.Redeem("no-such-code", new { event_id = party.Id }).Refused(404, "voucher_unknown");
        var off = await party.Code(
            new
            {
                kind = "percent",
                percent = 10,
                is_active = false,
            }
        );
        await party.Redeem(off).Refused(409, "inactive");
        var used = await Party.Give(app);
        var redeemed = await used.Redeem(await used.Code(new { kind = "percent", percent = 10 }))
            .Expect(HttpStatusCode.Created);
        await used
            .Organiser.Client.Post($"/v1/redemptions/{redeemed["id"]}/reverse", new { reason = "Wrong" })
            .Expect(HttpStatusCode.OK);

        await party.Organiser.Client.DeleteAsync(party.Path).Expect(HttpStatusCode.NoContent);
        await used.Organiser.Client.DeleteAsync(used.Path).Refused(409, "has_redemptions");

        await party.Organiser.Client.GetAsync(party.Path).Refused(404, "not_found");
        Assert.Equal(0, await app.Query<int>("select count(*) from vouchers where event_id = @Id", new { party.Id }));
        Assert.Equal(
            0,
            await app.Query<int>("select count(*) from redemptions where event_id = @Id", new { party.Id })
        );
        await used.Organiser.Client.GetAsync(used.Path).Expect(HttpStatusCode.OK);
        // Nothing of what stays was taken along.
        Assert.Equal(2, await app.Query<int>("select count(*) from vouchers where event_id = @Id", new { used.Id }));
    }

    [Fact]
    public async Task An_event_is_deleted_or_redeemed_at_and_never_both()
    {
        for (var round = 0; round < 10; round++)
        {
            // The code of an event that is gone is unknown, which counts as a guess of this address.
            await app.Execute("delete from voucher_guesses");
            var party = await Party.Give(app);
            var code = await party.Code(new { kind = "percent", percent = 10 });

            var redeeming = Enumerable.Range(0, 4).Select(_ => party.Redeem(code)).ToArray();
            using var deleted = await party.Organiser.Client.DeleteAsync(party.Path);
            var redeemed = await Task.WhenAll(redeeming);

            var wereRedeemed = redeemed.Count(answer => answer.StatusCode == HttpStatusCode.Created);
            Assert.Contains((int)deleted.StatusCode, new[] { 204, 409 });
            Assert.All(redeemed, answer => Assert.Contains((int)answer.StatusCode, new[] { 201, 404 }));
            Assert.Equal(deleted.StatusCode == HttpStatusCode.Conflict, wereRedeemed > 0);
            Assert.Equal(
                wereRedeemed,
                await app.Query<int>(
                    "select count(*) from redemptions where event_id = @Id and status = 'redeemed'",
                    new { party.Id }
                )
            );
        }
    }

    [Fact]
    public async Task Public_events_are_found_by_city_time_and_words()
    {
        var organiser = await app.SignIn();
        async Task<Guid> Make(
            string name,
            double startsInHours,
            double hours = 2,
            Dictionary<string, object?>? other = null
        )
        {
            var terms = Terms(name, other);
            terms["starts_at"] = Noon.AddHours(startsInHours);
            terms["ends_at"] = Noon.AddHours(startsInHours + hours);
            terms.TryAdd("city_id", Scenes.Toronto);
            return (Guid)(await organiser.Client.Post("/v1/events", terms).Expect(HttpStatusCode.Created))["id"]!;
        }

        const int city = 7;
        var there = new Dictionary<string, object?> { ["city_id"] = city };
        var running = await Make("Running", -2, 4, there);
        var long_ago = await Make("Began long ago", -13, 48, there);
        var soon = await Make(
            "Soirée d'été",
            2,
            2,
            new() { ["city_id"] = city, ["description"] = "50% off, not 100_percent" }
        );
        var later = await Make("Later", 50, 2, there);
        await Make("Hidden", 3, 2, new() { ["city_id"] = city, ["is_public"] = false });
        await Make("Elsewhere", 3);

        Assert.Equal([running, soon, later], await Listed($"/v1/events?city={city}"));
        Assert.Equal(
            [long_ago, running, soon, later],
            await Listed($"/v1/events?city={city}&from={Noon.AddDays(-3):O}")
        );
        Assert.Equal([soon], await Listed($"/v1/events?city={city}&from={Noon:O}&to={Noon.AddHours(50):O}"));
        Assert.Equal([soon], await Listed($"/v1/events?city={city}&query=ete%20SOIREE"));
        Assert.Equal([soon], await Listed($"/v1/events?city={city}&query=50%25"));
        Assert.Equal([soon], await Listed($"/v1/events?city={city}&query=100_p"));
        Assert.Empty(await Listed($"/v1/events?city={city}&query=100%25"));
        Assert.Contains(later, await Listed($"/v1/events?from={Noon.AddHours(50):O}"));

        // By pages, each event once.
        var seen = new List<Guid>();
        string? next = null;
        do
        {
            var page = await app.Stranger()
                .GetAsync($"/v1/events?city={city}&limit=1{(next is null ? "" : $"&after={next}")}")
                .Expect(HttpStatusCode.OK);
            seen.AddRange(page["items"]!.AsArray().Select(item => (Guid)item!["id"]!));
            next = (string?)page["next"];
        } while (next is not null);

        Assert.Equal([running, soon, later], seen);
    }

    [Theory]
    [InlineData("from=yesterday", "from")]
    [InlineData("to=2030-05-06", "to")]
    [InlineData("query=1+2+3+4+5+6+7+8+9", "query")]
    [InlineData("limit=0", "limit")]
    [InlineData("after=nonsense", "after")]
    [InlineData("town=1", "town")]
    public async Task A_wrong_search_is_told_by_parameter(string query, string member)
    {
        var problem = await app.Stranger().GetAsync($"/v1/events?{query}").Refused(400, "invalid_request");

        Assert.Equal([member], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Fact]
    public async Task From_the_beginning_of_time_is_from_the_first()
    {
        await app.Stranger()
            .GetAsync("/v1/events?from=0001-01-01T00:00:00Z&to=9999-12-31T23:59:59Z")
            .Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_search_that_looks_at_too_many_says_where_it_stopped()
    {
        var organiser = await app.SignIn();
        await app.Execute(
            """
            insert into events (id, organiser_id, name, description, city_id, venue, starts_at, ends_at, is_public, created_at, updated_at)
            select gen_random_uuid(), @Id, case n when 1500 then 'Needle' else 'Hay' end, '', 9, 'Barn', @Noon + n * interval '1 minute',
                @Noon + interval '10 days', true, @Noon, @Noon
            from generate_series(1, 1600) n
            """,
            new { organiser.Id, CompanionApp.Noon }
        );

        var first = await app.Stranger().GetAsync("/v1/events?city=9&query=needle").Expect(HttpStatusCode.OK);
        Assert.Empty(first["items"]!.AsArray());
        var second = await app.Stranger()
            .GetAsync($"/v1/events?city=9&query=needle&after={first["next"]}")
            .Expect(HttpStatusCode.OK);

        Assert.Equal(["Needle"], second["items"]!.AsArray().Select(item => (string?)item!["name"]));
        Assert.Null(second["next"]);
    }

    [Fact]
    public async Task Ones_own_are_those_that_one_organises_or_works_at()
    {
        var party = await Party.Give(app, isPublic: false);
        var second = await Party.Make(party.Organiser, app);

        var organised = await party.Organiser.Client.GetAsync("/v1/accounts/me/events").Expect(HttpStatusCode.OK);
        var worked = await party.Staff.Client.GetAsync("/v1/accounts/me/events").Expect(HttpStatusCode.OK);

        Assert.Equal(
            new[] { party.Id, second }.Order(),
            organised["items"]!.AsArray().Select(item => (Guid)item!["id"]!).Order()
        );
        Assert.Equal(["staff"], worked["items"]!.AsArray().Select(item => (string?)item!["role"]));
        Assert.Empty(
            (await party.Guest.Client.GetAsync("/v1/accounts/me/events").Expect(HttpStatusCode.OK))["items"]!.AsArray()
        );
        var page = await party.Organiser.Client.GetAsync("/v1/accounts/me/events?limit=1").Expect(HttpStatusCode.OK);
        var rest = await party
            .Organiser.Client.GetAsync($"/v1/accounts/me/events?limit=1&after={page["next"]}")
            .Expect(HttpStatusCode.OK);
        Assert.NotEqual((Guid)page["items"]![0]!["id"]!, (Guid)rest["items"]![0]!["id"]!);
    }

    [Fact]
    public async Task Staff_come_and_go()
    {
        var party = await Party.Give(app);
        var path = $"{party.Path}/staff";

        var again = await party
            .Organiser.Client.Put($"{path}/{party.Staff.Username.ToUpperInvariant()}")
            .Expect(HttpStatusCode.OK);
        Assert.Equal(party.Staff.Username, (string?)again["username"]);
        var listed = await party.Staff.Client.GetAsync(path).Expect(HttpStatusCode.OK);
        Assert.Equal([party.Staff.Username], listed["items"]!.AsArray().Select(member => (string?)member!["username"]));
        await party.Organiser.Client.Put($"{path}/nobody_of_that_name").Refused(404, "not_found");
        await party.Organiser.Client.Put($"{path}/{party.Organiser.Username}").Refused(400, "invalid_request");
        await party.Organiser.Client.DeleteAsync($"{path}/{party.Guest.Username}").Refused(404, "not_found");
        await party.Staff.Client.DeleteAsync($"{path}/{party.Guest.Username}").Refused(403, "not_organiser");
        // Who wants to leave leaves.
        await party.Staff.Client.DeleteAsync($"{path}/{party.Staff.Username}").Expect(HttpStatusCode.NoContent);
        await party.Organiser.Client.DeleteAsync($"{path}/{party.Staff.Username}").Refused(404, "not_found");
        await party.Redeem(await party.Code(new { kind = "percent", percent = 10 })).Refused(403, "not_staff");
    }

    [Fact]
    public async Task Nobody_is_put_on_the_staff_of_whom_they_have_blocked()
    {
        var party = await Party.Give(app);
        var shy = await app.SignIn();
        await shy.Client.Put($"/v1/blocks/{party.Organiser.Username}").Expect(HttpStatusCode.OK);

        await party.Organiser.Client.Put($"{party.Path}/staff/{shy.Username}").Refused(403, "not_available");
    }

    [Fact]
    public async Task A_staff_has_an_end()
    {
        var party = await Party.Give(app);
        await app.Execute(
            """
            insert into accounts (id, email, username, password_hash, phone_number, birthday, created_at, updated_at)
            select gen_random_uuid(), 'crowd' || n || '@example.org', 'crowd' || n, 'none', '+4930' || (1000000 + n), '1990-01-01', @Noon, @Noon
            from generate_series(1, 199) n;
            insert into event_staff (event_id, account_id, created_at)
            select @Id, a.id, @Noon from accounts a where a.username like 'crowd%';
            """,
            new { party.Id, CompanionApp.Noon }
        );

        await party.Organiser.Client.Put($"{party.Path}/staff/{party.Guest.Username}").Refused(409, "too_many_staff");
        await party.Organiser.Client.Put($"{party.Path}/staff/{party.Staff.Username}").Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task With_the_organisers_account_go_the_events_at_which_nothing_was_redeemed()
    {
        var party = await Party.Give(app);
        var code = await party.Code(new { kind = "percent", percent = 10 });
        await party.Redeem(code, new { guest = party.Guest.Username }).Expect(HttpStatusCode.Created);
        var unused = await Party.Make(party.Organiser, app);
        await party
            .Organiser.Client.Post($"/v1/events/{unused}/vouchers", new { kind = "percent", percent = 10 })
            .Expect(HttpStatusCode.Created);

        await party.Organiser.Client.DeleteAsync("/v1/accounts/me").Expect(HttpStatusCode.NoContent);

        await app.Stranger().GetAsync($"/v1/events/{unused}").Refused(404, "not_found");
        var left = await party.Guest.Client.GetAsync(party.Path).Expect(HttpStatusCode.OK);
        Assert.Equal(("cancelled", null), ((string?)left["status"], (string?)left["organiser"]));
        await party.Redeem(code, new { guest = party.Guest.Username }).Refused(409, "inactive");
    }

    [Fact]
    public async Task What_a_meeting_holds_keeps_its_event_until_it_is_free()
    {
        var (companion, id) = await app.Companion();
        var eventId = await Party.Make(companion, app);
        var voucher = await companion
            .Client.Post($"/v1/events/{eventId}/vouchers", new { kind = "percent", percent = 10 })
            .Expect(HttpStatusCode.Created);
        var patron = await app.Patron();
        var meeting = await patron
            .Client.Post(
                "/v1/meetings",
                new
                {
                    companion_id = id,
                    starts_at = app.Clock.GetUtcNow().AddDays(3),
                    minutes = 60,
                    voucher_code = (string?)voucher["code"],
                }
            )
            .Expect(HttpStatusCode.Created);
        await companion.Client.DeleteAsync($"/v1/events/{eventId}").Refused(409, "has_redemptions");
        await companion
            .Client.DeleteAsync($"/v1/events/{eventId}/vouchers/{voucher["id"]}")
            .Refused(409, "voucher_used");

        await patron.Client.Post($"/v1/meetings/{meeting["id"]}/withdraw").Expect(HttpStatusCode.OK);

        // Nothing was redeemed: a use that was held and freed is none.
        await companion.Client.DeleteAsync($"/v1/events/{eventId}").Expect(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task However_many_vouchers_there_are_account_and_event_are_deleted()
    {
        var organiser = await app.SignIn();
        foreach (var what in new[] { "event", "account" })
        {
            var id = await Party.Make(organiser, app);
            await app.Execute(
                """
                insert into vouchers (id, event_id, code, kind, percent, is_active, created_at, updated_at)
                select gen_random_uuid(), @id, @what || n, 'percent', 10, true, @Noon, @Noon from generate_series(1, 150000) n;
                """,
                new
                {
                    id,
                    what = what.ToUpperInvariant(),
                    CompanionApp.Noon,
                }
            );

            await organiser
                .Client.DeleteAsync(what == "event" ? $"/v1/events/{id}" : "/v1/accounts/me")
                .Expect(HttpStatusCode.NoContent);

            Assert.Equal(0, await app.Query<int>("select count(*) from vouchers where event_id = @id", new { id }));
        }
    }

    [Fact]
    public async Task With_an_account_go_its_claims_and_its_name()
    {
        var party = await Party.Give(app);
        var voucher = await party.Voucher(
            new
            {
                kind = "item",
                item = "tea",
                max_redemptions = 1,
            }
        );
        await party.Stranger.Client.Post($"/v1/vouchers/{voucher["code"]}/claim").Expect(HttpStatusCode.OK);
        var code = await party.Code(new { kind = "percent", percent = 10 });
        var redeemed = await party.Redeem(code, new { guest = party.Stranger.Username }).Expect(HttpStatusCode.Created);

        await party.Stranger.Client.DeleteAsync("/v1/accounts/me").Expect(HttpStatusCode.NoContent);
        await party.Staff.Client.DeleteAsync("/v1/accounts/me").Expect(HttpStatusCode.NoContent);

        Assert.Null((await party.Seen(voucher))["claimed_by"]);
        var kept = await party.Organiser.Client.GetAsync($"/v1/redemptions/{redeemed["id"]}").Expect(HttpStatusCode.OK);
        Assert.Equal(
            ("redeemed", null, null),
            ((string?)kept["status"], (string?)kept["guest"], (string?)kept["redeemed_by"])
        );
        Assert.Equal(
            0,
            await app.Query<int>(
                "select count(*) from redemptions where guest_id = any (@ids) or by_id = any (@ids)",
                new { ids = new[] { party.Stranger.Id, party.Staff.Id } }
            )
        );
        await party.Guest.Client.Post($"/v1/vouchers/{voucher["code"]}/claim").Expect(HttpStatusCode.OK);
    }

    private async Task<Guid[]> Listed(string path) =>
        [
            .. (await app.Stranger().GetAsync(path).Expect(HttpStatusCode.OK))["items"]!
                .AsArray()
                .Select(item => (Guid)item!["id"]!),
        ];
}

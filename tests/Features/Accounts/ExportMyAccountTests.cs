using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Companion.Infrastructure;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Tests.Features.Accounts;

public sealed class ExportMyAccountTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Fact]
    public async Task All_that_is_held_about_the_caller_is_in_it()
    {
        var julia = await app.SignIn("julia");
        var alex = await app.SignIn("alex");
        await Meet(julia, alex);

        var export = await julia.Client.GetAsync("/v1/accounts/me/export").Expect(HttpStatusCode.OK);

        Assert.Equal("julia@example.org", (string?)export["account"]!["email"]);
        Assert.Equal("2030-05-06T12:00:00.000000Z", (string?)export["account"]!["created_at"]);
        Assert.Equal("test", (string?)export["sessions"]![0]!["device"]);
        Assert.Equal(4, (int?)export["failed_sign_ins"]!["failures"]);
        var companion = export["companion"]!;
        Assert.Equal("Julia", (string?)companion["name"]);
        Assert.Equal("""["en","fr"]""", companion["languages"]!.ToJsonString());
        Assert.Equal("""["chess"]""", companion["interests"]!.ToJsonString());
        Assert.Equal(
            """[{"weekday":5,"start":"18:00","end":"24:00"},{"weekday":6,"start":"22:00","end":"02:00"}]""",
            companion["hours"]!.ToJsonString()
        );
        Assert.Equal(
            """[{"date":"2030-05-10","intervals":[{"start":"09:00","end":"10:00"}]},{"date":"2030-05-11","intervals":[]}]""",
            companion["days"]!.ToJsonString()
        );
        Assert.Null(export["patron"]);
        var meeting = Assert.Single(export["meetings"]!.AsArray())!;
        Assert.Equal("companion", (string?)meeting["as"]);
        Assert.Equal("2030-06-01T18:00:00.000000Z", (string?)meeting["starts_at"]);
        Assert.Equal("hello", (string?)meeting["note"]);
        Assert.Equal("requested", (string?)meeting["history"]![0]!["to"]);
        Assert.Equal("2030-06-01T17:45:00.000000Z", (string?)export["calendar"]![0]!["starts_at"]);
        Assert.Equal("meeting_requested", (string?)export["updates"]![0]!["kind"]);
        Assert.Equal("POST /v1/companions", (string?)export["idempotency_keys"]![0]!["route"]);

        var other = await alex.Client.GetAsync("/v1/accounts/me/export").Expect(HttpStatusCode.OK);
        Assert.Equal("patron", (string?)other["meetings"]![0]!["as"]);
        Assert.Equal("Alex", (string?)other["patron"]!["name"]);
        Assert.Null(other["companion"]);
    }

    [Fact]
    public async Task Neither_hashes_nor_the_other_side_are_in_it()
    {
        var lisa = await app.SignIn("lisa");
        var alexis = await app.SignIn("alexis");
        await Meet(alexis, lisa);
        await KnownPassword.Give(app, lisa);

        var text = await lisa.Client.GetStringAsync("/v1/accounts/me/export");

        Assert.DoesNotContain("hash", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("sha256", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(KnownPassword.Hash, text, StringComparison.Ordinal);
        Assert.DoesNotContain("alexis", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Conversations_are_in_it_as_the_caller_sees_them()
    {
        var (mia, tom, zoe) = (await app.SignIn("mia"), await app.SignIn("tom"), await app.SignIn("zoe"));
        async Task Say(Person from, Person to, string body) =>
            await from
                .Client.Post($"/v1/conversations/{to.Username}/messages", new { body, client_id = Guid.NewGuid() })
                .Expect(HttpStatusCode.Created);
        await Say(mia, tom, "Hello");
        await Say(tom, mia, "Yes?");
        await Say(zoe, mia, "Me too");
        await tom.Client.Put("/v1/conversations/mia/read", new { up_to = 1 }).Expect(HttpStatusCode.OK);

        var export = await tom.Client.GetAsync("/v1/accounts/me/export").Expect(HttpStatusCode.OK);

        var conversation = Assert.Single(export["conversations"]!.AsArray())!;
        Assert.Equal("mia", (string?)conversation["partner"]);
        Assert.Equal(1, (int)conversation["read_up_to"]!);
        var (first, second) = (conversation["messages"]![0]!, conversation["messages"]![1]!);
        Assert.Equal((1, "mia", "Hello"), ((int)first["seq"]!, (string?)first["sender"], (string?)first["body"]));
        Assert.Equal((2, "tom", "Yes?"), ((int)second["seq"]!, (string?)second["sender"], (string?)second["body"]));
        Assert.Equal("2030-05-06T12:00:00.000000Z", (string?)first["sent_at"]);
        // The other's own mark on a message stays theirs.
        Assert.Null(first["client_id"]);
        Assert.NotNull(second["client_id"]);
        Assert.Equal(1, (int)export["message_counts"]!["sent"]!);

        await mia.Client.DeleteAsync("/v1/accounts/me").Expect(HttpStatusCode.NoContent);
        var alone = await tom.Client.GetAsync("/v1/accounts/me/export").Expect(HttpStatusCode.OK);
        Assert.Null(alone["conversations"]![0]!["partner"]);
        Assert.Equal(
            [null, "tom"],
            alone["conversations"]![0]!["messages"]!.AsArray().Select(message => (string?)message!["sender"])
        );
        var none = await (await app.SignIn()).Client.GetAsync("/v1/accounts/me/export").Expect(HttpStatusCode.OK);
        Assert.Empty(none["conversations"]!.AsArray());
        Assert.Null(none["message_counts"]);
    }

    [Fact]
    public async Task A_long_list_is_in_it_whole_and_in_order()
    {
        var person = await app.SignIn();
        await app.Execute(
            "select append_updates(array[@Id], 'meeting_requested', to_jsonb(n), @Noon) from generate_series(1, 1203) n",
            new { person.Id, CompanionApp.Noon }
        );

        var export = await person.Client.GetAsync("/v1/accounts/me/export").Expect(HttpStatusCode.OK);

        Assert.Equal(
            Enumerable.Range(1, 1203),
            export["updates"]!.AsArray().Select(update => (int)update!["payload"]!)
        );
    }

    [Fact]
    public async Task It_is_of_one_moment_however_long_it_takes()
    {
        var person = await app.SignIn();
        await using var connection = await app.Database.OpenConnectionAsync();
        await using var holding = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("lock table redemptions in access exclusive mode", transaction: holding);
        var exporting = person.Client.GetAsync("/v1/accounts/me/export");
        await app.WaitForLockWaiters(1);

        await app.Execute(
            "select append_updates(array[@Id], 'meeting_requested', '{}', @Noon)",
            new { person.Id, CompanionApp.Noon }
        );
        await holding.CommitAsync();

        Assert.Empty((await exporting.Expect(HttpStatusCode.OK))["updates"]!.AsArray());
    }

    [Fact]
    public async Task Each_conversation_has_its_own_messages_and_one_may_have_none()
    {
        var (ann, ben, kim, leo) = (await app.SignIn(), await app.SignIn(), await app.SignIn(), await app.SignIn());
        foreach (var (to, body) in new[] { (ben, "to ben"), (kim, "to kim"), (leo, "to leo"), (ben, "again") })
        {
            await ann
                .Client.Post($"/v1/conversations/{to.Username}/messages", new { body, client_id = Guid.NewGuid() })
                .Expect(HttpStatusCode.Created);
        }

        await app.Execute(
            "delete from messages where conversation_id in (select id from conversations where @Id in (low_id, high_id))",
            new { kim.Id }
        );

        var export = await ann.Client.GetAsync("/v1/accounts/me/export").Expect(HttpStatusCode.OK);

        var said = export["conversations"]!
            .AsArray()
            .ToDictionary(
                one => (string)one!["partner"]!,
                one => string.Join(", ", one!["messages"]!.AsArray().Select(message => (string?)message!["body"])),
                StringComparer.Ordinal
            );
        Assert.Equal(3, said.Count);
        Assert.Equal("to ben, again", said[ben.Username]);
        Assert.Equal("", said[kim.Username]);
        Assert.Equal("to leo", said[leo.Username]);
    }

    [Fact]
    public async Task Exports_leave_connections_to_what_else_takes_long()
    {
        var person = await app.SignIn();
        await using var connection = await app.Database.OpenConnectionAsync();
        await using var holding = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("lock table redemptions in access exclusive mode", transaction: holding);
        var exports = Enumerable.Range(0, 6).Select(_ => person.Client.GetAsync("/v1/accounts/me/export")).ToArray();
        await app.WaitForLockWaiters(2);

        var rare = app.Services.GetRequiredService<Database>().Long;
        await using (await rare.OpenConnectionAsync())
        await using (await rare.OpenConnectionAsync())
        {
            Assert.Equal(
                2,
                await app.Query<int>(
                    "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
                )
            );
        }

        await holding.CommitAsync();
        Assert.All(await Task.WhenAll(exports), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    [Fact]
    public async Task It_is_what_the_description_says_it_is()
    {
        var person = await app.SignIn();

        var export = await person.Client.GetAsync("/v1/accounts/me/export").Expect(HttpStatusCode.OK);

        var described = await (
            await app.Stranger().GetAsync("/openapi/v1.json")
        ).Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal(
            described!["components"]!["schemas"]!["ExportMyAccountResponse"]!["properties"]!
                .AsObject()
                .Select(p => p.Key),
            export.AsObject().Select(member => member.Key)
        );
    }

    [Fact]
    public async Task A_stranger_has_nothing_to_export() =>
        await app.Stranger().GetAsync("/v1/accounts/me/export").Refused(401, "unauthenticated");

    private Task Meet(Person companion, Person patron) =>
        app.Execute(
            """
            insert into companions (
                id, account_id, name, about, sex, show_orientation, city_id, hourly_rate, currency, is_active, min_minutes,
                max_minutes, step_minutes, buffer_before, buffer_after, min_notice_minutes, horizon_days, instant_book,
                cancellation_policy, created_at, updated_at
            )
            select @Companion, @Companion, initcap(@Name), '', 'other', false, min(id), 3000, 'CAD', false, 60, 720, 15, 15, 0, 120, 60,
                false, 'flexible', @Noon, @Noon
            from cities;
            insert into companion_languages (companion_id, language) values (@Companion, 'fr'), (@Companion, 'en');
            insert into companion_interests (companion_id, interest) values (@Companion, 'chess');
            insert into companion_hours (companion_id, weekday, starts, ends)
            values (@Companion, 6, 1320, 1560), (@Companion, 5, 1080, 1440);
            insert into companion_days (companion_id, date) values (@Companion, '2030-05-10'), (@Companion, '2030-05-11');
            insert into companion_day_hours (companion_id, date, starts, ends) values (@Companion, '2030-05-10', 540, 600);
            insert into patrons (id, account_id, name, sex, city_id, orientation, created_at, updated_at)
            select @Patron, @Patron, initcap(@PatronName), 'female', min(id), null, @Noon, @Noon from cities;
            insert into meetings (
                id, companion_id, patron_id, city_id, time_zone, starts_at, ends_at, minutes, note, status, cancellation_policy,
                currency, hourly_rate, price, service_fee, total, payout, expires_at, created_at, updated_at
            )
            select @Meeting, @Companion, @Patron, min(id), 'America/Toronto', '2030-06-01T18:00Z', '2030-06-01T20:00Z', 120, 'hello',
                'requested', 'flexible', 'CAD', 3000, 6000, 0, 6000, 6000, @Noon + interval '24 h', @Noon, @Noon
            from cities;
            insert into calendar_entries (account_id, during, meeting_id, kind) values
                (@Companion, '[2030-06-01T17:45Z,2030-06-01T20:00Z)', @Meeting, 'companion'),
                (@Patron, '[2030-06-01T18:00Z,2030-06-01T20:00Z)', @Meeting, 'patron');
            insert into meeting_history (meeting_id, version, actor, to_status, at) values (@Meeting, 1, 'patron', 'requested', @Noon);
            insert into idempotency_keys (account_id, key, route, request_sha256, status, body, created_at)
            values (@Companion, 'k', 'POST /v1/companions', '', 201, 'secret', @Noon);
            insert into sign_in_failures values (sha256(convert_to(@Name || '@example.org', 'UTF8')), 4, @Noon, @Noon);
            select append_updates(array[@Companion], 'meeting_requested', '{}', @Noon);
            """,
            new
            {
                Companion = companion.Id,
                Name = companion.Username,
                Patron = patron.Id,
                PatronName = patron.Username,
                Meeting = Guid.CreateVersion7(app.Clock.GetUtcNow()),
                CompanionApp.Noon,
            }
        );
}

using System.Net;

namespace Companion.Tests.Features.Sessions;

public sealed class ListSessionsTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Fact]
    public async Task Pages_meet_without_gap_or_overlap_even_inside_one_instant()
    {
        var person = await app.SignIn();
        await OpenMore(person, 6);

        var first = await person.Client.GetAsync("/v1/sessions?limit=4").Expect(HttpStatusCode.OK);
        var last = await person
            .Client.GetAsync($"/v1/sessions?limit=4&after={first["next"]}")
            .Expect(HttpStatusCode.OK);

        Assert.Null(last["next"]);
        var all = first["items"]!.AsArray().Concat(last["items"]!.AsArray()).ToArray();
        Assert.Equal(7, all.Select(item => (Guid)item!["id"]!).Distinct().Count());
        Assert.Equal(all.OrderByDescending(item => (DateTime)item!["created_at"]!), all);
        Assert.Equal("test", (string?)Assert.Single(all, item => (bool)item!["current"]!)!["device"]);
        Assert.Equal(
            ["id", "device", "created_at", "last_seen_at", "expires_at", "current"],
            all[0]!.AsObject().Select(member => member.Key)
        );
    }

    [Fact]
    public async Task Only_the_callers_own_open_sessions_are_there()
    {
        var other = await app.SignIn();
        var person = await app.SignIn();
        await OpenMore(person, 1, "interval '0'");

        var mine = await person.Client.GetAsync("/v1/sessions").Expect(HttpStatusCode.OK);
        var theirs = await other.Client.GetAsync("/v1/sessions").Expect(HttpStatusCode.OK);

        var session = Assert.Single(mine["items"]!.AsArray())!;
        Assert.Single(theirs["items"]!.AsArray());
        await person.Client.GetAsync($"/v1/sessions/{session["id"]}").Expect(HttpStatusCode.OK);
        await other.Client.GetAsync($"/v1/sessions/{session["id"]}").Refused(404, "not_found");
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        var person = await app.SignIn();

        await person.Client.GetAsync("/v1/sessions?after=abc").Refused(400, "invalid_request");
    }

    [Fact]
    public async Task A_stranger_has_no_sessions()
    {
        await app.Stranger().GetAsync("/v1/sessions").Refused(401, "unauthenticated");
        await app.Stranger().GetAsync($"/v1/sessions/{Guid.Empty}").Refused(401, "unauthenticated");
    }

    private Task OpenMore(Person person, int count, string lifetime = "interval '30 days'") =>
        app.Execute(
            $"""
            insert into sessions (id, token_sha256, account_id, created_at, last_seen_at, expires_at)
            select gen_random_uuid(), uuid_send(gen_random_uuid()), @Id, @Noon - n / 3 * interval '1 h', @Noon, @Noon + {lifetime}
            from generate_series(1, @count) n
            """,
            new
            {
                person.Id,
                count,
                CompanionApp.Noon,
            }
        );
}

using System.Diagnostics;
using System.Net;

namespace Companion.Tests.Features.Sessions;

public sealed class EndSessionTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Fact]
    public async Task An_ended_session_is_refused_at_once()
    {
        var person = await app.SignIn();
        await KnownPassword.Give(app, person, KnownPassword.OutdatedHash);
        var (phone, id) = await SignIn(person);
        await phone.GetAsync("/v1/sessions").Expect(HttpStatusCode.OK);

        using (var ended = await person.Client.DeleteAsync($"/v1/sessions/{id}"))
        {
            Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
            Assert.False(ended.Headers.Contains("Set-Cookie"));
        }

        await phone.GetAsync("/v1/sessions").Refused(401, "unauthenticated");
        await person.Client.Delete($"/v1/sessions/{id}").Refused(404, "not_found");
        await person.Client.GetAsync("/v1/sessions").Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Signing_out_clears_the_cookie(bool byId)
    {
        var person = await app.SignIn();
        var current = byId
            ? await app.Query<Guid>("select id from sessions where account_id = @Id", new { person.Id })
            : (object)"current";

        using var response = await person.Client.DeleteAsync($"/v1/sessions/{current}");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("companion_session=; expires=Thu, 01 Jan 1970", cookie, StringComparison.Ordinal);
        await person.Client.GetAsync("/v1/sessions").Refused(401, "unauthenticated");
    }

    [Fact]
    public async Task All_other_sessions_end_at_once_and_nobody_elses()
    {
        var bystander = await app.SignIn();
        var person = await app.SignIn();
        await KnownPassword.Give(app, person, KnownPassword.OutdatedHash);
        var (phone, _) = await SignIn(person);
        await phone.GetAsync("/v1/sessions").Expect(HttpStatusCode.OK);

        await person.Client.Delete("/v1/sessions/others").Expect(HttpStatusCode.NoContent);

        await phone.GetAsync("/v1/sessions").Refused(401, "unauthenticated");
        await person.Client.GetAsync("/v1/sessions").Expect(HttpStatusCode.OK);
        await bystander.Client.GetAsync("/v1/sessions").Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Every_other_instance_refuses_it_within_a_second()
    {
        var person = await app.SignIn();
        await using var other = new OtherInstance(app);
        using var there = other.ClientOf(person.Token);
        await there.GetAsync("/v1/sessions").Expect(HttpStatusCode.OK);

        await person.Client.Delete("/v1/sessions/current").Expect(HttpStatusCode.NoContent);

        // Asked until it refuses: what counts is when the last request that it still took began.
        var ended = Stopwatch.GetTimestamp();
        var lastTaken = TimeSpan.Zero;
        while (true)
        {
            var asked = Stopwatch.GetElapsedTime(ended);
            using var response = await there.GetAsync("/v1/sessions");
            if (response.StatusCode == HttpStatusCode.Unauthorized)
            {
                break;
            }

            lastTaken = asked;
            Assert.True(lastTaken < TimeSpan.FromSeconds(1), $"The token was still taken after {lastTaken}.");
        }
    }

    [Fact]
    public async Task Nobody_ends_anothers_session()
    {
        var other = await app.SignIn();
        var person = await app.SignIn();
        var list = await other.Client.GetAsync("/v1/sessions").Expect(HttpStatusCode.OK);

        await person.Client.Delete($"/v1/sessions/{list["items"]![0]!["id"]}").Refused(404, "not_found");
        await person.Client.Delete("/v1/sessions/nonsense").Refused(404, "not_found");

        await other.Client.GetAsync("/v1/sessions").Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_stranger_has_nothing_to_end()
    {
        await app.Stranger().Delete($"/v1/sessions/{Guid.Empty}").Refused(401, "unauthenticated");
        await app.Stranger().Delete("/v1/sessions/current").Refused(401, "unauthenticated");
        await app.Stranger().Delete("/v1/sessions/others").Refused(401, "unauthenticated");
    }

    private async Task<(HttpClient Client, Guid Id)> SignIn(Person person)
    {
        var session = await app.Stranger()
            .Post("/v1/sessions", new { email = $"{person.Username}@example.org", password = KnownPassword.Text })
            .Expect(HttpStatusCode.Created);
        return (app.ClientOf((string)session["token"]!), (Guid)session["id"]!);
    }
}

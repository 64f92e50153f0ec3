using System.Net;
using System.Text.Json;
using Companion.Features.Meetings;
using Companion.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Companion.Tests.Infrastructure;

public sealed class DemoTests(DemoTests.Demo app) : IClassFixture<DemoTests.Demo>
{
    [Fact]
    public async Task A_meeting_is_in_every_state() =>
        Assert.Equal(
            Enum.GetNames<MeetingStatus>()
                .Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)
                .Order(StringComparer.Ordinal),
            await app.Query<string[]>("select array(select distinct status from meetings order by status)")
        );

    [Fact]
    public async Task Nobody_is_in_two_meetings_at_once() =>
        Assert.Equal(
            0,
            await app.Query<int>(
                """
                with held as (
                    select m.id, person, tstzrange(m.starts_at, m.ends_at) as during
                    from meetings m
                    join companions c on c.id = m.companion_id
                    join patrons p on p.id = m.patron_id
                    cross join lateral (values (c.account_id), (p.account_id)) people (person)
                    where m.status in ('requested', 'accepted', 'completed')
                )
                select count(*) from held one join held other on other.person = one.person and other.id <> one.id and other.during && one.during
                """
            )
        );

    [Fact]
    public async Task What_is_asked_for_or_agreed_is_in_both_calendars() =>
        Assert.Equal(
            0,
            await app.Query<int>(
                """
                select count(*) from meetings m
                where (select count(*) from calendar_entries e where e.meeting_id = m.id)
                    <> case when m.status in ('requested', 'accepted') then 2 else 0 end
                """
            )
        );

    [Fact]
    public async Task Everybody_who_is_named_at_the_start_signs_in()
    {
        var logins = app.Services.GetServices<DemoLogin>().ToArray();

        Assert.NotEmpty(logins);
        foreach (var login in logins)
        {
            var session = await app.Stranger()
                .Post("/v1/sessions", new { email = login.Email, password = login.Password })
                .Expect(HttpStatusCode.Created);
            await app.ClientOf((string)session["token"]!).GetAsync("/v1/meetings").Expect(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Julia_is_found_in_Toronto()
    {
        var found = await app.Stranger().GetAsync($"/v1/companions?city={Scenes.Toronto}").Expect(HttpStatusCode.OK);

        Assert.Contains("julia", found["items"]!.AsArray().Select(companion => (string?)companion!["username"]));
    }

    [Fact]
    public async Task It_is_loaded_once()
    {
        var before = await app.Query<int>("select count(*) from meetings");

        await app.Load();

        Assert.Equal(before, await app.Query<int>("select count(*) from meetings"));
    }

    public sealed class Demo : CompanionApp, IAsyncLifetime
    {
        public Task Load() =>
            Migrator.Migrate(Database, demo: true, Clock, NullLogger.Instance, CancellationToken.None);

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            await Load();
        }
    }
}

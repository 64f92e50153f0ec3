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
    public async Task Conversations_add_up() =>
        Assert.Empty(
            await app.Query<Guid[]>(
                """
                select array(
                    select c.id
                    from conversations c
                    cross join lateral (
                        select
                            count(*) as said, max(m.sent_at) as sent_at, count(*) filter (where m.from_low) as low_sent,
                            count(*) filter (where not m.from_low and m.seq <= c.low_read) as low_seen,
                            count(*) filter (where m.from_low and m.seq <= c.high_read) as high_seen
                        from messages m
                        where m.conversation_id = c.id
                    ) m
                    where (c.last_seq, c.last_sent_at, c.low_sent, c.low_seen, c.high_seen)
                        is distinct from (m.said, m.sent_at, m.low_sent, m.low_seen, m.high_seen)
                    or exists (
                        select from messages m
                        where m.conversation_id = c.id
                          and m.low_count <> (select count(*) from messages n where n.conversation_id = c.id and n.from_low and n.seq <= m.seq)
                    )
                    or c.low_id is null or c.high_id is null
                )
                """
            )
        );

    [Fact]
    public async Task Alex_has_conversations_and_something_unread()
    {
        var session = await app.Stranger()
            .Post("/v1/sessions", new { email = "alex@demo.example", password = "companion-demo" })
            .Expect(HttpStatusCode.Created);
        var alex = app.ClientOf((string)session["token"]!);

        var conversations = (await alex.GetAsync("/v1/conversations").Expect(HttpStatusCode.OK))["items"]!.AsArray();

        Assert.Equal(
            ["noah", "julia", "amara"],
            conversations.Select(conversation => (string?)conversation!["partner"])
        );
        Assert.Equal([1, 0, 0], conversations.Select(conversation => (int)conversation!["unread"]!));
        var said = await alex.GetAsync("/v1/conversations/julia/messages").Expect(HttpStatusCode.OK);
        Assert.Equal(Enumerable.Range(1, 8), said["items"]!.AsArray().Select(message => (int)message!["seq"]!));
        Assert.Equal("alex", (string?)said["items"]![0]!["sender"]);
    }

    [Fact]
    public async Task Vouchers_of_each_kind_add_up_and_are_redeemed_by_the_demos_staff()
    {
        Assert.Equal(
            ["amount", "item", "percent"],
            await app.Query<string[]>("select array(select distinct kind from vouchers order by kind)")
        );
        Assert.Equal(
            0,
            await app.Query<int>(
                """
                select count(*)
                from vouchers v
                where v.redeemed <> (select count(*) from redemptions r where r.voucher_id = v.id and r.status = 'redeemed')
                   or (v.last_used_at is null) <> (v.redeemed = 0)
                """
            )
        );
        var session = await app.Stranger()
            .Post("/v1/sessions", new { email = "noah@demo.example", password = "companion-demo" })
            .Expect(HttpStatusCode.Created);
        var noah = app.ClientOf((string)session["token"]!);

        var given = await noah.Post("/v1/vouchers/drink-h3wn-8rfa-4c/redeem", new { guest = "lisa" })
            .Expect(HttpStatusCode.Created);

        Assert.Equal("one drink", (string?)given["item"]);
    }

    [Fact]
    public async Task Three_sprockets_and_three_factories_of_twenty_minutes_are_there()
    {
        var sprockets = await app.Stranger().GetStringAsync("/v1/sprockets");
        var factories = await app.Stranger().GetAsync("/v1/factories").Expect(HttpStatusCode.OK);

        Assert.Equal(
            $$"""{"sprockets":[{{string.Join(',', Enumerable.Range(1, 3).Select(id => $$"""{"id":{{id}},"teeth":5,"pitch_diameter":5.0,"outside_diameter":6.0,"pitch":1.0}"""))}}]}""",
            sprockets
        );
        Assert.Equal([1, 2, 3], factories["factories"]!.AsArray().Select(factory => (int)factory!["id"]!));
        Assert.All(
            factories["factories"]!.AsArray().Select(factory => factory!["chart_data"]!.AsObject()),
            chart =>
            {
                Assert.Equal(
                    ["sprocket_production_actual", "sprocket_production_goal", "time"],
                    chart.Select(series => series.Key)
                );
                Assert.All(chart, series => Assert.Equal(20, series.Value!.AsArray().Count));
                var times = chart["time"]!.AsArray().Select(time => (long)time!).ToArray();
                Assert.All(times.Zip(times.Skip(1)), pair => Assert.Equal(60, pair.Second - pair.First));
            }
        );
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

using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Companion.Tests.Features.Meetings;

/// <summary>What must hold whatever people do at once: asked of the database, after real clients have fought over it.</summary>
public sealed class BookingRaceTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    private const int Clients = 64;
    private const int Rounds = 24;

    private const string OverlapSql = """
        with busy as (
            select m.id, a.account_id, tstzrange(m.starts_at, m.ends_at) as during
            from meetings m
            join companions c on c.id = m.companion_id
            join patrons p on p.id = m.patron_id
            cross join lateral (values (c.account_id), (p.account_id)) a (account_id)
            where m.status in ('requested', 'accepted')
        )
        select count(*)
        from busy one
        join busy other on other.account_id = one.account_id and other.id <> one.id and other.during && one.during
        """;

    [Fact]
    public async Task Nobody_is_ever_in_two_places()
    {
        // Everybody is a companion and a patron at once, so that each side can be busy through the other.
        var people = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Both()));
        var answers = new ConcurrentBag<int>();
        var mine = new ConcurrentBag<string>[people.Length];
        Array.Fill(mine, null!);
        for (var i = 0; i < mine.Length; i++)
        {
            mine[i] = [];
        }

        await Task.WhenAll(
            Enumerable
                .Range(0, Clients)
                .Select(async client =>
                {
                    var random = new Random(client);
                    for (var round = 0; round < Rounds; round++)
                    {
                        var me = random.Next(people.Length);
                        if (random.Next(3) == 0 && !mine[me].IsEmpty)
                        {
                            var known = mine[me].ToArray();
                            var action = new[] { "accept", "decline", "withdraw", "cancel", "complete" }[
                                random.Next(5)
                            ];
                            using var changed = await people[me]
                                .Client.PostAsync(
                                    $"/v1/meetings/{known[random.Next(known.Length)]}/{action}",
                                    content: null
                                );
                            answers.Add((int)changed.StatusCode);
                            continue;
                        }

                        var other = random.Next(people.Length);
                        var minutes = 60 + 30 * random.Next(5);
                        using var booked = await people[me]
                            .Client.PostAsJsonAsync(
                                "/v1/meetings",
                                new
                                {
                                    companion_id = people[other].Id,
                                    starts_at = CompanionApp.Noon.AddDays(2).AddMinutes(30 * random.Next(40)),
                                    minutes,
                                }
                            );
                        answers.Add((int)booked.StatusCode);
                        if (booked.StatusCode == HttpStatusCode.Created)
                        {
                            var id = (string)JsonNode.Parse(await booked.Content.ReadAsStringAsync())!["id"]!;
                            mine[me].Add(id);
                            mine[other].Add(id);
                        }

                        // Time goes by: requests run out while others are answered, and what was accepted ends and is completed.
                        if (client == 0 && round is Rounds / 3 or Rounds * 2 / 3)
                        {
                            app.Clock.Advance(TimeSpan.FromHours(28));
                        }
                    }
                })
        );

        Assert.DoesNotContain(answers, status => status >= 500);
        Assert.Contains((int)HttpStatusCode.Created, answers);
        Assert.Contains((int)HttpStatusCode.Conflict, answers);
        Assert.Equal(0, await app.Query<long>(OverlapSql));
        Assert.Equal(
            0,
            await app.Query<long>(
                """
                select count(*)
                from meetings m
                where (select count(*) from calendar_entries e where e.meeting_id = m.id)
                    <> case when m.status in ('requested', 'accepted') then 2 else 0 end
                """
            )
        );
        Assert.Equal(
            0,
            await app.Query<long>(
                """
                select count(*)
                from patrons p
                left join open_requests o on o.patron_id = p.id
                where coalesce(o.open, 0)
                    <> (select count(*) from meetings m where m.patron_id = p.id and m.status = 'requested')
                """
            )
        );
        Assert.Equal(
            0,
            await app.Query<long>(
                "select count(*) from meetings m where m.version <> (select count(*) from meeting_history h where h.meeting_id = m.id)"
            )
        );
    }

    [Fact]
    public async Task Of_many_at_once_one_gets_the_slot()
    {
        var (_, id) = await app.Companion(new() { ["instant_book"] = true });
        var patrons = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => app.Patron()));
        var start = app.Clock.GetUtcNow().UtcDateTime.Date.AddDays(4).AddHours(18);

        var answers = await Task.WhenAll(
            patrons.Select(patron =>
                patron.Client.PostAsJsonAsync(
                    "/v1/meetings",
                    new
                    {
                        companion_id = id,
                        starts_at = start,
                        minutes = 60,
                    }
                )
            )
        );

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(15, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task A_patron_never_has_more_than_five_open_requests()
    {
        var patron = await app.Patron();
        var companions = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.Companion()));
        var day = app.Clock.GetUtcNow().UtcDateTime.Date.AddDays(5);

        var answers = await Task.WhenAll(
            companions.Select(
                (companion, i) =>
                    patron.Client.PostAsJsonAsync(
                        "/v1/meetings",
                        new
                        {
                            companion_id = companion.Id,
                            starts_at = day.AddHours(i),
                            minutes = 60,
                        }
                    )
            )
        );

        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        var refused = answers.First(answer => answer.StatusCode == HttpStatusCode.Conflict);
        Assert.Equal("too_many_open_requests", (string?)(await refused.Json())["code"]);
    }

    /// <summary>More changes at once than the pool has connections: none may hold one while it waits for another.</summary>
    [Fact]
    public async Task Many_meetings_are_accepted_at_once()
    {
        var day = app.Clock.GetUtcNow().UtcDateTime.Date.AddDays(8);
        var meetings = await Task.WhenAll(
            Enumerable
                .Range(0, 64)
                .Select(async _ =>
                {
                    var (companion, id) = await app.Companion();
                    var patron = await app.Patron();
                    var meeting = await patron
                        .Client.Post(
                            "/v1/meetings",
                            new
                            {
                                companion_id = id,
                                starts_at = day,
                                minutes = 60,
                            }
                        )
                        .Expect(HttpStatusCode.Created);
                    return (companion.Client, Id: (string)meeting["id"]!);
                })
        );

        var answers = await Task.WhenAll(
            meetings.Select(meeting => meeting.Client.PostAsync($"/v1/meetings/{meeting.Id}/accept", content: null))
        );

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    [Fact]
    public async Task Of_all_changes_at_once_one_wins_and_the_rest_learn_the_state()
    {
        var (companion, id) = await app.Companion();
        var patron = await app.Patron();
        var start = app.Clock.GetUtcNow().UtcDateTime.Date.AddDays(6).AddHours(18);
        var meeting = await patron
            .Client.Post(
                "/v1/meetings",
                new
                {
                    companion_id = id,
                    starts_at = start,
                    minutes = 60,
                }
            )
            .Expect(HttpStatusCode.Created);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i =>
                    (i % 2 == 0 ? companion : patron).Client.PostAsync(
                        $"/v1/meetings/{meeting["id"]}/{(i % 2 == 0 ? "decline" : "withdraw")}",
                        content: null
                    )
                )
        );

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.All(
            answers.Where(answer => answer.StatusCode != HttpStatusCode.OK),
            answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode)
        );
        var lost = await answers.First(answer => answer.StatusCode == HttpStatusCode.Conflict).Json();
        Assert.Contains((string?)lost["state"], new[] { "declined", "withdrawn" });
        Assert.Empty(lost["allowed_actions"]!.AsArray());
    }

    private async Task<(HttpClient Client, Guid Id)> Both()
    {
        var (person, id) = await app.Companion(new() { ["min_notice_minutes"] = 0 });
        await person
            .Client.Post(
                "/v1/patrons",
                new
                {
                    name = "Both",
                    sex = "other",
                    city_id = Scenes.Toronto,
                }
            )
            .Expect(HttpStatusCode.Created);
        return (person.Client, id);
    }
}

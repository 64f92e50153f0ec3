using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Companion.Tests.Features.Events;

namespace Companion.Tests.Features.Vouchers;

/// <summary>What must hold whatever is redeemed, held, freed and killed at once: asked of the database, after real clients.</summary>
public sealed class RedeemRaceTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    /// <summary>Vouchers whose counts are not those of their rows, or above their limit.</summary>
    private const string WrongCountsSql = """
        select count(*)
        from vouchers v
        cross join lateral (
            select count(*) filter (where r.status = 'redeemed') as redeemed, count(*) filter (where r.status = 'held') as held
            from redemptions r
            where r.voucher_id = v.id
        ) used
        where (v.redeemed, v.held) is distinct from (used.redeemed, used.held) or v.redeemed + v.held > v.max_redemptions
        """;

    [Fact]
    public async Task Of_ten_thousand_at_once_on_a_limit_of_a_hundred_exactly_a_hundred_succeed()
    {
        const int attempts = 10_000;
        using var other = new OtherInstance(app);
        var party = await Party.Give(app);
        var voucher = await party.Voucher(
            new
            {
                kind = "percent",
                percent = 10,
                max_redemptions = 100,
            }
        );
        HttpClient[] doors =
        [
            party.Staff.Client,
            party.Organiser.Client,
            other.ClientOf(party.Staff.Token),
            other.ClientOf(party.Organiser.Token),
        ];
        var statuses = new ConcurrentBag<HttpStatusCode>();

        await Parallel.ForAsync(
            0,
            attempts,
            new ParallelOptions { MaxDegreeOfParallelism = 256 },
            async (n, _) =>
            {
                using var answer = await doors[n % doors.Length].Post($"/v1/vouchers/{voucher["code"]}/redeem");
                statuses.Add(answer.StatusCode);
            }
        );

        Assert.Equal(100, statuses.Count(status => status == HttpStatusCode.Created));
        Assert.Equal(attempts - 100, statuses.Count(status => status == HttpStatusCode.Conflict));
        Assert.Equal(100, (int)(await party.Seen(voucher))["redeemed"]!);
        // Every attempt is kept, refused ones too.
        Assert.Equal(
            attempts,
            await app.Query<int>(
                "select count(*) from redemptions where voucher_id = @id",
                new { id = (Guid)voucher["id"]! }
            )
        );
        Assert.Equal(0, await app.Query<int>(WrongCountsSql));
    }

    [Fact]
    public async Task Of_one_guest_fifty_at_once_one_succeeds()
    {
        using var other = new OtherInstance(app);
        var party = await Party.Give(app);
        var voucher = await party.Voucher(
            new
            {
                kind = "percent",
                percent = 10,
                max_per_account = 1,
            }
        );
        HttpClient[] doors = [party.Staff.Client, other.ClientOf(party.Organiser.Token)];

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(n =>
                    doors[n % 2]
                        .PostAsJsonAsync($"/v1/vouchers/{voucher["code"]}/redeem", new { guest = party.Guest.Username })
                )
        );

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        foreach (var answer in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
        {
            Assert.Equal("per_account_limit", (string?)(await answer.Json())["code"]);
        }

        Assert.Equal(0, await app.Query<int>(WrongCountsSql));
    }

    [Fact]
    public async Task The_same_key_twenty_times_at_once_is_one_redemption_and_twenty_equal_answers()
    {
        using var other = new OtherInstance(app);
        var party = await Party.Give(app);
        var voucher = await party.Voucher(new { kind = "percent", percent = 10 });
        HttpClient[] doors = [party.Staff.Client, other.ClientOf(party.Staff.Token)];

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(n =>
                    doors[n % 2]
                        .SendAsync(
                            new HttpRequestMessage(HttpMethod.Post, $"/v1/vouchers/{voucher["code"]}/redeem")
                            {
                                Headers = { { "Idempotency-Key", "the-same" } },
                            }
                        )
                )
        );

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Single((await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()))).Distinct());
        Assert.Single(answers, answer => !answer.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(1, (int)(await party.Seen(voucher))["redeemed"]!);
    }

    [Fact]
    public async Task The_same_key_on_two_codes_at_once_is_one_redemption()
    {
        using var other = new OtherInstance(app);
        var party = await Party.Give(app);
        string[] codes =
        [
            await party.Code(new { kind = "percent", percent = 10 }),
            await party.Code(new { kind = "percent", percent = 20 }),
        ];
        HttpClient[] doors = [party.Staff.Client, other.ClientOf(party.Staff.Token)];
        for (var round = 0; round < 10; round++)
        {
            var key = $"round-{round}";

            var answers = await Task.WhenAll(
                Enumerable
                    .Range(0, 8)
                    .Select(n =>
                        doors[n % 2]
                            .SendAsync(
                                new HttpRequestMessage(HttpMethod.Post, $"/v1/vouchers/{codes[n / 2 % 2]}/redeem")
                                {
                                    Headers = { { "Idempotency-Key", key } },
                                }
                            )
                    )
            );

            Assert.All(answers, answer => Assert.Contains((int)answer.StatusCode, new[] { 201, 422 }));
            Assert.Equal(4, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        }

        Assert.Equal(
            10,
            await app.Query<int>(
                "select sum(redeemed) from vouchers where event_id = @Id and kind = 'percent'",
                new { party.Id }
            )
        );
        Assert.Equal(0, await app.Query<int>(WrongCountsSql));
    }

    [Fact]
    public async Task After_kill_9_in_mid_redeem_a_retry_makes_each_redemption_exactly_one()
    {
        var party = await Party.Give(app);
        var voucher = await party.Voucher(new { kind = "percent", percent = 10 });
        await using var doomed = ServiceProcess.Start(
            AppContext.BaseDirectory,
            ("ConnectionStrings__Companion", app.ConnectionString)
        );
        var address = await doomed.Address();
        var keys = new ConcurrentBag<string>();
        var acknowledged = 0;
        // Until the process is gone: each learns of it by its own connection.
        var redeeming = Enumerable
            .Range(0, 8)
            .Select(async client =>
            {
                using var door = new HttpClient { BaseAddress = address };
                door.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", party.Staff.Token);
                for (var n = 0; ; n++)
                {
                    var key = $"kill-{client}-{n}";
                    keys.Add(key);
                    try
                    {
                        using var answer = await door.SendAsync(Redeem(key));
                        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
                        Interlocked.Increment(ref acknowledged);
                    }
                    catch (HttpRequestException)
                    {
                        return;
                    }
                }
            })
            .ToArray();
        while (Volatile.Read(ref acknowledged) < 200)
        {
            await Task.Yield();
        }

        doomed.Kill();
        await Task.WhenAll(redeeming);

        foreach (var key in keys)
        {
            using var answer = await party.Staff.Client.SendAsync(Redeem(key));
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        }

        Assert.Equal(keys.Count, (int)(await party.Seen(voucher))["redeemed"]!);
        Assert.Equal(0, await app.Query<int>(WrongCountsSql));

        HttpRequestMessage Redeem(string key) =>
            new(HttpMethod.Post, $"/v1/vouchers/{voucher["code"]}/redeem") { Headers = { { "Idempotency-Key", key } } };
    }

    [Fact]
    public async Task With_bookings_doors_and_reversals_at_random_the_counts_are_those_of_the_rows()
    {
        const int clients = 32;
        const int rounds = 30;
        using var other = new OtherInstance(app);
        // Companions with events of their own, whose vouchers count at their meetings as at their doors.
        var houses = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => House()));
        var patrons = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => app.Patron()));
        var statuses = new ConcurrentBag<int>();
        var meetings = new ConcurrentBag<(Person Companion, Person Patron, string Id)>();
        var redemptions = new ConcurrentBag<(Person Organiser, string Id)>();
        using var watching = new CancellationTokenSource();
        var watcher = Task.Run(async () =>
        {
            var worst = 0;
            while (!watching.IsCancellationRequested)
            {
                worst += await app.Query<int>(WrongCountsSql);
            }

            return worst;
        });

        await Task.WhenAll(
            Enumerable
                .Range(0, clients)
                .Select(async client =>
                {
                    var random = new Random(client);
                    for (var round = 0; round < rounds; round++)
                    {
                        var house = houses[random.Next(houses.Length)];
                        var patron = patrons[random.Next(patrons.Length)];
                        switch (random.Next(6))
                        {
                            case 0 or 1:
                                await Book(house, patron, random);
                                break;
                            case 2 when meetings.TryTake(out var meeting):
                                await Change(meeting, random);
                                break;
                            case 3 when redemptions.TryTake(out var redemption):
                                await Send(
                                    redemption.Organiser,
                                    $"/v1/redemptions/{redemption.Id}/reverse",
                                    new { reason = "Chance" }
                                );
                                break;
                            default:
                                await Door(house, patron, random);
                                break;
                        }

                        if (client == 0 && round is rounds / 3 or rounds * 2 / 3)
                        {
                            // What nobody has answered runs out.
                            app.Clock.Advance(TimeSpan.FromHours(25));
                        }
                    }
                })
        );
        await watching.CancelAsync();

        Assert.DoesNotContain(statuses, status => status >= 500);
        Assert.Equal(0, await watcher);
        Assert.Equal(0, await app.Query<int>(WrongCountsSql));
        foreach (var status in new[] { "held", "redeemed", "released", "reversed", "refused" })
        {
            Assert.True(
                await app.Query<bool>("select exists (select from redemptions where status = @status)", new { status }),
                status
            );
        }

        // A meeting that holds its slot, and it alone, holds its use.
        Assert.Equal(
            0,
            await app.Query<int>(
                """
                select count(*)
                from meetings m
                left join redemptions r on r.meeting_id = m.id and r.status <> 'refused'
                where m.voucher_code is not null
                  and r.status is distinct from case m.status
                      when 'requested' then 'held' when 'accepted' then 'redeemed' when 'completed' then 'redeemed' when 'cancelled' then r.status
                      else 'released' end
                """
            )
        );

        async Task Book(HouseOf house, Person patron, Random random)
        {
            var booked = await Send(
                patron,
                "/v1/meetings",
                new
                {
                    companion_id = house.CompanionId,
                    starts_at = app.Clock.GetUtcNow().UtcDateTime.Date.AddDays(4).AddHours(random.Next(200)),
                    minutes = 60,
                    voucher_code = house.Codes[random.Next(house.Codes.Length)],
                }
            );
            if (booked is not null)
            {
                meetings.Add((house.Person, patron, (string)booked["id"]!));
            }
        }

        async Task Change((Person Companion, Person Patron, string Id) meeting, Random random)
        {
            var (who, action) = random.Next(4) switch
            {
                0 => (meeting.Companion, "decline"),
                1 => (meeting.Patron, "withdraw"),
                2 => (meeting.Patron, "cancel"),
                _ => (meeting.Companion, "accept"),
            };
            await Send(who, $"/v1/meetings/{meeting.Id}/{action}", null);
            if (action is "accept")
            {
                meetings.Add(meeting);
            }
        }

        async Task Door(HouseOf house, Person guest, Random random)
        {
            var redeemed = await Send(
                house.Person,
                $"/v1/vouchers/{house.Codes[random.Next(house.Codes.Length)]}/redeem",
                new { guest = guest.Username, spend = 1000 }
            );
            if (redeemed is not null)
            {
                redemptions.Add((house.Person, (string)redeemed["id"]!));
            }
        }

        async Task<JsonNode?> Send(Person who, string path, object? body)
        {
            var client = statuses.Count % 2 == 0 ? who.Client : other.ClientOf(who.Token);
            using var answer = await client.Post(path, body);
            statuses.Add((int)answer.StatusCode);
            return answer.StatusCode == HttpStatusCode.Created ? await answer.Json() : null;
        }
    }

    private sealed record HouseOf(Person Person, Guid CompanionId, string[] Codes);

    private async Task<HouseOf> House()
    {
        var (person, id) = await app.Companion();
        var eventId = await Party.Make(person, app);
        var codes = new List<string>();
        foreach (
            var terms in new object[]
            {
                new
                {
                    kind = "percent",
                    percent = 10,
                    max_redemptions = 6,
                },
                new
                {
                    kind = "amount",
                    amount = 500,
                    currency = "CAD",
                    max_redemptions = 20,
                    max_per_account = 1,
                },
            }
        )
        {
            var made = await person.Client.Post($"/v1/events/{eventId}/vouchers", terms).Expect(HttpStatusCode.Created);
            codes.Add((string)made["code"]!);
        }

        return new HouseOf(person, id, [.. codes]);
    }
}

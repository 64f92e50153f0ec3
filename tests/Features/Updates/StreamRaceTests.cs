using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Tests.Features.Updates;

/// <summary>What must hold whatever is cut, killed or restarted: every reader sees every message once, in order.</summary>
public sealed class StreamRaceTests(StreamRaceTests.App app) : IClassFixture<StreamRaceTests.App>
{
    private static readonly (string Key, string Value)[] NoLimits =
    [
        ("Messages:PerMinute", "1000000"),
        ("Messages:NewConversationsPerDay", "1000000"),
    ];

    /// <summary>Whose people may say as much as they like.</summary>
    public sealed class App : CompanionApp
    {
        protected override IEnumerable<(string Key, string Value)> Settings() => [.. base.Settings(), .. NoLimits];
    }

    private sealed record Seen(string Cursor, Guid ConversationId, int Seq, string Body);

    [Fact]
    public async Task Of_64_writers_in_200_conversations_on_two_instances_every_reader_that_is_cut_sees_each_message_once_in_order()
    {
        const int writers = 64;
        const int messagesEach = 40;
        using var other = new OtherInstance(app, NoLimits);
        var people = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => app.SignIn()));
        HttpClient[][] clients =
        [
            .. people.Select(person => (HttpClient[])[person.Client, other.ClientOf(person.Token)]),
        ];
        (int One, int Two)[] pairs =
        [
            .. (
                from one in Enumerable.Range(0, people.Length)
                from two in Enumerable.Range(one + 1, people.Length - one - 1)
                orderby (one * 31) + (two * 17) % 101, one, two
                select (one, two)
            ).Take(200),
        ];
        using var reading = new CancellationTokenSource();
        var expected = new ConcurrentDictionary<Guid, int>();
        var readers = new Task<List<Seen>>[people.Length];
        for (var n = 0; n < people.Length; n++)
        {
            using var start = await EventStream.Open(clients[n][0]);
            readers[n] = Read(clients[n], start.LastEventId!, people[n].Id, expected, new Random(n), reading.Token);
        }

        await Task.WhenAll(
            Enumerable
                .Range(0, writers)
                .Select(async writer =>
                {
                    var random = new Random(1000 + writer);
                    for (var n = 0; n < messagesEach; n++)
                    {
                        // So that every conversation is begun, by whoever comes first; then at random.
                        var pair = pairs[n < 4 ? ((n * writers) + writer) % pairs.Length : random.Next(pairs.Length)];
                        var (from, to) = random.Next(2) == 0 ? pair : (pair.Two, pair.One);
                        await clients[from]
                            [random.Next(2)]
                            .Post($"/v1/conversations/{people[to].Username}/messages", new { body = $"{writer} {n}" })
                            .Expect(HttpStatusCode.Created);
                    }
                })
        );
        foreach (var person in people)
        {
            expected[person.Id] = await app.Query<int>(
                "select coalesce(sum(last_seq), 0) from conversations where low_id = @Id or high_id = @Id",
                new { person.Id }
            );
        }

        // Readers know now how many there are; one that never gets there has missed some.
        reading.CancelAfter(TimeSpan.FromSeconds(30));
        var seen = await Task.WhenAll(readers);

        var ids = people.Select(person => person.Id).ToArray();
        Assert.Equal(
            writers * messagesEach,
            await app.Query<int>("select sum(last_seq) from conversations where low_id = any(@ids)", new { ids })
        );
        Assert.Equal(
            pairs.Length,
            await app.Query<int>("select count(*) from conversations where low_id = any(@ids)", new { ids })
        );
        for (var n = 0; n < people.Length; n++)
        {
            await SawAll(seen[n], people[n].Id);
        }
    }

    [Fact]
    public async Task After_kill_9_of_an_instance_in_mid_send_a_retry_makes_each_message_exactly_one()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.SignIn()));
        await using var doomed = ServiceProcess.Start(
            AppContext.BaseDirectory,
            ("ConnectionStrings__Companion", app.ConnectionString),
            ("Messages__PerMinute", "1000000")
        );
        var address = await doomed.Address();
        var attempts = new ConcurrentBag<(Person From, Person To, Guid ClientId, string Body)>();
        var acknowledged = 0;
        var sending = people
            .Select(async from =>
            {
                using var client = new HttpClient { BaseAddress = address };
                client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", from.Token);
                // Its clock is the real one, long before the tests': the session lives.
                for (var n = 0; ; n++)
                {
                    var to = people[(Array.IndexOf(people, from) + 1 + (n % 7)) % people.Length];
                    var attempt = (from, to, Guid.NewGuid(), $"{from.Username} {n}");
                    attempts.Add(attempt);
                    try
                    {
                        await Send(client, attempt).Expect(HttpStatusCode.Created);
                    }
                    catch (HttpRequestException)
                    {
                        return;
                    }

                    if (Interlocked.Increment(ref acknowledged) == 300)
                    {
                        doomed.Kill();
                    }
                }
            })
            .ToArray();
        await Task.WhenAll(sending);
        Assert.InRange(acknowledged, 300, int.MaxValue);

        // Whoever got no answer asks again, and so do those who did, of another instance.
        foreach (var attempt in attempts)
        {
            var first = await Send(attempt.From.Client, attempt).Expect(HttpStatusCode.Created);
            Assert.Equal(attempt.Body, (string?)first["body"]);
        }

        var ids = attempts.Select(attempt => attempt.ClientId).ToArray();
        Assert.Equal(
            ids.Length,
            await app.Query<int>("select count(*) from messages where client_id = any(@ids)", new { ids })
        );
        Assert.Equal(
            0,
            await app.Query<int>(
                """
                select count(*)
                from conversations c
                where c.last_seq <> (select count(*) from messages m where m.conversation_id = c.id)
                   or c.last_seq <> (select max(m.seq) from messages m where m.conversation_id = c.id)
                   or c.low_sent <> (select count(*) from messages m where m.conversation_id = c.id and m.from_low)
                """
            )
        );
    }

    [Fact]
    public async Task When_the_database_is_killed_under_500_streams_all_go_on_within_10_seconds_and_nothing_is_lost()
    {
        const int count = 500;
        await using var own = await OwnServer.Start();
        using var service = new OtherInstance(
            app,
            [("ConnectionStrings:Companion", own.ConnectionString), .. NoLimits]
        );
        await using var database = NpgsqlDataSource.Create($"{own.ConnectionString};Pooling=false");
        await SignIn(database, count);
        HttpClient[] clients = [.. Enumerable.Range(0, count).Select(n => service.ClientOf($"stream-{n}"))];
        var streams = await Task.WhenAll(clients.Select(client => EventStream.Open(client)));
        var told = streams.Select(_ => new ConcurrentQueue<string>()).ToArray();
        var readers = streams.Select((stream, n) => Listen(stream, told[n])).ToArray();
        await Tell(clients, "before");

        // What is under way then is tried again until it is answered.
        var during = Tell(clients, "during");
        own.Kill();
        await own.StartAgain();
        var back = Stopwatch.GetTimestamp();
        await during;
        await Tell(clients, "after");
        await Until(() => Array.TrueForAll(told, heard => heard.Count >= 3));
        Assert.InRange(Stopwatch.GetElapsedTime(back), TimeSpan.Zero, TimeSpan.FromSeconds(10));

        Assert.All(told, heard => Assert.Equal(["before", "during", "after"], heard));
        // None was closed: they waited.
        Assert.DoesNotContain(readers, reader => reader.IsCompleted);
        foreach (var stream in streams)
        {
            stream.Dispose();
        }
    }

    /// <summary>As after a failover: the ids that the new one gives out are not those that the stream has seen.</summary>
    [Fact]
    public async Task When_the_database_comes_back_on_another_timeline_an_open_stream_and_poll_get_one_resync_and_go_on()
    {
        await using var own = await OwnServer.Start();
        using var service = new OtherInstance(
            app,
            [("ConnectionStrings:Companion", own.ConnectionString), ("Streams:CommentSeconds", "1"), .. NoLimits]
        );
        await using var database = NpgsqlDataSource.Create($"{own.ConnectionString};Pooling=false");
        await SignIn(database, 2);
        HttpClient[] clients = [service.ClientOf("stream-0"), service.ClientOf("stream-1")];
        using var stream = await EventStream.Open(clients[0]);
        var before = stream.LastEventId!;

        await own.StartAgain(onNewTimeline: true);

        var resync = await stream.Next("resync");
        Assert.NotEqual(before.Split('-')[0], resync.Id.Split('-')[0]);
        await Tell(clients, "after");
        Assert.Equal("after", (string?)(await stream.Next("message")).Data["body"]);
        var poll = await clients[0].GetAsync($"/v1/updates?after={before}").Expect(HttpStatusCode.OK);
        Assert.Equal("resync", (string?)Assert.Single(poll["items"]!.AsArray())!["event"]);
    }

    /// <summary>Reads a stream that is cut after a few events, again and again, now here and now there, until all is seen.</summary>
    private static async Task<List<Seen>> Read(
        HttpClient[] instances,
        string cursor,
        Guid id,
        ConcurrentDictionary<Guid, int> expected,
        Random random,
        CancellationToken ct
    )
    {
        var seen = new List<Seen>();
        while (!expected.TryGetValue(id, out var all) || seen.Count < all)
        {
            if (ct.IsCancellationRequested)
            {
                return seen;
            }

            using var stream = await EventStream.Connect(instances[random.Next(instances.Length)], lastEventId: cursor);
            using var cut = CancellationTokenSource.CreateLinkedTokenSource(ct);
            cut.CancelAfter(TimeSpan.FromMilliseconds(random.Next(1, 400)));
            var take = random.Next(1, 40);
            try
            {
                while (take-- > 0 && await stream.Next().WaitAsync(cut.Token) is { } next)
                {
                    Assert.Equal("message", next.Name);
                    cursor = next.Id;
                    seen.Add(
                        new Seen(
                            next.Id,
                            (Guid)next.Data["conversation_id"]!,
                            (int)next.Data["seq"]!,
                            (string)next.Data["body"]!
                        )
                    );
                }
            }
            catch (OperationCanceledException)
            {
                // Cut in the middle of whatever was coming.
            }
        }

        return seen;
    }

    private async Task SawAll(List<Seen> seen, Guid id)
    {
        var sent = await Rows(id);
        Assert.Equal(sent.Count, seen.Count);
        Assert.Equal(sent.Order(), seen.Select(one => (one.ConversationId, one.Seq, one.Body)).Order());
        foreach (var conversation in seen.GroupBy(one => one.ConversationId))
        {
            Assert.Equal(Enumerable.Range(1, conversation.Count()), conversation.Select(one => one.Seq));
        }

        var ids = seen.Select(one => long.Parse(one.Cursor.Split('-')[1], CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(ids.Order(), ids);
    }

    private async Task<List<(Guid ConversationId, int Seq, string Body)>> Rows(Guid id)
    {
        await using var connection = await app.Database.OpenConnectionAsync();
        return
        [
            .. await connection.QueryAsync<(Guid, int, string)>(
                new CommandDefinition(
                    """
                    select m.conversation_id, m.seq, m.body
                    from conversations c
                    join messages m on m.conversation_id = c.id
                    where c.low_id = @id or c.high_id = @id
                    """,
                    new { id }
                )
            ),
        ];
    }

    private static Task<HttpResponseMessage> Send(
        HttpClient client,
        (Person From, Person To, Guid ClientId, string Body) message
    ) =>
        client.Post(
            $"/v1/conversations/{message.To.Username}/messages",
            new { body = message.Body, client_id = message.ClientId }
        );

    private static async Task SignIn(NpgsqlDataSource database, int count)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(
            new CommandDefinition(
                """
                insert into accounts (id, email, username, password_hash, phone_number, birthday, created_at, updated_at)
                select gen_random_uuid(), 'stream_' || n || '@example.org', 'stream_' || n, 'none', '+1416' || (1000000 + n), '1990-01-01', @Noon, @Noon
                from generate_series(0, @count - 1) n;
                insert into sessions (id, token_sha256, account_id, created_at, last_seen_at, expires_at)
                select gen_random_uuid(), sha256(convert_to('stream-' || substr(username, 8), 'UTF8')), id, @Noon, @Noon, @Noon + interval '30 days'
                from accounts
                where username like 'stream\_%';
                """,
                new { count, CompanionApp.Noon }
            )
        );
    }

    /// <summary>Each hears it from its neighbour once; who gets no answer asks again with the same client_id.</summary>
    private static Task Tell(HttpClient[] clients, string body) =>
        Parallel.ForAsync(
            0,
            clients.Length,
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (n, ct) =>
            {
                var message = new { body, client_id = Guid.NewGuid() };
                while (true)
                {
                    using var answer = await clients[(n + 1) % clients.Length]
                        .Post($"/v1/conversations/stream_{n}/messages", message);
                    if (answer.StatusCode == HttpStatusCode.Created)
                    {
                        return;
                    }

                    Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
                    await Task.Delay(20, ct);
                }
            }
        );

    /// <summary>What others say to this one.</summary>
    private static async Task Listen(EventStream stream, ConcurrentQueue<string> told)
    {
        while (await stream.Next() is { } next)
        {
            if (!string.Equals((string?)next.Data["sender"], (string?)next.Data["partner"], StringComparison.Ordinal))
            {
                continue; // Its own word to its neighbour.
            }

            told.Enqueue((string)next.Data["body"]!);
        }
    }

    private static async Task Until(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!holds())
        {
            await Task.Delay(5, patience.Token);
        }
    }

    /// <summary>A PostgreSQL of its own, that can be killed and started again with the same data at the same address.</summary>
    private sealed class OwnServer : IAsyncDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("companion streams ").FullName;
        private EmbeddedPostgres server = null!;

        public string ConnectionString => server.ConnectionString;

        public static async Task<OwnServer> Start()
        {
            var own = new OwnServer();
            own.server = await EmbeddedPostgres.Start(own.folder, durable: true, CancellationToken.None);
            return own;
        }

        public void Kill()
        {
            var pid = File.ReadLines(Path.Combine(server.Data, "postmaster.pid")).First();
            using var postmaster = Process.GetProcessById(int.Parse(pid, CultureInfo.InvariantCulture));
            postmaster.Kill();
        }

        public async Task StartAgain(bool onNewTimeline = false)
        {
            await server.DisposeAsync();
            if (onNewTimeline)
            {
                // A recovery from an archive that has nothing: it ends at once, on a timeline of its own.
                await File.AppendAllTextAsync(
                    Path.Combine(server.Data, "postgresql.auto.conf"),
                    "\nrestore_command = 'false'\n"
                );
                await File.WriteAllTextAsync(Path.Combine(server.Data, "recovery.signal"), "");
            }

            server = await EmbeddedPostgres.Start(folder, durable: true, CancellationToken.None);
        }

        public async ValueTask DisposeAsync()
        {
            await server.DisposeAsync();
            Directory.Delete(folder, recursive: true);
            if (EmbeddedPostgres.DurableFolder(folder) is var data && Directory.Exists(data))
            {
                Directory.Delete(data, recursive: true);
            }
        }
    }
}

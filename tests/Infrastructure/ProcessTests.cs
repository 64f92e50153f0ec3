using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Tests.Infrastructure;

/// <summary>Starts, ends and sudden ends of the service as a process, with the database that it starts beside itself.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly List<Checkout> checkouts = [];

    /// <summary>A folder that the service is started in, and what it keeps of it.</summary>
    private sealed class Checkout : IDisposable
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("companion checkout ").FullName;

        public void Dispose()
        {
            Directory.Delete(Folder, recursive: true);
            if (EmbeddedPostgres.DurableFolder(Folder) is var data && Directory.Exists(data))
            {
                Directory.Delete(data, recursive: true);
            }
        }
    }

    [Fact]
    public async Task Two_checkouts_start_side_by_side_from_nothing_and_a_signal_ends_each_with_its_database()
    {
        var folders = new[] { New(), New() };
        var begun = Stopwatch.GetTimestamp();
        await using var one = ServiceProcess.Start(folders[0]);
        await using var other = ServiceProcess.Start(folders[1]);

        foreach (var service in new[] { one, other })
        {
            using var client = new HttpClient { BaseAddress = await service.Address() };
            await client.GetAsync("/v1/cities?limit=1").Expect(HttpStatusCode.OK);
        }

        // Alone on two cores each takes 3 s; here both share them with the other tests.
        Assert.InRange(Stopwatch.GetElapsedTime(begun), TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.Contains("/docs", one.Output, StringComparison.Ordinal);
        Assert.Contains("psql", one.Output, StringComparison.Ordinal);

        var ended = await Task.WhenAll(one.Terminate(), other.Terminate());
        Assert.Equal([0, 0], ended);
        Assert.All(folders, folder => Assert.False(File.Exists(Pid(folder))));
    }

    [Fact]
    public async Task A_signal_during_the_first_start_leaves_no_database_behind()
    {
        var folder = New();
        await using var service = ServiceProcess.Start(folder);
        await Until(() =>
            Directory.Exists(EmbeddedPostgres.DurableFolder(folder))
            && Directory.EnumerateDirectories(EmbeddedPostgres.DurableFolder(folder), "postgres-*").Any()
            && File.Exists(Pid(folder))
        );

        Assert.Equal(0, await service.Terminate());

        Assert.False(File.Exists(Pid(folder)));
    }

    /// <summary>The service alone, then its database alone, then both; each next start is the run that is killed next.</summary>
    [Fact]
    public async Task After_kill_9_the_next_start_has_every_booking_that_was_acknowledged()
    {
        var checkout = New();
        var acknowledged = new ConcurrentBag<Guid>();
        var service = ServiceProcess.Start(checkout);
        var (token, companionId) = await People(await service.Address());

        foreach (var (killService, killDatabase) in new[] { (true, false), (false, true), (true, true) })
        {
            using var patron = ClientOf(await service.Address(), token);
            var before = acknowledged.Count;
            var booking = Enumerable
                .Range(0, 4)
                .Select(worker => Book(patron, companionId, before + worker, acknowledged))
                .ToArray();
            await Until(() => acknowledged.Count >= before + 20 || Array.Exists(booking, worker => worker.IsCompleted));
            using var database = ServiceProcess.DatabaseOf(checkout);
            if (killService)
            {
                service.Kill();
            }

            if (killDatabase)
            {
                database.Kill();
            }

            await Task.WhenAll(booking);
            Assert.InRange(acknowledged.Count, before + 20, int.MaxValue);
            await service.DisposeAsync();
            service = ServiceProcess.Start(checkout);
            using var again = ClientOf(await service.Address(), token);
            foreach (var id in acknowledged)
            {
                var meeting = await again.GetAsync($"/v1/meetings/{id}").Expect(HttpStatusCode.OK);
                Assert.Equal("accepted", (string?)meeting["status"]);
            }
        }

        await service.DisposeAsync();
    }

    [Fact]
    public async Task Three_instances_that_start_at_once_on_an_empty_database_apply_each_script_once()
    {
        var name = await TestPostgres.CreateEmpty();
        var setting = ("ConnectionStrings__Companion", TestPostgres.ConnectionString(name));
        var services = Enumerable.Range(0, 3).Select(_ => ServiceProcess.Start(New(), setting)).ToArray();

        foreach (var service in services)
        {
            using var client = new HttpClient { BaseAddress = await service.Address() };
            await client.GetAsync("/health/ready").Expect(HttpStatusCode.OK);
        }

        var applied = services
            .SelectMany(service => service.Output.Split('\n'))
            .Where(IsApplied)
            .Select(Script)
            .ToList();
        Assert.Equal(
            Migrator.Scripts("migrations/").Concat(Migrator.Scripts("seeds/")).Select(script => $"db/{script.Name}"),
            applied.Order(StringComparer.Ordinal)
        );
        Assert.Equal((long)applied.Count, await Query(name, "select count(*) from schema_migrations"));
        foreach (var service in services)
        {
            Assert.DoesNotContain(" ERR ", service.Output, StringComparison.Ordinal);
            Assert.Equal(0, await service.Terminate());
            await service.DisposeAsync();
        }

        await TestPostgres.Drop(name);
    }

    [Fact]
    public async Task An_edited_migration_refuses_to_start_by_its_name()
    {
        var name = await TestPostgres.CloneTemplate();
        await Query(name, "update schema_migrations set sha256 = '\\x00' where name = 'migrations/0004_places.sql'");

        await Refuses(
            "db/migrations/0004_places.sql was edited after it was applied to this database. Restore it and add a new migration.",
            ("ConnectionStrings__Companion", TestPostgres.ConnectionString(name))
        );

        await TestPostgres.Drop(name);
    }

    [Fact]
    public Task Production_wants_a_database() =>
        Refuses(
            "no database is configured: set ConnectionStrings__Companion or DATABASE_URL.",
            ("ASPNETCORE_ENVIRONMENT", "Production")
        );

    [Fact]
    public Task Production_refuses_the_demo() =>
        Refuses(
            "Demo=true is refused in Production: the demo's passwords are public.",
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("Demo", "true"),
            ("ConnectionStrings__Companion", TestPostgres.ConnectionString("never_asked_for"))
        );

    [Theory]
    [InlineData("http://192.0.2.1:0", "Cannot assign requested address")]
    [InlineData("garbage", "Invalid url: 'garbage'")]
    [InlineData("ftp://127.0.0.1:0", "Unrecognized scheme in server address 'ftp://127.0.0.1:0'.")]
    [InlineData("https://127.0.0.1:0", "Unable to configure HTTPS endpoint.")]
    public async Task An_address_that_cannot_be_had_is_named(string address, string reason)
    {
        var name = await TestPostgres.CloneTemplate();

        await Refuses(
            $"it cannot listen on {address}: {reason}",
            ("ASPNETCORE_URLS", address),
            ("ConnectionStrings__Companion", TestPostgres.ConnectionString(name))
        );

        await TestPostgres.Drop(name);
    }

    [Fact]
    public async Task A_signal_between_the_scripts_and_the_first_request_is_not_lost()
    {
        var name = await TestPostgres.CloneTemplate();
        await using var source = NpgsqlDataSource.Create($"{TestPostgres.ConnectionString(name)};Pooling=false");
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("lock table accounts in access exclusive mode");
        // Another: within a transaction nobody's activity changes.
        await using var watching = await source.OpenConnectionAsync();
        await using var service = ServiceProcess.Start(
            New(),
            ("Demo", "false"),
            ("Admin__Email", "first@example.org"),
            ("ConnectionStrings__Companion", TestPostgres.ConnectionString(name))
        );
        while (
            await watching.ExecuteScalarAsync<int>(
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
            ) == 0
        )
        {
            Assert.False(service.HasEnded, service.Output);
        }

        var ending = service.Terminate();
        await transaction.RollbackAsync();

        Assert.Equal(0, await ending);
        Assert.DoesNotContain(" ERR ", service.Output, StringComparison.Ordinal);
        await connection.CloseAsync();
        await watching.CloseAsync();
        await TestPostgres.Drop(name);
    }

    [Fact]
    public async Task A_taken_port_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var name = await TestPostgres.CloneTemplate();

        await Refuses(
            $"port {port} is in use: set PORT to one that is free.",
            ("PORT", $"{port}"),
            ("ConnectionStrings__Companion", TestPostgres.ConnectionString(name))
        );

        await TestPostgres.Drop(name);
    }

    public void Dispose() => checkouts.ForEach(checkout => checkout.Dispose());

    private string New()
    {
        checkouts.Add(new Checkout());
        return checkouts[^1].Folder;
    }

    private static string Pid(string folder) => Path.Combine(ServiceProcess.DataOf(folder), "postmaster.pid");

    private static bool IsApplied(string line) => line.Contains("Applied db/", StringComparison.Ordinal);

    private static string Script(string line) => line[line.IndexOf("db/", StringComparison.Ordinal)..].Trim();

    private async Task Refuses(string reason, params (string, string)[] settings)
    {
        await using var service = ServiceProcess.Start(New(), settings);

        Assert.Equal(1, await service.Ended());
        var errors = service.Output.Split('\n').Where(line => !line.Contains(" INF ", StringComparison.Ordinal));
        Assert.Equal($"Companion cannot start: {reason}", string.Join('\n', errors).Trim());
    }

    /// <summary>Books one hour after the other, every fourth, until the service or its database is gone.</summary>
    private static async Task Book(HttpClient patron, Guid companionId, int first, ConcurrentBag<Guid> acknowledged)
    {
        var tomorrow = DateTime.UtcNow.Date.AddDays(1);
        for (var hour = first; ; hour += 4)
        {
            try
            {
                using var answer = await patron.Post(
                    "/v1/meetings",
                    new
                    {
                        companion_id = companionId,
                        starts_at = tomorrow.AddHours(hour),
                        minutes = 60,
                    }
                );
                if (answer.StatusCode == HttpStatusCode.Created)
                {
                    acknowledged.Add((Guid)(await answer.Json())["id"]!);
                }
                else if (answer.StatusCode != HttpStatusCode.Conflict)
                {
                    // 409 is what an earlier run booked, and could not say any more.
                    return;
                }
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    /// <summary>A patron's token, and a companion who can be booked at any hour of the year.</summary>
    private static async Task<(string Token, Guid CompanionId)> People(Uri address)
    {
        using var companion = ClientOf(address, await SignIn(address));
        var created = await companion
            .Post(
                "/v1/companions",
                new
                {
                    name = "Julia",
                    sex = "female",
                    city_id = Scenes.Toronto,
                    languages = new[] { "en" },
                    hourly_rate = 4500,
                    is_active = true,
                    instant_book = true,
                    min_minutes = 60,
                    step_minutes = 60,
                    buffer_before = 0,
                    buffer_after = 0,
                    horizon_days = 365,
                }
            )
            .Expect(HttpStatusCode.Created);
        await companion
            .Put("/v1/companions/me/hours", new { intervals = Scenes.DayAndNight() })
            .Expect(HttpStatusCode.OK);
        var token = await SignIn(address);
        using var patron = ClientOf(address, token);
        await patron
            .Post(
                "/v1/patrons",
                new
                {
                    name = "Alex",
                    sex = "male",
                    city_id = Scenes.Toronto,
                }
            )
            .Expect(HttpStatusCode.Created);
        return (token, (Guid)created["id"]!);
    }

    private static async Task<string> SignIn(Uri address)
    {
        var number = Random.Shared.NextInt64(1_000_000_000, 9_999_999_999);
        using var stranger = new HttpClient { BaseAddress = address };
        var login = new { email = $"person_{number}@example.org", password = $"a walk by the lake {number}" };
        await stranger
            .Post(
                "/v1/accounts",
                new
                {
                    login.email,
                    username = $"person_{number}",
                    login.password,
                    phone_number = $"+1{number}",
                    birthday = "1990-01-01",
                }
            )
            .Expect(HttpStatusCode.Created);
        var session = await stranger.Post("/v1/sessions", login).Expect(HttpStatusCode.Created);
        return (string)session["token"]!;
    }

    private static HttpClient ClientOf(Uri address, string token) =>
        new()
        {
            BaseAddress = address,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };

    private static async Task<object?> Query(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create($"{TestPostgres.ConnectionString(database)};Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    private static async Task Until(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
        {
            await Task.Delay(2, patience.Token);
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using Companion.Infrastructure;
using Npgsql;

namespace Companion.Tests.Infrastructure;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly List<string> folders = [];

    [Fact]
    public async Task Data_survive_a_restart()
    {
        var checkout = NewCheckout();
        await using (var first = await Start(checkout))
        {
            await Query(first, "create table kept as select 42 as answer");
        }

        await using var second = await Start(checkout);

        Assert.Equal(42, await Query(second, "select answer from kept"));
    }

    [Fact]
    public async Task A_second_run_on_one_checkout_is_told_of_the_first()
    {
        var checkout = NewCheckout();
        await using var first = await Start(checkout);

        var refused = await Assert.ThrowsAsync<StartupException>(() => Start(checkout));

        Assert.Equal(
            $"Another run of Companion is using this database (folder {first.Folder}, pid {Environment.ProcessId}); "
                + "stop it, or set ConnectionStrings__Companion.",
            refused.Message
        );
        Assert.Equal(1, await Query(first, "select 1"));
    }

    [Fact]
    public async Task Two_checkouts_and_a_test_run_have_servers_of_their_own()
    {
        var checkout = NewCheckout();
        var servers = await Task.WhenAll(Start(checkout), Start(NewCheckout()), Start(checkout, durable: false));
        foreach (var server in servers)
        {
            await Query(server, "create table own ()");
        }

        await servers[0].DisposeAsync();
        Assert.Equal(0L, await Query(servers[1], "select count(*) from own"));
        Assert.Equal(0L, await Query(servers[2], "select count(*) from own"));
        await servers[1].DisposeAsync();
        await servers[2].DisposeAsync();
        Assert.False(Directory.Exists(servers[2].Folder));
    }

    [Fact]
    public async Task A_server_whose_run_was_killed_is_replaced()
    {
        var checkout = NewCheckout();
        var first = await Start(checkout);
        await Query(first, "create table kept as select 42 as answer");
        await first.DisposeAsync();
        var byHand = PostgresCommand.AsServer(
            first.Binaries.Path("pg_ctl"),
            [
                "start",
                "-w",
                "-D",
                first.Data,
                "-l",
                Path.Combine(first.Data, "../log"),
                "-o",
                "-c listen_addresses='' -k .",
            ]
        );
        using (var start = Process.Start(byHand)!)
        {
            await start.WaitForExitAsync();
            Assert.Equal(0, start.ExitCode);
        }

        var orphan = Postmaster(first);

        await using var second = await Start(checkout);

        Assert.NotEqual(orphan, Postmaster(second));
        Assert.Equal(42, await Query(second, "select answer from kept"));
    }

    [Fact]
    public async Task A_killed_server_starts_again_with_what_was_committed_while_a_backend_lingers()
    {
        var checkout = NewCheckout();
        var first = await Start(checkout);
        await Query(first, "create table kept as select 42 as answer");
        var busy = Query(first, "do $$ begin for i in 1..10000000 loop end loop; end $$");
        await Until(async () =>
            await Query(first, "select count(*) from pg_stat_activity where query like 'do %'") is 1L
        );
        using (var postmaster = Process.GetProcessById(Postmaster(first)))
        {
            postmaster.Kill();
        }

        await first.DisposeAsync();

        await using var second = await Start(checkout);

        Assert.Equal(42, await Query(second, "select answer from kept"));
        await Task.WhenAny(busy); // It may end well or not: its backend is not told that the server is gone.
    }

    [Fact]
    public async Task A_stale_pid_file_stops_nobody_else()
    {
        var checkout = NewCheckout();
        await using var innocent = await Start(NewCheckout());
        foreach (var pid in new[] { Postmaster(innocent), Environment.ProcessId, int.MaxValue })
        {
            var first = await Start(checkout);
            await first.DisposeAsync();
            await File.WriteAllTextAsync(
                Path.Combine(first.Data, "postmaster.pid"),
                $"{pid}\n{first.Data}\n1\n5432\n\n\n0 0\nready\n"
            );

            await using var second = await Start(checkout);

            Assert.Equal(1, await Query(second, "select 1"));
        }

        Assert.Equal(1, await Query(innocent, "select 1"));
    }

    [Fact]
    public async Task Data_that_were_half_made_are_made_anew()
    {
        var checkout = NewCheckout();
        var folder = EmbeddedPostgres.DurableFolder(checkout);
        using var cancellation = new CancellationTokenSource();
        var broken = EmbeddedPostgres.Start(checkout, durable: true, cancellation.Token);
        await Until(() =>
            Task.FromResult(
                Directory.Exists(folder)
                    && Directory
                        .GetDirectories(folder, "new-*")
                        .Any(made => File.Exists(Path.Combine(made, "data/PG_VERSION")))
            )
        );
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => broken);

        await using var server = await Start(checkout);

        Assert.Equal(1, await Query(server, "select 1"));
        Assert.Empty(Directory.GetDirectories(folder, "new-*"));
    }

    [Fact]
    public async Task Throwaways_of_killed_test_runs_are_swept()
    {
        var checkout = NewCheckout();
        await using var living = await Start(checkout, durable: false);
        var abandoned = Directory.CreateDirectory($"{living.Folder[..^8]}killed-1").FullName;
        await File.WriteAllTextAsync(Path.Combine(abandoned, "lock"), "");

        await using var next = await Start(checkout, durable: false);

        Assert.False(Directory.Exists(abandoned));
        Assert.Equal(1, await Query(living, "select 1"));
    }

    [Fact]
    public async Task It_listens_on_its_socket_only_and_knows_letters_beyond_ascii()
    {
        await using var server = await Start(NewCheckout(), durable: false);
        await Query(
            server,
            "create extension btree_gist; create extension citext; create extension pg_trgm; create extension unaccent"
        );

        Assert.Equal(OperatingSystem.IsWindows() ? "127.0.0.1" : "", await Query(server, "show listen_addresses"));
        Assert.Equal("scram-sha-256", await Query(server, "select distinct auth_method from pg_hba_file_rules"));
        Assert.Equal(true, await Query(server, "select 'É'::citext = 'é'"));
        Assert.Equal(1f, await Query(server, "select similarity('Жанна', 'жанна')"));
        Assert.Equal("Zurich", await Query(server, "select unaccent('Zürich')"));
    }

    [Fact]
    public async Task The_line_for_psql_opens_it_without_showing_the_password()
    {
        Assert.SkipUnless(PostgresBinaries.OnPath("psql") is not null, "psql is not installed");
        await using var server = await Start(NewCheckout(), durable: false);

        var (exitCode, output) = await PostgresCommand.Run(
            PostgresCommand.AsSelf("sh", "-c", $"{server.PsqlCommand} --no-password -Atc 'select current_user'"),
            CancellationToken.None
        );

        Assert.Equal((0, "companion"), (exitCode, output));
        Assert.DoesNotContain(
            new NpgsqlConnectionStringBuilder(server.ConnectionString).Password!,
            server.PsqlCommand,
            StringComparison.Ordinal
        );
    }

    public void Dispose()
    {
        foreach (var folder in folders.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<EmbeddedPostgres> Start(string checkout, bool durable = true) =>
        EmbeddedPostgres.Start(checkout, durable, CancellationToken.None);

    private static int Postmaster(EmbeddedPostgres server) =>
        int.Parse(File.ReadLines(Path.Combine(server.Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    private static async Task<object?> Query(EmbeddedPostgres server, string sql)
    {
        await using var database = NpgsqlDataSource.Create($"{server.ConnectionString};Pooling=false");
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    private static async Task Until(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await condition())
        {
            await Task.Delay(2, patience.Token);
        }
    }

    private string NewCheckout()
    {
        var checkout = Directory.CreateTempSubdirectory("companion checkout ").FullName;
        folders.AddRange(EmbeddedPostgres.DurableFolder(checkout), checkout);
        return checkout;
    }
}

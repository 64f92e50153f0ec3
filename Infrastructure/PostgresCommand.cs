using System.ComponentModel;
using System.Diagnostics;

namespace Companion.Infrastructure;

/// <summary>
/// Runs the programs that <see cref="EmbeddedPostgres"/> needs. PostgreSQL refuses to run as root, so for root its own
/// programs run as the user <c>postgres</c>, or <c>nobody</c> where there is none.
/// </summary>
internal static class PostgresCommand
{
    private static readonly (string Uid, string Gid)? Substitute = FindSubstitute();

    /// <summary>True when the service is root, and PostgreSQL is therefore somebody else.</summary>
    public static bool HasSubstitute => Substitute is not null;

    /// <summary>A program run as the user that owns the data.</summary>
    public static ProcessStartInfo AsServer(string program, params IEnumerable<string> arguments)
    {
        var info = Substitute switch
        {
            null => AsSelf(program, arguments),
            var (uid, gid) when OperatingSystem.IsLinux() => AsSelf(
                "setpriv",
                ["--reuid", uid, "--regid", gid, "--init-groups", program, .. arguments]
            ),
            var (uid, _) => AsSelf("sudo", ["-n", "-u", $"#{uid}", program, .. arguments]),
        };

        // The terminal's folder is often one that the server's user may not enter, and it would then refuse to start.
        info.WorkingDirectory = Path.GetPathRoot(Path.GetFullPath(program));
        foreach (
            var name in info.Environment.Keys.Where(key => key.StartsWith("PG", StringComparison.Ordinal)).ToList()
        )
        {
            info.Environment.Remove(name);
        }

        // Messages that can be recognised; and initdb otherwise compares the machine's zone with every zone file.
        info.Environment["LC_ALL"] = "C";
        info.Environment["TZ"] = "UTC";
        return info;
    }

    /// <summary>A program run as the service's own user.</summary>
    public static ProcessStartInfo AsSelf(string program, params IEnumerable<string> arguments) =>
        new(program, arguments)
        {
            UseShellExecute = false,
            // Standard input too: nothing that is started here may take the terminal's keys.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

    /// <summary>Waits for the program's end; -1 when it cannot be started. Cancelling kills it and all it started.</summary>
    public static async Task<(int ExitCode, string Output)> Run(ProcessStartInfo info, CancellationToken ct)
    {
        try
        {
            using var process = Process.Start(info)!;
            await using var killed = ct.Register(() => process.Kill(entireProcessTree: true));
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            await process.WaitForExitAsync(CancellationToken.None);
            ct.ThrowIfCancellationRequested();
            return (process.ExitCode, $"{await output}{await errors}".Trim());
        }
        catch (Win32Exception e)
        {
            return (-1, e.Message);
        }
    }

    /// <summary>Where root keeps what PostgreSQL's user is to read: that user cannot enter /root.</summary>
    public static string SharedFolder()
    {
        const string folder = "/var/lib/companion";
        MakeOwn(folder);
        return folder;
    }

    /// <summary>Makes a folder of the service's own, closed to others; root's can be passed through, for its server.</summary>
    /// <exception cref="UnauthorizedAccessException">It is there already, and another user's.</exception>
    public static void MakeOwn(string folder)
    {
        if (new DirectoryInfo(folder).LinkTarget is not null)
        {
            throw new UnauthorizedAccessException($"{folder} is a link. Remove it.");
        }

        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
        {
            // Not left to the umask; and to change another user's is refused, the check in a shared temporary folder.
            var mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            var passable = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
            File.SetUnixFileMode(folder, HasSubstitute ? mode | passable : mode);
        }
    }

    /// <summary>Makes a folder that the server's user owns, with what is in it.</summary>
    public static async Task MakeServers(string folder, CancellationToken ct)
    {
        MakeOwn(folder);
        if (Substitute is var (uid, gid))
        {
            await RunOrThrow(AsSelf("chmod", "0700", folder), ct);
            await RunOrThrow(AsSelf("chown", "-R", $"{uid}:{gid}", folder), ct);
        }
    }

    /// <exception cref="InvalidOperationException">It failed. The message has its output.</exception>
    public static async Task RunOrThrow(ProcessStartInfo info, CancellationToken ct)
    {
        var (exitCode, output) = await Run(info, ct);
        if (exitCode != 0)
        {
            throw new StartupException($"{info.FileName} {string.Join(' ', info.ArgumentList)}: {output}");
        }
    }

    private static (string Uid, string Gid)? FindSubstitute()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            return null;
        }

        var users = File.ReadLines("/etc/passwd")
            .Select(line => line.Split(':'))
            .Where(user => user.Length > 3)
            .ToList();
        var user = users.Find(user => user[0] is "postgres") ?? users.Find(user => user[0] is "nobody");
        return user is null ? null : (user[2], user[3]);
    }
}

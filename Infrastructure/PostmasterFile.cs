using System.Diagnostics;
using System.Globalization;

namespace Companion.Infrastructure;

/// <summary>
/// <c>postmaster.pid</c>, in which a PostgreSQL server says who it is and how far it has come. It stays behind when the
/// server is killed, and then its process id may be anybody's.
/// Lines: https://github.com/postgres/postgres/blob/REL_15_STABLE/src/include/utils/pidfile.h
/// </summary>
internal sealed class PostmasterFile(string data)
{
    private readonly string path = Path.Combine(data, "postmaster.pid");

    public bool Exists => File.Exists(path);

    public bool SaysReady() => Lines() is { Length: >= 8 } lines && lines[7].Trim() is "ready";

    /// <summary>True when the process that it names lives and is the server of these data, not a later namesake.</summary>
    public async Task<bool> NamesLiveServer()
    {
        if (Lines() is not [var first, ..] || !int.TryParse(first, CultureInfo.InvariantCulture, out var pid))
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(pid);
            if (process.HasExited || process.ProcessName is not "postgres")
            {
                return false;
            }
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false; // No such process, or it has just ended.
        }

        if (OperatingSystem.IsLinux())
        {
            // A server works in its data folder, and by whatever path that was named, this very file is in it. Its first
            // three lines are pid, folder and time of start; later ones change.
            var seen = new PostmasterFile($"/proc/{pid}/cwd").Lines();
            return seen.Length > 0
                ? seen.Take(3).SequenceEqual(Lines().Take(3), StringComparer.Ordinal)
                : IsNamedBy(pid);
        }

        if (OperatingSystem.IsMacOS())
        {
            var (_, line) = await PostgresCommand.Run(
                PostgresCommand.AsSelf("ps", "-ww", "-o", "command=", "-p", first),
                CancellationToken.None
            );
            return line.Contains(data, StringComparison.Ordinal);
        }

        return true;
    }

    public void Delete()
    {
        if (Exists)
        {
            File.Delete(path);
        }
    }

    /// <summary>
    /// A container's root may not look into another user's working folder, but it may read that user's command line, in which pg_ctl
    /// names the data folder.
    /// </summary>
    private bool IsNamedBy(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline").Split('\0').Contains(data, StringComparer.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // It has just ended.
        }
    }

    private string[] Lines()
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return []; // Not there yet, or no longer.
        }
    }
}

using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Companion.Infrastructure;

namespace Companion.Tests;

/// <summary>The service as a process of its own: it can be sent signals, and killed.</summary>
internal sealed partial class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServiceProcess(ProcessStartInfo info)
    {
        process = new Process { StartInfo = info, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Starts it in Development without demo data, at any free port, in a checkout's folder.</summary>
    public static ServiceProcess Start(string checkout, params (string Name, string Value)[] settings)
    {
        var info = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location])
        {
            WorkingDirectory = checkout,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What is set for the tests is not for it.
        foreach (
            var name in Environment
                .GetEnvironmentVariables()
                .Cast<DictionaryEntry>()
                .Select(variable => (string)variable.Key)
                .Where(name => Foreign().IsMatch(name))
        )
        {
            info.Environment.Remove(name);
        }

        foreach (
            var (name, value) in (IEnumerable<(string, string)>)
                [
                    ("ASPNETCORE_ENVIRONMENT", "Development"),
                    ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
                    ("Demo", "false"),
                    ("Limits__Enabled", "false"),
                    ("Serilog__MinimumLevel__Override__Microsoft", "Error"),
                    ("Serilog__MinimumLevel__Override__Npgsql", "Warning"),
                    ("DOTNET_TieredPGO", "0"),
                    .. settings,
                ]
        )
        {
            info.Environment[name] = value;
        }

        return new(info);
    }

    /// <summary>Its address, once it listens.</summary>
    public async Task<Uri> Address()
    {
        var ended = process.WaitForExitAsync();
        await Task.WhenAny(listening.Task, ended).WaitAsync(Patience);
        Assert.True(listening.Task.IsCompletedSuccessfully, $"The service ended: {Output}");
        return await listening.Task;
    }

    public bool HasEnded => process.HasExited;

    /// <summary>Its exit code, once it has ended.</summary>
    public async Task<int> Ended()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    /// <summary>Asks it to end, as an orchestrator does, and waits; answers its exit code.</summary>
    public async Task<int> Terminate()
    {
        // The shell's own: a small image has no program of that name.
        using var kill = Process.Start(
            "sh",
            ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -TERM {process.Id}")]
        );
        return await Ended();
    }

    /// <summary>kill -9, of this process alone: its database goes on.</summary>
    public void Kill() => process.Kill();

    /// <summary>The folder of the data of a checkout's database.</summary>
    public static string DataOf(string checkout) =>
        Path.Combine(Directory.GetDirectories(EmbeddedPostgres.DurableFolder(checkout), "postgres-*").Single(), "data");

    public static Process DatabaseOf(string checkout) =>
        Process.GetProcessById(
            int.Parse(
                File.ReadLines(Path.Combine(DataOf(checkout), "postmaster.pid")).First(),
                CultureInfo.InvariantCulture
            )
        );

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await Terminate();
        }

        process.Dispose();
    }

    private void Read(string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }

        if (line is not null && Listens().Match(line) is { Success: true } match)
        {
            listening.TrySetResult(new Uri(match.Groups["address"].Value));
        }
    }

    [GeneratedRegex("^(ASPNETCORE_|DOTNET_ENVIRONMENT|ConnectionStrings__|DATABASE_URL|PORT$|Demo$|Serilog__|Admin__)")]
    private static partial Regex Foreign();

    [GeneratedRegex(@"Companion listens on (?<address>http://\S+)")]
    private static partial Regex Listens();
}

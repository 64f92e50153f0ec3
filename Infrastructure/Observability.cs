using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Serilog;
using Serilog.Context;
using Serilog.Events;

namespace Companion.Infrastructure;

/// <summary>One log line a request, with its id, and nothing of its body, query or headers.</summary>
internal static partial class Observability
{
    public static void AddObservability(this WebApplicationBuilder builder)
    {
        var logger = new LoggerConfiguration()
            // What keeps the service from starting is told in one line, without the host's stack trace.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.FromLogContext()
            .WriteTo.Console(
                outputTemplate: "{Timestamp:HH:mm:ss.fff} {Level:u3} {Message:lj} {request_id} {trace_id}{NewLine}{Exception}",
                formatProvider: CultureInfo.InvariantCulture
            )
            .CreateLogger();
        builder.Services.AddSingleton<Serilog.ILogger>(logger);
        builder.Logging.ClearProviders().AddSerilog(logger, dispose: true);
    }

    /// <summary>
    /// Gives each request its id (the caller's, if it is usable; a trace's many requests have one each) and logs how it ended.
    /// </summary>
    public static void UseRequestLog(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<Serilog.ILogger>();
        app.Use(
            async (context, next) =>
            {
                var asked = context.Request.Headers["X-Request-Id"].ToString();
                var id = UsableId().IsMatch(asked) ? asked : Guid.CreateVersion7().ToString("n");
                context.TraceIdentifier = id;
                context.Response.Headers["X-Request-Id"] = id;
                using var property = LogContext.PushProperty("request_id", id);
                using var trace = LogContext.PushProperty("trace_id", Activity.Current?.TraceId.ToHexString());
                var started = Stopwatch.GetTimestamp();
                await next(context);
                logger.Information(
                    "{Method} {Path} {Status} {Elapsed:0.0} ms",
                    context.Request.Method,
                    context.Request.Path.ToUriComponent(),
                    context.Response.StatusCode,
                    Stopwatch.GetElapsedTime(started).TotalMilliseconds
                );
            }
        );
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,64}\z", RegexOptions.None, 100)]
    private static partial Regex UsableId();
}

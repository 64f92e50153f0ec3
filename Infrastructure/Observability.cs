using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Serilog;
using Serilog.Context;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;

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
        // What it would say of each request the line below says; as long as it may say anything it begins an activity and a scope for each.
        // Of its provider's own: AddSerilog has made a filter for that, beside which one for all does not count.
        builder.Logging.AddFilter<SerilogLoggerProvider>("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
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
                var id =
                    context.Request.Headers["X-Request-Id"] is { Count: > 0 } asked && UsableId().IsMatch($"{asked}")
                        ? $"{asked}"
                        // Unlike a Guid it asks nothing of the kernel: it has to differ, not to be hard to guess.
                        : ActivityTraceId.CreateRandom().ToHexString();
                context.TraceIdentifier = id;
                context.Response.Headers["X-Request-Id"] = id;
                using var activity = Continue(context.Request.Headers.TraceParent);
                using var property = LogContext.Push(new RequestIds(id, activity));
                var started = Stopwatch.GetTimestamp();
                await next(context);
                if (logger.IsEnabled(LogEventLevel.Information))
                {
                    logger.Information(
                        "{Method} {Path} {Status} {Elapsed:0.0} ms",
                        context.Request.Method,
                        context.Request.Path.ToUriComponent(),
                        context.Response.StatusCode,
                        Stopwatch.GetElapsedTime(started).TotalMilliseconds
                    );
                }
            }
        );
    }

    /// <summary>The trace that the caller has begun; null when they have not.</summary>
    private static Activity? Continue(string? traceParent) =>
        ActivityContext.TryParse(traceParent, traceState: null, out var begun)
            ? new Activity("request").SetParentId(begun.TraceId, begun.SpanId, begun.TraceFlags).Start()
            : null;

    /// <summary>Both ids of a request, spelt out when something is logged.</summary>
    private sealed class RequestIds(string requestId, Activity? activity) : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            logEvent.AddPropertyIfAbsent(propertyFactory.CreateProperty("request_id", requestId));
            logEvent.AddPropertyIfAbsent(propertyFactory.CreateProperty("trace_id", activity?.TraceId.ToHexString()));
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,64}\z", RegexOptions.None, 100)]
    private static partial Regex UsableId();
}

using System.Collections.Frozen;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Npgsql;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Companion.Infrastructure;

/// <summary>Writes every error as application/problem+json (RFC 9457) with a code and the request's id.</summary>
internal sealed partial class Problems(IEnumerable<ConstraintProblem> constraints, ILogger<Problems> logger)
    : IExceptionHandler
{
    private const string IdleInTransactionTimeout = "25P03";

    // What a database that its operator has closed answers to a new connection.
    private const string TakesNoConnections = PostgresErrorCodes.ObjectNotInPrerequisiteState;

    private readonly FrozenDictionary<string, ConstraintProblem> byConstraint = constraints.ToFrozenDictionary(
        c => c.Constraint,
        StringComparer.Ordinal
    );

    public static void Add(IServiceCollection services)
    {
        services.AddExceptionHandler<Problems>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
    }

    public static void Use(WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = _ => Task.CompletedTask });
        app.UseStatusCodePages(pages => Write(pages.HttpContext, OfStatus(pages.HttpContext.Response.StatusCode)));
    }

    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        if (
            exception is OperationCanceledException
            && httpContext.RequestAborted.IsCancellationRequested
            && !TimedOut(httpContext)
        )
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var refusal = ToRefusal(httpContext, exception);
        if (refusal.Status >= StatusCodes.Status500InternalServerError)
        {
            LogFailure(logger, exception, httpContext.Request.Method, httpContext.Request.Path);
        }

        await Write(httpContext, refusal);
        return true;
    }

    public static async Task Write(HttpContext context, Refusal refusal)
    {
        var older = OlderClients.Of(context);
        var detail =
            older is not null && refusal.Status == StatusCodes.Status404NotFound ? older.NotFound : refusal.Message;
        var problem = new ProblemDetails
        {
            // No page of its own says more than the status and the code (RFC 9457, section 4.2.1).
            Type = "about:blank",
            Title = ReasonPhrases.GetReasonPhrase(refusal.Status),
            Status = refusal.Status,
            Detail = detail,
            Extensions = { ["code"] = refusal.Code, ["request_id"] = context.TraceIdentifier },
        };
        if (older is not null)
        {
            problem.Extensions["message"] = detail;
        }

        foreach (var (name, value) in refusal.Extensions)
        {
            problem.Extensions[name] = value;
        }

        var response = context.Response;
        response.StatusCode = refusal.Status;
        // Again, since the exception handler has cleared what was set on the way in.
        response.Headers["X-Request-Id"] = context.TraceIdentifier;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        if (refusal.Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        if (refusal.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Ceiling(Math.Max(1, wait.TotalSeconds))
                .ToString(CultureInfo.InvariantCulture);
        }

        await response.WriteAsJsonAsync(
            problem,
            context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions,
            "application/problem+json",
            CancellationToken.None
        );
    }

    private static bool TimedOut(HttpContext context) =>
        context.Features.Get<IHttpRequestTimeoutFeature>()?.RequestTimeoutToken.IsCancellationRequested is true;

    private Refusal ToRefusal(HttpContext context, Exception exception) =>
        exception switch
        {
            Refusal refusal => refusal,
            BadHttpRequestException bad => FromBadRequest(context, bad),
            PostgresException { ConstraintName: { } name } when byConstraint.TryGetValue(name, out var known) =>
                known.Member is null
                    ? new Refusal(known.Status, known.Code, known.Detail)
                    : Refusal.Invalid(known.Member, known.Detail, known.Code),
            PostgresException
            {
                SqlState: PostgresErrorCodes.LockNotAvailable
                    or PostgresErrorCodes.QueryCanceled
                    or PostgresErrorCodes.TooManyConnections
                    or PostgresErrorCodes.DeadlockDetected
                    or PostgresErrorCodes.SerializationFailure
                    or PostgresErrorCodes.AdminShutdown
                    or PostgresErrorCodes.CrashShutdown
                    or PostgresErrorCodes.CannotConnectNow
                    // A server that has taken over and is not yet open for changes.
                    or PostgresErrorCodes.ReadOnlySqlTransaction
                    or IdleInTransactionTimeout
                    or TakesNoConnections
            } => Refusal.Unavailable(),
            PostgresException
            {
                SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter
            } => Refusal.Invalid("request", "A text holds a character that cannot be kept."),
            // A lost connection, a refused one, an exhausted pool, a command over its time.
            NpgsqlException and not PostgresException => Refusal.Unavailable(),
            SocketException or TimeoutException => Refusal.Unavailable(),
            OperationCanceledException when TimedOut(context) => Refusal.Unavailable(),
            _ => new Refusal(
                StatusCodes.Status500InternalServerError,
                "internal_error",
                "Something went wrong on our side. It has been logged under this request's id."
            ),
        };

    private static Refusal FromBadRequest(HttpContext context, BadHttpRequestException bad) =>
        bad.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => new Refusal(
                413,
                "body_too_large",
                $"The body is larger than the {LimitOf(context)} that this route takes."
            ),
            _ => Refusal.Invalid("request", "The request cannot be read."),
        };

    private static string LimitOf(HttpContext context) =>
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize switch
        {
            >= 1024 * 1024 and var bytes => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024 * 1024)} MiB"),
            var bytes => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024} KiB"),
        };

    /// <summary>What routing and authentication answer with a bare status.</summary>
    private static Refusal OfStatus(int status) =>
        status switch
        {
            StatusCodes.Status401Unauthorized => Refusal.Unauthenticated(),
            StatusCodes.Status403Forbidden => new Refusal(status, "forbidden", "Your role may not do this."),
            StatusCodes.Status404NotFound => Refusal.NotFound(),
            StatusCodes.Status405MethodNotAllowed => new Refusal(
                status,
                "method_not_allowed",
                "This path does not take that method; the Allow header lists those that it takes."
            ),
            StatusCodes.Status415UnsupportedMediaType => Refusal.NotJson(),
            _ => new Refusal(status, "error", "The request cannot be answered."),
        };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private static partial void LogFailure(ILogger logger, Exception exception, string method, string path);
}

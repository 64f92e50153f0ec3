using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Companion.Features.Sessions;

/// <summary>
/// Signs a request in by its bearer token, or on GET by the cookie that a browser's EventSource and images send (never on a change,
/// so that no other site can cause one). A dead token is refused on open routes as well.
/// </summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    Database database,
    SessionCache cache
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Session";

    // Sessions slide: what is used within 30 days lives on. Written at most once a minute for a session.
    private const string SeenSql = """
        with found as (
            select s.id, s.account_id, a.role, s.last_seen_at
            from sessions s
            join accounts a on a.id = s.account_id
            where s.token_sha256 = @TokenSha256 and s.expires_at > @Now
        ),
        seen as (
            update sessions s
            set last_seen_at = @Now, expires_at = @ExpiresAt
            from found f
            where s.id = f.id and f.last_seen_at < @SeenBefore
        )
        select id, account_id, role from found
        """;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // A browser sends its cookie unasked: a dead one is no session, where a dead bearer token is a mistake to be told of.
        var (token, isCookie) = TokenOf(Request);
        if (token is null)
        {
            return AuthenticateResult.NoResult();
        }

        var hash = SessionToken.Hash(token);
        var session = cache.Find(hash);
        if (session is null)
        {
            var lookUp = cache.BeginLookUp();
            var now = TimeProvider.GetUtcNow().UtcDateTime;
            await using var connection = await database.Writes.OpenConnectionAsync(Context.RequestAborted);
            session = await connection.QuerySingleOrDefaultAsync<Session>(
                new CommandDefinition(
                    SeenSql,
                    new
                    {
                        TokenSha256 = hash,
                        Now = now,
                        ExpiresAt = now + SessionLifetime.Sliding,
                        SeenBefore = now - SessionLifetime.SeenEvery,
                    },
                    cancellationToken: Context.RequestAborted
                )
            );
            if (session is null)
            {
                return isCookie
                    ? AuthenticateResult.NoResult()
                    : AuthenticateResult.Fail("Unknown or expired session.");
            }

            cache.Keep(hash, session, lookUp);
        }

        return session.SignedIn;
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }

    private static (string? Token, bool IsCookie) TokenOf(HttpRequest request)
    {
        if (request.Headers.Authorization.Count == 0)
        {
            return (HttpMethods.IsGet(request.Method) ? request.Cookies[SessionToken.Cookie] : null, true);
        }

        return
            AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
            && header is { Parameter: { Length: > 0 } token }
            && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            ? (token, false)
            : ("", false);
    }
}

using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using Companion.Infrastructure;
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
    BatchedRead<TokenHash, Session> lookUps,
    SessionCache cache
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // A browser sends its cookie unasked: a dead one is no session, where a dead bearer token is a mistake to be told of.
        var (token, isCookie) = TokenOf(Request);
        if (token is null)
        {
            return AuthenticateResult.NoResult();
        }

        var hash = TokenHash.Of(token);
        var session = cache.Find(hash);
        if (session is null)
        {
            var began = cache.BeginLookUp();
            session = await lookUps.Find(hash, Context.RequestAborted);
            if (session is null)
            {
                return isCookie
                    ? AuthenticateResult.NoResult()
                    : AuthenticateResult.Fail("Unknown or expired session.");
            }

            cache.Keep(hash, session, began);
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

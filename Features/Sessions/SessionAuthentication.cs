using System.Security.Claims;
using Companion.Infrastructure;
using Microsoft.AspNetCore.Authentication;

namespace Companion.Features.Sessions;

/// <summary>
/// Signs a request in by its bearer token, or on GET by the cookie that a browser's EventSource and images send (never on a change,
/// so that no other site can cause one). A dead token is refused on open routes as well. Instead of the framework's own service, which
/// makes a handler for each request, for schemes of which there is one.
/// </summary>
internal sealed class SessionAuthentication(BatchedRead<TokenHash, Session> lookUps, SessionCache cache)
    : IAuthenticationService
{
    public const string SchemeName = "Session";

    private const string Bearer = "Bearer ";

    private static readonly Task<AuthenticateResult> Nobody = Task.FromResult(AuthenticateResult.NoResult());

    private static readonly Task<AuthenticateResult> Dead = Task.FromResult(
        AuthenticateResult.Fail("Unknown or expired session.")
    );

    public Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme)
    {
        var authorization = context.Request.Headers.Authorization;
        if (authorization.Count > 0)
        {
            var header = authorization is [{ } only] ? only.AsSpan().Trim(' ') : [];
            return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
                ? Find(header[Bearer.Length..].TrimStart(' '), Dead, context)
                : Dead;
        }

        // A browser sends its cookie unasked: a dead one is no session, where a dead bearer token is a mistake to be told of.
        return HttpMethods.IsGet(context.Request.Method) && context.Request.Cookies[SessionToken.Cookie] is { } cookie
            ? Find(cookie, Nobody, context)
            : Nobody;
    }

    public Task ChallengeAsync(HttpContext context, string? scheme, AuthenticationProperties? properties)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }

    public Task ForbidAsync(HttpContext context, string? scheme, AuthenticationProperties? properties)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    public Task SignInAsync(
        HttpContext context,
        string? scheme,
        ClaimsPrincipal principal,
        AuthenticationProperties? properties
    ) => throw new NotSupportedException("POST /v1/sessions signs in.");

    public Task SignOutAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
        throw new NotSupportedException("DELETE /v1/sessions/current signs out.");

    private Task<AuthenticateResult> Find(ReadOnlySpan<char> token, Task<AuthenticateResult> none, HttpContext context)
    {
        var hash = TokenHash.Of(token);
        return cache.Find(hash)?.SignedIn ?? LookUp(hash, none, context.RequestAborted);
    }

    private async Task<AuthenticateResult> LookUp(TokenHash hash, Task<AuthenticateResult> none, CancellationToken ct)
    {
        var began = cache.BeginLookUp();
        if (await lookUps.Find(hash, ct) is not { } session)
        {
            return await none;
        }

        cache.Keep(hash, session, began);
        return await session.SignedIn;
    }
}

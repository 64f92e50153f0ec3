using System.Security.Claims;

namespace Companion.Infrastructure;

/// <summary>The signed-in account. Take it as a handler parameter; the route must require authorization.</summary>
internal readonly record struct Caller(Guid AccountId, Guid SessionId, string Role)
{
    public const string SessionClaim = "session_id";

    public bool IsAdmin => string.Equals(Role, Roles.Admin, StringComparison.Ordinal);

    public static ValueTask<Caller> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context.User)!.Value);

    /// <summary>Null for a stranger.</summary>
    public static Caller? Of(ClaimsPrincipal user) =>
        user.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            ? new Caller(
                Guid.Parse(id),
                Guid.Parse(user.FindFirstValue(SessionClaim)!),
                user.FindFirstValue(ClaimTypes.Role)!
            )
            : null;
}

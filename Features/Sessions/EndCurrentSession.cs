using Companion.Infrastructure;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Sessions;

/// <summary>Signs out: ends the session that asks, and clears the browser's cookie.</summary>
internal static class EndCurrentSession
{
    public static void Map(IEndpointRouteBuilder sessions) =>
        sessions.MapDelete("/current", Handle).WithName(nameof(EndCurrentSession)).WithSummary("Sign out");

    private static async Task<NoContent> Handle(
        Caller caller,
        Database database,
        SessionCache cache,
        HttpResponse response,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        // Also for one who has left: what is ended is forgotten here at once.
        await EndSessions.One(caller.SessionId, caller.AccountId, connection, CancellationToken.None);
        cache.Forget(caller.AccountId);
        SessionCookie.Clear(response);
        return TypedResults.NoContent();
    }
}

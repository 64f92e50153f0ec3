using Companion.Infrastructure;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Sessions;

/// <summary>
/// Ends one of the caller's own sessions; anybody else's is not there. The one that asks: clears the browser's cookie too.
/// </summary>
internal static class EndSession
{
    public static void Map(IEndpointRouteBuilder sessions) =>
        sessions.MapDelete("/{id:guid}", Handle).WithName(nameof(EndSession)).WithSummary("End one of your sessions");

    private static async Task<NoContent> Handle(
        Guid id,
        Caller caller,
        Database database,
        SessionCache cache,
        HttpResponse response,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        // Also for one who has left: what is ended is forgotten here at once.
        if (!await EndSessions.One(id, caller.AccountId, connection, CancellationToken.None))
        {
            throw Refusal.NotFound();
        }

        cache.Forget(caller.AccountId);
        if (id == caller.SessionId)
        {
            SessionCookie.Clear(response);
        }

        return TypedResults.NoContent();
    }
}

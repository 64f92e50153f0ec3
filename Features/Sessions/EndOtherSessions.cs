using Companion.Infrastructure;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Sessions;

/// <summary>Ends all of the caller's sessions but the one that asks.</summary>
internal static class EndOtherSessions
{
    public static void Map(IEndpointRouteBuilder sessions) =>
        sessions
            .MapDelete("/others", Handle)
            .WithName(nameof(EndOtherSessions))
            .WithSummary("End all your sessions but this one");

    private static async Task<NoContent> Handle(
        Caller caller,
        Database database,
        SessionCache cache,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        // Also for one who has left: what is ended is forgotten here at once.
        await EndSessions.AllBut(
            caller.SessionId,
            caller.AccountId,
            connection,
            transaction: null,
            CancellationToken.None
        );
        cache.Forget(caller.AccountId);
        return TypedResults.NoContent();
    }
}

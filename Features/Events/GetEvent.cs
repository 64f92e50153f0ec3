using System.Security.Claims;
using Companion.Infrastructure;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Events;

/// <summary>
/// One event: a public one for anyone, a private one for its team and its guests; to everyone else it does not exist. The organiser's
/// and staff's answer has the version as its ETag, for If-Match.
/// </summary>
internal static class GetEvent
{
    public static void Map(IEndpointRouteBuilder events) =>
        events
            .MapGet("/{id:guid}", Handle)
            .WithName(nameof(GetEvent))
            .WithSummary("One event")
            .PublicRead(TimeSpan.Zero, byCaller: true);

    private static async Task<Ok<Event>> Handle(
        Guid id,
        ClaimsPrincipal user,
        Database database,
        HttpResponse response,
        CancellationToken ct
    )
    {
        // The primary: its organiser looks right after a change.
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var found = await Event.Find(id, Caller.Of(user)?.AccountId, connection, transaction: null, ct);
        if (found.Role is EventRole.Organiser or EventRole.Staff)
        {
            response.SetVersion(found.Version);
        }

        return TypedResults.Ok(found);
    }
}

using Companion.Infrastructure;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Meetings;

/// <summary>
/// What cancelling now would refund, for the meeting's two people; cancelling at this moment refunds exactly that. In minor
/// units. 404 for third parties; 409 invalid_transition when it cannot be cancelled.
/// </summary>
internal static class GetCancellation
{
    public static void Map(IEndpointRouteBuilder meetings) =>
        meetings
            .MapGet("/{id:guid}/cancellation", Handle)
            .WithName(nameof(GetCancellation))
            .WithSummary("What cancelling now would refund")
            .Refuses(StatusCodes.Status409Conflict, "invalid_transition");

    internal sealed record Response(long Refund, long Total, string Currency, CancellationPolicy CancellationPolicy);

    private static async Task<Ok<Response>> Handle(
        Guid id,
        Caller caller,
        Database database,
        TimeProvider clock,
        HttpResponse response,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var (row, role) = await Meeting.Find(id, caller.AccountId, connection, ct);
        if (!MeetingRules.Allowed(row, role, now).Contains(MeetingAction.Cancel))
        {
            throw ChangeMeeting.InvalidTransition(row, role, now);
        }

        response.SetVersion(row.Version);
        return TypedResults.Ok(
            new Response(CancellationRefund.Of(row, role, now), row.Total, row.Currency, row.CancellationPolicy)
        );
    }
}

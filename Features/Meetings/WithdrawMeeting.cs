using Companion.Infrastructure;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Meetings;

/// <summary>
/// The patron withdraws their request; the slot is free again.
/// 404 for third parties; 403 wrong_side; 409 invalid_transition with state and allowed_actions; 412 when If-Match names another version.
/// </summary>
internal static class WithdrawMeeting
{
    public static void Map(IEndpointRouteBuilder meetings) =>
        meetings
            .MapPost("/{id:guid}/withdraw", Handle)
            .WithName(nameof(WithdrawMeeting))
            .WithSummary("Withdraw a request")
            .RefusesTransition();

    private static async Task<Ok<Meeting>> Handle(
        Guid id,
        [OptionalBody] Body<Reason> body,
        IfMatch ifMatch,
        Caller caller,
        Database database,
        UpdateSignals signals,
        TimeProvider clock,
        HttpResponse response,
        CancellationToken ct
    )
    {
        var meeting = await ChangeMeeting.ByCaller(
            id,
            MeetingAction.Withdraw,
            body,
            ifMatch,
            caller,
            database,
            signals,
            clock,
            ct
        );
        response.SetVersion(meeting.Version);
        return TypedResults.Ok(meeting);
    }
}

using Companion.Infrastructure;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Meetings;

/// <summary>
/// The companion accepts a request. The slot stays held, and each now sees the other's phone number.
/// 404 for third parties; 403 wrong_side; 409 invalid_transition with state and allowed_actions; 412 when If-Match names another version.
/// </summary>
internal static class AcceptMeeting
{
    public static void Map(IEndpointRouteBuilder meetings) =>
        meetings
            .MapPost("/{id:guid}/accept", Handle)
            .WithName(nameof(AcceptMeeting))
            .WithSummary("Accept a request")
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
            MeetingAction.Accept,
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

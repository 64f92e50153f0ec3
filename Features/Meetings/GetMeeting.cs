using Companion.Infrastructure;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Meetings;

/// <summary>
/// One meeting with its history and what the caller may do to it now, for its two people; to anyone else it does not exist. The other
/// side's phone number is there only while the meeting is accepted.
/// </summary>
internal static class GetMeeting
{
    public static void Map(IEndpointRouteBuilder meetings) =>
        meetings.MapGet("/{id:guid}", Handle).WithName(nameof(GetMeeting)).WithSummary("One of your meetings");

    private static async Task<Ok<Meeting>> Handle(
        Guid id,
        Caller caller,
        Database database,
        TimeProvider clock,
        HttpResponse response,
        CancellationToken ct
    )
    {
        // The primary: its two people look right after they have changed it.
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var (row, role) = await Meeting.Find(id, caller.AccountId, connection, ct);
        var history = await Meeting.HistoryOf(id, connection, ct);
        response.SetVersion(row.Version);
        return TypedResults.Ok(Meeting.Of(row, role, clock.GetUtcNow().UtcDateTime) with { History = history });
    }
}

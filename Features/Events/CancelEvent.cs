using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Events;

/// <summary>
/// Cancels an event, for its organiser: it is found no more, and none of its vouchers can be used (they are inactive); what was
/// redeemed stays. 404 for those who may not know of it, 403 not_organiser, 409 event_cancelled the second time, 412 when If-Match names another version.
/// </summary>
internal static class CancelEvent
{
    public static void Map(IEndpointRouteBuilder events) =>
        events
            .MapPost("/{id:guid}/cancel", Handle)
            .WithName(nameof(CancelEvent))
            .WithSummary("Cancel an event")
            .Refuses(StatusCodes.Status403Forbidden, "not_organiser")
            .Refuses(StatusCodes.Status409Conflict, "event_cancelled");

    private const string LockSql = "select e.id from events e where e.id = @EventId for no key update";

    private const string CancelSql = """
        update events
        set cancelled_at = @Now, version = version + 1, updated_at = @Now
        where id = @EventId and organiser_id = @AccountId
        """;

    private static async Task<Ok<Event>> Handle(
        Guid id,
        IfMatch ifMatch,
        Caller caller,
        Database database,
        TimeProvider clock,
        HttpResponse response,
        CancellationToken ct
    )
    {
        var parameters = new
        {
            EventId = id,
            caller.AccountId,
            Now = clock.GetUtcNow().UtcDateTime,
        };
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(LockSql, parameters, transaction, cancellationToken: ct));
        var stored = await Event.Find(id, caller.AccountId, connection, transaction, ct);
        stored.RequireOrganiser();
        if (stored.Status == EventStatus.Cancelled)
        {
            throw Cancelled();
        }

        ifMatch.Require(stored.Version);
        await connection.ExecuteAsync(new CommandDefinition(CancelSql, parameters, transaction, cancellationToken: ct));
        var changed = await Event.Find(id, caller.AccountId, connection, transaction, ct);
        await transaction.CommitAsync(ct);
        response.SetVersion(changed.Version);
        return TypedResults.Ok(changed);
    }

    public static Refusal Cancelled() =>
        Refusal.Conflict("event_cancelled", "This event is cancelled.").With("state", "cancelled");
}

using Companion.Features.Vouchers;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Events;

/// <summary>
/// Deletes an event with its vouchers and staff, for its organiser, while nothing was redeemed at it and no meeting holds one: after that 409 has_redemptions, and it can
/// be cancelled. 404 for those who may not know of it, 403 not_organiser, 412 when If-Match names another version.
/// </summary>
internal static class DeleteEvent
{
    public static void Map(IEndpointRouteBuilder events) =>
        events
            .MapDelete("/{id:guid}", Handle)
            .WithName(nameof(DeleteEvent))
            .WithSummary("Delete an event")
            .DisableRequestTimeout()
            .Refuses(StatusCodes.Status403Forbidden, "not_organiser")
            .Refuses(StatusCodes.Status409Conflict, "has_redemptions");

    // For update: nobody adds a voucher until it is decided.
    private const string LockSql = "select e.id from events e where e.id = @EventId for update";

    private const string DeleteSql = "delete from events where id = @EventId and organiser_id = @AccountId";

    private static Task<NoContent> Handle(
        Guid id,
        IfMatch ifMatch,
        Caller caller,
        Database database,
        CancellationToken ct
    ) =>
        Retry.OnDeadlock(
            async () =>
            {
                var parameters = new { EventId = id, caller.AccountId };
                await using var connection = await database.Long.OpenConnectionAsync(ct);
                await using var transaction = await connection.BeginTransactionAsync(ct);
                await connection.ExecuteAsync(
                    new CommandDefinition(LockSql, parameters, transaction, cancellationToken: ct)
                );
                var stored = await Event.Find(id, caller.AccountId, connection, transaction, ct);
                stored.RequireOrganiser();
                ifMatch.Require(stored.Version);
                if (!await DeleteVouchers.Unused(id, connection, transaction, ct))
                {
                    throw Refusal.Conflict(
                        "has_redemptions",
                        "Something was redeemed at this event, or a meeting holds one of its vouchers, so it stays. Cancel it instead."
                    );
                }

                await connection.ExecuteAsync(
                    new CommandDefinition(DeleteSql, parameters, transaction, cancellationToken: ct)
                );
                await transaction.CommitAsync(ct);
                return TypedResults.NoContent();
            },
            ct
        );
}

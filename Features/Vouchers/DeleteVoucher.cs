using Companion.Features.Events;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Companion.Features.Vouchers;

/// <summary>
/// Deletes a voucher that was never redeemed and that no meeting holds, for the event's organiser; what was redeemed, even if that was taken back, can only be made inactive: 409 voucher_used. 404
/// for those who may not know of the event, 403 not_organiser, 412 when If-Match names another version.
/// </summary>
internal static class DeleteVoucher
{
    public static void Map(IEndpointRouteBuilder vouchers) =>
        vouchers
            .MapDelete("/{voucher_id:guid}", Handle)
            .WithName(nameof(DeleteVoucher))
            .WithSummary("Delete a voucher")
            .Refuses(StatusCodes.Status403Forbidden, "not_organiser")
            .Refuses(StatusCodes.Status409Conflict, "voucher_used");

    private const string LockSql = "select v.id from vouchers v where v.id = @VoucherId for update";

    private const string DeleteSql = "delete from vouchers where id = @VoucherId and last_used_at is null and held = 0";

    private static async Task<NoContent> Handle(
        [FromRoute(Name = "event_id")] Guid eventId,
        [FromRoute(Name = "voucher_id")] Guid voucherId,
        IfMatch ifMatch,
        Caller caller,
        Database database,
        UpdateSignals signals,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        (await EventRoles.Of(eventId, caller, connection, transaction, ct)).RequireOrganiser();
        var now = clock.GetUtcNow().UtcDateTime;
        await Delete(eventId, voucherId, ifMatch, now, connection, transaction, ct);
        await transaction.CommitAsync(ct);
        signals.Hint(eventId);
        return TypedResults.NoContent();
    }

    /// <summary>For the marketplace's too (<paramref name="eventId"/> null).</summary>
    public static async Task Delete(
        Guid? eventId,
        Guid voucherId,
        IfMatch ifMatch,
        DateTime now,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        var parameters = new { VoucherId = voucherId };
        await connection.ExecuteAsync(new CommandDefinition(LockSql, parameters, transaction, cancellationToken: ct));
        var stored = await Voucher.Find(eventId, voucherId, now, connection, transaction, ct);
        ifMatch.Require(stored.Version);
        if (
            await connection.ExecuteAsync(
                new CommandDefinition(DeleteSql, parameters, transaction, cancellationToken: ct)
            ) == 0
        )
        {
            throw Refusal
                .Conflict(
                    "voucher_used",
                    "This voucher was redeemed, or a meeting holds it, so it stays. Make it inactive instead."
                )
                .With("state", Wire<VoucherState>.NameOf(stored.State));
        }
    }
}

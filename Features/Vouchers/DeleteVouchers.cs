using Dapper;
using Npgsql;

namespace Companion.Features.Vouchers;

/// <summary>
/// The end of an event's vouchers, inside the transaction that deletes the event and has locked it: none of them may ever have been redeemed, or be held by a meeting.
/// </summary>
internal static class DeleteVouchers
{
    // Each is locked before it is looked at, so what is being redeemed at this moment is waited for, and then keeps its voucher.
    private const string DeleteSql =
        "delete from vouchers where event_id = @EventId and last_used_at is null and held = 0";

    private const string LeftSql = "select exists (select from vouchers where event_id = @EventId)";

    /// <summary>False when something was redeemed or is held: then the caller rolls back, or leaves the event as it is with what is left.</summary>
    public static async Task<bool> Unused(
        Guid eventId,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        var parameters = new { EventId = eventId };
        await connection.ExecuteAsync(new CommandDefinition(DeleteSql, parameters, transaction, cancellationToken: ct));
        return !await connection.QuerySingleAsync<bool>(
            new CommandDefinition(LeftSql, parameters, transaction, cancellationToken: ct)
        );
    }
}

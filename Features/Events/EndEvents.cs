using Companion.Features.Vouchers;
using Dapper;
using Npgsql;

namespace Companion.Features.Events;

/// <summary>
/// What an account's deletion does to the events that it organises, inside that deletion's transaction and before the account goes: those at
/// which something was redeemed are cancelled and stay, without an organiser; the others go with their vouchers.
/// </summary>
internal static class EndEvents
{
    private const string LockSql =
        "select e.id from events e where e.organiser_id = @AccountId order by e.id for update";

    private const string DeleteSql = "delete from events where id = @EventId";

    private const string CancelSql = """
        update events
        set cancelled_at = coalesce(cancelled_at, @Now), version = version + 1, updated_at = @Now
        where organiser_id = @AccountId
        """;

    public static async Task End(
        Guid accountId,
        DateTime now,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        var own = new { AccountId = accountId, Now = now };
        var events = await connection.QueryAsync<Guid>(
            new CommandDefinition(LockSql, own, transaction, cancellationToken: ct)
        );
        foreach (var eventId in events)
        {
            if (await DeleteVouchers.Unused(eventId, connection, transaction, ct))
            {
                await connection.ExecuteAsync(
                    new CommandDefinition(DeleteSql, new { EventId = eventId }, transaction, cancellationToken: ct)
                );
            }
        }

        await connection.ExecuteAsync(new CommandDefinition(CancelSql, own, transaction, cancellationToken: ct));
    }
}

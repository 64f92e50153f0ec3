using Dapper;
using Npgsql;

namespace Companion.Features.Vouchers;

/// <summary>
/// What an account's deletion does to vouchers, inside that deletion's transaction and before the account goes: what it claimed is free
/// again. What it used or redeemed stays, and loses its name by its foreign keys.
/// </summary>
internal static class LeaveVouchers
{
    private const string LeaveSql = """
        select v.id from vouchers v where v.claimed_by = @AccountId order by v.id for no key update;

        update vouchers
        set claimed_by = null, claimed_at = null, version = version + 1
        where claimed_by = @AccountId;

        delete from voucher_guesses where who = 'account ' || @AccountId::uuid;
        """;

    public static Task Leave(
        Guid accountId,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    ) =>
        connection.ExecuteAsync(
            new CommandDefinition(LeaveSql, new { AccountId = accountId }, transaction, cancellationToken: ct)
        );
}

using Dapper;
using Npgsql;

namespace Companion.Features.Vouchers;

/// <summary>
/// What an account's deletion does to vouchers, inside that deletion's transaction and before the account goes: what it claimed is free
/// again, and what it used or redeemed stays without its name.
/// </summary>
internal static class LeaveVouchers
{
    private const string LeaveSql = """
        select v.id from vouchers v where v.claimed_by = @AccountId order by v.id for no key update;

        update vouchers
        set claimed_by = null, claimed_at = null, version = version + 1
        where claimed_by = @AccountId;

        update redemptions set guest_id = null where guest_id = @AccountId;

        update redemptions set by_id = null where by_id = @AccountId;

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

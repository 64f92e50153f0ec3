using Companion.Infrastructure;
using Dapper;

namespace Companion.Features.Vouchers;

/// <summary>
/// Keeps an attempt that was refused (a booking's, a claim's) in a transaction of its own, after what was refused has rolled back. The door keeps its own
/// (<see cref="RedeemSql"/>).
/// </summary>
internal static class RefusedAttempt
{
    private const string KeepSql = """
        insert into redemptions (id, voucher_id, event_id, code, by_id, guest_id, status, refusal, created_at)
        select @Id, v.id, v.event_id, coalesce(v.code, @Key), @AccountId, @AccountId, 'refused', @Refusal, @Now
        from (select @Key::text as key) asked
        left join vouchers v on v.key = asked.key
        returning event_id
        """;

    /// <summary>Answers the voucher's event, if there is one.</summary>
    public static async Task<Guid?> Keep(
        string code,
        Caller caller,
        string refusal,
        DateTime now,
        Database database,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<Guid?>(
            new CommandDefinition(
                KeepSql,
                new
                {
                    Id = Guid.CreateVersion7(new DateTimeOffset(now)),
                    Key = VoucherCode.KeyOfTyped(code),
                    caller.AccountId,
                    Refusal = refusal,
                    Now = now,
                },
                cancellationToken: ct
            )
        );
    }
}

using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Vouchers;

/// <summary>
/// A voucher at a meeting: what it would take off the price (<see cref="Offer"/>), and its use, held inside the transaction that books
/// (<see cref="Hold"/>), after all else but the updates: whoever changes a meeting takes its rows in that order. Until the companion accepts it is held; where they book instantly it is redeemed at once.
/// </summary>
internal static class HoldVoucher
{
    private const string OfferSql = $"""
        select v.code, {VoucherRules.Discount} as discount, v.event_id is not null as paid_by_companion,
            {VoucherRules.AtMeeting} as refusal
        from vouchers v
        left join events e on e.id = v.event_id
        cross join (select @PatronAccountId::uuid as guest_id, @Price::bigint as spend) w
        where v.id = @VoucherId
        """;

    private const string HoldSql = $"""
        select v.id from vouchers v where v.id = @VoucherId for no key update;

        with judged as materialized (
            select v.id, v.event_id, v.code, {VoucherRules.AtMeeting} as refusal
            from vouchers v
            left join events e on e.id = v.event_id
            cross join (select @PatronAccountId::uuid as guest_id, @Price::bigint as spend) w
            where v.id = @VoucherId
        ),
        moved as (
            update vouchers v
            set held = v.held + (@Status = 'held')::integer, redeemed = v.redeemed + (@Status = 'redeemed')::integer,
                last_used_at = case when @Status = 'redeemed' then @Now::timestamptz else v.last_used_at end
            from judged j
            where v.id = j.id and j.refusal is null
            returning v.id
        ),
        kept as (
            insert into redemptions (
                id, voucher_id, event_id, code, by_id, guest_id, meeting_id, status, spend, discount, currency, redeemed_at, created_at
            )
            select @Id, j.id, j.event_id, j.code, @PatronAccountId, @PatronAccountId, @MeetingId, @Status, @Price, @Discount, @Currency,
                case when @Status = 'redeemed' then @Now::timestamptz end, @Now
            from judged j
            join moved m on m.id = j.id
        )
        select j.event_id, j.refusal from judged j;
        """;

    /// <param name="Refusal">Why it does not count at this meeting; null when it does.</param>
    internal sealed record Offered(string Code, long? Discount, bool PaidByCompanion, string? Refusal);

    /// <summary>What is held: an amount in the currency's minor unit, off a price.</summary>
    internal sealed record Use(
        Guid VoucherId,
        Guid MeetingId,
        Guid PatronAccountId,
        Guid CompanionAccountId,
        long Price,
        long Discount,
        string Currency
    );

    private sealed record Held(Guid? EventId, string? Refusal);

    public static async Task<Offered> Offer(
        Guid voucherId,
        Guid patronAccountId,
        Guid companionAccountId,
        long price,
        string currency,
        DateTime now,
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        CancellationToken ct
    ) =>
        await connection.QuerySingleOrDefaultAsync<Offered>(
            new CommandDefinition(
                OfferSql,
                new
                {
                    VoucherId = voucherId,
                    PatronAccountId = patronAccountId,
                    CompanionAccountId = companionAccountId,
                    Price = price,
                    Currency = currency,
                    Now = now,
                },
                transaction,
                cancellationToken: ct
            )
        ) ?? throw VoucherRefusals.Unknown();

    /// <summary>The voucher's event, if it has one. Refuses with 409, and the caller rolls back.</summary>
    public static async Task<Guid?> Hold(
        Use use,
        bool isAccepted,
        DateTime now,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        await using var results = await connection.QueryMultipleAsync(
            new CommandDefinition(
                HoldSql,
                new
                {
                    Id = Guid.CreateVersion7(new DateTimeOffset(now)),
                    use.VoucherId,
                    use.MeetingId,
                    use.PatronAccountId,
                    use.CompanionAccountId,
                    use.Price,
                    use.Discount,
                    use.Currency,
                    Status = isAccepted ? "redeemed" : "held",
                    Now = now,
                },
                transaction,
                cancellationToken: ct
            )
        );
        await results.ReadAsync();
        var held = await results.ReadSingleOrDefaultAsync<Held>() ?? throw VoucherRefusals.Unknown();
        return held.Refusal is { } refusal ? throw VoucherRefusals.Conflict(refusal) : held.EventId;
    }
}

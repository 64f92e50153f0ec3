using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Vouchers;

/// <summary>
/// A voucher at a meeting: what it would take off the price (<see cref="Offer"/>), and its use, held inside the transaction that books
/// (<see cref="Statements"/>), after all else but the updates: whoever changes a meeting takes its rows in that order. Until the companion accepts it is held; where they book instantly it is redeemed at once.
/// </summary>
internal static class HoldVoucher
{
    private const string OfferSql = $"""
        select v.code, {VoucherRules.Discount} as discount, v.event_id,
            {VoucherRules.AtMeeting} as refusal
        from vouchers v
        left join events e on e.id = v.event_id
        cross join (select @PatronAccountId::uuid as guest_id, @Price::bigint as spend) w
        where v.id = @VoucherId
        """;

    private const string LockSql = "select v.id from vouchers v where v.id = @VoucherId for no key update";

    // In a statement after the one that locks, and so of what is there then.
    private const string HoldSql = $"""
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
        select
            refuse_unless(exists (select from judged), '{VoucherRefusals.UnknownCode}'),
            refuse_unless((select j.refusal is null from judged j), (select j.refusal from judged j))
        """;

    private static readonly Statement Lock = new(LockSql);
    private static readonly Statement Held = new(HoldSql);

    /// <param name="Refusal">Why it does not count at this meeting; null when it does.</param>
    internal sealed record Offered(string Code, long? Discount, Guid? EventId, string? Refusal)
    {
        public bool PaidByCompanion => EventId is not null;
    }

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

    public static async Task<Offered> Offer(
        Guid voucherId,
        Guid patronAccountId,
        Guid companionAccountId,
        long price,
        string currency,
        DateTime now,
        NpgsqlConnection connection,
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
                cancellationToken: ct
            )
        ) ?? throw VoucherRefusals.Unknown();

    /// <summary>To be sent in this order. They end the transaction with why it does not count (<see cref="VoucherRefusals.AtMeeting"/>), or voucher_unknown.</summary>
    public static IEnumerable<Statement.Execution> Statements(Use use, bool isAccepted, DateTime now) =>
        [
            Lock.InBatch().With("VoucherId", use.VoucherId),
            Held.InBatch()
                .With("Id", Guid.CreateVersion7(new DateTimeOffset(now)))
                .With("VoucherId", use.VoucherId)
                .With("MeetingId", use.MeetingId)
                .With("PatronAccountId", use.PatronAccountId)
                .With("CompanionAccountId", use.CompanionAccountId)
                .With("Price", use.Price)
                .With("Discount", use.Discount)
                .With("Currency", use.Currency)
                .With("Status", isAccepted ? "redeemed" : "held")
                .With("Now", now),
        ];
}

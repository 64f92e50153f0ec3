namespace Companion.Features.Vouchers;

/// <summary>A voucher as its holder sees it.</summary>
/// <param name="EventName">Of its event, as are venue and event_starts_at; null for the marketplace's.</param>
internal sealed record ClaimedVoucher(
    Guid Id,
    string Code,
    VoucherKind Kind,
    int? Percent,
    long? MaxDiscount,
    long? Amount,
    string? Currency,
    string? Item,
    long? MinSpend,
    DateTime? StartsAt,
    DateTime? EndsAt,
    VoucherState State,
    Guid? EventId,
    string? EventName,
    string? Venue,
    DateTime? EventStartsAt,
    DateTime ClaimedAt,
    DateTime CreatedAt
)
{
    public const string Columns = $"""
        v.id, v.code, v.kind, v.percent, v.max_discount, v.amount, v.currency, v.item, v.min_spend, v.starts_at, v.ends_at,
        replace({VoucherRules.State}, '_', '') as state, v.event_id, e.name as event_name, e.venue, e.starts_at as event_starts_at,
        v.claimed_at, v.created_at
        """;
}

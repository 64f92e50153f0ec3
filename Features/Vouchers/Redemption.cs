using System.Text.Json.Serialization;
using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Vouchers;

/// <summary>One attempt to use a voucher, and what it gave. Money is in the currency's minor unit.</summary>
/// <param name="VoucherId">Null for an unknown code.</param>
/// <param name="Refusal">Why it was refused: the code that was answered.</param>
/// <param name="Label">For those who manage the voucher, as are RedeemedBy and Reason: null for its guest.</param>
/// <param name="Guest">Their username, where they were named and are still here; as is RedeemedBy.</param>
/// <param name="RedeemedAt">At the door the moment of the attempt, for a meeting that of its acceptance.</param>
/// <param name="MeetingId">Where it was used for a meeting.</param>
/// <param name="Discount">Null where the kind gives none, or it was not said what was spent.</param>
/// <param name="Item">What it bought.</param>
/// <param name="ReversedBy">organiser, admin, or meeting: that was cancelled with full refund.</param>
internal sealed record Redemption(
    Guid Id,
    Guid? VoucherId,
    Guid? EventId,
    string Code,
    VoucherKind? Kind,
    int? Percent,
    string? Item,
    string? Label,
    RedemptionStatus Status,
    string? Refusal,
    string? Guest,
    string? RedeemedBy,
    Guid? MeetingId,
    long? Spend,
    long? Discount,
    string? Currency,
    string? Reason,
    string? ReversedBy,
    DateTime? RedeemedAt,
    DateTime? ReversedAt,
    DateTime CreatedAt,
    [property: JsonIgnore] int Version
)
{
    public const string Columns = """
        r.id, r.voucher_id, r.event_id, r.code, v.kind, v.percent, v.item, v.label, r.status, r.refusal, g.username as guest,
        b.username as redeemed_by, r.meeting_id, r.spend, r.discount, r.currency, r.reason, r.reversed_by, r.redeemed_at,
        r.reversed_at, r.created_at,
        r.version
        """;

    public const string Joins = """
        left join vouchers v on v.id = r.voucher_id
        left join accounts g on g.id = r.guest_id
        left join accounts b on b.id = r.by_id
        """;

    // Its team, its guest and who redeemed it; the marketplace's for admins. What is the team's is not the guest's.
    private const string SelectSql = $"""
        select
            r.id, r.voucher_id, r.event_id, r.code, v.kind, v.percent, v.item, case when is_team then v.label end as label, r.status, r.refusal,
            g.username as guest, case when is_team then b.username end as redeemed_by, r.meeting_id, r.spend, r.discount, r.currency,
            case when is_team then r.reason end as reason, r.reversed_by, r.redeemed_at, r.reversed_at, r.created_at, r.version
        from redemptions r
        {Joins}
        cross join lateral (
            select
                @IsAdmin or event_role(r.event_id, @AccountId) in ('organiser', 'staff')
                    or (r.by_id = @AccountId and r.guest_id is distinct from r.by_id and r.status <> 'refused') as is_team
        ) caller
        -- Who was refused has learnt why, and learns no more.
        where r.id = @Id and (is_team or (@AccountId in (r.guest_id, r.by_id) and r.status <> 'refused'))
        """;

    public static string PathOf(Guid id) => $"/v1/redemptions/{id}";

    /// <summary>Refuses with 404 what the caller may not know of, as what is not there.</summary>
    public static async Task<Redemption> Find(
        Guid id,
        Caller caller,
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        CancellationToken ct
    ) =>
        await connection.QuerySingleOrDefaultAsync<Redemption>(
            new CommandDefinition(
                SelectSql,
                new
                {
                    Id = id,
                    caller.AccountId,
                    caller.IsAdmin,
                },
                transaction,
                cancellationToken: ct
            )
        ) ?? throw Infrastructure.Refusal.NotFound();
}

namespace Companion.Features.Vouchers;

/// <summary>
/// What a voucher may be used for and what it gives, once, in SQL, for the door, the meeting and the look. v is the voucher, e its event
/// (or none), w who wants to use it: guest_id and spend, either null. Each answers the code of the refusal, or null. Amounts are in minor units.
/// </summary>
internal static class VoucherRules
{
    public const string State = """
        case
            when not v.is_active or e.cancelled_at is not null then 'inactive'
            when v.redeemed + v.held >= v.max_redemptions then 'used_up'
            when v.ends_at <= @Now then 'expired'
            when v.starts_at > @Now then 'scheduled'
            else 'active'
        end
        """;

    /// <summary>not_yours first: of what somebody else has claimed nobody learns more. not_yet_valid last: it can be claimed all the same.</summary>
    public const string Standing = """
        case
            when v.claimed_by is not null and v.claimed_by is distinct from w.guest_id then 'not_yours'
            when not v.is_active or e.cancelled_at is not null then 'inactive'
            when v.ends_at <= @Now then 'expired'
            when v.starts_at > @Now then 'not_yet_valid'
        end
        """;

    public const string MinSpend = "case when v.min_spend > coalesce(w.spend, 0) then 'min_spend' end";

    /// <summary>How often the guest has had it redeemed, or holds it: no more are looked at than are allowed.</summary>
    public const string UsesOfGuest = """
        (
            select count(*)
            from (
                select
                from redemptions u
                where u.guest_id = w.guest_id and u.voucher_id = v.id and u.status in ('held', 'redeemed')
                limit v.max_per_account
            ) used
        )
        """;

    /// <summary>Right only in a statement after the one that has locked the voucher.</summary>
    public const string Limits = $"""
        case
            when v.max_per_account is not null and w.guest_id is not null and {UsesOfGuest} >= v.max_per_account then 'per_account_limit'
            when v.redeemed + v.held >= v.max_redemptions then 'used_up'
        end
        """;

    /// <summary>Half a minor unit is rounded up, for who saves it; never more than is spent. Null where the kind gives none, or it is not said what is spent of a percent.</summary>
    public const string Discount = """
        case v.kind
            when 'percent' then case when w.spend is not null then least(round(w.spend * v.percent / 100.0)::bigint, v.max_discount) end
            when 'amount' then least(v.amount, w.spend)
        end
        """;

    /// <summary>
    /// At a meeting: the marketplace's vouchers count, which the house pays, and those of the companion's own events, which the
    /// companion pays. Anybody else's would be paid by who never agreed to it. @CompanionAccountId, @Currency: the meeting's.
    /// </summary>
    public const string AtMeeting = $"""
        coalesce(
            case
                when v.kind = 'item' then 'wrong_kind'
                when v.event_id is not null and e.organiser_id is distinct from @CompanionAccountId then 'wrong_event'
            end,
            {Standing},
            case
                when v.currency <> @Currency and (v.kind = 'amount' or v.max_discount is not null or v.min_spend is not null)
                    then 'wrong_currency'
            end,
            {MinSpend},
            {Limits}
        )
        """;
}

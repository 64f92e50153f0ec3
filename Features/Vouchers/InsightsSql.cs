namespace Companion.Features.Vouchers;

/// <summary>What insights are counted by: an event's vouchers and attempts, each a range of one index.</summary>
internal static class InsightsSql
{
    public const string ZoneSql =
        "select z.time_zone from events e join cities z on z.id = e.city_id where e.id = @EventId";

    public const string CountsSql = """
        with issued as (
            select grouping(v.label) = 1 as is_total, v.label, count(*) as issued, count(v.claimed_by) as claimed
            from vouchers v
            where v.event_id = @EventId
            group by grouping sets ((), (v.label))
        ),
        used as (
            select
                grouping(v.label) = 1 as is_total, v.label,
                count(*) filter (where r.status = 'held') as held,
                count(*) filter (where r.status = 'redeemed') as redeemed,
                count(*) filter (where r.status = 'reversed') as reversed,
                count(*) filter (where r.status = 'refused') as refused,
                count(distinct r.guest_id) filter (where r.status = 'redeemed') as unique_guests,
                min(r.redeemed_at) filter (where r.status = 'redeemed') as first_used_at,
                max(r.redeemed_at) filter (where r.status = 'redeemed') as last_used_at
            from redemptions r
            left join vouchers v on v.id = r.voucher_id
            where r.event_id = @EventId
            group by grouping sets ((), (v.label))
        )
        select
            coalesce(i.is_total, u.is_total) as is_total, coalesce(i.label, u.label) as label, coalesce(i.issued, 0) as issued,
            coalesce(i.claimed, 0) as claimed, coalesce(u.held, 0) as held, coalesce(u.redeemed, 0) as redeemed,
            coalesce(u.reversed, 0) as reversed, coalesce(u.refused, 0) as refused, coalesce(u.unique_guests, 0) as unique_guests,
            u.first_used_at, u.last_used_at
        from issued i
        full join used u on u.is_total = i.is_total and coalesce(u.label, '') = coalesce(i.label, '')
        order by 1 desc, redeemed desc, issued desc, 2
        limit @MaxLabels + 1
        """;

    public const string DiscountsSql = """
        select grouping(v.label) = 1 as is_total, v.label, r.currency, sum(r.discount)::bigint as amount
        from redemptions r
        join vouchers v on v.id = r.voucher_id
        where r.event_id = @EventId and r.status = 'redeemed' and r.discount is not null and r.currency is not null
        group by grouping sets ((r.currency), (v.label, r.currency))
        order by r.currency
        """;

    public const string ReasonsSql = """
        select r.refusal, count(*) as times
        from redemptions r
        where r.event_id = @EventId and r.status = 'refused'
        group by r.refusal
        order by r.refusal
        """;

    private const string Attempts = """
        attempts as materialized (
            select coalesce(r.redeemed_at, r.created_at) as at, r.status = 'redeemed' as is_redeemed
            from redemptions r
            where r.event_id = @EventId and r.status in ('redeemed', 'refused')
        )
        """;

    private const string Counted = """
        count(a.at) filter (where a.is_redeemed) as redeemed, count(a.at) filter (where not a.is_redeemed) as refused
        """;

    public const string ByStepSql = $"""
        with {Attempts},
        steps as (
            select t
            from (
                select date_bin(@Step, min(at), 'epoch') as first, date_bin(@Step, max(at), 'epoch') as last from attempts
            ) ends,
            generate_series(greatest(first, last - @Step * (@MaxPoints - 1)), last, @Step) t
        ),
        counted as (
            select date_bin(@Step, a.at, 'epoch') as t, {Counted} from attempts a group by 1
        )
        select extract(epoch from s.t)::bigint as time, coalesce(c.redeemed, 0) as redeemed, coalesce(c.refused, 0) as refused
        from steps s
        left join counted c on c.t = s.t
        order by s.t
        """;

    public const string ByDaySql = $"""
        with {Attempts},
        days as (
            select d::date as day
            from (
                select date_trunc('day', min(at) at time zone @Zone) as first, date_trunc('day', max(at) at time zone @Zone) as last
                from attempts
            ) ends,
            generate_series(greatest(first, last - make_interval(days => @MaxPoints - 1)), last, interval '1 day') d
        ),
        counted as (
            select (a.at at time zone @Zone)::date as day, {Counted} from attempts a group by 1
        )
        select
            extract(epoch from s.day::timestamp at time zone @Zone)::bigint as time, coalesce(c.redeemed, 0) as redeemed,
            coalesce(c.refused, 0) as refused
        from days s
        left join counted c on c.day = s.day
        order by s.day
        """;
}

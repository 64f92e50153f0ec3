namespace Companion.Features.Insights;

/// <summary>What a companion's work came to in a period, with the points of its chart: one statement, so that all is of one moment.</summary>
internal static class WorkSql
{
    // The range of instants, a day wider on either side than any zone's, is what the indexes serve.
    private const string Totals = """
        held as (
            select
                count(*) filter (where m.status = 'completed')::integer as meetings,
                coalesce(sum(m.minutes) filter (where m.status = 'completed'), 0)::bigint as minutes,
                coalesce(sum(m.payout) filter (where m.status = 'completed' and m.currency = @Currency), 0)::bigint as payout,
                count(*) filter (where m.accepted_at is not null)::integer as agreed,
                count(*) filter (where m.accepted_at is not null and m.status = 'cancelled')::integer as cancelled
            from asked a
            join meetings m
              on m.companion_id = a.companion_id
             and m.starts_at >= (a.from_date - 2)::timestamp at time zone 'UTC'
             and m.starts_at < (a.to_date + 3)::timestamp at time zone 'UTC'
            where (m.starts_at at time zone a.time_zone)::date between a.from_date and a.to_date
        ),
        requested as (
            select
                count(*)::integer as requests,
                count(*) filter (where m.accepted_at is not null)::integer as accepted,
                count(*) filter (where m.status in ('declined', 'expired'))::integer as refused,
                percentile_cont(0.5) within group (order by extract(epoch from h.at - m.created_at)) as median_answer_seconds
            from asked a
            join meetings m
              on m.companion_id = a.companion_id
             and m.created_at >= (a.from_date - 2)::timestamp at time zone 'UTC'
             and m.created_at < (a.to_date + 3)::timestamp at time zone 'UTC'
            left join lateral (
                select h.at
                from meeting_history h
                where h.meeting_id = m.id and h.from_status = 'requested' and h.to_status in ('accepted', 'declined')
                limit 1
            ) h on true
            where (m.created_at at time zone a.time_zone)::date between a.from_date and a.to_date
        )
        """;

    // One row without a point where there is none: a zone that skips a date has none on it.
    public const string Sql = $"""
        with {PayoutChart.Points},
        {Totals}
        select
            h.meetings, h.minutes, h.payout, h.agreed, h.cancelled, r.requests, r.accepted, r.refused, r.median_answer_seconds,
            p.date, p.time, p.actual, p.goal
        from held h
        cross join requested r
        left join points p on true
        order by p.date
        """;
}

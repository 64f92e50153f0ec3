using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Insights;

/// <summary>
/// Payout against the goal, a point for each bucket, also for those without a meeting. A day's share of the goal is the month's by the days of that
/// month, so a week's goal is the sum of its days', a whole month's the goal itself, and a bucket that the period cuts counts the days
/// that are in it, as that of a running month does: whatever the bucket, the goals of a period add up to the same, up to rounding.
/// </summary>
internal static class PayoutChart
{
    /// <summary>One bucket; Date is its first in the period, Time the instant at which that begins, in Unix seconds.</summary>
    internal sealed record Point(DateOnly Date, long Time, long Actual, long? Goal);

    // By local dates; the range of instants, a day wider on either side than any zone's, is what the index serves.
    public const string Points = """
        asked as (
            select @CompanionId::uuid as companion_id, @From::date as from_date, @To::date as to_date, @TimeZone::text as time_zone,
                @MonthlyPayout::bigint as monthly_payout
        ),
        -- What a date adds to its bucket. The two kinds are put together, not joined: a join could be planned to compare all with all.
        parts as (
            select
                d.date, 0 as payout,
                a.monthly_payout::numeric
                    / extract(day from date_trunc('month', d.date::timestamp) + interval '1 month' - interval '1 day') as goal
            from asked a
            cross join generate_series(0, a.to_date - a.from_date) n
            cross join lateral (select a.from_date + n as date) d
            -- A date that the zone skips altogether is none.
            where (d.date::timestamp at time zone a.time_zone at time zone a.time_zone)::date = d.date
            union all
            select d.date, m.payout, null
            from asked a
            join meetings m
              on m.companion_id = a.companion_id
             and m.starts_at >= (a.from_date - 2)::timestamp at time zone 'UTC'
             and m.starts_at < (a.to_date + 3)::timestamp at time zone 'UTC'
            cross join lateral (select (m.starts_at at time zone a.time_zone)::date as date) d
            where m.status = 'completed' and m.currency = @Currency and d.date between a.from_date and a.to_date
        ),
        points as (
            select
                b.date,
                -- Of a midnight that comes twice this is the earlier one.
                extract(epoch from case
                    when ((t.midnight - interval '1 hour') at time zone a.time_zone)::date = b.date then t.midnight - interval '1 hour'
                    else t.midnight
                end)::bigint as time,
                b.actual, b.goal
            from asked a
            cross join lateral (
                select
                    greatest(date_trunc(@Bucket, p.date::timestamp)::date, a.from_date) as date,
                    sum(p.payout)::bigint as actual, round(sum(p.goal))::bigint as goal
                from parts p
                group by 1
            ) b
            cross join lateral (select b.date::timestamp at time zone a.time_zone as midnight) t
        )
        """;

    public const string Sql = $"with {Points} select date, time, actual, goal from points order by date";

    public static async Task<IReadOnlyList<Point>> Read(
        InsightsProfile profile,
        InsightsPeriod period,
        NpgsqlConnection connection,
        CancellationToken ct
    ) =>
        (
            await connection.QueryAsync<Point>(
                new CommandDefinition(Sql, Parameters(profile, period), cancellationToken: ct)
            )
        ).AsList();

    /// <summary>What the points are asked for with, and what else is asked together with them.</summary>
    public static object Parameters(InsightsProfile profile, InsightsPeriod period) =>
        new
        {
            CompanionId = profile.Id,
            period.From,
            period.To,
            profile.TimeZone,
            profile.MonthlyPayout,
            Bucket = Wire<Bucket>.NameOf(period.Bucket),
            profile.Currency,
        };
}

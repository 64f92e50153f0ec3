using System.Data.Common;
using Companion.Infrastructure;
using Npgsql;

namespace Companion.Features.Companions;

/// <summary>
/// All that decides when a companion is free between two dates, in one row. Lists of one thing are arrays of one length each.
/// </summary>
internal sealed record SlotWindow
{
    // Whether the clocks of the city and of the zone asked for stay as they are, from the first instant that matters to the last: asked once a
    // day, since a clock that is changed is not changed back within one.
    private const string Sql = """
        with asked as materialized (
            select
                c.account_id, c.buffer_before, c.buffer_after, c.step_minutes, z.time_zone as city_zone,
                coalesce(@TimeZone, z.time_zone) as time_zone,
                coalesce(@Minutes, c.min_minutes) as minutes,
                coalesce(@From, (@Now at time zone coalesce(@TimeZone, z.time_zone))::date) as from_date,
                coalesce(@To, coalesce(@From, (@Now at time zone coalesce(@TimeZone, z.time_zone))::date) + 6) as to_date,
                -- A request expires 30 minutes before the start and is refused if that leaves under 15 to answer it.
                @Now + make_interval(mins => greatest(c.min_notice_minutes, case when c.instant_book then 0 else 45 end)) as earliest,
                @Now + make_interval(hours => 24 * c.horizon_days) as latest,
                coalesce(@Minutes, c.min_minutes) between c.min_minutes and c.max_minutes
                    and (coalesce(@Minutes, c.min_minutes) - c.min_minutes) % c.step_minutes = 0
                    and not exists (
                        select from blocks b where b.account_id = @Caller and b.blocked_id = c.account_id
                        union all
                        select from blocks b where b.account_id = c.account_id and b.blocked_id = @Caller
                    ) as is_offered
            from companions c
            join cities z on z.id = c.city_id
            where c.id = @Id and c.is_active
        ),
        window_of as materialized (
            -- From a day before: of a midnight that comes twice this is the later one. The dates themselves decide.
            select
                a.*,
                greatest(earliest, from_date::timestamp at time zone time_zone - interval '1 day') as opens,
                -- Not before it opens.
                greatest(
                    earliest, from_date::timestamp at time zone time_zone - interval '1 day',
                    least(latest, (to_date + 1)::timestamp at time zone time_zone)
                ) as closes
            from asked a
        )
        select
            w.time_zone, w.minutes, w.is_offered and w.opens < w.closes, w.from_date, w.to_date, w.opens, w.closes, w.step_minutes,
            w.buffer_before, w.buffer_after,
            (w.opens at time zone w.city_zone) - (w.opens at time zone 'UTC') as city_ahead,
            (w.opens at time zone w.time_zone) - (w.opens at time zone 'UTC') as ahead,
            not exists (
                select
                from generate_series(w.opens - interval '10 days', w.closes + interval '3 days', interval '24 hours') t
                where (t at time zone w.city_zone) - (t at time zone 'UTC') <> (w.opens at time zone w.city_zone) - (w.opens at time zone 'UTC')
                   or (t at time zone w.time_zone) - (t at time zone 'UTC') <> (w.opens at time zone w.time_zone) - (w.opens at time zone 'UTC')
            ) as is_steady,
            week.weekdays, week.starts, week.ends,
            array(
                select d.date
                from companion_days d
                where d.companion_id = @Id and d.date between (w.opens at time zone w.city_zone)::date - 9 and w.to_date + 3
            ) as own_dates,
            own.dates, own.starts, own.ends,
            busy.starts, busy.ends
        from window_of w
        cross join lateral (
            select array_agg(h.weekday::integer) as weekdays, array_agg(h.starts) as starts, array_agg(h.ends) as ends
            from companion_hours h
            where h.companion_id = @Id
        ) week
        cross join lateral (
            select array_agg(h.date) as dates, array_agg(h.starts) as starts, array_agg(h.ends) as ends
            from companion_day_hours h
            where h.companion_id = @Id and h.date between (w.opens at time zone w.city_zone)::date - 9 and w.to_date + 3
        ) own
        -- A request whose time to answer is over holds its slot no longer, even before the system has said so.
        cross join lateral (
            select array_agg(lower(e.during)) as starts, array_agg(upper(e.during)) as ends
            from calendar_entries e
            join meetings m on m.id = e.meeting_id
            where e.account_id = w.account_id
              and e.during && tstzrange(
                      w.opens - make_interval(mins => w.buffer_before),
                      w.closes + make_interval(mins => w.minutes + w.buffer_after)
                  )
              and (m.status <> 'requested' or m.expires_at > @Now)
        ) busy
        """;

    private static readonly Statement Asking = new(Sql);

    public required string TimeZone { get; init; }

    public required int Minutes { get; init; }

    /// <summary>Whether there can be a slot at all: the length is one that they take, the caller is welcome, the dates are in reach.</summary>
    public required bool IsOffered { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required DateTime Opens { get; init; }

    public required DateTime Closes { get; init; }

    public required TimeSpan Step { get; init; }

    public required TimeSpan BufferBefore { get; init; }

    public required TimeSpan BufferAfter { get; init; }

    /// <summary>How far the city's clock is ahead of UTC, and that of the zone asked for.</summary>
    public required TimeSpan CityAhead { get; init; }

    public required TimeSpan Ahead { get; init; }

    /// <summary>Whether neither clock is changed meanwhile, so that local time is UTC and one distance.</summary>
    public required bool IsSteady { get; init; }

    public required ILookup<int, Interval> Weekly { get; init; }

    /// <summary>The dates that have hours of their own, or none.</summary>
    public required ILookup<DateOnly, Interval?> Own { get; init; }

    public required (DateTime Starts, DateTime Ends)[] Busy { get; init; }

    /// <summary>Null when there is no such companion.</summary>
    public static async Task<SlotWindow?> Find(
        Guid id,
        SlotRequest.Dates dates,
        int? minutes,
        string? timeZone,
        Guid? caller,
        DateTime now,
        Database database,
        CancellationToken ct
    )
    {
        var asking = Asking
            // The caller's own last booking and block are seen.
            .In(caller is null ? database.ReadsTogether : database.PrimaryTogether)
            .With("Id", id)
            .With("From", dates.From)
            .With("To", dates.To)
            .With("Minutes", minutes)
            .With("TimeZone", timeZone)
            .With("Caller", caller)
            .With("Now", now);
        return (await asking.Read(Of, ct)) is [var window] ? window : null;
    }

    private static SlotWindow Of(DbDataReader row)
    {
        var minutes = row.GetInt32(1);
        return new()
        {
            TimeZone = row.GetString(0),
            Minutes = minutes,
            IsOffered = row.GetBoolean(2),
            From = row.GetFieldValue<DateOnly>(3),
            To = row.GetFieldValue<DateOnly>(4),
            Opens = row.GetDateTime(5),
            Closes = row.GetDateTime(6),
            Step = TimeSpan.FromMinutes(row.GetInt32(7)),
            BufferBefore = TimeSpan.FromMinutes(row.GetInt32(8)),
            BufferAfter = TimeSpan.FromMinutes(row.GetInt32(9)),
            CityAhead = row.GetFieldValue<TimeSpan>(10),
            Ahead = row.GetFieldValue<TimeSpan>(11),
            IsSteady = row.GetBoolean(12),
            Weekly = Many<int>(row, 13)
                .Zip(Many<int>(row, 14), Many<int>(row, 15))
                .ToLookup(h => h.First, h => new Interval(h.Second, h.Third)),
            Own = Many<DateOnly>(row, 16)
                .Select(date => (Date: date, Hours: (Interval?)null))
                .Concat(
                    Many<DateOnly>(row, 17)
                        .Zip(Many<int>(row, 18), Many<int>(row, 19))
                        .Select(h => (Date: h.First, Hours: (Interval?)new Interval(h.Second, h.Third)))
                )
                .ToLookup(day => day.Date, day => day.Hours),
            Busy = [.. Many<DateTime>(row, 20).Zip(Many<DateTime>(row, 21))],
        };
    }

    private static T[] Many<T>(DbDataReader row, int column) =>
        row.IsDBNull(column) ? [] : row.GetFieldValue<T[]>(column);
}

-- As it was (0007), at a tenth of its cost. In plpgsql, which keeps its plans: one in SQL is planned anew at every call. And where the
-- zone's clock is not changed between the first and the last instant that matter, local time is instants moved by one interval, so that
-- openings are ranges, and nothing need be asked of every quarter of an hour.
create or replace function companion_starts(of_companion uuid, from_at timestamptz, until_at timestamptz, for_minutes integer, moment timestamptz)
    returns table (starts_at timestamptz)
    language plpgsql stable rows 100 cost 10000
as $$
#variable_conflict use_column
declare
    zone text;
    step integer;
    earliest timestamptz;
    latest timestamptz;
    grid_from timestamptz;
    grid_until timestamptz;
    ahead interval;
begin
    select
        z.time_zone, c.step_minutes,
        -- A request expires 30 minutes before the start and is refused if that leaves under 15 to answer it.
        greatest(
            from_at,
            moment + make_interval(mins => greatest(c.min_notice_minutes, case when c.instant_book then 0 else 45 end))
        ),
        least(until_at, moment + make_interval(hours => 24 * c.horizon_days))
    into zone, step, earliest, latest
    from companions c
    join cities z on z.id = c.city_id
    where c.id = of_companion
      and c.is_active
      and for_minutes between c.min_minutes and c.max_minutes
      and (for_minutes - c.min_minutes) % c.step_minutes = 0;

    if zone is null or earliest >= latest then
        return;
    end if;

    grid_from := date_bin('15 minutes', earliest, 'epoch') - interval '7 days 15 minutes';
    grid_until := latest + make_interval(mins => for_minutes);
    ahead := (earliest at time zone zone) - (earliest at time zone 'UTC');

    -- A clock that is changed is not changed back within a day.
    if not exists (
        select from generate_series(grid_from - interval '2 days', grid_until + interval '2 days', interval '24 hours') t
        where (t at time zone zone) - (t at time zone 'UTC') <> ahead
    ) then
        return query
        with dates as (
            select d::date as date
            -- With the date before, which may reach past midnight.
            from generate_series((grid_from at time zone zone)::date - 1, (grid_until at time zone zone)::date, interval '1 day') d
        ),
        hours as (
            select d.date + make_interval(mins => h.starts) as opens, d.date + make_interval(mins => h.ends) as closes
            from dates d
            join companion_hours h on h.companion_id = of_companion and h.weekday = extract(isodow from d.date)
            where not exists (select from companion_days o where o.companion_id = of_companion and o.date = d.date)
            union all
            select h.date + make_interval(mins => h.starts), h.date + make_interval(mins => h.ends)
            from companion_day_hours h
            where h.companion_id = of_companion
              and h.date between (grid_from at time zone zone)::date - 1 and (grid_until at time zone zone)::date
        ),
        openings as (
            select lower(o) as opens_at, upper(o) as closes_at
            from (select unnest(range_agg(tsrange(opens, closes))) as o from hours) merged
        )
        select (t - ahead) at time zone 'UTC'
        from openings o
        cross join lateral (
            select
                case when o.closes_at - o.opens_at > interval '7 days' then interval '15 minutes' else make_interval(mins => step) end as every
        ) s
        cross join lateral generate_series(
            -- The first step that is not before the earliest.
            greatest(o.opens_at, date_bin(s.every, (earliest + ahead - interval '1 microsecond') at time zone 'UTC', o.opens_at) + s.every),
            least(o.closes_at - make_interval(mins => for_minutes), (latest + ahead - interval '1 microsecond') at time zone 'UTC'),
            s.every
        ) t
        where o.closes_at - o.opens_at <= interval '7 days'
            or case
                when t - o.opens_at > interval '7 days' then (extract(epoch from t::time) / 60)::integer
                else (extract(epoch from t - o.opens_at) / 60)::integer
              end % step = 0
        order by t;
        return;
    end if;

    return query
    with grid as materialized (
        select t, (t at time zone zone)::date as date, (extract(epoch from (t at time zone zone)::time) / 60)::integer as minute
        from generate_series(grid_from, grid_until, interval '15 minutes') t
    ),
    dates as materialized (
        select
            date,
            lead(date) over (order by date) as next_date,
            exists (select from companion_days o where o.companion_id = of_companion and o.date = d.date) as is_own
        from (
            select date from grid
            union
            -- What the date before the first one reaches past midnight; by instants, since it may be one that the zone skipped.
            select ((earliest - interval '7 days' - hours * interval '1 hour') at time zone zone)::date
            from (values (13), (26)) ago (hours)
        ) d
    ),
    hours as materialized (
        select d.date, d.next_date, h.starts, h.ends
        from dates d
        join companion_hours h on h.companion_id = of_companion and h.weekday = extract(isodow from d.date)
        where not d.is_own
        union all
        select d.date, d.next_date, h.starts, h.ends
        from dates d
        join companion_day_hours h on h.companion_id = of_companion and h.date = d.date
        where d.is_own
    ),
    segments as materialized (
        select date, starts, least(ends, 1440) as ends from hours
        union all
        select next_date, 0, ends - 1440 from hours where ends > 1440
    ),
    quarters as (
        select g.t, g.minute, g.t - row_number() over (order by g.t) * interval '15 minutes' as opening
        from grid g
        where exists (select from segments s where s.date = g.date and g.minute >= s.starts and g.minute < s.ends)
    ),
    openings as (
        select
            t, minute,
            min(t) over (partition by opening) as opens_at,
            max(t) over (partition by opening) + interval '15 minutes' as closes_at
        from quarters
    )
    select o.t
    from openings o
    where o.t >= earliest
      and o.t < latest
      and o.t + make_interval(mins => for_minutes) <= o.closes_at
      and case
            when o.t - o.opens_at > interval '7 days' then o.minute
            else (extract(epoch from o.t - o.opens_at) / 60)::integer
          end % step = 0
    order by o.t;
end
$$;

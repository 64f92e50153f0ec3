create table companions (
    id                  uuid        not null constraint companions_pkey primary key,
    account_id          uuid        not null
        constraint companions_account_id_key unique
        constraint companions_account_id_fkey references accounts on delete cascade,
    name                text        not null,
    about               text        not null,
    sex                 text        not null constraint companions_sex_check check (sex in ('female', 'male', 'other')),
    orientation         text        constraint companions_orientation_fkey references orientations,
    show_orientation    boolean     not null,
    city_id             integer     not null constraint companions_city_id_fkey references cities,
    hourly_rate         bigint      not null constraint companions_hourly_rate_check check (hourly_rate between 1 and 1000000000),
    currency            text        collate "C" not null constraint companions_currency_fkey references currencies,
    is_active           boolean     not null,
    min_minutes         integer     not null,
    max_minutes         integer     not null,
    step_minutes        integer     not null constraint companions_step_minutes_check check (step_minutes in (15, 30, 60)),
    buffer_before       integer     not null constraint companions_buffer_before_check check (buffer_before between 0 and 720),
    buffer_after        integer     not null constraint companions_buffer_after_check check (buffer_after between 0 and 720),
    min_notice_minutes  integer     not null constraint companions_min_notice_minutes_check check (min_notice_minutes between 0 and 43200),
    horizon_days        integer     not null constraint companions_horizon_days_check check (horizon_days between 1 and 365),
    instant_book        boolean     not null,
    cancellation_policy text        not null
        constraint companions_cancellation_policy_check check (cancellation_policy in ('flexible', 'moderate', 'strict')),
    -- companion_languages and companion_interests as a page shows them: one row read where each list would be a look-up.
    languages           text[]      not null default '{}',
    interests           text[]      not null default '{}',
    version             integer     not null default 1,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    constraint companions_minutes_check check (60 <= min_minutes and min_minutes <= max_minutes and max_minutes <= 720)
);

-- Serves the look-up of each candidate of a search, at the same cost whatever their number (as accounts_id_hash_idx).
create index companions_id_hash_idx on companions using hash (id);
-- Serve SearchCompanions where no place is given, in each order.
create index companions_created_at_id_idx on companions (created_at desc, id desc) include (currency, hourly_rate) where is_active;
create index companions_currency_hourly_rate_id_idx on companions (currency, hourly_rate, id) include (created_at) where is_active;

create table companion_languages (
    companion_id uuid not null constraint companion_languages_companion_id_fkey references companions on delete cascade,
    language     text not null constraint companion_languages_language_check check (language ~ '^[a-z]{2}$'),
    constraint companion_languages_pkey primary key (companion_id, language)
);

create table companion_interests (
    companion_id uuid not null constraint companion_interests_companion_id_fkey references companions on delete cascade,
    interest     text not null constraint companion_interests_interest_check check (length(interest) between 1 and 40),
    constraint companion_interests_pkey primary key (companion_id, interest)
);

-- What an active companion is found by: a row for each mix of place (a city's id or a country's code), one language or
-- none (''), and one interest or none (''). So a search by any such mix is one range of one index, already in the order
-- asked for, however many companions there are.
create table companion_facets (
    companion_id uuid        not null constraint companion_facets_companion_id_fkey references companions on delete cascade,
    place        text        collate "C" not null,
    language     text        collate "C" not null,
    interest     text        collate "C" not null,
    currency     text        collate "C" not null,
    hourly_rate  bigint      not null,
    created_at   timestamptz not null,
    constraint companion_facets_pkey primary key (companion_id, place, language, interest)
);

-- Serve SearchCompanions in each order.
create index companion_facets_newest_idx on companion_facets (place, language, interest, created_at desc, companion_id desc)
    include (currency, hourly_rate);
create index companion_facets_rate_idx on companion_facets (place, language, interest, currency, hourly_rate, companion_id)
    include (created_at);

-- Minutes of the city's day, on quarter hours; past 1440 they reach into the next date.
create table companion_hours (
    companion_id uuid     not null constraint companion_hours_companion_id_fkey references companions on delete cascade,
    weekday      smallint not null constraint companion_hours_weekday_check check (weekday between 1 and 7),
    starts       integer  not null,
    ends         integer  not null,
    constraint companion_hours_pkey primary key (companion_id, weekday, starts),
    constraint companion_hours_minutes_check check (
        starts between 0 and 1425 and ends > starts and ends <= starts + 1440 and starts % 15 = 0 and ends % 15 = 0
    )
);

-- A date that has hours of its own in place of its weekday's; without any it is closed.
create table companion_days (
    companion_id uuid not null constraint companion_days_companion_id_fkey references companions on delete cascade,
    date         date not null,
    constraint companion_days_pkey primary key (companion_id, date)
);

create table companion_day_hours (
    companion_id uuid    not null,
    date         date    not null,
    starts       integer not null,
    ends         integer not null,
    constraint companion_day_hours_pkey primary key (companion_id, date, starts),
    constraint companion_day_hours_day_fkey foreign key (companion_id, date) references companion_days on delete cascade,
    constraint companion_day_hours_minutes_check check (
        starts between 0 and 1425 and ends > starts and ends <= starts + 1440 and starts % 15 = 0 and ends % 15 = 0
    )
);

-- The starts in [from_at, until_at) that a companion's own rules allow for a meeting of so many minutes: hours, dates of
-- their own, length, step, notice and horizon. Who is busy is not asked here.
--
-- Openings are made from instants, not from local times: a 15-minute UTC grid, of which those are open whose local date
-- and time fall in that date's hours. So a skipped hour is not there, both of a doubled hour are, and a date that a zone
-- skips altogether simply has no instants. Starts step from the start of their opening; in an opening that has lasted
-- for over a week by then they step from local midnight.
create function companion_starts(of_companion uuid, from_at timestamptz, until_at timestamptz, for_minutes integer, moment timestamptz)
    returns table (starts_at timestamptz)
    language sql stable rows 100 cost 100000
as $$
    with terms as materialized (
        select
            c.id, c.step_minutes, z.time_zone,
            -- A request expires 30 minutes before the start and is refused if that leaves under 15 to answer it.
            greatest(
                from_at,
                moment + make_interval(mins => greatest(c.min_notice_minutes, case when c.instant_book then 0 else 45 end))
            ) as earliest,
            least(until_at, moment + make_interval(hours => 24 * c.horizon_days)) as latest
        from companions c
        join cities z on z.id = c.city_id
        where c.id = of_companion
          and c.is_active
          and for_minutes between c.min_minutes and c.max_minutes
          and (for_minutes - c.min_minutes) % c.step_minutes = 0
    ),
    grid as materialized (
        select t, (t at time zone time_zone)::date as date, (extract(epoch from (t at time zone time_zone)::time) / 60)::integer as minute
        from terms,
            generate_series(
                date_bin('15 minutes', earliest, 'epoch') - interval '7 days 15 minutes',
                latest + make_interval(mins => for_minutes),
                interval '15 minutes'
            ) t
        where earliest < latest
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
            select ((earliest - interval '7 days' - hours * interval '1 hour') at time zone time_zone)::date
            from terms, (values (13), (26)) ago (hours)
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
    from openings o, terms
    where o.t >= terms.earliest
      and o.t < terms.latest
      and o.t + make_interval(mins => for_minutes) <= o.closes_at
      and case
            when o.t - o.opens_at > interval '7 days' then o.minute
            else (extract(epoch from o.t - o.opens_at) / 60)::integer
          end % terms.step_minutes = 0
    order by o.t
$$;

--
-- PostgreSQL database dump
--



SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: btree_gist; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;


--
-- Name: EXTENSION btree_gist; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';


--
-- Name: pg_trgm; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;


--
-- Name: EXTENSION pg_trgm; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';


--
-- Name: unaccent; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;


--
-- Name: EXTENSION unaccent; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION unaccent IS 'text search dictionary that removes accents';


--
-- Name: append_each_update(uuid[], text, jsonb[], timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.append_each_update(receivers uuid[], kind text, payloads jsonb[], at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    perform lock_updates(receivers);

    insert into updates (account_id, kind, payload, at)
    select u.receiver, append_each_update.kind, u.payload, append_each_update.at
    from unnest(receivers, payloads) with ordinality u (receiver, payload, n)
    -- One by one, so that a plan made while there were few accounts does not go on reading them all.
    cross join lateral (select from accounts a where a.id = u.receiver limit 1) alive
    order by u.n;
end;
$$;


--
-- Name: append_updates(uuid[], text, jsonb, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.append_updates(receivers uuid[], kind text, payload jsonb, at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    perform lock_updates(receivers);

    insert into updates (account_id, kind, payload, at)
    select distinct receiver, append_updates.kind, append_updates.payload, append_updates.at
    from unnest(receivers) receiver
    where exists (select from accounts a where a.id = receiver);
end;
$$;


--
-- Name: companion_starts(uuid, timestamp with time zone, timestamp with time zone, integer, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.companion_starts(of_companion uuid, from_at timestamp with time zone, until_at timestamp with time zone, for_minutes integer, moment timestamp with time zone) RETURNS TABLE(starts_at timestamp with time zone)
    LANGUAGE plpgsql STABLE COST 10000 ROWS 100
    AS $$
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


--
-- Name: event_role(uuid, uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.event_role(of_event uuid, who uuid) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    select case
        when e.organiser_id = who then 'organiser'
        when exists (select from event_staff s where s.event_id = e.id and s.account_id = who) then 'staff'
        when exists (select from vouchers v where v.claimed_by = who and v.event_id = e.id) then 'guest'
        -- By the guest's own, which are few, and not by the event's.
        when exists (
            select from (select r.event_id, r.status from redemptions r where r.guest_id = who offset 0) r
            where r.event_id = e.id and r.status in ('redeemed', 'held')
        ) then 'guest'
        when e.is_public then 'stranger'
    end
    from events e
    where e.id = of_event
$$;


--
-- Name: fold(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.fold(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN lower(public.unaccent('public.unaccent'::regdictionary, $1));


--
-- Name: lock_updates(uuid[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.lock_updates(receivers uuid[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    perform pg_advisory_xact_lock(key)
    from (
        select distinct hashtextextended(receiver::text, 0) as key
        from unnest(receivers) receiver
        where receiver is not null
        order by key
    ) keys;
end;
$$;


--
-- Name: raise_version(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.raise_version() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    new.version := old.version + 1;
    return new;
end;
$$;


--
-- Name: refuse_unless(boolean, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.refuse_unless(holds boolean, reason text) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    if holds is not true then
        raise exception using errcode = 'R0001', message = reason;
    end if;
end;
$$;


--
-- Name: renew_catalogue(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.renew_catalogue() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    update catalogues set stamp = gen_random_uuid() where name = tg_argv[0];
    return null;
end;
$$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: accounts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.accounts (
    id uuid NOT NULL,
    email text NOT NULL,
    username text NOT NULL,
    password_hash text NOT NULL,
    phone_number text NOT NULL,
    birthday date NOT NULL,
    role text DEFAULT 'member'::text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT accounts_email_check CHECK ((email = lower(email))),
    CONSTRAINT accounts_phone_number_check CHECK ((phone_number ~ '^\+[1-9][0-9]{6,14}$'::text)),
    CONSTRAINT accounts_role_check CHECK ((role = ANY (ARRAY['member'::text, 'operator'::text, 'admin'::text]))),
    CONSTRAINT accounts_username_check CHECK ((username ~ '^[a-z0-9_]{3,30}$'::text))
);


--
-- Name: blocks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.blocks (
    account_id uuid NOT NULL,
    blocked_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT blocks_self_check CHECK ((account_id <> blocked_id))
);


--
-- Name: calendar_entries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.calendar_entries (
    account_id uuid NOT NULL,
    during tstzrange NOT NULL,
    meeting_id uuid NOT NULL,
    kind text NOT NULL,
    CONSTRAINT calendar_entries_during_check CHECK ((NOT isempty(during))),
    CONSTRAINT calendar_entries_kind_check CHECK ((kind = ANY (ARRAY['companion'::text, 'patron'::text])))
);


--
-- Name: catalogues; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogues (
    name text NOT NULL,
    stamp uuid NOT NULL
);


--
-- Name: cities; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cities (
    id integer NOT NULL,
    name text NOT NULL,
    country_code text NOT NULL,
    province text,
    time_zone text NOT NULL,
    latitude double precision NOT NULL,
    longitude double precision NOT NULL,
    population integer NOT NULL
);


--
-- Name: companion_day_hours; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.companion_day_hours (
    companion_id uuid NOT NULL,
    date date NOT NULL,
    starts integer NOT NULL,
    ends integer NOT NULL,
    CONSTRAINT companion_day_hours_minutes_check CHECK ((((starts >= 0) AND (starts <= 1425)) AND (ends > starts) AND (ends <= (starts + 1440)) AND ((starts % 15) = 0) AND ((ends % 15) = 0)))
);


--
-- Name: companion_days; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.companion_days (
    companion_id uuid NOT NULL,
    date date NOT NULL
);


--
-- Name: companion_facets; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.companion_facets (
    companion_id uuid NOT NULL,
    place text NOT NULL COLLATE pg_catalog."C",
    language text NOT NULL COLLATE pg_catalog."C",
    interest text NOT NULL COLLATE pg_catalog."C",
    currency text NOT NULL COLLATE pg_catalog."C",
    hourly_rate bigint NOT NULL,
    created_at timestamp with time zone NOT NULL
);


--
-- Name: companion_hours; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.companion_hours (
    companion_id uuid NOT NULL,
    weekday smallint NOT NULL,
    starts integer NOT NULL,
    ends integer NOT NULL,
    CONSTRAINT companion_hours_minutes_check CHECK ((((starts >= 0) AND (starts <= 1425)) AND (ends > starts) AND (ends <= (starts + 1440)) AND ((starts % 15) = 0) AND ((ends % 15) = 0))),
    CONSTRAINT companion_hours_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
);


--
-- Name: companion_interests; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.companion_interests (
    companion_id uuid NOT NULL,
    interest text NOT NULL,
    CONSTRAINT companion_interests_interest_check CHECK (((length(interest) >= 1) AND (length(interest) <= 40)))
);


--
-- Name: companion_languages; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.companion_languages (
    companion_id uuid NOT NULL,
    language text NOT NULL,
    CONSTRAINT companion_languages_language_check CHECK ((language ~ '^[a-z]{2}$'::text))
);


--
-- Name: companions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.companions (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    name text NOT NULL,
    about text NOT NULL,
    sex text NOT NULL,
    orientation text,
    show_orientation boolean NOT NULL,
    city_id integer NOT NULL,
    hourly_rate bigint NOT NULL,
    currency text NOT NULL COLLATE pg_catalog."C",
    is_active boolean NOT NULL,
    min_minutes integer NOT NULL,
    max_minutes integer NOT NULL,
    step_minutes integer NOT NULL,
    buffer_before integer NOT NULL,
    buffer_after integer NOT NULL,
    min_notice_minutes integer NOT NULL,
    horizon_days integer NOT NULL,
    instant_book boolean NOT NULL,
    cancellation_policy text NOT NULL,
    languages text[] DEFAULT '{}'::text[] NOT NULL,
    interests text[] DEFAULT '{}'::text[] NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT companions_buffer_after_check CHECK (((buffer_after >= 0) AND (buffer_after <= 720))),
    CONSTRAINT companions_buffer_before_check CHECK (((buffer_before >= 0) AND (buffer_before <= 720))),
    CONSTRAINT companions_cancellation_policy_check CHECK ((cancellation_policy = ANY (ARRAY['flexible'::text, 'moderate'::text, 'strict'::text]))),
    CONSTRAINT companions_horizon_days_check CHECK (((horizon_days >= 1) AND (horizon_days <= 365))),
    CONSTRAINT companions_hourly_rate_check CHECK (((hourly_rate >= 1) AND (hourly_rate <= 1000000000))),
    CONSTRAINT companions_min_notice_minutes_check CHECK (((min_notice_minutes >= 0) AND (min_notice_minutes <= 43200))),
    CONSTRAINT companions_minutes_check CHECK (((60 <= min_minutes) AND (min_minutes <= max_minutes) AND (max_minutes <= 720))),
    CONSTRAINT companions_sex_check CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text, 'other'::text]))),
    CONSTRAINT companions_step_minutes_check CHECK ((step_minutes = ANY (ARRAY[15, 30, 60])))
);


--
-- Name: conversations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.conversations (
    id uuid NOT NULL,
    low_id uuid,
    high_id uuid,
    last_seq integer NOT NULL,
    last_sent_at timestamp with time zone NOT NULL,
    low_sent integer NOT NULL,
    low_read integer DEFAULT 0 NOT NULL,
    low_seen integer DEFAULT 0 NOT NULL,
    high_read integer DEFAULT 0 NOT NULL,
    high_seen integer DEFAULT 0 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT conversations_counts_check CHECK ((((low_sent >= 0) AND (low_sent <= last_seq)) AND ((low_read >= 0) AND (low_read <= last_seq)) AND ((high_read >= 0) AND (high_read <= last_seq)) AND ((low_seen >= 0) AND (low_seen <= (last_seq - low_sent))) AND ((high_seen >= 0) AND (high_seen <= low_sent)))),
    CONSTRAINT conversations_order_check CHECK ((low_id < high_id))
)
WITH (fillfactor='80');


--
-- Name: countries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.countries (
    code text NOT NULL,
    name text NOT NULL,
    currency text NOT NULL,
    CONSTRAINT countries_code_check CHECK ((code ~ '^[A-Z]{2}$'::text))
);


--
-- Name: currencies; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.currencies (
    code text NOT NULL,
    minor_digits smallint NOT NULL,
    CONSTRAINT currencies_code_check CHECK ((code ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT currencies_minor_digits_check CHECK (((minor_digits >= 0) AND (minor_digits <= 4)))
);


--
-- Name: event_staff; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.event_staff (
    event_id uuid NOT NULL,
    account_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL
);


--
-- Name: events; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.events (
    id uuid NOT NULL,
    organiser_id uuid,
    name text NOT NULL,
    description text NOT NULL,
    city_id integer NOT NULL,
    venue text NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    capacity integer,
    is_public boolean NOT NULL,
    cancelled_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT events_capacity_check CHECK ((capacity > 0)),
    CONSTRAINT events_ends_at_check CHECK ((ends_at > starts_at))
);


--
-- Name: factories; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.factories (
    id integer NOT NULL,
    name text,
    chart_data text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT factories_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)))
);


--
-- Name: factories_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.factories ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.factories_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: idempotency_keys; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.idempotency_keys (
    account_id uuid NOT NULL,
    key text NOT NULL,
    route text NOT NULL,
    request_sha256 bytea NOT NULL,
    status smallint,
    location text,
    etag text,
    body bytea,
    created_at timestamp with time zone NOT NULL,
    content_type text,
    CONSTRAINT idempotency_keys_key_check CHECK (((length(key) >= 1) AND (length(key) <= 255)))
);


--
-- Name: meeting_history; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.meeting_history (
    meeting_id uuid NOT NULL,
    version integer NOT NULL,
    actor text NOT NULL,
    from_status text,
    to_status text NOT NULL,
    reason text,
    at timestamp with time zone NOT NULL,
    CONSTRAINT meeting_history_actor_check CHECK ((actor = ANY (ARRAY['patron'::text, 'companion'::text, 'system'::text])))
);


--
-- Name: meetings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.meetings (
    id uuid NOT NULL,
    companion_id uuid,
    patron_id uuid,
    city_id integer NOT NULL,
    time_zone text NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    minutes integer NOT NULL,
    note text,
    status text NOT NULL,
    cancellation_policy text NOT NULL,
    currency text NOT NULL,
    hourly_rate bigint NOT NULL,
    price bigint NOT NULL,
    service_fee bigint NOT NULL,
    total bigint NOT NULL,
    payout bigint NOT NULL,
    refund bigint,
    expires_at timestamp with time zone,
    accepted_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    discount bigint DEFAULT 0 NOT NULL,
    voucher_code text,
    CONSTRAINT meetings_accepted_at_check CHECK (((status <> 'accepted'::text) OR (accepted_at IS NOT NULL))),
    CONSTRAINT meetings_discount_check CHECK (((discount >= 0) AND (discount <= price))),
    CONSTRAINT meetings_ends_at_check CHECK ((ends_at = (starts_at + make_interval(mins => minutes)))),
    CONSTRAINT meetings_expires_at_check CHECK (((status <> 'requested'::text) OR (expires_at IS NOT NULL))),
    CONSTRAINT meetings_minutes_check CHECK (((minutes >= 60) AND (minutes <= 720))),
    CONSTRAINT meetings_payout_check CHECK ((payout >= 0)),
    CONSTRAINT meetings_price_check CHECK ((price >= 0)),
    CONSTRAINT meetings_refund_check CHECK (((refund >= 0) AND (refund <= total))),
    CONSTRAINT meetings_service_fee_check CHECK ((service_fee >= 0)),
    CONSTRAINT meetings_status_check CHECK ((status = ANY (ARRAY['requested'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text, 'expired'::text, 'cancelled'::text, 'completed'::text]))),
    CONSTRAINT meetings_total_check CHECK ((total >= 0))
);


--
-- Name: message_counts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.message_counts (
    account_id uuid NOT NULL,
    minute_from timestamp with time zone NOT NULL,
    sent integer NOT NULL,
    day_from timestamp with time zone NOT NULL,
    started integer NOT NULL
)
WITH (fillfactor='50');


--
-- Name: messages; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.messages (
    conversation_id uuid NOT NULL,
    seq integer NOT NULL,
    id uuid NOT NULL,
    from_low boolean NOT NULL,
    low_count integer NOT NULL,
    body text NOT NULL,
    client_id uuid,
    sent_at timestamp with time zone NOT NULL,
    CONSTRAINT messages_body_check CHECK ((length(body) > 0))
);


--
-- Name: open_requests; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.open_requests (
    patron_id uuid NOT NULL,
    open integer NOT NULL,
    CONSTRAINT open_requests_open_check CHECK (((open >= 0) AND (open <= 5)))
);


--
-- Name: orientations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.orientations (
    code text NOT NULL,
    name text NOT NULL,
    "position" smallint NOT NULL
);


--
-- Name: patrons; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.patrons (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    name text NOT NULL,
    sex text NOT NULL,
    city_id integer NOT NULL,
    orientation text,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT patrons_sex_check CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text, 'other'::text])))
);


--
-- Name: payout_goals; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.payout_goals (
    companion_id uuid NOT NULL,
    monthly_payout bigint,
    currency text NOT NULL COLLATE pg_catalog."C",
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT payout_goals_monthly_payout_check CHECK (((monthly_payout >= 1) AND (monthly_payout <= '1000000000000'::bigint)))
);


--
-- Name: redemptions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.redemptions (
    id uuid NOT NULL,
    voucher_id uuid,
    event_id uuid,
    code text NOT NULL,
    by_id uuid,
    guest_id uuid,
    meeting_id uuid,
    status text NOT NULL,
    refusal text,
    spend bigint,
    discount bigint,
    currency text,
    request_id uuid,
    request_hash bigint,
    redeemed_at timestamp with time zone,
    reason text,
    reversed_by text,
    reversed_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT redemptions_discount_check CHECK ((discount >= 0)),
    CONSTRAINT redemptions_refusal_check CHECK (((status = 'refused'::text) = (refusal IS NOT NULL))),
    CONSTRAINT redemptions_reversed_by_check CHECK ((reversed_by = ANY (ARRAY['organiser'::text, 'admin'::text, 'meeting'::text]))),
    CONSTRAINT redemptions_status_check CHECK ((status = ANY (ARRAY['held'::text, 'redeemed'::text, 'released'::text, 'reversed'::text, 'refused'::text])))
)
WITH (fillfactor='90');


--
-- Name: removed_updates; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.removed_updates (
    account_id uuid NOT NULL,
    through_id bigint NOT NULL
);


--
-- Name: schema_migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.schema_migrations (
    name text NOT NULL,
    sha256 bytea NOT NULL,
    applied_at timestamp with time zone NOT NULL
);


--
-- Name: sessions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sessions (
    id uuid NOT NULL,
    token_sha256 bytea NOT NULL,
    account_id uuid NOT NULL,
    device text,
    created_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL
);


--
-- Name: sign_in_failures; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sign_in_failures (
    email_sha256 bytea NOT NULL,
    failures integer NOT NULL,
    failed_at timestamp with time zone NOT NULL,
    blocked_until timestamp with time zone NOT NULL
);


--
-- Name: sprockets; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sprockets (
    id integer NOT NULL,
    teeth integer NOT NULL,
    pitch_diameter double precision NOT NULL,
    outside_diameter double precision NOT NULL,
    pitch double precision NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT sprockets_lengths_check CHECK (((pitch_diameter > (0)::double precision) AND (outside_diameter >= pitch_diameter) AND (outside_diameter < 'Infinity'::double precision) AND (pitch > (0)::double precision) AND (pitch < 'Infinity'::double precision))),
    CONSTRAINT sprockets_teeth_check CHECK (((teeth >= 1) AND (teeth <= 10000)))
);


--
-- Name: sprockets_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.sprockets ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.sprockets_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: updates; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.updates (
    account_id uuid NOT NULL,
    id bigint NOT NULL,
    kind text NOT NULL,
    payload jsonb NOT NULL,
    at timestamp with time zone NOT NULL
);


--
-- Name: updates_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.updates ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.updates_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: voucher_guesses; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.voucher_guesses (
    who text NOT NULL,
    at timestamp with time zone[] NOT NULL,
    last_at timestamp with time zone NOT NULL
);


--
-- Name: vouchers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.vouchers (
    id uuid NOT NULL,
    event_id uuid,
    code text NOT NULL,
    key text GENERATED ALWAYS AS (replace(code, '-'::text, ''::text)) STORED NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL,
    percent integer,
    max_discount bigint,
    amount bigint,
    item text,
    currency text,
    max_redemptions integer,
    max_per_account integer,
    min_spend bigint,
    starts_at timestamp with time zone,
    ends_at timestamp with time zone,
    is_active boolean NOT NULL,
    label text,
    metadata json,
    redeemed integer DEFAULT 0 NOT NULL,
    held integer DEFAULT 0 NOT NULL,
    last_used_at timestamp with time zone,
    claimed_by uuid,
    claimed_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT vouchers_amount_check CHECK ((amount > 0)),
    CONSTRAINT vouchers_counts_check CHECK (((redeemed >= 0) AND (held >= 0) AND ((redeemed + held) <= max_redemptions))),
    CONSTRAINT vouchers_ends_at_check CHECK ((ends_at > starts_at)),
    CONSTRAINT vouchers_gives_check CHECK (
CASE kind
    WHEN 'percent'::text THEN ((percent IS NOT NULL) AND (amount IS NULL) AND (item IS NULL))
    WHEN 'amount'::text THEN ((amount IS NOT NULL) AND (currency IS NOT NULL) AND (percent IS NULL) AND (max_discount IS NULL) AND (item IS NULL))
    ELSE ((item IS NOT NULL) AND (percent IS NULL) AND (max_discount IS NULL) AND (amount IS NULL))
END),
    CONSTRAINT vouchers_key_check CHECK ((key ~ '^[0-9A-Z]{3,32}$'::text)),
    CONSTRAINT vouchers_kind_check CHECK ((kind = ANY (ARRAY['percent'::text, 'amount'::text, 'item'::text]))),
    CONSTRAINT vouchers_max_discount_check CHECK ((max_discount > 0)),
    CONSTRAINT vouchers_max_per_account_check CHECK ((max_per_account > 0)),
    CONSTRAINT vouchers_max_redemptions_check CHECK ((max_redemptions > 0)),
    CONSTRAINT vouchers_min_spend_check CHECK ((min_spend > 0)),
    CONSTRAINT vouchers_percent_check CHECK (((percent >= 1) AND (percent <= 100)))
)
WITH (fillfactor='80');


--
-- Data for Name: accounts; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.accounts (id, email, username, password_hash, phone_number, birthday, role, version, created_at, updated_at) FROM stdin;
01900000-0000-7000-8000-010000000001	julia@demo.example	julia	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550001	1981-02-11	member	1	2026-02-07 03:20:46.031134+00	2026-02-07 03:20:46.031134+00
01900000-0000-7000-8000-010000000002	alexis@demo.example	alexis	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550002	1982-03-12	member	1	2026-02-14 03:20:46.031134+00	2026-02-14 03:20:46.031134+00
01900000-0000-7000-8000-010000000003	noah@demo.example	noah	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550003	1983-04-13	member	1	2026-02-21 03:20:46.031134+00	2026-02-21 03:20:46.031134+00
01900000-0000-7000-8000-010000000004	amara@demo.example	amara	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550004	1984-05-14	member	1	2026-02-28 03:20:46.031134+00	2026-02-28 03:20:46.031134+00
01900000-0000-7000-8000-010000000005	mateo@demo.example	mateo	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550005	1985-06-15	member	1	2026-03-07 03:20:46.031134+00	2026-03-07 03:20:46.031134+00
01900000-0000-7000-8000-010000000006	ximena@demo.example	ximena	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550006	1986-07-16	member	1	2026-03-14 03:20:46.031134+00	2026-03-14 03:20:46.031134+00
01900000-0000-7000-8000-010000000007	haruto@demo.example	haruto	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550007	1987-08-17	member	1	2026-03-21 03:20:46.031134+00	2026-03-21 03:20:46.031134+00
01900000-0000-7000-8000-010000000008	yui@demo.example	yui	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550008	1988-09-18	member	1	2026-03-28 03:20:46.031134+00	2026-03-28 03:20:46.031134+00
01900000-0000-7000-8000-010000000009	lucas@demo.example	lucas	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550009	1989-01-19	member	1	2026-04-04 03:20:46.031134+00	2026-04-04 03:20:46.031134+00
01900000-0000-7000-8000-010000000010	chloe@demo.example	chloe	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550010	1990-02-20	member	1	2026-04-11 03:20:46.031134+00	2026-04-11 03:20:46.031134+00
01900000-0000-7000-8000-010000000011	felix@demo.example	felix	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550011	1991-03-21	member	1	2026-04-18 03:20:46.031134+00	2026-04-18 03:20:46.031134+00
01900000-0000-7000-8000-010000000012	hanna@demo.example	hanna	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550012	1992-04-22	member	1	2026-04-25 03:20:46.031134+00	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-010000000013	grace@demo.example	grace	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550013	1993-05-23	member	1	2026-05-02 03:20:46.031134+00	2026-05-02 03:20:46.031134+00
01900000-0000-7000-8000-010000000014	omar@demo.example	omar	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550014	1994-06-24	member	1	2026-05-09 03:20:46.031134+00	2026-05-09 03:20:46.031134+00
01900000-0000-7000-8000-010000000015	sofia@demo.example	sofia	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550015	1995-07-25	member	1	2026-05-16 03:20:46.031134+00	2026-05-16 03:20:46.031134+00
01900000-0000-7000-8000-010000000016	ethan@demo.example	ethan	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550016	1996-08-26	member	1	2026-05-23 03:20:46.031134+00	2026-05-23 03:20:46.031134+00
01900000-0000-7000-8000-010000000017	camila@demo.example	camila	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550017	1997-09-27	member	1	2026-05-30 03:20:46.031134+00	2026-05-30 03:20:46.031134+00
01900000-0000-7000-8000-010000000018	rafael@demo.example	rafael	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550018	1998-01-10	member	1	2026-06-06 03:20:46.031134+00	2026-06-06 03:20:46.031134+00
01900000-0000-7000-8000-010000000019	priya@demo.example	priya	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550019	1999-02-11	member	1	2026-06-13 03:20:46.031134+00	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-010000000020	arjun@demo.example	arjun	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550020	1980-03-12	member	1	2026-06-20 03:20:46.031134+00	2026-06-20 03:20:46.031134+00
01900000-0000-7000-8000-010000000021	olive@demo.example	olive	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550021	1981-04-13	member	1	2026-06-27 03:20:46.031134+00	2026-06-27 03:20:46.031134+00
01900000-0000-7000-8000-010000000022	jack@demo.example	jack	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550022	1982-05-14	member	1	2026-07-04 03:20:46.031134+00	2026-07-04 03:20:46.031134+00
01900000-0000-7000-8000-010000000023	salma@demo.example	salma	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550023	1983-06-15	member	1	2026-07-11 03:20:46.031134+00	2026-07-11 03:20:46.031134+00
01900000-0000-7000-8000-010000000024	youssef@demo.example	youssef	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550024	1984-07-16	member	1	2026-07-18 03:20:46.031134+00	2026-07-18 03:20:46.031134+00
01900000-0000-7000-8000-010000000025	alex@demo.example	alex	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550025	1985-08-17	member	1	2026-07-25 03:20:46.031134+00	2026-07-25 03:20:46.031134+00
01900000-0000-7000-8000-010000000026	lisa@demo.example	lisa	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550026	1986-09-18	member	1	2026-08-01 03:20:46.031134+00	2026-08-01 03:20:46.031134+00
01900000-0000-7000-8000-010000000027	organiser@demo.example	organiser	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550027	1987-01-19	member	1	2026-08-08 03:20:46.031134+00	2026-08-08 03:20:46.031134+00
01900000-0000-7000-8000-010000000028	operator@demo.example	operator	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550028	1988-02-20	operator	1	2026-08-15 03:20:46.031134+00	2026-08-15 03:20:46.031134+00
01900000-0000-7000-8000-010000000029	admin@demo.example	admin	AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==	+14165550029	1989-03-21	admin	1	2026-08-22 03:20:46.031134+00	2026-08-22 03:20:46.031134+00
\.


--
-- Data for Name: blocks; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.blocks (account_id, blocked_id, created_at) FROM stdin;
\.


--
-- Data for Name: calendar_entries; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.calendar_entries (account_id, during, meeting_id, kind) FROM stdin;
01900000-0000-7000-8000-010000000001	["2026-11-29 22:45:00+00","2026-11-30 01:15:00+00")	01900000-0000-7000-8000-040000000001	companion
01900000-0000-7000-8000-010000000003	["2026-12-01 23:45:00+00","2026-12-02 03:15:00+00")	01900000-0000-7000-8000-040000000002	companion
01900000-0000-7000-8000-010000000002	["2026-12-01 01:45:00+00","2026-12-01 05:15:00+00")	01900000-0000-7000-8000-040000000007	companion
01900000-0000-7000-8000-010000000005	["2026-12-02 23:45:00+00","2026-12-03 01:15:00+00")	01900000-0000-7000-8000-040000000010	companion
01900000-0000-7000-8000-010000000025	["2026-11-29 23:00:00+00","2026-11-30 01:00:00+00")	01900000-0000-7000-8000-040000000001	patron
01900000-0000-7000-8000-010000000025	["2026-12-02 00:00:00+00","2026-12-02 03:00:00+00")	01900000-0000-7000-8000-040000000002	patron
01900000-0000-7000-8000-010000000026	["2026-12-01 02:00:00+00","2026-12-01 05:00:00+00")	01900000-0000-7000-8000-040000000007	patron
01900000-0000-7000-8000-010000000026	["2026-12-03 00:00:00+00","2026-12-03 01:00:00+00")	01900000-0000-7000-8000-040000000010	patron
\.


--
-- Data for Name: catalogues; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.catalogues (name, stamp) FROM stdin;
sprockets	4a7bf0da-537a-4fd0-a6ab-ae1627dcf269
factories	46755692-dcaf-415a-997d-d36caa0e6859
\.


--
-- Data for Name: cities; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.cities (id, name, country_code, province, time_zone, latitude, longitude, population) FROM stdin;
1	Tokyo	JP	Tokyo	Asia/Tokyo	35.685	139.7514	22006299
2	Mumbai	IN	Maharashtra	Asia/Kolkata	19.017	72.857	15834918
3	Mexico City	MX	Distrito Federal	America/Mexico_City	19.4424	-99.131	14919501
4	Shanghai	CN	Shanghai	Asia/Shanghai	31.2165	121.4365	14797756
5	Sao Paulo	BR	São Paulo	America/Sao_Paulo	-23.5587	-46.625	14433147
6	New York	US	New York	America/New_York	40.75	-73.98	13524139
7	Karachi	PK	Sind	Asia/Karachi	24.87	66.99	11877109
8	Buenos Aires	AR	Ciudad de Buenos Aires	America/Argentina/Buenos_Aires	-34.6025	-58.3975	11862073
9	Delhi	IN	Delhi	Asia/Kolkata	28.67	77.23	11779606
10	Moscow	RU	Moskva	Europe/Moscow	55.7522	37.6155	10452000
11	Istanbul	TR	Istanbul	Europe/Istanbul	41.105	29.01	10003305
12	Dhaka	BD	Dhaka	Asia/Dhaka	23.7231	90.4086	9899167
13	Cairo	EG	Al Qahirah	Africa/Cairo	30.05	31.25	9813807
14	Seoul	KR	Seoul	Asia/Seoul	37.5663	126.9997	9796000
15	Kolkata	IN	West Bengal	Asia/Kolkata	22.495	88.3247	9709196
16	Beijing	CN	Beijing	Asia/Shanghai	39.9289	116.3883	9293300
17	Jakarta	ID	Jakarta Raya	Asia/Jakarta	-6.1744	106.8294	8832560
18	Los Angeles	US	California	America/Los_Angeles	33.99	-118.18	8097410
19	London	GB	Westminster	Europe/London	51.5	-0.1167	7994104
20	Tehran	IR	Tehran	Asia/Tehran	35.6719	51.4243	7513154
21	Lima	PE	Lima	America/Lima	-12.048	-77.0501	7385117
22	Manila	PH	Metropolitan Manila	Asia/Manila	14.6042	120.9822	7088787
23	Bogota	CO	Bogota	America/Bogota	4.5964	-74.0833	7052830
24	Osaka	JP	Osaka	Asia/Tokyo	34.75	135.4601	6943206
25	Rio de Janeiro	BR	Rio de Janeiro	America/Sao_Paulo	-22.925	-43.225	6879087
26	Kinshasa	CD	Kinshasa City	Africa/Kinshasa	-4.3297	15.315	6704351
27	Lahore	PK	Punjab	Asia/Karachi	31.56	74.35	6443944
28	Guangzhou	CN	Guangdong	Asia/Shanghai	23.145	113.325	5990912
29	Bengaluru	IN	Karnataka	Asia/Kolkata	12.97	77.56	5945523
30	Chicago	US	Illinois	America/Chicago	41.83	-87.7501	5915976
31	Bangkok	TH	Bangkok Metropolis	Asia/Bangkok	13.75	100.5166	5904238
32	Hong Kong	HK	\N	Asia/Hong_Kong	22.305	114.185	5878789
33	Chennai	IN	Tamil Nadu	Asia/Kolkata	13.09	80.28	5745531
34	Wuhan	CN	Hubei	Asia/Shanghai	30.58	114.27	5713603
35	Tianjin	CN	Tianjin	Asia/Shanghai	39.13	117.2	5473103
36	Sydney	AU	New South Wales	Australia/Sydney	-33.92	151.1852	5230330
37	Chongqing	CN	Chongqing	Asia/Chongqing	29.565	106.595	5214014
38	Baghdad	IQ	Baghdad	Asia/Baghdad	33.3386	44.3939	5054000
39	Hyderabad	IN	Andhra Pradesh	Asia/Kolkata	17.4	78.48	4986908
40	Paris	FR	Île-de-France	Europe/Paris	48.8667	2.3333	4957588
41	Melbourne	AU	Victoria	Australia/Melbourne	-37.82	144.975	4936000
42	Taipei	TW	Taipei City	Asia/Taipei	25.0358	121.5683	4759522
43	Lagos	NG	Lagos	Africa/Lagos	6.4433	3.3915	4733768
44	Toronto	CA	Ontario	America/Toronto	43.7	-79.42	4573710
45	Ahmedabad	IN	Dadra and Nagar Haveli	Asia/Kolkata	23.0301	72.58	4547355
46	Dongguan	CN	Guangdong	Asia/Shanghai	23.0489	113.7447	4528000
47	Ho Chi Minh City	VN	Ho Chi Minh City	Asia/Ho_Chi_Minh	10.78	106.695	4390665
48	Riyadh	SA	Ar Riyad	Asia/Riyadh	24.6408	46.7727	4335480
49	Shenzhen	CN	Guangdong	Asia/Shanghai	22.5524	114.1221	4291796
50	Singapore	SG	\N	Asia/Singapore	1.293	103.8558	4236614
51	Chittagong	BD	Chittagong	Asia/Dhaka	22.33	91.8	4224611
52	Shenyeng	CN	Liaoning	Asia/Shanghai	41.805	123.45	4149596
53	Houston	US	Texas	America/Chicago	29.82	-95.34	4053287
54	Chengdu	CN	Sichuan	Asia/Chongqing	30.67	104.07	4036718
55	St. Petersburg	RU	City of St. Petersburg	Europe/Moscow	59.939	30.316	4023106
56	Alexandria	EG	Al Iskandariyah	Africa/Cairo	31.2	29.95	3988258
57	Belo Horizonte	BR	Minas Gerais	America/Sao_Paulo	-19.915	-43.915	3974112
58	Pune	IN	Maharashtra	Asia/Kolkata	18.53	73.85	3803872
59	Yokohama	JP	Kanagawa	Asia/Tokyo	35.32	139.58	3697894
60	Rangoon	MM	Yangon	Asia/Rangoon	16.7834	96.1667	3694910
61	Xian	CN	Shaanxi	Asia/Chongqing	34.275	108.895	3617406
62	Luanda	AO	Luanda	Africa/Luanda	-8.8383	13.2344	3562086
63	Ankara	TR	Ankara	Europe/Istanbul	39.9272	32.8644	3511689
64	Philadelphia	US	Pennsylvania	America/New_York	40	-75.17	3504775
65	Abidjan	CI	Lagunes	Africa/Abidjan	5.32	-4.04	3496197
66	Busan	KR	Busan	Asia/Seoul	35.0951	129.01	3480000
67	Harbin	CN	Heilongjiang	Asia/Harbin	45.75	126.65	3425441
68	Nanjing	CN	Jiangsu	Asia/Shanghai	32.05	118.78	3383005
69	Surat	IN	Dadra and Nagar Haveli	Asia/Kolkata	21.2	72.84	3368252
70	Khartoum	SD	Khartoum	Africa/Khartoum	15.5881	32.5342	3364323
71	Hechi	CN	Guangxi	Asia/Chongqing	23.0965	109.6091	3275189
72	Barcelona	ES	Cataluña	Europe/Madrid	41.3833	2.1834	3250797
73	Berlin	DE	Berlin	Europe/Berlin	52.5218	13.4015	3250007
74	Casablanca	MA	Grand Casablanca	Africa/Casablanca	33.6	-7.6164	3162954
75	Kabul	AF	Kabul	Asia/Kabul	34.5167	69.1833	3160266
76	Kano	NG	Kano	Africa/Lagos	12	8.52	3140000
77	Brasilia	BR	Distrito Federal	America/Sao_Paulo	-15.7833	-47.9161	3139979
78	Salvador	BR	Bahia	America/Bahia	-12.97	-38.48	3081422
79	Montréal	CA	Québec	America/Montreal	45.5	-73.5833	3017278
80	Dallas	US	Texas	America/Chicago	32.82	-96.84	3004852
81	Kanpur	IN	Uttar Pradesh	Asia/Kolkata	26.46	80.32	2992624
82	Miami	US	Florida	America/New_York	25.7876	-80.2241	2983947
83	Fortaleza	BR	Ceará	America/Fortaleza	-3.75	-38.58	2958717
84	Jeddah	SA	Makkah	Asia/Riyadh	21.5169	39.2192	2939723
85	Haora	IN	West Bengal	Asia/Kolkata	22.5804	88.3299	2934655
86	Addis Ababa	ET	Addis Ababa	Africa/Addis_Ababa	9.0333	38.7	2928864
87	Guadalajara	MX	Jalisco	America/Mexico_City	20.67	-103.33	2919294
88	Hanoi	VN	Thái Nguyên	Asia/Ho_Chi_Minh	21.0333	105.85	2904635
89	Pyongyang	KP	P'yongyang	Asia/Pyongyang	39.0194	125.7547	2899398
90	Santiago	CL	Región Metropolitana de Santiago	America/Santiago	-33.45	-70.667	2883305
91	Nairobi	KE	Nairobi	Africa/Nairobi	-1.2833	36.8167	2880273
92	Changchun	CN	Jilin	Asia/Harbin	43.865	125.34	2860210
93	Cape Town	ZA	Western Cape	Africa/Johannesburg	-33.92	18.435	2823929
94	New Taipei	TW	New Taipei City	Asia/Taipei	25.0128	121.465	2821870
95	Taiyuan	CN	Shanxi	Asia/Shanghai	37.875	112.5451	2817737
96	Jaipur	IN	Rajasthan	Asia/Kolkata	26.9211	75.81	2814379
97	Dar es Salaam	TZ	Dar-Es-Salaam	Africa/Dar_es_Salaam	-6.8	39.2683	2814326
98	Madrid	ES	Comunidad de Madrid	Europe/Madrid	40.4	-3.6834	2808718
99	Quezon City	PH	Metropolitan Manila	Asia/Manila	14.6504	121.03	2761720
100	Johannesburg	ZA	Gauteng	Africa/Johannesburg	-26.17	28.03	2730734
101	Durban	ZA	KwaZulu-Natal	Africa/Johannesburg	-29.865	30.98	2729000
102	Nagoya	JP	Aichi	Asia/Tokyo	35.155	136.915	2710639
103	El Giza	EG	Al Jizah	Africa/Cairo	30.01	31.19	2681863
104	Algiers	DZ	Alger	Africa/Algiers	36.7631	3.0506	2665831
105	Medellin	CO	Antioquia	America/Bogota	6.275	-75.575	2648489
106	Porto Alegre	BR	Rio Grande do Sul	America/Sao_Paulo	-30.05	-51.2	2644870
107	Surabaya	ID	Jawa Timur	Asia/Jakarta	-7.2492	112.7508	2609829
108	Dalian	CN	Liaoning	Asia/Shanghai	38.9228	121.6298	2601153
109	Lucknow	IN	Uttar Pradesh	Asia/Kolkata	26.855	80.915	2583505
110	Recife	BR	Pernambuco	America/Recife	-8.0756	-34.9156	2564549
111	Faisalabad	PK	Punjab	Asia/Karachi	31.41	73.11	2561797
112	Incheon	KR	Inch'on-gwangyoksi	Asia/Seoul	37.4761	126.6422	2550000
113	Dakar	SN	Dakar	Africa/Dakar	14.7158	-17.4731	2540200
114	Boston	US	Massachusetts	America/New_York	42.33	-71.07	2528070
115	Detroit	US	Michigan	America/Detroit	42.33	-83.0801	2526135
116	Damascus	SY	Damascus	Asia/Damascus	33.5	36.3	2466000
117	Atlanta	US	Georgia	America/New_York	33.83	-84.3999	2464454
118	Daegu	KR	Taegu-gwangyoksi	Asia/Seoul	35.8668	128.607	2460000
119	Izmir	TR	Izmir	Europe/Istanbul	38.4361	27.1518	2454909
120	Washington, D.C.	US	District of Columbia	America/New_York	38.8995	-77.0094	2445216
121	Hangzhou	CN	Zhejiang	Asia/Shanghai	30.25	120.17	2442564
122	Phoenix	US	Arizona	America/Phoenix	33.54	-112.07	2436022
123	Zhangzhou	CN	Fujian	Asia/Shanghai	24.5204	117.67	2434799
124	Jinan	CN	Shandong	Asia/Shanghai	36.675	116.995	2433633
125	Monterrey	MX	Nuevo León	America/Monterrey	25.67	-100.33	2417437
126	Guiyang	CN	Guizhou	Asia/Chongqing	26.58	106.72	2416816
127	Caracas	VE	Distrito Capital	America/Caracas	10.501	-66.917	2400339
128	Nagpur	IN	Maharashtra	Asia/Kolkata	21.17	79.09	2341009
129	Changsha	CN	Hunan	Asia/Shanghai	28.2	112.97	2338969
130	Zhengzhou	CN	Henan	Asia/Shanghai	34.755	113.6651	2325062
131	Mashhad	IR	Razavi Khorasan	Asia/Tehran	36.27	59.57	2318126
132	Curitiba	BR	Paraná	America/Sao_Paulo	-25.42	-49.32	2291430
133	Omdurman	SD	Khartoum	Africa/Khartoum	15.6167	32.48	2289428
134	Lanzhou	CN	Gansu	Asia/Chongqing	36.056	103.792	2282609
135	Qingdao	CN	Shandong	Asia/Shanghai	36.09	120.33	2254122
136	Guayaquil	EC	Guayas	America/Guayaquil	-2.22	-79.92	2233014
137	Ibadan	NG	Oyo	Africa/Lagos	7.38	3.93	2221285
138	Cali	CO	Valle del Cauca	America/Bogota	3.4	-76.5	2216418
139	Shijianzhuang	CN	Hebei	Asia/Shanghai	38.05	114.48	2204737
140	Sapporo	JP	Hokkaido	Asia/Tokyo	43.075	141.34	2202893
141	Kyiv	UA	Kyiv	Europe/Kyiv	50.4334	30.5166	2185754
142	Xiangtan	CN	Hunan	Asia/Shanghai	27.8504	112.9	2183454
143	Nanchong	CN	Sichuan	Asia/Chongqing	30.7804	106.13	2174000
144	Aleppo	SY	Aleppo (Halab)	Asia/Damascus	36.23	37.17	2170132
145	Kaohsiung	TW	Kaohsiung City	Asia/Taipei	22.6333	120.2666	2144391
146	Jilin	CN	Jilin	Asia/Harbin	43.85	126.55	2138988
147	Milan	IT	Lombardia	Europe/Rome	45.47	9.205	2125830
148	Nanchang	CN	Jiangxi	Asia/Shanghai	28.68	115.88	2110675
149	Fukuoka	JP	Fukuoka	Asia/Tokyo	33.595	130.41	2092144
150	San Francisco	US	California	America/Los_Angeles	37.74	-122.46	2091036
151	Havana	CU	Ciudad de la Habana	America/Havana	23.132	-82.3642	2082458
152	Tashkent	UZ	Tashkent	Asia/Tashkent	41.3117	69.2949	2081014
153	Vienna	AT	Wien	Europe/Vienna	48.2	16.3666	2065500
154	Bandung	ID	Jawa Barat	Asia/Jakarta	-6.95	107.57	2046859
155	Accra	GH	Greater Accra	Africa/Accra	5.55	-0.2167	2042132
156	Baku	AZ	Baki	Asia/Baku	40.3953	49.8622	2007150
157	Athens	GR	Attiki	Europe/Athens	37.9833	23.7333	1985568
158	Kunming	CN	Yunnan	Asia/Chongqing	25.07	102.68	1977337
159	Suzhou	CN	Anhui	Asia/Shanghai	33.6361	116.9789	1964000
160	Bekasi	ID	Jakarta Raya	Asia/Jakarta	-6.2173	106.9723	1949165
161	San Diego	US	California	America/Los_Angeles	32.82	-117.18	1938570
162	Medan	ID	Sumatera Utara	Asia/Jakarta	3.58	98.65	1932985
163	Indore	IN	Madhya Pradesh	Asia/Kolkata	22.7151	75.865	1931520
164	Denver	US	Colorado	America/Denver	39.7392	-104.984	1930799
165	Sanaa	YE	Amanat Al Asimah	Asia/Aden	15.3547	44.2066	1921926
166	Campinas	BR	São Paulo	America/Sao_Paulo	-22.9	-47.1	1911277
167	Fuzhou	CN	Fujian	Asia/Shanghai	26.08	119.3	1892860
168	Patna	IN	Bihar	Asia/Kolkata	25.625	85.13	1878960
169	Zibo	CN	Shandong	Asia/Shanghai	36.8	118.05	1865385
170	Saidu	PK	N.W.F.P.	Asia/Karachi	34.75	72.35	1860310
171	Santa Cruz	BO	Santa Cruz	America/La_Paz	-17.7539	-63.226	1859530
172	Bucharest	RO	Bucharest	Europe/Bucharest	44.4334	26.0999	1842097
173	Taichung	TW	Taichung City	Asia/Taipei	24.1521	120.6817	1835024
174	Urumqi	CN	Xinjiang Uygur	Asia/Urumqi	43.805	87.575	1829612
175	Seattle	US	Washington	America/Los_Angeles	47.57	-122.34	1821684
176	Rawalpindi	PK	Punjab	Asia/Karachi	33.6	73.04	1800550
177	Benoni	ZA	Gauteng	Africa/Johannesburg	-26.1496	28.3299	1795672
178	Puebla	MX	Puebla	America/Mexico_City	19.05	-98.2	1793549
179	Belem	BR	Pará	America/Belem	-1.45	-48.48	1787368
180	Frankfurt	DE	Hessen	Europe/Berlin	50.1	8.675	1787332
181	Beirut	LB	Beirut	Asia/Beirut	33.872	35.5097	1779062
182	Stuttgart	DE	Baden-Württemberg	Europe/Berlin	48.78	9.2	1775644
183	Shuyang	CN	Jiangsu	Asia/Shanghai	34.1299	118.7734	1770000
184	Maracaibo	VE	Zulia	America/Caracas	10.73	-71.66	1764650
185	Hamburg	DE	Hamburg	Europe/Berlin	53.55	10	1748058
186	Tel Aviv-Yafo	IL	Tel Aviv	Asia/Jerusalem	32.08	34.77	1745179
187	Tangshan	CN	Hebei	Asia/Shanghai	39.6243	118.1944	1737974
188	Hefei	CN	Anhui	Asia/Shanghai	31.85	117.28	1711952
189	Warsaw	PL	Masovian	Europe/Warsaw	52.25	21	1704569
190	Minsk	BY	Minsk	Europe/Minsk	53.9	27.5666	1691069
191	Rome	IT	Lazio	Europe/Rome	41.896	12.4833	1687226
192	Rabat	MA	Rabat - Salé - Zemmour - Zaer	Africa/Casablanca	34.0253	-6.8361	1680376
193	Wanzhou	CN	Chongqing	Asia/Chongqing	30.82	108.4	1680000
194	Budapest	HU	Budapest	Europe/Budapest	47.5	19.0833	1679000
195	Lisbon	PT	Lisboa	Europe/Lisbon	38.7227	-9.1449	1664901
196	Bhopal	IN	Madhya Pradesh	Asia/Kolkata	23.25	77.41	1663457
197	Xuzhou	CN	Jiangsu	Asia/Shanghai	34.28	117.18	1645096
198	Sendai	JP	Miyagi	Asia/Tokyo	38.2871	141.0217	1643781
199	Manaus	BR	Amazonas	America/Manaus	-3.1	-60	1636622
200	Birmingham	GB	West Midlands	Europe/London	52.475	-1.92	1634666
201	Kyoto	JP	Kyoto	Asia/Tokyo	35.03	135.75	1632320
202	Taian	CN	Shandong	Asia/Shanghai	36.2	117.1201	1629000
203	Douala	CM	Littoral	Africa/Douala	4.0604	9.71	1622041
204	Naples	IT	Campania	Europe/Rome	40.84	14.245	1619486
205	Port-au-Prince	HT	Ouest	America/Port-au-Prince	18.541	-72.336	1616371
206	Irvine	US	California	America/Los_Angeles	33.6804	-117.83	1611303
207	George Town	MY	Pulau Pinang	Asia/Kuala_Lumpur	5.4136	100.3294	1610101
208	Wenzhou	CN	Zhejiang	Asia/Shanghai	28.02	120.6501	1607836
209	Haikou	CN	Hainan	Asia/Chongqing	20.05	110.32	1606808
210	Ludhiana	IN	Punjab	Asia/Kolkata	30.9278	75.8723	1597184
211	Goiania	BR	Goiás	America/Sao_Paulo	-16.72	-49.3	1596597
212	Palembang	ID	Sumatera Selatan	Asia/Jakarta	-2.98	104.75	1595250
213	Hiroshima	JP	Hiroshima	Asia/Tokyo	34.3878	132.4429	1594420
214	Vadodara	IN	Dadra and Nagar Haveli	Asia/Kolkata	22.31	73.18	1582738
215	Kalyan	IN	Maharashtra	Asia/Kolkata	19.2502	73.1602	1576614
216	Isfahan	IR	Esfahan	Asia/Tehran	32.7	51.7	1572883
217	Tunis	TN	Tunis	Africa/Tunis	36.8028	10.1797	1570476
218	Valencia	VE	Carabobo	America/Caracas	10.23	-67.98	1569526
219	Harare	ZW	Harare	Africa/Harare	-17.8178	31.0447	1557406
220	Luoyang	CN	Henan	Asia/Shanghai	34.68	112.4701	1552790
221	Quito	EC	Pichincha	America/Guayaquil	-0.215	-78.5001	1550407
222	Xiamen	CN	Fujian	Asia/Shanghai	24.45	118.08	1548668
223	Antananarivo	MG	Antananarivo	Indian/Antananarivo	-18.9166	47.5166	1544216
224	Luzhou	CN	Sichuan	Asia/Chongqing	28.88	105.38	1537000
225	Pittsburgh	US	Pennsylvania	America/New_York	40.43	-80	1535267
226	Kobe	JP	Hyogo	Asia/Tokyo	34.68	135.17	1528478
227	Katowice	PL	Silesian	Europe/Warsaw	50.2604	19.02	1527362
228	Barranquilla	CO	Atlántico	America/Bogota	10.96	-74.8	1521245
229	Agra	IN	Uttar Pradesh	Asia/Kolkata	27.1704	78.015	1511027
230	Suzhou	CN	Jiangsu	Asia/Shanghai	31.3005	120.62	1496545
231	Handan	CN	Hebei	Asia/Shanghai	36.58	114.48	1494659
232	Conakry	GN	Conakry	Africa/Conakry	9.5315	-13.6802	1494000
233	Minneapolis	US	Minnesota	America/Chicago	44.98	-93.2518	1491886
234	Nanning	CN	Guangxi	Asia/Chongqing	22.82	108.32	1485394
235	Multan	PK	Punjab	Asia/Karachi	30.2	71.455	1479615
236	Santiago	DO	Santiago	America/Santo_Domingo	19.5	-70.67	1471007
237	Kumasi	GH	Ashanti	Africa/Accra	6.69	-1.63	1468575
238	Shantou	CN	Guangdong	Asia/Shanghai	23.37	116.67	1467486
239	Phnom Penh	KH	Phnom Penh	Asia/Phnom_Penh	11.55	104.9166	1466000
240	Tijuana	MX	Baja California	America/Tijuana	32.5	-117.08	1464728
241	Datong	CN	Shanxi	Asia/Shanghai	40.08	113.3	1462839
242	Vancouver	CA	British Columbia	America/Vancouver	49.2734	-123.1216	1458415
243	Daejeon	KR	Daejeon	Asia/Seoul	36.3355	127.425	1458165
244	Gujranwala	PK	Punjab	Asia/Karachi	32.1604	74.185	1448735
245	Kuala Lumpur	MY	Selangor	Asia/Kuala_Lumpur	3.1667	101.7	1448000
246	Khulna	BD	Khulna	Asia/Dhaka	22.84	89.56	1447669
247	San Juan	PR	\N	America/Puerto_Rico	18.44	-66.13	1437115
248	Liuzhou	CN	Guangxi	Asia/Chongqing	24.28	109.25	1436030
249	Fushun	CN	Liaoning	Asia/Shanghai	41.8654	123.87	1435323
250	Baltimore	US	Maryland	America/New_York	39.3	-76.62	1432946
251	Wuxi	CN	Jiangsu	Asia/Shanghai	31.58	120.3	1428823
252	Gwangju	KR	Kwangju-gwangyoksi	Asia/Seoul	35.171	126.9104	1428469
253	Bursa	TR	Bursa	Europe/Istanbul	40.2	29.07	1425544
254	Suining	CN	Sichuan	Asia/Chongqing	30.5333	105.5333	1425000
255	Karaj	IR	Tehran	Asia/Tehran	35.8004	50.97	1423000
256	Hyderabad	PK	Sind	Asia/Karachi	25.38	68.375	1422665
257	Anshan	CN	Liaoning	Asia/Shanghai	41.115	122.94	1419137
258	Yantai	CN	Shandong	Asia/Shanghai	37.5304	121.4	1417666
259	Xinyang	CN	Henan	Asia/Shanghai	32.1304	114.07	1411944
260	Ad Damman	SA	Ash Sharqiyah	Asia/Riyadh	26.4282	50.0997	1411656
261	Luan	CN	Anhui	Asia/Shanghai	31.7503	116.48	1408227
262	Bamako	ML	Bamako	Africa/Bamako	12.65	-8	1395640
263	Faridabad	IN	Haryana	Asia/Kolkata	28.4333	77.3167	1394000
264	Brisbane	AU	Queensland	Australia/Brisbane	-27.455	153.0351	1393176
265	Kampala	UG	Kampala	Africa/Kampala	0.3167	32.5833	1386594
266	Nasik	IN	Maharashtra	Asia/Kolkata	20.0004	73.78	1381248
267	Brussels	BE	Brussels	Europe/Brussels	50.8333	4.3333	1381011
268	Córdoba	AR	Córdoba	America/Argentina/Cordoba	-31.4	-64.1823	1374467
269	Kawasaki	JP	Kanagawa	Asia/Tokyo	35.53	139.705	1372025
270	Jinxi	CN	Liaoning	Asia/Shanghai	40.7503	120.83	1369623
271	San Antonio	US	Texas	America/Chicago	29.4873	-98.5073	1364905
272	Makkah	SA	Makkah	Asia/Riyadh	21.43	39.82	1354312
273	Ciudad Juárez	MX	Chihuahua	America/Ojinaga	31.6904	-106.49	1343000
274	Semarang	ID	Jawa Tengah	Asia/Jakarta	-6.9666	110.42	1342042
275	Kharkiv	UA	Kharkiv	Europe/Kyiv	50	36.25	1338063
276	Pretoria	ZA	Gauteng	Africa/Johannesburg	-25.7069	28.2294	1338000
277	Mannheim	DE	Baden-Württemberg	Europe/Berlin	49.5004	8.47	1337587
278	Yaounde	CM	Centre	Africa/Douala	3.8667	11.5167	1335793
279	Asansol	IN	West Bengal	Asia/Kolkata	23.6833	86.9833	1328000
280	Coimbatore	IN	Tamil Nadu	Asia/Kolkata	11	76.95	1327911
281	Ningbo	CN	Zhejiang	Asia/Shanghai	29.88	121.55	1321433
282	Tampa	US	Florida	America/New_York	27.947	-82.4586	1319232
283	Tainan	TW	Tainan City	Asia/Taipei	23	120.2	1319156
284	Maputo	MZ	Maputo	Africa/Maputo	-25.9553	32.5892	1318806
285	Manchester	GB	Manchester	Europe/London	53.5004	-2.248	1312757
286	Meerut	IN	Uttar Pradesh	Asia/Kolkata	29.0004	77.7	1310592
287	Davao	PH	Davao Del Sur	Asia/Manila	7.11	125.63	1307252
288	Tabriz	IR	East Azarbaijan	Asia/Tehran	38.0863	46.3012	1304713
289	Leon	MX	Guanajuato	America/Mexico_City	21.15	-101.7	1301313
290	Lusaka	ZM	Lusaka	Africa/Lusaka	-15.4166	28.2833	1297720
291	Vishakhapatnam	IN	Andhra Pradesh	Asia/Kolkata	17.73	83.305	1296089
292	Haiphong	VN	Quảng Ninh	Asia/Ho_Chi_Minh	20.83	106.6801	1285847
293	San Jose	US	California	America/Los_Angeles	37.3	-121.85	1281471
294	Yekaterinburg	RU	Sverdlovsk	Asia/Yekaterinburg	56.85	60.6	1270488
295	Ghaziabad	IN	Uttar Pradesh	Asia/Kolkata	28.6604	77.4084	1270095
296	Munich	DE	Bayern	Europe/Berlin	48.1299	11.575	1267695
297	Ujungpandang	ID	Sulawesi Selatan	Asia/Makassar	-5.14	119.432	1262000
298	Qiqihar	CN	Heilongjiang	Asia/Harbin	47.345	123.99	1261682
299	Peshawar	PK	N.W.F.P.	Asia/Karachi	34.005	71.535	1260886
300	St. Louis	US	Missouri	America/Chicago	38.635	-90.24	1259958
301	Brazzaville	CG	Pool	Africa/Brazzaville	-4.2592	15.2847	1259445
302	Stockholm	SE	Stockholm	Europe/Stockholm	59.3508	18.0973	1258654
303	Turin	IT	Piemonte	Europe/Rome	45.0704	7.67	1258631
304	Varanasi	IN	Uttar Pradesh	Asia/Kolkata	25.33	83	1258202
305	Dubai	AE	Dubay	Asia/Dubai	25.23	55.28	1258173
306	Hohhot	CN	Nei Mongol	Asia/Chongqing	40.82	111.66	1250238
307	Long Beach	US	California	America/Los_Angeles	33.787	-118.158	1249195
308	Nizhny Novgorod	RU	Nizhegorod	Europe/Moscow	56.333	44.0001	1246463
309	Adana	TR	Adana	Europe/Istanbul	36.995	35.32	1245445
310	Shiraz	IR	Fars	Asia/Tehran	29.63	52.57	1240000
311	Huainan	CN	Anhui	Asia/Shanghai	32.63	116.98	1239327
312	Baotou	CN	Nei Mongol	Asia/Chongqing	40.6522	109.822	1229664
313	Mosul	IQ	Ninawa	Asia/Baghdad	36.345	43.145	1228467
314	Maoming	CN	Guangdong	Asia/Urumqi	21.9204	110.87	1217715
315	Ganzhou	CN	Jiangxi	Asia/Shanghai	25.92	114.95	1216134
316	Novosibirsk	RU	Novosibirsk	Asia/Novosibirsk	55.03	82.96	1213100
317	Tripoli	LY	Tajura' wa an Nawahi al Arba	Africa/Tripoli	32.8925	13.18	1209199
318	Portland	US	Oregon	America/Los_Angeles	45.52	-122.68	1207756
319	Perth	AU	Western Australia	Australia/Perth	-31.955	115.84	1206108
320	La Paz	BO	La Paz	America/La_Paz	-16.498	-68.15	1201399
321	Kaduna	NG	Kaduna	Africa/Lagos	10.52	7.44	1191296
322	Rajkot	IN	Dadra and Nagar Haveli	Asia/Kolkata	22.31	70.8	1179941
323	Linyi	CN	Shandong	Asia/Shanghai	35.08	118.33	1176334
324	Cilacap	ID	Jawa Tengah	Asia/Jakarta	-7.7188	109.0154	1174964
325	Cleveland	US	Ohio	America/New_York	41.47	-81.695	1169757
326	Mandalay	MM	Mandalay	Asia/Rangoon	21.97	96.085	1167000
327	Zaozhuang	CN	Shandong	Asia/Shanghai	34.88	117.57	1164332
328	Essen	DE	Nordrhein-Westfalen	Europe/Berlin	51.45	7.0166	1157801
329	Jabalpur	IN	Madhya Pradesh	Asia/Kolkata	23.1751	79.9551	1157584
330	Amritsar	IN	Punjab	Asia/Kolkata	31.64	74.87	1152225
331	Las Vegas	US	Nevada	America/Los_Angeles	36.21	-115.22	1150717
332	Changzhou	CN	Jiangsu	Asia/Shanghai	31.78	119.97	1138009
333	Prayagraj	IN	Uttar Pradesh	Asia/Kolkata	25.455	81.84	1137219
334	Xianyang	CN	Shaanxi	Asia/Chongqing	34.3456	108.7147	1126000
335	Lubumbashi	CD	Katanga	Africa/Lubumbashi	-11.68	27.48	1114317
336	Zhanjiang	CN	Guangdong	Asia/Urumqi	21.2	110.38	1113895
337	Indianapolis	US	Indiana	America/Indiana/Indianapolis	39.75	-86.17	1104641
338	Fort Lauderdale	US	Florida	America/New_York	26.1361	-80.1418	1103781
339	Madurai	IN	Tamil Nadu	Asia/Kolkata	9.92	78.12	1101954
340	Lome	TG	Maritime	Africa/Lome	6.1319	1.2228	1100850
341	Belgrade	RS	Grad Beograd	Europe/Belgrade	44.8186	20.468	1099000
342	Nanyang	CN	Henan	Asia/Shanghai	33.0004	112.53	1097766
343	Yerevan	AM	Erevan	Asia/Yerevan	40.1812	44.5136	1097742
344	Marseille	FR	Provence-Alpes-Côte-d'Azur	Europe/Paris	43.29	5.375	1097405
345	Bhilai	IN	Chhattisgarh	Asia/Kolkata	21.2167	81.4333	1097000
346	Almaty	KZ	Almaty	Asia/Almaty	43.325	76.915	1096256
347	Rosario	AR	Santa Fe	America/Argentina/Cordoba	-32.9511	-60.6663	1094784
348	Ft. Worth	US	Texas	America/Chicago	32.74	-97.34	1090830
349	Doha	QA	Ad Dawhah	Asia/Qatar	25.2866	51.533	1090655
350	Omsk	RU	Omsk	Asia/Omsk	54.99	73.4	1089201
351	København	DK	Hovedstaden	Europe/Copenhagen	55.6786	12.5635	1085000
352	Mbuji-Mayi	CD	Kasaï-Oriental	Africa/Lubumbashi	-6.15	23.6	1084880
353	Changwon	KR	Gyeongsangnam-do	Asia/Seoul	35.2191	128.5836	1081499
354	Santo Domingo	DO	Distrito Nacional	America/Santo_Domingo	18.4701	-69.9001	1078436
355	Suwon	KR	Gyeonggi-do	Asia/Seoul	37.2578	127.0109	1078000
356	Chhatrapati Sambhajinagar	IN	Maharashtra	Asia/Kolkata	19.8957	75.3203	1064720
357	Kochi	IN	Kerala	Asia/Kolkata	10.015	76.2239	1061848
358	Kuwait	KW	Al Kuwayt	Asia/Kuwait	29.3697	47.9783	1061532
359	Santos	BR	São Paulo	America/Sao_Paulo	-23.9537	-46.3329	1060201
360	Amman	JO	Amman	Asia/Amman	31.95	35.9333	1060000
361	Srinagar	IN	Jammu and Kashmir	Asia/Kolkata	34.1	74.815	1057928
362	Tbilisi	GE	Tbilisi	Asia/Tbilisi	41.725	44.7908	1052628
363	Baoding	CN	Hebei	Asia/Shanghai	38.8704	115.48	1051326
364	Sacramento	US	California	America/Los_Angeles	38.575	-121.47	1035949
365	Warangal	IN	Andhra Pradesh	Asia/Kolkata	18.01	79.58	1034690
366	Rostov	RU	Rostov	Europe/Moscow	47.2346	39.7127	1032567
367	Abbottabad	PK	N.W.F.P.	Asia/Karachi	34.1495	73.1995	1032323
368	Sofia	BG	Grad Sofiya	Europe/Sofia	42.6833	23.3167	1029913
369	Ankang	CN	Shaanxi	Asia/Chongqing	32.68	109.02	1025000
370	Zhuhai	CN	Guangdong	Asia/Shanghai	22.2769	113.5678	1023000
371	Port Harcourt	NG	Rivers	Africa/Lagos	4.81	7.01	1020000
372	Chelyabinsk	RU	Chelyabinsk	Asia/Yekaterinburg	55.155	61.4387	1018802
373	Toluca	MX	México	America/Mexico_City	19.3304	-99.67	1018440
374	Dublin	IE	Dublin	Europe/Dublin	53.3331	-6.2489	1013988
375	Kazan	RU	Tatarstan	Europe/Moscow	55.7499	49.1263	1013635
376	Calgary	CA	Alberta	America/Edmonton	51.083	-114.08	1012661
377	Ulsan	KR	Ulsan	Asia/Seoul	35.5467	129.317	1011932
378	Medina	SA	Al Madinah	Asia/Riyadh	24.5	39.58	1010000
379	Guatemala	GT	Guatemala	America/Guatemala	14.6211	-90.527	1009469
380	Sholapur	IN	Maharashtra	Asia/Kolkata	17.6704	75.9	1009056
381	Vitória	BR	Espírito Santo	America/Sao_Paulo	-20.324	-40.366	1008328
382	Maracay	VE	Aragua	America/Caracas	10.2469	-67.5958	1007000
383	Neijiang	CN	Sichuan	Asia/Chongqing	29.5804	105.05	1006427
384	Vijayawada	IN	Andhra Pradesh	Asia/Kolkata	16.52	80.63	1005793
385	Columbus	US	Ohio	America/New_York	39.98	-82.99	1003418
386	Zhongli	TW	Taoyuan	Asia/Taipei	24.965	121.2168	1001193
387	Maceio	BR	Alagoas	America/Maceio	-9.62	-35.73	1000215
388	Maanshan	CN	Anhui	Asia/Shanghai	31.7304	118.48	1000121
389	Samara	RU	Samara	Europe/Samara	53.195	50.1513	996595
390	Niteroi	BR	Rio de Janeiro	America/Sao_Paulo	-22.9	-43.1	993920
391	Changde	CN	Hunan	Asia/Shanghai	29.03	111.68	993390
392	Ouagadougou	BF	Kadiogo	Africa/Ouagadougou	12.3703	-1.5247	992228
393	Leeds	GB	West Yorkshire	Europe/London	53.83	-1.58	992061
394	Adelaide	AU	South Australia	Australia/Adelaide	-34.935	138.6	990677
395	Kitakyushu	JP	Fukuoka	Asia/Tokyo	33.8704	130.82	990286
396	Mogadishu	SO	Banaadir	Africa/Mogadishu	2.0667	45.3667	987694
397	Songnam	KR	Gyeonggi-do	Asia/Seoul	37.4386	127.1378	986967
398	Huambo	AO	Huambo	Africa/Luanda	-12.75	15.76	986000
399	Cologne	DE	Nordrhein-Westfalen	Europe/Berlin	50.93	6.95	983697
400	Milwaukee	US	Wisconsin	America/Chicago	43.0527	-87.92	983590
401	Fez	MA	Fès - Boulemane	Africa/Casablanca	34.0546	-5.0004	983445
402	Yichun	CN	Jiangxi	Asia/Shanghai	27.8333	114.4	982000
403	Natal	BR	Amazonas	America/Manaus	-6.9838	-60.2699	980588
404	Ottawa	CA	Ontario	America/Toronto	45.4167	-75.7	978564
405	Weifang	CN	Shandong	Asia/Shanghai	36.7204	119.1001	973866
406	San Bernardino	US	California	America/Los_Angeles	34.1204	-117.3	973690
407	Cincinnati	US	Ohio	America/New_York	39.1619	-84.4569	971191
408	Ufa	RU	Bashkortostan	Asia/Yekaterinburg	54.79	56.04	969378
409	Shangqiu	CN	Henan	Asia/Shanghai	34.4504	115.65	967109
410	Barquisimeto	VE	Lara	America/Caracas	10.05	-69.3	962745
411	Xinyi	CN	Jiangsu	Asia/Shanghai	34.38	118.35	962656
412	Jodhpur	IN	Rajasthan	Asia/Kolkata	26.2918	73.0168	958238
413	Jamshedpur	IN	Jharkhand	Asia/Kolkata	22.7875	86.1975	958169
414	Seville	ES	Andalucía	Europe/Madrid	37.405	-5.98	957533
415	Kansas City	US	Missouri	America/Chicago	39.1071	-94.6041	955272
416	Mudangiang	CN	Heilongjiang	Asia/Harbin	44.575	129.59	954957
417	The Hague	NL	Zuid-Holland	Europe/Amsterdam	52.08	4.27	953862
418	Oakland	US	California	America/Los_Angeles	37.7689	-122.2211	953044
419	Sharjah	AE	Sharjah	Asia/Dubai	25.3714	55.4065	952015
420	Dnipropetrovsk	UA	Dnipropetrovs'k	Europe/Kyiv	48.48	35	949424
421	Daqing	CN	Heilongjiang	Asia/Harbin	46.58	125	948244
422	Lyon	FR	Rhône-Alpes	Europe/Paris	45.77	4.83	947658
423	Chandigarh	IN	Chandigarh	Asia/Kolkata	30.72	76.78	946685
424	Ranchi	IN	Jharkhand	Asia/Kolkata	23.37	85.33	945227
425	Charlotte	US	North Carolina	America/New_York	35.205	-80.83	943574
426	Da Nang	VN	Da Nang	Asia/Ho_Chi_Minh	16.06	108.25	943534
427	Gaziantep	TR	Gaziantep	Europe/Istanbul	37.075	37.385	943262
428	Asuncion	PY	Asunción	America/Asuncion	-25.2964	-57.6415	940846
429	Jianmen	CN	Hubei	Asia/Shanghai	30.6501	113.16	937875
430	Florence	IT	Toscana	Europe/Rome	43.78	11.25	935758
431	Qom	IR	Qom	Asia/Tehran	34.65	50.95	933478
432	Gwalior	IN	Madhya Pradesh	Asia/Kolkata	26.23	78.1801	930229
433	Nezahualcoyotl	MX	México	America/Mexico_City	19.41	-99.03	929681
434	Benin City	NG	Edo	Africa/Lagos	6.3405	5.62	929013
435	Natal	BR	Rio Grande do Norte	America/Fortaleza	-5.78	-35.24	925521
436	Baoshan	CN	Yunnan	Asia/Chongqing	25.12	99.15	925000
437	Benxi	CN	Liaoning	Asia/Shanghai	41.3304	123.75	923933
438	Sheffield	GB	South Yorkshire	Europe/London	53.3667	-1.5	922800
439	Shangrao	CN	Jiangxi	Asia/Shanghai	28.4704	117.97	922421
440	Managua	NI	Managua	America/Managua	12.153	-86.2685	920000
441	Austin	US	Texas	America/Chicago	30.2669	-97.7428	919684
442	Ahvaz	IR	Khuzestan	Asia/Tehran	31.28	48.72	918572
443	Kelang	MY	Selangor	Asia/Kuala_Lumpur	3.0204	101.55	917933
444	Jerusalem	IL	Jerusalem	Asia/Jerusalem	31.7784	35.2066	915150
445	Monrovia	LR	Montserrado	Africa/Monrovia	6.3106	-10.8048	913331
446	Huaiyin	CN	Jiangsu	Asia/Shanghai	33.58	119.03	909615
447	Huaibei	CN	Anhui	Asia/Shanghai	33.9504	116.75	908019
448	Xining	CN	Gansu	Asia/Chongqing	36.62	101.77	907765
449	Düsseldorf	DE	Nordrhein-Westfalen	Europe/Berlin	51.2204	6.78	906196
450	Jacksonville	US	Florida	America/New_York	30.33	-81.67	904953
451	Goyang	KR	Gyeonggi-do	Asia/Seoul	37.6527	126.8372	903000
452	Ikare	NG	Ondo	Africa/Lagos	7.5304	5.76	899965
453	Tegucigalpa	HN	Francisco Morazán	America/Tegucigalpa	14.102	-87.2175	898424
454	Xiantao	CN	Hubei	Asia/Shanghai	30.3704	113.44	897703
455	Zigong	CN	Sichuan	Asia/Chongqing	29.4	104.78	897480
456	Kathmandu	NP	Bhaktapur	Asia/Kathmandu	27.7167	85.3166	895000
457	Zhuzhou	CN	Hunan	Asia/Shanghai	27.83	113.15	894679
458	Hims	SY	Homs (Hims)	Asia/Damascus	34.73	36.72	890202
459	Hengyang	CN	Hunan	Asia/Shanghai	26.88	112.59	887801
460	Hamamatsu	JP	Shizuoka	Asia/Tokyo	34.7181	137.7327	887242
461	Cartagena	CO	Bolívar	America/Bogota	10.3997	-75.5144	887000
462	Amsterdam	NL	Noord-Holland	Europe/Amsterdam	52.35	4.9166	886318
463	Lupanshui	CN	Guizhou	Asia/Chongqing	26.5944	104.8333	886256
464	Edmonton	CA	Alberta	America/Edmonton	53.55	-113.5	885195
465	Glasgow	GB	Glasgow	Europe/London	55.8744	-4.2507	885134
466	Dushanbe	TJ	Tadzhikistan Territories	Asia/Dushanbe	38.56	68.7739	882822
467	Duisburg	DE	Nordrhein-Westfalen	Europe/Berlin	51.43	6.75	882381
468	Zhucheng	CN	Shandong	Asia/Shanghai	35.99	119.3801	881963
469	Bandar Lampung	ID	Lampung	Asia/Jakarta	-5.4496	105.3	881801
470	Qinhuangdao	CN	Hebei	Asia/Shanghai	39.9304	119.62	881359
471	Banghazi	LY	Benghazi	Africa/Tripoli	32.1167	20.0667	881187
472	Mysuru	IN	Karnataka	Asia/Kolkata	12.31	76.66	877656
473	Virginia Beach	US	Virginia	America/New_York	36.8532	-75.9783	877475
474	Aba	NG	Abia	Africa/Lagos	5.1004	7.35	874385
475	Donetsk	UA	Donets'k	Europe/Kyiv	48	37.83	874137
476	Kaifeng	CN	Henan	Asia/Shanghai	34.85	114.35	872000
477	Basra	IQ	Al-Basrah	Asia/Baghdad	30.5135	47.8136	870000
478	Thiruvananthapuram	IN	Kerala	Asia/Kolkata	8.5	76.95	869076
479	Abuja	NG	Federal Capital Territory	Africa/Lagos	9.0833	7.5333	869067
480	Xuanzhou	CN	Anhui	Asia/Shanghai	30.9525	118.7553	866000
481	Puch'on	KR	Gyeonggi-do	Asia/Seoul	37.4989	126.7831	866000
482	Tiruchirappalli	IN	Tamil Nadu	Asia/Kolkata	10.81	78.69	863242
483	Cagayan de Oro	PH	Misamis Oriental	Asia/Manila	8.4508	124.6853	861824
484	Bogor	ID	Jawa Barat	Asia/Jakarta	-6.57	106.75	859000
485	Marrakesh	MA	Marrakech - Tensift - Al Haouz	Africa/Casablanca	31.63	-8	855648
486	Yangquan	CN	Shanxi	Asia/Shanghai	37.87	113.57	851801
487	Pingdingshan	CN	Henan	Asia/Shanghai	33.7304	113.3	849000
488	Padang	ID	Sumatera Barat	Asia/Jakarta	-0.96	100.36	847676
489	Odessa	UA	Odessa	Europe/Kyiv	46.49	30.71	847500
490	Panama City	PA	Panama	America/Panama	8.968	-79.533	844584
491	Nova Iguacu	BR	Rio de Janeiro	America/Sao_Paulo	-22.74	-43.47	844583
492	Az Zarqa	JO	Zarqa	Asia/Amman	32.07	36.1	843678
493	Duque de Caxias	BR	Rio de Janeiro	America/Sao_Paulo	-22.77	-43.31	842890
494	Hubballi	IN	Karnataka	Asia/Kolkata	15.36	75.125	841402
495	Merida	MX	Yucatán	America/Merida	20.9666	-89.6166	841087
496	Mombasa	KE	Coast	Africa/Nairobi	-4.04	39.6899	840834
497	Yancheng	CN	Jiangsu	Asia/Shanghai	33.3856	120.1253	839000
498	Johor Bahru	MY	Johor	Asia/Kuala_Lumpur	1.48	103.73	838744
499	Helsinki	FI	Southern Finland	Europe/Helsinki	60.1756	24.9341	836728
500	Ndjamena	TD	Hadjer-Lamis	Africa/Ndjamena	12.1131	15.0491	835193
501	San Luis Potosi	MX	San Luis Potosí	America/Mexico_City	22.17	-101	834852
502	Anyang	CN	Henan	Asia/Shanghai	36.08	114.35	834064
503	Torreon	MX	Coahuila	America/Monterrey	25.5701	-103.42	834033
504	Port Elizabeth	ZA	Eastern Cape	Africa/Johannesburg	-33.97	25.6	830527
505	Mianyang	CN	Sichuan	Asia/Chongqing	31.47	104.77	830068
506	Niamey	NE	Niamey	Africa/Niamey	13.5167	2.1167	828895
507	Kermanshah	IR	Kermanshah	Asia/Tehran	34.38	47.06	828313
508	Mendoza	AR	Mendoza	America/Argentina/Mendoza	-32.8833	-68.8166	827815
509	Ulaanbaatar	MN	Ulaanbaatar	Asia/Ulaanbaatar	47.9167	106.9166	827306
510	Yueyang	CN	Hunan	Asia/Shanghai	29.3801	113.1	826000
511	Salem	IN	Tamil Nadu	Asia/Kolkata	11.67	78.1801	825698
512	Quanzhou	CN	Fujian	Asia/Shanghai	24.9	118.58	823571
513	Xinxiang	CN	Henan	Asia/Shanghai	35.3204	113.87	823300
514	Bishkek	KG	Bishkek	Asia/Bishkek	42.8731	74.5852	820606
515	Jullundur	IN	Punjab	Asia/Kolkata	31.3349	75.569	820089
516	Guilin	CN	Guangxi	Asia/Chongqing	25.28	110.28	818176
517	Jining	CN	Shandong	Asia/Shanghai	35.4004	116.55	818163
518	Newcastle	AU	New South Wales	Australia/Sydney	-32.8453	151.815	816285
519	Saratov	RU	Saratov	Europe/Saratov	51.58	46.03	814586
520	Chifeng	CN	Nei Mongol	Asia/Shanghai	42.27	118.95	811827
521	Cebu	PH	Cebu	Asia/Manila	10.32	123.9001	806817
522	Valencia	ES	Comunidad Valenciana	Europe/Madrid	39.485	-0.4	806652
523	Nantong	CN	Jiangsu	Asia/Shanghai	32.0304	120.825	806625
524	Lingyuan	CN	Liaoning	Asia/Shanghai	41.24	119.4011	806000
525	Cochabamba	BO	Cochabamba	America/La_Paz	-17.41	-66.17	804138
526	Joao Pessoa	BR	Paraíba	America/Fortaleza	-7.1011	-34.8761	803441
527	Bhubaneshwar	IN	Orissa	Asia/Kolkata	20.2704	85.8274	803121
528	Zhangjiakou	CN	Hebei	Asia/Shanghai	40.83	114.93	802820
529	Kigali	RW	Kigali City	Africa/Kigali	-1.9536	30.0605	802630
530	Volgograd	RU	Volgograd	Europe/Volgograd	48.71	44.5	801827
531	Rotterdam	NL	Zuid-Holland	Europe/Amsterdam	51.92	4.48	801599
532	Kingston	JM	Kingston	America/Jamaica	17.9771	-76.7674	801336
533	Baoji	CN	Shaanxi	Asia/Chongqing	34.38	107.15	800000
534	Heze	CN	Shandong	Asia/Shanghai	35.23	115.45	796301
535	Irbil	IQ	Arbil	Asia/Baghdad	36.179	44.0086	795870
536	Kota	IN	Rajasthan	Asia/Kolkata	25.18	75.835	795044
537	Porto	PT	Porto	Europe/Lisbon	41.15	-8.62	793316
538	Nampo	KP	Namp'o-si	Asia/Pyongyang	38.7669	125.4524	791000
539	Bucaramanga	CO	Santander	America/Bogota	7.1301	-73.1259	790410
540	Raleigh	US	North Carolina	America/New_York	35.8188	-78.6447	789991
541	Queretaro	MX	Querétaro	America/Mexico_City	20.63	-100.38	786392
542	Callao	PE	Lima	America/Lima	-12.07	-77.135	786231
543	Foshan	CN	Guangdong	Asia/Shanghai	23.0301	113.12	785174
544	Jiamusi	CN	Heilongjiang	Asia/Harbin	46.83	130.35	784774
545	Bareilly	IN	Uttar Pradesh	Asia/Kolkata	28.3454	79.42	781217
546	Jinzhou	CN	Liaoning	Asia/Shanghai	41.1204	121.1	780134
547	Aligarh	IN	Uttar Pradesh	Asia/Kolkata	27.8922	78.0618	779103
548	Orlando	US	Florida	America/New_York	28.51	-81.38	778985
549	Atal Nagar	IN	Chhattisgarh	Asia/Kolkata	21.235	81.635	777497
550	Yiyang	CN	Hunan	Asia/Shanghai	28.6004	112.33	777304
551	Malang	ID	Jawa Timur	Asia/Jakarta	-7.98	112.61	775858
552	Arequipa	PE	Arequipa	America/Lima	-16.42	-71.53	775785
553	Aden	YE	`Adan	Asia/Aden	12.7797	45.0095	775301
554	Vereeniging	ZA	Gauteng	Africa/Johannesburg	-26.6496	27.96	774340
555	Fuyang	CN	Zhejiang	Asia/Shanghai	30.0533	119.9519	771000
556	Palermo	IT	Sicily	Europe/Rome	38.125	13.35	767587
557	Xiangfan	CN	Hubei	Asia/Shanghai	32.02	112.13	765978
558	Aguascalientes	MX	Aguascalientes	America/Mexico_City	21.8795	-102.2904	763589
559	Djibouti	DJ	Djibouti	Africa/Djibouti	11.595	43.148	763506
560	Mesa	US	Arizona	America/Phoenix	33.4239	-111.7361	762217
561	Lvov	UA	L'viv	Europe/Kyiv	49.835	24.03	760841
562	Auckland	NZ	Auckland	Pacific/Auckland	-36.85	174.765	759510
563	Montevideo	UY	Montevideo	America/Montevideo	-34.858	-56.1711	759162
564	Lódz	PL	Lódz	Europe/Warsaw	51.775	19.4514	758000
565	Kraków	PL	Lesser Poland	Europe/Warsaw	50.06	19.96	755525
566	Rajshahi	BD	Rajshahi	Asia/Dhaka	24.375	88.605	755066
567	Zaria	NG	Kaduna	Africa/Lagos	11.08	7.71	754836
568	Moradabad	IN	Uttar Pradesh	Asia/Kolkata	28.8418	78.7568	754069
569	Memphis	US	Tennessee	America/Chicago	35.12	-90	753843
570	Okayama	JP	Okayama	Asia/Tokyo	34.672	133.9171	752872
571	Agadir	MA	Souss - Massa - Draâ	Africa/Casablanca	30.44	-9.62	752031
572	Yangjiang	CN	Guangdong	Asia/Chongqing	21.8504	111.97	751181
573	Bhiwandi	IN	Maharashtra	Asia/Kolkata	19.35	73.13	751017
574	Dandong	CN	Liaoning	Asia/Shanghai	40.1436	124.3936	750986
575	Quetta	PK	Baluchistan	Asia/Karachi	30.22	67.025	750837
576	Chihuahua	MX	Chihuahua	America/Chihuahua	28.645	-106.085	750633
577	Teresina	BR	Piauí	America/Fortaleza	-5.095	-42.78	746860
578	General Santos	PH	South Cotabato	Asia/Manila	6.1108	125.1747	744308
579	Zhenjiang	CN	Jiangsu	Asia/Shanghai	32.22	119.43	743276
580	Vila Velha	BR	Amapá	America/Belem	3.2167	-51.2167	742413
581	Vila Velha	BR	Espírito Santo	America/Sao_Paulo	-20.3676	-40.318	742413
582	Liaoyang	CN	Liaoning	Asia/Shanghai	41.28	123.18	740945
583	Jos	NG	Plateau	Africa/Lagos	9.93	8.89	737068
584	Mexicali	MX	Baja California	America/Tijuana	32.65	-115.48	736138
585	Bengbu	CN	Anhui	Asia/Shanghai	32.95	117.33	735324
586	Dhanbad	IN	Jharkhand	Asia/Kolkata	23.8004	86.42	732818
587	Bacolod	PH	Negros Occidental	Asia/Manila	10.6317	122.9817	730587
588	Fuxin	CN	Liaoning	Asia/Shanghai	42.0105	121.66	729525
589	Bangui	CF	Bangui	Africa/Bangui	4.3666	18.5583	727348
590	Jiaxing	CN	Zhejiang	Asia/Shanghai	30.7704	120.75	727050
591	Cotonou	BJ	Ouémé	Africa/Porto-Novo	6.4	2.52	726292
592	Albuquerque	US	New Mexico	America/Denver	35.105	-106.6413	725723
593	Zürich	CH	Zürich	Europe/Zurich	47.38	8.55	724865
594	Riga	LV	Riga	Europe/Riga	56.95	24.1	723802
595	Oran	DZ	Oran	Africa/Algiers	35.71	-0.62	721992
596	Cucuta	CO	Norte de Santander	America/Bogota	7.92	-72.52	721772
597	Cheongju	KR	Chungcheongbuk-do	Asia/Seoul	36.6439	127.5012	719420
598	Tangier	MA	Tanger - Tétouan	Africa/Casablanca	35.7473	-5.8327	719208
599	Konya	TR	Konya	Europe/Istanbul	37.875	32.475	718680
600	San Salvador	SV	San Salvador	America/El_Salvador	13.71	-89.203	717903
601	Geneva	CH	Genève	Europe/Zurich	46.21	6.14	716192
602	Lianyungang	CN	Jiangsu	Asia/Shanghai	34.6004	119.17	715600
603	Zagreb	HR	Grad Zagreb	Europe/Zagreb	45.8	16	710746
604	Joinville	BR	Santa Catarina	America/Sao_Paulo	-26.32	-48.8399	710737
605	New Haven	US	Connecticut	America/New_York	41.3304	-72.9	707883
606	Oslo	NO	Oslo	Europe/Oslo	59.9167	10.75	707500
607	Qingyuan	CN	Guangdong	Asia/Shanghai	23.7004	113.0301	706717
608	Changzhi	CN	Shanxi	Asia/Shanghai	36.1839	113.1053	706000
609	Pekanbaru	ID	Riau	Asia/Jakarta	0.565	101.425	705218
610	Maiduguri	NG	Borno	Africa/Lagos	11.85	13.16	704230
611	Nashville	US	Tennessee	America/Chicago	36.17	-86.78	703926
612	Antalya	TR	Antalya	Europe/Istanbul	36.89	30.7	703468
613	Nouakchott	MR	Nouakchott	Africa/Nouakchott	18.0864	-15.9753	701772
614	Ilorin	NG	Kwara	Africa/Lagos	8.49	4.55	701742
615	Yongzhou	CN	Hunan	Asia/Shanghai	26.2304	111.62	700180
616	Kumamoto	JP	Kumamoto	Asia/Tokyo	32.8009	130.7006	699327
617	Bulawayo	ZW	Bulawayo	Africa/Harare	-20.17	28.58	697096
618	Kozhikode	IN	Kerala	Asia/Kolkata	11.2504	75.77	696461
619	Culiacan	MX	Sinaloa	America/Mazatlan	24.83	-107.38	695734
620	Sao Jose dos Campos	BR	São Paulo	America/Sao_Paulo	-23.2	-45.8799	695322
621	Ansan	KR	Gyeonggi-do	Asia/Seoul	37.3481	126.8595	695110
622	Huzhou	CN	Zhejiang	Asia/Shanghai	30.8704	120.1	694660
623	Langfang	CN	Hebei	Asia/Shanghai	39.5204	116.68	694465
624	Yingkow	CN	Liaoning	Asia/Shanghai	40.6703	122.28	693079
625	Islamabad	PK	F.C.T.	Asia/Karachi	33.7	73.1666	690800
626	Can Tho	VN	Can Tho	Asia/Ho_Chi_Minh	10.05	105.77	690299
627	Antwerpen	BE	Antwerp	Europe/Brussels	51.2204	4.415	689902
628	Enugu	NG	Enugu	Africa/Lagos	6.45	7.5	688862
629	Huangshi	CN	Hubei	Asia/Shanghai	30.22	115.1	688090
630	Campo Grande	BR	Mato Grosso do Sul	America/Campo_Grande	-20.45	-54.6166	687723
631	Jiaozuo	CN	Henan	Asia/Shanghai	35.25	113.22	687270
632	Shizuoka	JP	Shizuoka	Asia/Tokyo	34.9858	138.3854	686446
633	Jixi	CN	Heilongjiang	Asia/Harbin	45.3	130.97	684379
634	Acapulco	MX	Guerrero	America/Mexico_City	16.85	-99.916	683860
635	Taizz	YE	Ta`izz	Asia/Aden	13.6045	44.0394	683111
636	Warri	NG	Delta	Africa/Lagos	5.52	5.76	683064
637	Jaboatao	BR	Pernambuco	America/Recife	-8.11	-35.02	681214
638	Jeonju	KR	Jeollabuk-do	Asia/Seoul	35.8314	127.1404	679948
639	Saltillo	MX	Coahuila	America/Monterrey	25.42	-101.005	679286
640	Tucumán	AR	Tucumán	America/Argentina/Tucuman	-26.816	-65.2166	678803
641	Yichang	CN	Hubei	Asia/Shanghai	30.7	111.28	675862
642	West Palm Beach	US	Florida	America/New_York	26.745	-80.1236	675521
643	Shaoguan	CN	Guangdong	Asia/Shanghai	24.8	113.58	674507
644	Gorakhpur	IN	Uttar Pradesh	Asia/Kolkata	26.7504	83.38	674246
645	Tucson	US	Arizona	America/Phoenix	32.205	-110.89	670953
646	Birmingham	US	Alabama	America/Chicago	33.53	-86.825	670142
647	Tulsa	US	Oklahoma	America/Chicago	36.12	-95.93	669434
648	Amravati	IN	Maharashtra	Asia/Kolkata	20.95	77.77	669144
649	Pingxiang	CN	Jiangxi	Asia/Shanghai	27.62	113.85	666561
650	Puyang	CN	Henan	Asia/Shanghai	35.7004	114.98	666322
651	Providence	US	Rhode Island	America/New_York	41.8211	-71.415	663726
652	Sarajevo	BA	Sarajevo	Europe/Sarajevo	43.85	18.383	662816
653	Santo Andre	BR	São Paulo	America/Sao_Paulo	-23.6528	-46.5278	662373
654	Vientiane	LA	Vientiane [prefecture]	Asia/Vientiane	17.9667	102.6	662174
655	Chisinau	MD	Chisinau	Europe/Chisinau	47.005	28.8577	662064
656	Muscat	OM	Muscat	Asia/Muscat	23.6133	58.5933	660779
657	Oklahoma City	US	Oklahoma	America/Chicago	35.47	-97.5187	660475
658	Olinda	BR	Pernambuco	America/Recife	-8	-34.85	659554
659	Wuhu	CN	Anhui	Asia/Shanghai	31.3504	118.37	658762
660	El Paso	US	Texas	America/Denver	31.78	-106.51	658331
661	Tirana	AL	Durrës	Europe/Tirane	41.3275	19.8189	658318
662	Hegang	CN	Heilongjiang	Asia/Harbin	47.4	130.37	657833
663	Zunyi	CN	Guizhou	Asia/Chongqing	27.7	106.92	657646
664	Yinchuan	CN	Ningxia Hui	Asia/Chongqing	38.468	106.273	657614
665	Ipoh	MY	Perak	Asia/Kuala_Lumpur	4.6	101.065	656227
666	Kolhapur	IN	Maharashtra	Asia/Kolkata	16.7	74.22	655920
667	Leshan	CN	Sichuan	Asia/Chongqing	29.5671	103.7333	655738
668	As Sulaymaniyah	IQ	As-Sulaymaniyah	Asia/Baghdad	35.5613	45.4309	654318
669	Shiyan	CN	Hubei	Asia/Shanghai	32.57	110.78	653823
670	Ashgabat	TM	Ahal	Asia/Ashgabat	37.95	58.3833	652841
671	Bien Hoa	VN	Đồng Nai	Asia/Ho_Chi_Minh	10.97	106.8301	652646
672	Zhanyi	CN	Yunnan	Asia/Chongqing	25.6005	103.8166	652604
673	Samarqand	UZ	Samarkand	Asia/Samarkand	39.67	66.945	652150
674	Tianshui	CN	Gansu	Asia/Chongqing	34.6	105.92	649883
675	Tolyatti	RU	Samara	Europe/Samara	53.4804	49.53	648622
676	Sokoto	NG	Sokoto	Africa/Lagos	13.06	5.24	648019
677	Buffalo	US	New York	America/New_York	42.88	-78.88	647778
678	Lilongwe	MW	Lilongwe	Africa/Blantyre	-13.9833	33.7833	646750
679	Dehra Dun	IN	Uttaranchal	Asia/Kolkata	30.3204	78.05	646321
680	Malacca	MY	Melaka	Asia/Kuala_Lumpur	2.2064	102.2465	645916
681	Norfolk	US	Virginia	America/New_York	36.85	-76.28	645336
682	Hue	VN	Thừa Thiên–Huế	Asia/Ho_Chi_Minh	16.47	107.58	645000
683	Omaha	US	Nebraska	America/Chicago	41.24	-96.01	643034
684	San Jose	CR	San José	America/Costa_Rica	9.935	-84.0841	642862
685	Diyarbakir	TR	Diyarbakir	Europe/Istanbul	37.9204	40.23	640586
686	Toulouse	FR	Midi-Pyrénées	Europe/Paris	43.62	1.4499	640027
687	Liverpool	GB	Merseyside	Europe/London	53.416	-2.918	639972
688	Haifa	IL	Haifa	Asia/Jerusalem	32.8204	34.98	639150
689	Yulin	CN	Guangxi	Asia/Chongqing	22.63	110.15	637742
690	Yogyakarta	ID	Yogyakarta	Asia/Jakarta	-7.78	110.375	636660
691	Lille	FR	Nord-Pas-de-Calais	Europe/Paris	50.65	3.08	636164
692	Bremen	DE	Bremen	Europe/Berlin	53.08	8.8	635705
693	Ciudad Guayana	VE	Bolívar	America/Caracas	8.37	-62.62	634317
694	Nice	FR	Provence-Alpes-Côte-d'Azur	Europe/Paris	43.715	7.265	632810
695	Jammu	IN	Jammu and Kashmir	Asia/Kolkata	32.7118	74.8467	628283
696	Al Hudaydah	YE	Al Hudaydah	Asia/Aden	14.7979	42.953	627610
697	Genoa	IT	Liguria	Europe/Rome	44.41	8.93	624724
698	Wroclaw	PL	Lower Silesian	Europe/Warsaw	51.1104	17.03	622471
699	Meknes	MA	Meknès - Tafilalet	Africa/Casablanca	33.9004	-5.56	621666
700	Pietermaritzburg	ZA	KwaZulu-Natal	Africa/Johannesburg	-29.61	30.39	620898
701	Hamilton	CA	Ontario	America/Toronto	43.25	-79.83	620501
702	Dahuk	IQ	Dihok	Asia/Baghdad	36.8667	43	620500
703	Jhansi	IN	Uttar Pradesh	Asia/Kolkata	25.453	78.5575	619710
704	Hannover	DE	Niedersachsen	Europe/Berlin	52.367	9.7167	618815
705	Morelia	MX	Michoacán	America/Mexico_City	19.7334	-101.1895	618551
706	Nürnberg	DE	Bayern	Europe/Berlin	49.45	11.08	618270
707	Jinhua	CN	Zhejiang	Asia/Shanghai	29.12	119.65	617529
708	Zamboanga	PH	Zamboanga del Sur	Asia/Manila	6.92	122.08	615311
709	Bilbao	ES	País Vasco	Europe/Madrid	43.25	-2.93	614369
710	Kananga	CD	Kasaï-Occidental	Africa/Lubumbashi	-5.89	22.4	614273
711	Kandahar	AF	Kandahar	Asia/Kabul	31.61	65.6949	613871
712	Krasnoyarsk	RU	Krasnoyarsk	Asia/Krasnoyarsk	56.014	92.866	613605
713	An Najaf	IQ	An-Najaf	Asia/Baghdad	32.0003	44.3354	612776
714	Taizhou	CN	Jiangsu	Asia/Shanghai	32.4904	119.9	612356
715	Xiangtai	CN	Hebei	Asia/Shanghai	37.05	114.5	611739
716	Naha	JP	Okinawa	Asia/Tokyo	26.2072	127.673	611572
717	Izhevsk	RU	Udmurt	Europe/Samara	56.85	53.23	611230
718	Belagavi	IN	Karnataka	Asia/Kolkata	15.865	74.505	609472
719	Cardiff	GB	Cardiff	Europe/London	51.5	-3.225	603750
720	Winnipeg	CA	Manitoba	America/Winnipeg	49.883	-97.166	603688
721	Cuiaba	BR	Mato Grosso	America/Cuiaba	-15.5696	-56.085	603143
722	Copenhagen	DK	Hovedstaden	Europe/Copenhagen	55.6761	12.5683	602481
723	Pointe-Noire	CG	Kouilou	Africa/Brazzaville	-4.77	11.88	602440
724	Sangli	IN	Maharashtra	Asia/Kolkata	16.8604	74.575	601214
725	Krasnodar	RU	Krasnodar	Europe/Moscow	45.02	39	601191
726	Zaporizhzhya	UA	Zaporizhzhya	Europe/Zaporozhye	47.8573	35.1768	600778
727	Anshun	CN	Guizhou	Asia/Chongqing	26.2504	105.93	600468
728	Namangan	UZ	Namangan	Asia/Tashkent	41	71.67	599600
729	Shaoxing	CN	Zhejiang	Asia/Shanghai	30.0004	120.57	599141
730	Gdansk	PL	Pomeranian	Europe/Warsaw	54.36	18.64	597915
731	Poznan	PL	Greater Poland	Europe/Warsaw	52.4058	16.8999	597174
732	Mangaluru	IN	Karnataka	Asia/Kolkata	12.9	74.85	597009
733	Louisville	US	Kentucky	America/Kentucky/Louisville	38.225	-85.7487	595819
734	Hamhung	KP	Hamgyong-namdo	Asia/Pyongyang	39.9101	127.5454	595670
735	Ogbomosho	NG	Oyo	Africa/Lagos	8.13	4.24	595063
736	Al Hillah	SA	Ar Riyad	Asia/Riyadh	23.4895	46.7564	594605
737	At Taif	SA	Makkah	Asia/Riyadh	21.2622	40.3823	594065
738	Asmara	ER	Anseba	Africa/Asmara	15.3333	38.9333	592366
739	Cuernavaca	MX	Morelos	America/Mexico_City	18.9211	-99.24	591551
740	Thessaloniki	GR	Kentriki Makedonia	Europe/Athens	40.6961	22.885	591145
741	Dortmund	DE	Nordrhein-Westfalen	Europe/Berlin	51.53	7.45	588462
742	Bandjarmasin	ID	Kalimantan Selatan	Asia/Makassar	-3.33	114.5801	588206
743	Aracaju	BR	Sergipe	America/Maceio	-10.9	-37.12	587765
744	Nanded	IN	Maharashtra	Asia/Kolkata	19.17	77.3	587136
745	Chiclayo	PE	Lambayeque	America/Lima	-6.7629	-79.8366	587083
746	Vladivostok	RU	Primor'ye	Asia/Vladivostok	43.13	131.91	586617
747	Bannu	PK	N.W.F.P.	Asia/Karachi	32.989	70.5986	586209
748	Blantyre	MW	Blantyre	Africa/Blantyre	-15.79	34.9899	584877
749	San Pedro Sula	HN	Cortés	America/Tegucigalpa	15.5	-88.03	584778
750	Hsinchu	TW	Hsinchu City	Asia/Taipei	24.8168	120.9767	582778
751	Prague	CZ	Prague	Europe/Prague	50.0833	14.466	582043
752	Abu Dhabi	AE	Abu Dhabi	Asia/Dubai	24.4667	54.3666	581861
753	Cuttack	IN	Orissa	Asia/Kolkata	20.47	85.8899	580000
754	Hachioji	JP	Tokyo	Asia/Tokyo	35.6577	139.3261	579399
755	Honolulu	US	Hawaii	Pacific/Honolulu	21.3069	-157.858	578828
756	Pontianak	ID	Kalimantan Barat	Asia/Pontianak	-0.03	109.32	578807
757	Bridgeport	US	Connecticut	America/New_York	41.18	-73.2	578545
758	Tampico	MX	Tamaulipas	America/Monterrey	22.3	-97.87	578351
759	Icel	TR	Mersin	Europe/Istanbul	36.8	34.62	577416
760	Québec	CA	Québec	America/Montreal	46.84	-71.2456	576386
761	Zahedan	IR	Sistan and Baluchestan	Asia/Tehran	29.5	60.83	575433
762	Samsun	TR	Samsun	Europe/Istanbul	41.28	36.3437	573722
763	Veracruz	MX	Veracruz	America/Mexico_City	19.1773	-96.16	573638
764	Shihezi	CN	Xinjiang Uygur	Asia/Urumqi	44.3	86.0299	572977
765	Tongliao	CN	Nei Mongol	Asia/Shanghai	43.62	122.27	572555
766	Irkutsk	RU	Irkutsk	Asia/Irkutsk	52.32	104.245	572325
767	Yibin	CN	Sichuan	Asia/Chongqing	28.77	104.57	572055
768	Salt Lake City	US	Utah	America/Denver	40.775	-111.9301	572013
769	Kryvyy Rih	UA	Dnipropetrovs'k	Europe/Kyiv	47.9283	33.345	571643
770	Ulyanovsk	RU	Ul'yanovsk	Europe/Ulyanovsk	54.33	48.41	571553
771	Yaroslavl	RU	Yaroslavl'	Europe/Moscow	57.62	39.87	571154
772	Voronezh	RU	Voronezh	Europe/Moscow	51.73	39.27	569734
773	Barnaul	RU	Altay	Asia/Barnaul	53.355	83.745	569711
774	Denpasar	ID	Bali	Asia/Makassar	-8.65	115.22	569133
775	Florianopolis	BR	Santa Catarina	America/Sao_Paulo	-27.58	-48.52	568783
776	Macau	MO	\N	Asia/Macau	22.203	113.545	568700
777	Beihai	CN	Guangxi	Asia/Chongqing	21.4804	109.1	567289
778	Tarsus	TR	Mersin	Europe/Istanbul	36.9204	34.88	566297
779	Nottingham	GB	Nottingham	Europe/London	52.9703	-1.17	565650
780	Malegaon	IN	Maharashtra	Asia/Kolkata	20.5604	74.525	563103
781	Wuppertal	DE	Nordrhein-Westfalen	Europe/Berlin	51.25	7.17	562997
782	Khabarovsk	RU	Khabarovsk	Asia/Vladivostok	48.455	135.12	562705
783	Naypyidaw	MM	Mandalay	Asia/Rangoon	19.7666	96.1186	562412
784	Kayseri	TR	Kayseri	Europe/Istanbul	38.735	35.49	562215
785	Bur Said	EG	Bur Sa`id	Africa/Cairo	31.26	32.29	561932
786	Sorocaba	BR	São Paulo	America/Sao_Paulo	-23.49	-47.47	561071
787	Kisangani	CD	Orientale	Africa/Lubumbashi	0.52	25.22	558814
788	Utsunomiya	JP	Tochigi	Asia/Tokyo	36.55	139.87	558808
789	Novo Hamburgo	BR	Rio Grande do Sul	America/Sao_Paulo	-29.7096	-51.14	557017
790	Kerman	IR	Kerman	Asia/Tehran	30.3	57.08	556518
791	Rizhao	CN	Shandong	Asia/Shanghai	35.4304	119.45	555693
792	Surakarta	ID	Jawa Tengah	Asia/Jakarta	-7.565	110.825	555308
793	Kirkuk	IQ	At-Ta'mim	Asia/Baghdad	35.4722	44.3923	555052
794	Mar del Plata	AR	Ciudad de Buenos Aires	America/Argentina/Buenos_Aires	-38	-57.58	554916
795	Raurkela	IN	Orissa	Asia/Kolkata	22.2304	84.83	554730
796	Hermosillo	MX	Sonora	America/Hermosillo	29.0989	-110.9541	554373
797	Ajmer	IN	Rajasthan	Asia/Kolkata	26.45	74.64	553948
798	Bahawalpur	PK	Punjab	Asia/Karachi	29.39	71.675	552607
799	Dresden	DE	Sachsen	Europe/Berlin	51.05	13.75	552184
800	Richmond	US	Virginia	America/New_York	37.55	-77.45	551443
801	Concepcion	CL	Bío-Bío	America/Santiago	-36.83	-73.05	550864
802	Zaragoza	ES	Aragón	Europe/Madrid	41.65	-0.89	548955
803	Hungnam	KP	Hamgyong-namdo	Asia/Pyongyang	39.8231	127.6232	548702
804	Luxor	EG	Qina	Africa/Cairo	25.7	32.65	548572
805	Tiruppur	IN	Tamil Nadu	Asia/Kolkata	11.0804	77.33	547271
806	Salerno	IT	Campania	Europe/Rome	40.6804	14.7699	546922
807	Jiujiang	CN	Jiangxi	Asia/Shanghai	29.73	115.98	545616
808	Arlington	US	Texas	America/Chicago	32.6848	-97.0202	545107
809	Rasht	IR	Gilan	Asia/Tehran	37.3	49.63	544737
810	Qui Nhon	VN	Bình Định	Asia/Ho_Chi_Minh	13.78	109.18	543095
811	Sargodha	PK	Punjab	Asia/Karachi	32.0854	72.675	542603
812	Nellore	IN	Andhra Pradesh	Asia/Kolkata	14.44	79.9899	541081
813	Fresno	US	California	America/Los_Angeles	36.7477	-119.773	540768
814	El Mansura	EG	Ad Daqahliyah	Africa/Cairo	31.0504	31.38	540247
815	Yangzhou	CN	Jiangsu	Asia/Shanghai	32.4	119.43	539715
816	Xingyi	CN	Guizhou	Asia/Chongqing	25.0904	104.89	539536
817	Malaga	ES	Andalucía	Europe/Madrid	36.7204	-4.42	539381
818	Yuci	CN	Shanxi	Asia/Shanghai	37.6804	112.73	537964
819	Kuching	MY	Sarawak	Asia/Kuching	1.53	110.33	537685
820	Niigata	JP	Niigata	Asia/Tokyo	37.92	139.04	537534
821	Newcastle	GB	Tyne and Wear	Europe/London	55.0004	-1.6	537191
822	Kagoshima	JP	Kagoshima	Asia/Tokyo	31.586	130.5611	536092
823	Linfen	CN	Shanxi	Asia/Shanghai	36.0803	111.52	533283
824	Jiangmen	CN	Guangdong	Asia/Shanghai	22.5804	113.08	532419
825	Orenburg	RU	Orenburg	Asia/Yekaterinburg	51.78	55.11	530820
826	Libreville	GA	Estuaire	Africa/Libreville	0.3854	9.458	530755
827	Guntur	IN	Andhra Pradesh	Asia/Kolkata	16.33	80.45	530577
828	Novokuznetsk	RU	Kemerovo	Asia/Novokuznetsk	53.75	87.115	530325
829	Siping	CN	Jilin	Asia/Harbin	43.17	124.33	528811
830	Cangzhou	CN	Hebei	Asia/Shanghai	38.3204	116.87	527681
831	Constantine	DZ	Constantine	Africa/Algiers	36.36	6.5999	527638
832	New Orleans	US	Louisiana	America/Chicago	29.995	-90.04	527428
833	Makhachkala	RU	Dagestan	Europe/Moscow	42.98	47.5	526470
834	Matsuyama	JP	Ehime	Asia/Tokyo	33.8455	132.7658	525089
835	Vilnius	LT	Vilniaus	Europe/Vilnius	54.6834	25.3166	524697
836	São Luís	BR	Maranhão	America/Fortaleza	-2.516	-44.266	524692
837	Leipzig	DE	Sachsen	Europe/Berlin	51.3354	12.41	523750
838	St. Petersburg	US	Florida	America/New_York	27.7705	-82.6794	523314
839	Trujillo	PE	La Libertad	America/Lima	-8.12	-79.02	521046
840	Göteborg	SE	Västra Götaland	Europe/Stockholm	57.75	12	520940
841	Ribeirao Preto	BR	São Paulo	America/Sao_Paulo	-21.17	-47.83	520774
842	Soledad	CO	Atlántico	America/Bogota	10.92	-74.77	520704
843	Jincheng	CN	Shanxi	Asia/Shanghai	35.5004	112.83	520000
844	Al Hufuf	SA	Ash Sharqiyah	Asia/Riyadh	25.3487	49.5856	518694
845	Hartford	US	Connecticut	America/New_York	41.77	-72.68	518509
846	Bordeaux	FR	Aquitaine	Europe/Paris	44.85	-0.595	517422
847	Siliguri	IN	West Bengal	Asia/Kolkata	26.7204	88.455	515574
848	Vinh	VN	Nghệ An	Asia/Ho_Chi_Minh	18.7	105.68	514426
849	Bouake	CI	Vallée du Bandama	Africa/Abidjan	7.69	-5.03	511151
850	St. Paul	US	Minnesota	America/Chicago	44.944	-93.085	509961
851	Bhavnagar	IN	Dadra and Nagar Haveli	Asia/Kolkata	21.7784	72.13	509790
852	Shashi	CN	Hubei	Asia/Shanghai	30.32	112.23	509390
853	Beira	MZ	Sofala	Africa/Maputo	-19.82	34.87	507196
854	Xinyu	CN	Jiangxi	Asia/Shanghai	27.8	114.93	505240
855	Kanazawa	JP	Ishikawa	Asia/Tokyo	36.56	136.64	505093
856	Pereira	CO	Risaralda	America/Bogota	4.8104	-75.68	504434
857	Braga	PT	Braga	Europe/Lisbon	41.555	-8.4213	504326
858	Matola	MZ	Maputo	Africa/Maputo	-25.9696	32.46	503368
859	Ryazan	RU	Ryazan'	Europe/Moscow	54.62	39.72	502373
860	Lipetsk	RU	Lipetsk	Europe/Moscow	52.62	39.64	502144
861	Tabuk	SA	Tabuk	Asia/Riyadh	28.3838	36.555	501703
862	Santiago de Cuba	CU	Santiago de Cuba	America/Havana	20.025	-75.8213	500964
863	Puerto la Cruz	VE	Anzoátegui	America/Caracas	10.17	-64.68	500464
864	Basel	CH	Basel-Stadt	Europe/Zurich	47.5804	7.59	500317
865	Guwahati	IN	Assam	Asia/Kolkata	26.16	91.77	500258
866	Shuangyashan	CN	Heilongjiang	Asia/Harbin	46.6704	131.35	500000
867	Chongjin	KP	Hamgyong-bukto	Asia/Pyongyang	41.7846	129.79	499807
868	Suez	EG	As Suways	Africa/Cairo	30.005	32.5499	498230
869	Trabzon	TR	Trabzon	Europe/Istanbul	40.98	39.72	497556
870	Bonn	DE	Nordrhein-Westfalen	Europe/Berlin	50.7205	7.08	496834
871	Londrina	BR	Paraná	America/Sao_Paulo	-23.3	-51.18	496035
872	Uyo	NG	Akwa Ibom	Africa/Lagos	5.008	7.85	495756
873	Astrakhan	RU	Astrakhan'	Europe/Astrakhan	46.3487	48.055	493363
874	Changhua	TW	Changhua	Asia/Taipei	24.0734	120.5134	493294
875	Wuwei	CN	Gansu	Asia/Chongqing	37.928	102.641	493092
876	Kota Kinabalu	MY	Sabah	Asia/Kuching	5.98	116.11	492498
877	Bristol	GB	Bristol	Europe/London	51.45	-2.5833	492120
878	Eskisehir	TR	Eskisehir	Europe/Istanbul	39.795	30.53	490644
879	Jian	CN	Jiangxi	Asia/Shanghai	27.1304	115	490221
880	Port Sudan	SD	Red Sea	Africa/Khartoum	19.6158	37.2164	489725
881	Cancun	MX	Quintana Roo	America/Cancun	21.17	-86.83	489452
882	Tirunelveli	IN	Tamil Nadu	Asia/Kolkata	8.7304	77.69	489022
883	Stockton	US	California	America/Los_Angeles	37.9581	-121.2897	488506
884	Andijon	UZ	Andijon	Asia/Tashkent	40.79	72.34	486950
885	Shivamogga	IN	Karnataka	Asia/Kolkata	13.9304	75.56	486802
886	Bikaner	IN	Rajasthan	Asia/Kolkata	28.0304	73.3299	485961
887	Liaoyuan	CN	Jilin	Asia/Harbin	42.9	125.13	485898
888	Ujjain	IN	Madhya Pradesh	Asia/Kolkata	23.1904	75.79	485348
889	Saharanpur	IN	Uttar Pradesh	Asia/Kolkata	29.97	77.55	484873
890	Uberlandia	BR	Minas Gerais	America/Sao_Paulo	-18.9	-48.28	484862
891	Salta	AR	Salta	America/Argentina/Salta	-24.7834	-65.4166	484646
892	Skopje	MK	Centar	Europe/Skopje	42	21.4335	484488
893	Albany	US	New York	America/New_York	42.67	-73.8199	484286
894	Rochester	US	New York	America/New_York	43.1704	-77.6199	483177
895	Bhatpara	IN	West Bengal	Asia/Kolkata	22.8504	88.52	483129
896	Catania	IT	Sicily	Europe/Rome	37.5	15.08	482908
897	Gulbarga	IN	Karnataka	Asia/Kolkata	17.35	76.82	482546
898	Ife	NG	Osun	Africa/Lagos	7.4804	4.56	482365
899	Fargona	UZ	Ferghana	Asia/Tashkent	40.39	71.78	482000
900	Shah Alam	MY	Selangor	Asia/Kuala_Lumpur	3.0667	101.55	481654
901	Al Hillah	IQ	Babil	Asia/Baghdad	32.4721	44.4217	479652
902	Tula	RU	Tula	Europe/Moscow	54.2	37.6299	479155
903	Utrecht	NL	Utrecht	Europe/Amsterdam	52.1003	5.12	478224
904	Gaza	PS	\N	Asia/Gaza	31.53	34.445	477460
905	Sialkote	PK	Punjab	Asia/Karachi	32.52	74.56	477396
906	Nagano	JP	Nagano	Asia/Tokyo	36.65	138.17	477243
907	Oyo	NG	Oyo	Africa/Lagos	7.8504	3.93	475016
908	Palu	ID	Sulawesi Tengah	Asia/Makassar	-0.907	119.833	473871
909	Tuxtla Gutierrez	MX	Chiapas	America/Mexico_City	16.75	-93.15	473719
910	Samarinda	ID	Kalimantan Timur	Asia/Makassar	-0.5	117.15	473694
911	Saarbrucken	DE	Saarland	Europe/Berlin	49.2504	6.97	472871
912	Liege	BE	Liege	Europe/Brussels	50.63	5.58	472803
913	Karbala	IQ	Karbala'	Asia/Baghdad	32.6149	44.0245	472571
914	Homyel	BY	Homyel'	Europe/Minsk	52.43	31	472337
915	Sao Jose dos Pinhais	BR	Paraná	America/Sao_Paulo	-25.57	-49.18	472180
916	Kashgar	CN	Xinjiang Uygur	Asia/Kashgar	39.4763	75.9699	472069
917	Tomsk	RU	Tomsk	Asia/Tomsk	56.495	84.975	471950
918	Jiaojing	CN	Zhejiang	Asia/Shanghai	28.6804	121.45	471152
919	Irbid	JO	Irbid	Asia/Amman	32.55	35.85	471020
920	Kemerovo	RU	Kemerovo	Asia/Novokuznetsk	55.34	86.09	470684
921	Ismailia	EG	Al Isma`iliyah	Africa/Cairo	30.5903	32.26	470474
922	Edinburgh	GB	Edinburgh	Europe/London	55.9483	-3.2191	470378
923	Anqing	CN	Anhui	Asia/Shanghai	30.5	117.05	469579
924	Davangere	IN	Karnataka	Asia/Kolkata	14.47	75.92	469344
925	Mazatlán	MX	Sonora	America/Hermosillo	29.0171	-110.1333	469217
926	Canoas	BR	Rio Grande do Sul	America/Sao_Paulo	-29.92	-51.18	466661
927	Akola	IN	Maharashtra	Asia/Kolkata	20.71	77.01	466179
928	Dayton	US	Ohio	America/New_York	39.7504	-84.2	466067
929	Kikwit	CD	Bandundu	Africa/Kinshasa	-5.03	18.85	465973
930	Mwanza	TZ	Mwanza	Africa/Dar_es_Salaam	-2.52	32.93	465372
931	Juiz de Fora	BR	Minas Gerais	America/Sao_Paulo	-21.77	-43.375	464764
932	Butterworth	MY	Pulau Pinang	Asia/Kuala_Lumpur	5.4171	100.4	464621
933	Iligan	PH	Lanao del Norte	Asia/Manila	8.1712	124.2154	464599
934	Moshi	TZ	Kilimanjaro	Africa/Dar_es_Salaam	-3.3396	37.34	463873
935	Arak	IR	Markazi	Asia/Tehran	34.0804	49.7	463449
936	Chandrapur	IN	Maharashtra	Asia/Kolkata	19.97	79.3	461734
937	Naberezhnyye Chelny	RU	Tatarstan	Europe/Moscow	55.7	52.3199	461086
938	Tyumen	RU	Tyumen'	Asia/Yekaterinburg	57.14	65.53	460952
939	Tacoma	US	Washington	America/Los_Angeles	47.2113	-122.515	460273
940	Bloemfontein	ZA	Orange Free State	Africa/Johannesburg	-29.12	26.2299	459866
941	Zhaotang	CN	Yunnan	Asia/Chongqing	27.3204	103.72	459200
942	Kenitra	MA	Gharb - Chrarda - Béni Hssen	Africa/Casablanca	34.2704	-6.58	459178
943	Reynosa	MX	Tamaulipas	America/Matamoros	26.08	-98.3	458997
944	Naga	PH	Camarines Sur	Asia/Manila	13.6192	123.1814	458283
945	Kirov	RU	Kirov	Europe/Kirov	58.5901	49.67	457410
946	Durango	MX	Durango	America/Monterrey	24.0311	-104.67	456368
947	Hengshui	CN	Hebei	Asia/Shanghai	37.72	115.7	456356
948	Bello	CO	Antioquia	America/Bogota	6.33	-75.57	456304
949	Yazd	IR	Yazd	Asia/Tehran	31.9201	54.37	451923
950	Malatya	TR	Malatya	Europe/Istanbul	38.3704	38.3	451689
951	Matamoros	MX	Tamaulipas	America/Matamoros	25.88	-97.5	451394
952	Akron	US	Ohio	America/New_York	41.0704	-81.52	451155
953	Taoyuan	TW	Taoyuan	Asia/Taipei	24.9889	121.3111	451007
954	Manado	ID	Sulawesi Utara	Asia/Makassar	1.48	124.85	449497
955	Xuchang	CN	Henan	Asia/Shanghai	34.0204	113.82	449258
956	Feira de Santana	BR	Bahia	America/Bahia	-12.25	-38.97	449194
957	Chlef	DZ	Chlef	Africa/Algiers	36.1704	1.32	449167
958	Iquitos	PE	Loreto	America/Lima	-3.75	-73.25	448174
959	Ado Ekiti	NG	Ekiti	Africa/Lagos	7.6304	5.22	446749
960	Panzhihua	CN	Sichuan	Asia/Chongqing	26.55	101.73	446298
961	Udaipur	IN	Rajasthan	Asia/Kolkata	24.6	73.73	446260
962	Wiesbaden	DE	Hessen	Europe/Berlin	50.0804	8.25	444779
963	Cheboksary	RU	Chuvash	Europe/Moscow	56.13	47.25	444027
964	Keelung	TW	Keelung City	Asia/Taipei	25.1333	121.7333	443603
965	Yichun	CN	Heilongjiang	Asia/Harbin	47.6999	128.9	443111
966	Abeokuta	NG	Ogun	Africa/Lagos	7.1604	3.35	441231
967	La Plata	AR	Ciudad de Buenos Aires	America/Argentina/Buenos_Aires	-34.9096	-57.96	440388
968	Chaoyang	CN	Liaoning	Asia/Shanghai	41.5504	120.42	440150
969	Balikpapan	ID	Kalimantan Timur	Asia/Makassar	-1.25	116.83	439885
970	Hamah	SY	Hamah	Asia/Damascus	35.1503	36.73	439796
971	Shymkent	KZ	South Kazakhstan	Asia/Almaty	42.32	69.595	439712
972	Al Ladhiqiyah	SY	Lattakia (Al Ladhiqiyah)	Asia/Damascus	35.54	35.78	439664
973	Herat	AF	Hirat	Asia/Kabul	34.33	62.17	439232
974	Jambi	ID	Jambi	Asia/Jakarta	-1.59	103.61	438706
975	Xalapa	MX	Veracruz	America/Mexico_City	19.53	-96.92	438667
976	Otsu	JP	Shiga	Asia/Tokyo	35.0064	135.8674	437802
977	Tongling	CN	Anhui	Asia/Shanghai	30.9504	117.78	437710
978	Khomeini Shahr	IR	Esfahan	Asia/Tehran	32.7004	51.47	437138
979	Bilaspur	IN	Chhattisgarh	Asia/Kolkata	22.0904	82.16	436780
980	Tuticorin	IN	Tamil Nadu	Asia/Kolkata	8.82	78.13	436094
981	Pohang	KR	Daegu	Asia/Seoul	36.0209	129.3715	435266
982	Valparaiso	CL	Valparaíso	America/Santiago	-33.0478	-71.621	434969
983	Stamford	US	Connecticut	America/New_York	41.0533	-73.5392	434781
984	San Juan	AR	San Juan	America/Argentina/San_Juan	-31.55	-68.52	433892
985	Macapá	BR	Amapá	America/Belem	0.033	-51.05	433781
986	Katsina	NG	Katsina	Africa/Lagos	12.9904	7.6	432149
987	Aurora	US	Colorado	America/Denver	39.6959	-104.8085	431966
988	Sanliurfa	TR	Sanliurfa	Europe/Istanbul	37.17	38.795	431407
989	Gold Coast	AU	Queensland	Australia/Brisbane	-28.0815	153.4482	429954
990	Bologna	IT	Emilia-Romagna	Europe/Rome	44.5004	11.34	429694
991	Likasi	CD	Katanga	Africa/Lubumbashi	-10.97	26.78	428411
992	Colorado Springs	US	Colorado	America/Denver	38.863	-104.792	427272
993	Bryansk	RU	Bryansk	Europe/Moscow	53.26	34.43	426510
994	An Nasiriyah	IQ	Dhi-Qar	Asia/Baghdad	31.0429	46.2676	425898
995	Bytom	PL	Silesian	Europe/Warsaw	50.35	18.91	425716
996	Chaozhou	CN	Guangdong	Asia/Shanghai	23.68	116.63	424787
997	Gaya	IN	Bihar	Asia/Kolkata	24.8	85	423692
998	Arak	DZ	Tamanghasset	Africa/Algiers	25.28	3.75	423251
999	Hisar	IN	Haryana	Asia/Kolkata	29.17	75.725	423039
1000	Dhule	IN	Maharashtra	Asia/Kolkata	20.9	74.77	423026
1001	Nagasaki	JP	Nagasaki	Asia/Tokyo	32.765	129.885	422829
1002	Zhaoqing	CN	Guangdong	Asia/Shanghai	23.0504	112.45	420984
1003	Akure	NG	Ondo	Africa/Lagos	7.2504	5.2	420594
1004	Asyut	EG	Asyut	Africa/Cairo	27.19	31.1799	420585
1005	Freetown	SL	Western	Africa/Freetown	8.47	-13.2342	420384
1006	Bamenda	CM	Nord-Ouest	Africa/Douala	5.96	10.15	419567
1007	Kolwezi	CD	Katanga	Africa/Lubumbashi	-10.7167	25.4724	418000
1008	Sukkur	PK	Sind	Asia/Karachi	27.7136	68.8486	417767
1009	Ivanovo	RU	Ivanovo	Europe/Moscow	57.01	41.01	417527
1010	Luohe	CN	Henan	Asia/Shanghai	33.57	114.03	417356
1011	Santa Marta	CO	Magdalena	America/Bogota	11.2472	-74.2017	417211
1012	Knoxville	US	Tennessee	America/New_York	35.97	-83.92	417137
1013	Mariupol	UA	Donets'k	Europe/Kyiv	47.0962	37.5562	416435
1014	Ibague	CO	Tolima	America/Bogota	4.4389	-75.2322	415156
1015	Lowell	US	Massachusetts	America/New_York	42.6337	-71.3167	415074
1016	Zhuozhou	CN	Beijing	Asia/Shanghai	39.5401	115.79	415000
1017	Thai Nguyen	VN	Thái Nguyên	Asia/Ho_Chi_Minh	21.6	105.83	415000
1018	Bandar-e-Abbas	IR	Hormozgan	Asia/Tehran	27.2041	56.2721	414503
1019	Jundiai	BR	São Paulo	America/Sao_Paulo	-23.2	-46.88	413568
1020	Kitchener	CA	Ontario	America/Toronto	43.45	-80.5	413056
1021	Ardabil	IR	Ardebil	Asia/Tehran	38.25	48.3	412678
1022	Oita	JP	Oita	Asia/Tokyo	33.2432	131.5979	412100
1023	Mataram	ID	Nusa Tenggara Barat	Asia/Makassar	-8.5795	116.135	409041
1024	Luhansk	UA	Luhans'k	Europe/Kyiv	48.5698	39.3344	408931
1025	Bari	IT	Apulia	Europe/Rome	41.1142	16.8728	408554
1026	Oshogbo	NG	Osun	Africa/Lagos	7.7704	4.56	408245
1027	Shuozhou	CN	Shanxi	Asia/Shanghai	39.3004	112.42	408068
1028	Yanji	CN	Jilin	Asia/Harbin	42.8823	129.5128	407848
1029	Oujda	MA	Oriental	Africa/Casablanca	34.69	-1.91	407322
1030	Douma	SY	Damascus	Asia/Damascus	33.5833	36.4	406912
1031	Binjai	ID	Sumatera Utara	Asia/Jakarta	3.6204	98.5001	405494
1032	Gifu	JP	Gifu	Asia/Tokyo	35.4231	136.7628	405304
1033	Tanta	EG	Al Gharbiyah	Africa/Cairo	30.7904	31	404901
1034	Sohag	EG	Suhaj	Africa/Cairo	26.5504	31.7	404709
1035	Syracuse	US	New York	America/New_York	43.05	-76.15	403873
1036	Yining	CN	Xinjiang Uygur	Asia/Kashgar	43.9	81.35	403489
1037	Kaliningrad	RU	Kaliningrad	Europe/Kaliningrad	54.7	20.4973	403226
1038	Pasay City	PH	Metropolitan Manila	Asia/Manila	14.5504	121	403064
1039	Kitwe	ZM	Copperbelt	Africa/Lusaka	-12.81	28.22	402907
1040	Jalalabad	AF	Nangarhar	Asia/Kabul	34.4415	70.4361	401697
1041	Awka	NG	Anambra	Africa/Lagos	6.2104	7.07	400828
1042	Sunchon	KP	P'yongan-namdo	Asia/Pyongyang	39.4236	125.939	400629
1043	Mawlamyine	MM	Mon	Asia/Rangoon	16.5004	97.67	400249
1044	Jingmen	CN	Hubei	Asia/Shanghai	31.0304	112.1	400000
1045	Quetzaltenango	GT	Quezaltenango	America/Guatemala	14.83	-91.52	399983
1046	Qazvin	IR	Qazvin	Asia/Tehran	36.27	50	399093
1047	Vina del Mar	CL	Valparaíso	America/Santiago	-33.03	-71.54	399042
1048	Kursk	RU	Kursk	Europe/Moscow	51.74	36.19	398742
1049	Bratislava	SK	Bratislavský	Europe/Bratislava	48.15	17.117	398712
1050	Leicester	GB	Leicester	Europe/London	52.63	-1.1332	398611
1051	Qitaihe	CN	Heilongjiang	Asia/Harbin	45.8	130.85	397825
1052	Bradford	GB	West Yorkshire	Europe/London	53.8	-1.75	397708
1053	Oaxaca	MX	Oaxaca	America/Mexico_City	17.0827	-96.6699	396647
1054	Oceanside	US	California	America/Los_Angeles	33.2205	-117.335	396474
1055	Ostrava	CZ	Moravskoslezský	Europe/Prague	49.8304	18.25	396025
1056	Southend-on-Sea	GB	Southend-on-Sea	Europe/London	51.55	0.72	395993
1057	Bissau	GW	Bissau	Africa/Bissau	11.865	-15.5984	395683
1058	Wakayama	JP	Wakayama	Asia/Tokyo	34.2231	135.1677	395503
1059	Villahermosa	MX	Tabasco	America/Mexico_City	18	-92.9	395482
1060	Ndola	ZM	Copperbelt	Africa/Lusaka	-12.9999	28.65	395428
1061	Buraydah	SA	Al Quassim	Asia/Riyadh	26.3664	43.9628	394958
1062	Huancayo	PE	Junín	America/Lima	-12.08	-75.2	394695
1063	Kollam	IN	Kerala	Asia/Kolkata	8.9004	76.57	394163
1064	Santa Fe	AR	Santa Fe	America/Argentina/Cordoba	-31.6239	-60.69	393504
1065	Tsu	JP	Mie	Asia/Tokyo	34.7171	136.5167	392484
1066	Kota Baharu	MY	Kelantan	Asia/Kuala_Lumpur	6.12	102.23	392449
1067	Niyala	SD	South Darfur	Africa/Khartoum	12.06	24.89	392373
1068	Erzurum	TR	Erzurum	Europe/Istanbul	39.9204	41.29	391804
1069	Xuanhua	CN	Hebei	Asia/Shanghai	40.5944	115.0243	391583
1070	Ballari	IN	Karnataka	Asia/Kolkata	15.15	76.915	391034
1071	Szczecin	PL	West Pomeranian	Europe/Warsaw	53.4204	14.53	390241
1072	Comilla	BD	Chittagong	Asia/Dhaka	23.4704	91.17	389411
1073	Samut Prakan	TH	Samut Prakan	Asia/Bangkok	13.6069	100.6115	388920
1074	Pasadena	US	Texas	America/Chicago	29.6609	-95.1477	388767
1075	Toledo	US	Ohio	America/New_York	41.67	-83.58	388449
1076	Zanzibar	TZ	Zanzibar West	Africa/Dar_es_Salaam	-6.16	39.2	388439
1077	Blida	DZ	Blida	Africa/Algiers	36.4203	2.83	388174
1078	Iloilo	PH	Iloilo	Asia/Manila	10.705	122.545	387681
1079	Chiayi	TW	Chiayi City	Asia/Taipei	23.4755	120.4351	387106
1080	Nampula	MZ	Nampula	Africa/Maputo	-15.136	39.293	386185
1081	San Lorenzo	PY	Asunción	America/Asuncion	-25.34	-57.52	385532
1082	Hail	SA	Ha'il	Asia/Riyadh	27.5236	41.7001	385257
1083	Southampton	GB	Southampton	Europe/London	50.9	-1.4	384417
1084	Jingdezhen	CN	Jiangxi	Asia/Shanghai	29.2704	117.18	383931
1085	Izmit	TR	Kocaeli	Europe/Istanbul	40.776	29.9306	383557
1086	Campina Grande	BR	Paraíba	America/Fortaleza	-7.23	-35.88	383098
1087	Tver	RU	Tver'	Europe/Moscow	56.86	35.89	382043
1088	Dezhou	CN	Shandong	Asia/Shanghai	37.4504	116.3	379555
1089	Ahmednagar	IN	Maharashtra	Asia/Kolkata	19.1104	74.75	379450
1090	Campos	BR	Rio de Janeiro	America/Sao_Paulo	-21.75	-41.32	378943
1091	Brno	CZ	Kraj Vysocina	Europe/Prague	49.2004	16.61	378918
1092	Wichita	US	Kansas	America/Chicago	37.72	-97.33	378543
1093	Qaraghandy	KZ	Qaraghandy	Asia/Almaty	49.885	73.115	378273
1094	Chengde	CN	Hebei	Asia/Shanghai	40.9604	117.93	377629
1095	Caxias do Sul	BR	Rio Grande do Sul	America/Sao_Paulo	-29.18	-51.17	377580
1096	Zhoukou	CN	Henan	Asia/Shanghai	33.6304	114.63	377061
1097	Putian	CN	Fujian	Asia/Shanghai	25.4303	119.02	376558
1098	Kahramanmaras	TR	K. Maras	Europe/Istanbul	37.61	36.945	374745
1099	Nizhny Tagil	RU	Sverdlovsk	Asia/Yekaterinburg	57.92	59.975	374343
1100	Changping	CN	Beijing	Asia/Shanghai	40.2248	116.1944	372410
1101	Port Louis	MU	\N	Indian/Mauritius	-20.1666	57.5	371953
1102	Damanhûr	EG	Al Buhayrah	Africa/Cairo	31.0504	30.47	371350
1103	Pasto	CO	Nariño	America/Bogota	1.2136	-77.2811	371138
1104	Kassala	SD	Kassala	Africa/Khartoum	15.46	36.39	370499
1105	Linxia	CN	Gansu	Asia/Chongqing	35.6	103.2	368478
1106	Resistencia	AR	Chaco	America/Argentina/Cordoba	-27.46	-58.99	368455
1107	Murcia	ES	Región de Murcia	Europe/Madrid	37.98	-1.13	368322
1108	Bengkulu	ID	Bengkulu	Asia/Jakarta	-3.8	102.27	368192
1109	Longyan	CN	Fujian	Asia/Shanghai	25.1804	117.03	367896
1110	Bakersfield	US	California	America/Los_Angeles	35.37	-119.02	367259
1111	Tallinn	EE	Harju	Europe/Tallinn	59.4339	24.728	367025
1112	Foz do Iguacu	BR	Paraná	America/Sao_Paulo	-25.5235	-54.53	366989
1113	Manizales	CO	Caldas	America/Bogota	5.06	-75.52	366831
1114	Bydgoszcz	PL	Kuyavian-Pomeranian	Europe/Warsaw	53.1204	18.01	366222
1115	Garoua	CM	Nord	Africa/Douala	9.3	13.39	365436
1116	Mazar-e Sharif	AF	Balkh	Asia/Kabul	36.7	67.1	365432
1117	Sfax	TN	Sfax	Africa/Tunis	34.75	10.72	365164
1118	Shillong	IN	Meghalaya	Asia/Kolkata	25.5705	91.88	364926
1119	Las Palmas	ES	\N	Atlantic/Canary	28.1	-15.43	364718
1120	Larkana	PK	Sind	Asia/Karachi	27.5618	68.2068	364033
1121	Kaunas	LT	Kauno	Europe/Vilnius	54.9504	23.88	363844
1122	El Minya	EG	Al Minya	Africa/Cairo	28.09	30.75	363575
1123	Glendale	US	Arizona	America/Phoenix	33.5819	-112.1958	363360
1124	Joliet	US	Illinois	America/Chicago	41.53	-88.1067	362946
1125	Belfast	GB	Belfast	Europe/London	54.6	-5.96	362588
1126	Grand Rapids	US	Michigan	America/Detroit	42.9637	-85.6699	361934
1127	San Mateo	US	California	America/Los_Angeles	37.5569	-122.3131	361806
1128	Latur	IN	Maharashtra	Asia/Kolkata	18.4004	76.57	361680
1129	Bhagalpur	IN	Bihar	Asia/Kolkata	25.23	86.98	361548
1130	Mazatlan	MX	Sinaloa	America/Mazatlan	23.2211	-106.42	361460
1131	Barcelona	VE	Anzoátegui	America/Caracas	10.1304	-64.72	361430
1132	Sheikhu Pura	PK	Punjab	Asia/Karachi	31.72	73.99	361303
1133	Trablous	LB	North Lebanon	Asia/Beirut	34.42	35.87	361286
1134	Jeju	KR	Jeju	Asia/Seoul	33.5101	126.5219	361258
1135	Piura	PE	Piura	America/Lima	-5.21	-80.63	361199
1136	Manama	BH	\N	Asia/Bahrain	26.2361	50.5831	360697
1137	Baguio City	PH	Benguet	Asia/Manila	16.43	120.5699	360269
1138	Pingtung	TW	Pingtung	Asia/Taipei	22.6817	120.4817	359752
1139	Sao Jose do Rio Preto	BR	São Paulo	America/Sao_Paulo	-20.7996	-49.39	358243
1140	Bhilwara	IN	Rajasthan	Asia/Kolkata	25.3504	74.635	358171
1141	Lublin	PL	Lublin	Europe/Warsaw	51.2504	22.5727	358001
1142	Nantes	FR	Pays de la Loire	Europe/Paris	47.2104	-1.59	357903
1143	Maturin	VE	Monagas	America/Caracas	9.75	-63.17	357707
1144	Strasbourg	FR	Alsace	Europe/Paris	48.58	7.75	357408
1145	Weihai	CN	Shandong	Asia/Shanghai	37.5	122.1	356425
1146	Tokushima	JP	Tokushima	Asia/Tokyo	34.0674	134.5525	355552
1147	Annaba	DZ	Annaba	Africa/Algiers	36.92	7.76	355047
1148	Longxi	CN	Gansu	Asia/Chongqing	35.0476	104.6394	355037
1149	Zanjan	IR	Zanjan	Asia/Tehran	36.67	48.5	355012
1150	Calabar	NG	Cross River	Africa/Lagos	4.9604	8.33	354656
1151	Ulan Ude	RU	Buryat	Asia/Irkutsk	51.825	107.625	354127
1152	Wuzhou	CN	Guangxi	Asia/Chongqing	23.48	111.32	354080
1153	Tumakuru	IN	Karnataka	Asia/Kolkata	13.33	77.1	353482
1154	Surgut	RU	Khanty-Mansiy	Asia/Yekaterinburg	61.2599	73.425	353351
1155	Gliwice	PL	Silesian	Europe/Warsaw	50.3304	18.67	353252
1156	Rahim Yar Khan	PK	Punjab	Asia/Karachi	28.4202	70.2952	353203
1157	Volta Redonda	BR	Rio de Janeiro	America/Sao_Paulo	-22.5196	-44.095	352971
1158	Mykolayiv	UA	Mykolayiv	Europe/Kyiv	46.9677	31.9843	352917
1159	Khorramabad	IR	Lorestan	Asia/Tehran	33.4804	48.35	352511
1160	Al Ayn	AE	Abu Dhabi	Asia/Dubai	24.2305	55.74	352500
1161	Baicheng	CN	Jilin	Asia/Harbin	45.62	122.82	351915
1162	Kurnool	IN	Andhra Pradesh	Asia/Kolkata	15.83	78.03	351522
1163	Stavropol	RU	Stavropol'	Europe/Moscow	45.05	41.98	350795
1164	Muzaffarnagar	IN	Uttar Pradesh	Asia/Kolkata	29.485	77.695	349706
1165	Vinnytsya	UA	Vinnytsya	Europe/Kyiv	49.2254	28.4816	349627
1166	Oshawa	CA	Ontario	America/Toronto	43.88	-78.85	349476
1167	Coventry	GB	West Midlands	Europe/London	52.4204	-1.5	348292
1168	Villavicencio	CO	Meta	America/Bogota	4.1533	-73.635	348240
1169	Nha Trang	VN	Khánh Hòa	Asia/Ho_Chi_Minh	12.25	109.17	347498
1170	Nizamabad	IN	Andhra Pradesh	Asia/Kolkata	18.6704	78.1	346971
1171	Sevastapol	UA	Crimea	Europe/Simferopol	44.6	33.465	346832
1172	Bobo Dioulasso	BF	Houet	Africa/Ouagadougou	11.18	-4.29	346035
1173	Nazret	ET	Addis Ababa	Africa/Addis_Ababa	8.55	39.27	345443
1174	Celaya	MX	Guanajuato	America/Mexico_City	20.53	-100.8	344799
1175	Banda Aceh	ID	Aceh	Asia/Jakarta	5.55	95.32	344065
1176	Vancouver	US	Washington	America/Los_Angeles	45.6303	-122.64	343796
1177	Mahilyow	BY	Mahilyow	Europe/Minsk	53.8985	30.3247	343527
1178	Pasuruan	ID	Jawa Timur	Asia/Jakarta	-7.6296	112.9	343161
1179	Tamale	GH	Northern	Africa/Accra	9.4004	-0.84	342871
1180	Denizli	TR	Denizli	Europe/Istanbul	37.7704	29.08	342791
1181	San Cristobal	VE	Táchira	America/Caracas	7.77	-72.25	342690
1182	Sandakan	MY	Sabah	Asia/Kuching	5.843	118.108	341788
1183	Jhang	PK	Punjab	Asia/Karachi	31.2804	72.325	341210
1184	Asahikawa	JP	Hokkaido	Asia/Tokyo	43.755	142.38	341079
1185	Vladikavkaz	RU	North Ossetia	Europe/Moscow	43.0504	44.67	341000
1186	London	CA	Ontario	America/Toronto	42.97	-81.25	340900
1187	Yaan	CN	Sichuan	Asia/Chongqing	29.9804	103.08	340000
1188	Corrientes	AR	Corrientes	America/Argentina/Cordoba	-27.49	-58.81	339945
1189	Irapuato	MX	Guanajuato	America/Mexico_City	20.67	-101.5	339554
1190	Beni Suef	EG	Bani Suwayf	Africa/Cairo	29.0804	31.09	339537
1191	Rajapalaiyam	IN	Tamil Nadu	Asia/Kolkata	9.4204	77.58	338975
1192	East London	ZA	Eastern Cape	Africa/Johannesburg	-32.97	27.87	338627
1193	Ad Diwaniyah	IQ	Al-Qadisiyah	Asia/Baghdad	31.9889	44.924	338604
1194	Kawagoe	JP	Saitama	Asia/Tokyo	35.9177	139.4911	337931
1195	Gent	BE	East Flanders	Europe/Brussels	51.03	3.7	337914
1196	Americana	BR	São Paulo	America/Sao_Paulo	-22.7499	-47.33	337747
1197	Horlivka	UA	Donets'k	Europe/Kyiv	48.2996	38.0547	337717
1198	Tieling	CN	Liaoning	Asia/Shanghai	42.3004	123.82	336953
1199	Seremban	MY	Negeri Sembilan	Asia/Kuala_Lumpur	2.7105	101.94	336824
1200	Cusco	PE	Cusco	America/Lima	-13.525	-71.9722	336661
1201	Manukau	NZ	Auckland	Pacific/Auckland	-37	174.885	336141
1202	Vigo	ES	Galicia	Europe/Madrid	42.22	-8.73	335848
1203	Gary	US	Indiana	America/Chicago	41.5804	-87.33	335737
1204	Astana	KZ	Aqmola	Asia/Almaty	51.1811	71.4278	335312
1205	Posadas	AR	Misiones	America/Argentina/Cordoba	-27.3578	-55.8851	334589
1206	Al Amarah	IQ	Maysan	Asia/Baghdad	31.8416	47.1512	334154
1207	Parbhani	IN	Maharashtra	Asia/Kolkata	19.2704	76.76	333977
1208	Chimbote	PE	Ancash	America/Lima	-9.07	-78.57	333406
1209	Vitsyebsk	BY	Vitsyebsk	Europe/Minsk	55.1887	30.1853	333318
1210	Muzaffarpur	IN	Bihar	Asia/Kolkata	26.1204	85.3799	333200
1211	Taraz	KZ	Zhambyl	Asia/Almaty	42.9	71.365	332723
1212	Sanandaj	IR	Kordestan	Asia/Tehran	35.3	47.02	331798
1213	Bujumbura	BI	Bujumbura Mairie	Africa/Bujumbura	-3.3761	29.36	331700
1214	El Obeid	SD	North Kurdufan	Africa/Khartoum	13.1833	30.2167	331367
1215	Bukavu	CD	Sud-Kivu	Africa/Lubumbashi	-2.51	28.84	331084
1216	Chitungwiza	ZW	Harare	Africa/Harare	-18	31.1	331071
1217	Batangas	PH	Batangas	Asia/Manila	13.7817	121.0217	330939
1218	Karlsruhe	DE	Baden-Württemberg	Europe/Berlin	49	8.4	330643
1219	Arusha	TZ	Arusha	Africa/Dar_es_Salaam	-3.36	36.67	330605
1220	Mathura	IN	Uttar Pradesh	Asia/Kolkata	27.5	77.67	330511
1221	Mymensingh	BD	Dhaka	Asia/Dhaka	24.7504	90.38	330126
1222	Baishan	CN	Jilin	Asia/Harbin	41.9	126.43	330000
1223	Takamatsu	JP	Kagawa	Asia/Tokyo	34.3447	134.0448	329861
1224	Piracicaba	BR	São Paulo	America/Sao_Paulo	-22.71	-47.64	329530
1225	Kurgan	RU	Kurgan	Asia/Yekaterinburg	55.46	65.345	329399
1226	Orel	RU	Orel	Europe/Moscow	52.97	36.07	329376
1227	Patiala	IN	Punjab	Asia/Kolkata	30.3204	76.385	329224
1228	Toyama	JP	Toyama	Asia/Tokyo	36.7	137.23	329172
1229	Belgorod	RU	Belgorod	Europe/Moscow	50.63	36.5999	328004
1230	Taubate	BR	São Paulo	America/Sao_Paulo	-23.0195	-45.56	327600
1231	Sochi	RU	Krasnodar	Europe/Moscow	43.59	39.73	326639
1232	Van	TR	Van	Europe/Istanbul	38.4954	43.4	326262
1233	Iasi	RO	Iasi	Europe/Bucharest	47.1683	27.5749	325914
1234	Stoke	GB	Stoke-on-Trent	Europe/London	53.0004	-2.18	325610
1235	Guangyuan	CN	Sichuan	Asia/Chongqing	32.43	105.87	325400
1236	Brahmapur	IN	Orissa	Asia/Kolkata	19.32	84.8	324726
1237	Iwaki	JP	Fukushima	Asia/Tokyo	37.0553	140.89	324677
1238	Kansas City	US	Kansas	America/Chicago	39.1136	-94.6301	324221
1239	Portsmouth	GB	Portsmouth	Europe/London	50.8003	-1.08	323676
1240	Kochi	JP	Kochi	Asia/Tokyo	33.5624	133.5375	323095
1241	Laredo	US	Texas	America/Chicago	27.5061	-99.5072	322768
1242	Baton Rouge	US	Louisiana	America/Chicago	30.4579	-91.1402	322710
1243	Wonsan	KP	Kangwon-do	Asia/Pyongyang	39.1605	127.4308	322425
1244	Khmelnytskyy	UA	Khmel'nyts'kyy	Europe/Kyiv	49.4249	27.0015	322093
1245	Camaguey	CU	Camagüey	America/Havana	21.3808	-77.9169	321583
1246	Rouen	FR	Haute-Normandie	Europe/Paris	49.4304	1.08	321417
1247	Sarasota	US	Florida	America/New_York	27.3361	-82.5308	321223
1248	Brighton	GB	Brighton and Hove	Europe/London	50.8303	-0.17	321004
1249	Cabimas	VE	Trujillo	America/Caracas	10.43	-71.45	320956
1250	Piraiévs	GR	Attiki	Europe/Athens	37.95	23.7	320881
1251	Ciudad del Este	PY	Alto Paraná	America/Asuncion	-25.5167	-54.6161	320872
1252	Safi	MA	Doukkala - Abda	Africa/Casablanca	32.32	-9.24	320819
1253	Kuantan	MY	Pahang	Asia/Kuala_Lumpur	3.83	103.32	320462
1254	Shahjahanpur	IN	Uttar Pradesh	Asia/Kolkata	27.8804	79.905	320434
1255	Legazpi	PH	Albay	Asia/Manila	13.17	123.75	320081
1256	Maringa	BR	Paraná	America/Sao_Paulo	-23.4095	-51.93	320029
1257	Palma	ES	Islas Baleares	Europe/Madrid	39.5743	2.6542	319951
1258	Plovdiv	BG	Plovdiv	Europe/Sofia	42.154	24.754	319089
1259	Makiyivka	UA	Donets'k	Europe/Kyiv	48.0297	37.9746	318882
1260	Sikar	IN	Rajasthan	Asia/Kolkata	27.6104	75.14	318789
1261	Neiva	CO	Huila	America/Bogota	2.931	-75.3302	318566
1262	Al Kut	IQ	Wasit	Asia/Baghdad	32.4907	45.8304	318341
1263	Ipatinga	BR	Minas Gerais	America/Sao_Paulo	-19.4796	-42.52	318320
1264	Ciudad Bolivar	VE	Bolívar	America/Caracas	8.1	-63.6	317971
1265	New Delhi	IN	Delhi	Asia/Kolkata	28.6	77.2	317797
1266	Miyazaki	JP	Miyazaki	Asia/Tokyo	31.9182	131.4184	317793
1267	Kuala Terengganu	MY	Trengganu	Asia/Kuala_Lumpur	5.3304	103.12	317637
1268	Santiago del Estero	AR	Santiago del Estero	America/Argentina/Cordoba	-27.7833	-64.2667	317549
1269	Rohtak	IN	Haryana	Asia/Kolkata	28.9	76.58	317245
1270	Pavlodar	KZ	Pavlodar	Asia/Almaty	52.3	76.95	316254
1271	Dezful	IR	Khuzestan	Asia/Tehran	32.3804	48.47	315482
1272	Sunderland	GB	Tyne and Wear	Europe/London	54.92	-1.38	315449
1273	Abadan	IR	Khuzestan	Asia/Tehran	30.3307	48.2797	315129
1274	Armenia	CO	Quindío	America/Bogota	4.5343	-75.6811	314797
1275	Angeles	PH	Pampanga	Asia/Manila	15.1451	120.5451	314493
1276	Vladimir	RU	Vladimir	Europe/Moscow	56.13	40.4099	314336
1277	Najran	SA	Najran	Asia/Riyadh	17.5065	44.1316	314091
1278	Gomez Palacio	MX	Durango	America/Monterrey	25.5701	-103.5	313952
1279	Maebashi	JP	Gunma	Asia/Tokyo	36.3927	139.0727	313791
1280	Kaluga	RU	Kaluga	Europe/Moscow	54.5204	36.27	313733
1281	Granada	ES	Andalucía	Europe/Madrid	37.165	-3.585	313269
1282	Covington	US	Kentucky	America/New_York	39.084	-84.5086	313064
1283	Nakuru	KE	Rift Valley	Africa/Nairobi	-0.28	36.07	312315
1284	Smolensk	RU	Smolensk	Europe/Moscow	54.7827	32.0473	311954
1285	Bielefeld	DE	Nordrhein-Westfalen	Europe/Berlin	52.03	8.53	311739
1286	El Faiyum	EG	Al Fayyum	Africa/Cairo	29.31	30.84	311582
1287	Pachuca	MX	Hidalgo	America/Mexico_City	20.1704	-98.73	310861
1288	Greensboro	US	North Carolina	America/New_York	36.07	-79.8	310328
1289	Aksu	CN	Xinjiang Uygur	Asia/Kashgar	41.15	80.25	309704
1290	Holguin	CU	Holguín	America/Havana	20.8872	-76.2631	309639
1291	Timisoara	RO	Timis	Europe/Bucharest	45.7588	21.2234	309575
1292	Augsburg	DE	Bayern	Europe/Berlin	48.35	10.9	309092
1293	Magnitogorsk	RU	Chelyabinsk	Asia/Yekaterinburg	53.4227	58.98	308724
1294	Medani	SD	Gezira	Africa/Khartoum	14.4	33.52	308540
1295	San Luis	AR	San Luis	America/Argentina/San_Luis	-33.3	-66.35	308146
1296	Bauru	BR	São Paulo	America/Sao_Paulo	-22.33	-49.08	307929
1297	Antsirabe	MG	Antananarivo	Indian/Antananarivo	-19.85	47.0333	307921
1298	La Coruña	ES	Galicia	Europe/Madrid	43.33	-8.42	306614
1299	Firozabad	IN	Uttar Pradesh	Asia/Kolkata	27.15	78.3949	306409
1300	Kisumu	KE	Nyanza	Africa/Nairobi	-0.09	34.75	306047
1301	Volzhskiy	RU	Volgograd	Europe/Volgograd	48.7948	44.7744	306022
1302	Simferopol	UA	Crimea	Europe/Simferopol	44.9492	34.0987	305882
1303	Hatay	TR	Hatay	Europe/Istanbul	36.2304	36.12	305564
1304	Kaesong	KP	Kaesong	Asia/Pyongyang	37.964	126.5644	305333
1305	Viet Tri	VN	Phú Thọ	Asia/Ho_Chi_Minh	21.3304	105.43	305144
1306	Pucallpa	PE	Ucayali	America/Lima	-8.3689	-74.535	304917
1307	Rajamahendravaram	IN	Andhra Pradesh	Asia/Kolkata	17.0303	81.79	304804
1308	Qarshi	UZ	Kashkadarya	Asia/Samarkand	38.8704	65.8	304629
1309	Eindhoven	NL	Noord-Brabant	Europe/Amsterdam	51.43	5.5	303836
1310	Gijon	ES	Principado de Asturias	Europe/Madrid	43.53	-5.67	303712
1311	Los Teques	VE	Distrito Capital	America/Caracas	10.42	-67.02	303470
1312	Mengzi	CN	Yunnan	Asia/Chongqing	23.3619	103.4061	303341
1313	Saransk	RU	Mordovia	Europe/Moscow	54.1704	45.18	303304
1314	Wafangdian	CN	Liaoning	Asia/Shanghai	39.6259	121.996	303217
1315	Bukittinggi	ID	Sumatera Barat	Asia/Jakarta	-0.3031	100.3615	302855
1316	Galati	RO	Galati	Europe/Bucharest	45.4559	28.0459	302621
1317	Koriyama	JP	Fukushima	Asia/Tokyo	37.41	140.38	302581
1318	Poltava	UA	Poltava	Europe/Kyiv	49.574	34.5703	302217
1319	Yeosu	KR	Gwangju	Asia/Seoul	34.7368	127.7458	302142
1320	Semey	KZ	East Kazakhstan	Asia/Almaty	50.435	80.275	302066
1321	Yoshkar Ola	RU	Mariy-El	Europe/Moscow	56.6354	47.8749	301753
1322	Barddhaman	IN	West Bengal	Asia/Kolkata	23.2504	87.865	301725
1323	Ganca	AZ	Ganca	Asia/Baku	40.685	46.35	301699
1324	Gujrat	PK	Punjab	Asia/Karachi	32.58	74.08	301506
1325	Misratah	LY	Misratah	Africa/Tripoli	32.38	15.1	301160
1326	Craiova	RO	Dolj	Europe/Bucharest	44.3263	23.8259	301143
1327	Allentown	US	Pennsylvania	America/New_York	40.6	-75.5	300980
1328	Akita	JP	Akita	Asia/Tokyo	39.71	140.09	300962
1329	Cordoba	ES	Andalucía	Europe/Madrid	37.88	-4.77	300512
1330	Mardan	PK	N.W.F.P.	Asia/Karachi	34.2	72.04	300424
1331	Verona	IT	Veneto	Europe/Rome	45.4404	10.99	300333
1332	Mito	JP	Ibaraki	Asia/Tokyo	36.3704	140.48	300215
1333	Montes Claros	BR	Minas Gerais	America/Sao_Paulo	-16.72	-43.86	300022
1334	Tepic	MX	Nayarit	America/Mazatlan	21.5054	-104.88	299686
1335	Cluj-Napoca	RO	Cluj	Europe/Bucharest	46.7884	23.5984	299444
1336	Valladolid	ES	Castilla y León	Europe/Madrid	41.65	-4.75	299373
1337	Pelotas	BR	Rio Grande do Sul	America/Sao_Paulo	-31.75	-52.33	299270
1338	Chiang Mai	TH	Chiang Mai	Asia/Bangkok	18.8	98.98	299081
1339	Jember	ID	Jawa Timur	Asia/Jakarta	-8.1727	113.6873	298585
1340	Al Kharj	SA	Ar Riyad	Asia/Riyadh	24.1556	47.312	298428
1341	Berkeley	US	California	America/Los_Angeles	37.8739	-122.2712	298257
1342	Tawau	MY	Sabah	Asia/Kuching	4.271	117.896	297996
1343	Valledupar	CO	Cesar	America/Bogota	10.48	-73.25	297627
1344	Riverside	US	California	America/Los_Angeles	33.9419	-117.398	297554
1345	Spanish Town	JM	Saint Catherine	America/Jamaica	17.9833	-76.95	297531
1346	Kingston upon Hull	GB	Kingston upon Hull	Europe/London	53.7504	-0.33	297398
1347	Tlaxcala	MX	Tlaxcala	America/Mexico_City	19.32	-98.23	296836
1348	Rampur	IN	Uttar Pradesh	Asia/Kolkata	28.8154	79.025	296418
1349	Alicante	ES	Comunidad Valenciana	Europe/Madrid	38.3512	-0.4836	296345
1350	Wellington	NZ	Manawatu-Wanganui	Pacific/Auckland	-41.3	174.7833	296300
1351	Tambov	RU	Tambov	Europe/Moscow	52.73	41.43	296207
1352	Osh	KG	Osh	Asia/Bishkek	40.5404	72.79	295638
1353	Antofagasta	CL	Antofagasta	America/Santiago	-23.65	-70.4	295539
1354	Christchurch	NZ	Canterbury	Pacific/Auckland	-43.535	172.63	295351
1355	Bournemouth	GB	Bournemouth	Europe/London	50.73	-1.9	295272
1356	Archangel	RU	Arkhangel'sk	Europe/Moscow	64.575	40.545	295186
1357	Morioka	JP	Iwate	Asia/Tokyo	39.72	141.13	294782
1358	Al Mubarraz	SA	Ash Sharqiyah	Asia/Riyadh	25.4291	49.5659	294682
1359	Sungai Petani	MY	Kedah	Asia/Kuala_Lumpur	5.6497	100.4793	293671
1360	Chernihiv	UA	Chernihiv	Europe/Kyiv	51.5049	31.3015	293656
1361	Brasov	RO	Brasov	Europe/Bucharest	45.6475	25.6072	293566
1362	Chita	RU	Chita	Asia/Chita	52.055	113.465	293153
1363	Thies	SN	Thiès	Africa/Dakar	14.8104	-16.93	293001
1364	Kakinada	IN	Andhra Pradesh	Asia/Kolkata	16.9675	82.2375	292923
1365	Panipat	IN	Haryana	Asia/Kolkata	29.4004	76.97	292808
1366	Everett	US	Washington	America/Los_Angeles	47.9604	-122.2	291948
1367	Khujand	TJ	Leninabad	Asia/Dushanbe	40.29	69.6199	291274
1368	Halifax	CA	Nova Scotia	America/Halifax	44.65	-63.6	290992
1369	Bafoussam	CM	Ouest	Africa/Douala	5.4904	10.4099	290768
1370	Kasur	PK	Punjab	Asia/Karachi	31.1254	74.455	290643
1371	Naltchik	RU	Kabardin-Balkar	Europe/Moscow	43.4981	43.6179	290333
1372	Sumy	UA	Sumy	Europe/Kyiv	50.9243	34.7809	289801
1373	Porto Velho	BR	Rondônia	America/Porto_Velho	-8.75	-63.9	289534
1374	Bhuj	IN	Dadra and Nagar Haveli	Asia/Kolkata	23.2504	69.81	289429
1375	Hakodate	JP	Hokkaido	Asia/Tokyo	41.795	140.74	289357
1376	Harrisburg	US	Pennsylvania	America/New_York	40.2736	-76.8847	289210
1377	Huizhou	CN	Guangdong	Asia/Shanghai	23.08	114.4	289201
1378	Bialystok	PL	Podlachian	Europe/Warsaw	53.1504	23.17	288722
1379	Sagar	IN	Madhya Pradesh	Asia/Kolkata	23.8504	78.75	287786
1380	Montpellier	FR	Languedoc-Roussillon	Europe/Paris	43.6104	3.87	287753
1381	Cumana	VE	Sucre	America/Caracas	10.45	-64.18	287693
1382	Springfield	US	Massachusetts	America/New_York	42.12	-72.58	287003
1383	Des Moines	US	Iowa	America/Chicago	41.58	-93.62	286917
1384	Sakarya	TR	Sakarya	Europe/Istanbul	40.7667	30.4	286787
1385	Blumenau	BR	Santa Catarina	America/Sao_Paulo	-26.92	-49.09	286326
1386	Mirput Khas	PK	Sind	Asia/Karachi	25.5318	69.0118	286046
1387	Eldoret	KE	Rift Valley	Africa/Nairobi	0.52	35.27	285913
1388	Hrodna	BY	Hrodna	Europe/Minsk	53.6779	23.8341	285867
1389	Cherkasy	UA	Cherkasy	Europe/Kyiv	49.4347	32.0709	285694
1390	Rangpur	BD	Rajshahi	Asia/Dhaka	25.75	89.28	285564
1391	Constanta	RO	Constanta	Europe/Bucharest	44.2027	28.61	285112
1392	Zagazig	EG	Ash Sharqiyah	Africa/Cairo	30.5833	31.5167	285097
1393	Heidelberg	DE	Baden-Württemberg	Europe/Berlin	49.42	8.7	284967
1394	Ljubljana	SI	Osrednjeslovenska	Europe/Ljubljana	46.0553	14.515	284961
1395	Ar Ramadi	IQ	Al-Anbar	Asia/Baghdad	33.42	43.3	284830
1396	Oskemen	KZ	East Kazakhstan	Asia/Almaty	49.99	82.6149	284350
1397	Gdynia	PL	Pomeranian	Europe/Warsaw	54.5204	18.53	284197
1398	Bukhara	UZ	Bukhoro	Asia/Samarkand	39.78	64.43	283560
1399	Alwar	IN	Rajasthan	Asia/Kolkata	27.5454	76.6049	283228
1400	Shache	CN	Xinjiang Uygur	Asia/Kashgar	38.4261	77.25	282391
1401	Cuenca	EC	Azuay	America/Guayaquil	-2.9	-79	281921
1402	Aomori	JP	Aomori	Asia/Tokyo	40.825	140.71	281571
1403	Franca	BR	São Paulo	America/Sao_Paulo	-20.53	-47.39	281149
1404	Canberra	AU	Australian Capital Territory	Australia/Sydney	-35.283	149.129	280866
1405	Ca Mau	VN	Cà Mau	Asia/Ho_Chi_Minh	9.1774	105.15	280765
1406	Newark	US	New Jersey	America/New_York	40.7004	-74.17	280123
1407	Meizhou	CN	Guangdong	Asia/Shanghai	24.3005	116.12	279571
1408	Petropolis	BR	Rio de Janeiro	America/Sao_Paulo	-22.5095	-43.2	279381
1409	Middlesbrough	GB	Stockton-on-Tees	Europe/London	54.5804	-1.23	279374
1410	Santa Cruz de Tenerife	ES	\N	Atlantic/Canary	28.47	-16.25	279125
1411	Bahia Blanca	AR	Ciudad de Buenos Aires	America/Argentina/Buenos_Aires	-38.74	-62.265	279041
1412	Welkom	ZA	Orange Free State	Africa/Johannesburg	-27.97	26.73	279011
1413	Fukushima	JP	Fukushima	Asia/Tokyo	37.74	140.47	278961
1414	Anapolis	BR	Goiás	America/Sao_Paulo	-16.3196	-48.96	278595
1415	Zhytomyr	UA	Zhytomyr	Europe/Kyiv	50.2456	28.6622	278581
1416	Kherson	UA	Crimea	Europe/Kyiv	46.6325	32.6007	278578
1417	Kaolack	SN	Kaolack	Africa/Dakar	14.15	-16.1	277812
1418	Shahrisabz	UZ	Kashkadarya	Asia/Samarkand	39.0618	66.8315	277798
1419	Hulan Ergi	CN	Heilongjiang	Asia/Harbin	47.21	123.61	277671
1420	Aswan	EG	Aswan	Africa/Cairo	24.0875	32.8989	277351
1421	Alor Setar	MY	Kedah	Asia/Kuala_Lumpur	6.1133	100.3729	276921
1422	Sukabumi	ID	Jawa Barat	Asia/Jakarta	-6.9096	106.9	276414
1423	Batman	TR	Batman	Europe/Istanbul	37.8904	41.14	276337
1424	Madison	US	Wisconsin	America/Chicago	43.073	-89.4011	276036
1425	Dayr az Zawr	SY	Dayr Az Zawr	Asia/Damascus	35.3304	40.13	275853
1426	Pematangsiantar	ID	Sumatera Utara	Asia/Jakarta	2.9614	99.0615	275407
1427	Merida	VE	Mérida	America/Caracas	8.4	-71.13	275184
1428	Chemnitz	DE	Sachsen	Europe/Berlin	50.83	12.92	274931
1429	Setif	DZ	Sétif	Africa/Algiers	36.18	5.4	274744
1430	Bejaia	DZ	Béjaïa	Africa/Algiers	36.7604	5.07	274520
1431	Kosti	SD	White Nile	Africa/Khartoum	13.17	32.66	274463
1432	Aizawl	IN	Mizoram	Asia/Kolkata	23.7104	92.72	274176
1433	Aurora	US	Illinois	America/Chicago	41.7654	-88.3	273949
1434	Monteria	CO	Córdoba	America/Bogota	8.7575	-75.89	273809
1435	Grenoble	FR	Rhône-Alpes	Europe/Paris	45.1804	5.72	273563
1436	Ciudad Obregon	MX	Sonora	America/Hermosillo	27.4666	-109.925	273082
1437	Charleroi	BE	Charleroi	Europe/Brussels	50.4204	4.45	272749
1438	Spokane	US	Washington	America/Los_Angeles	47.67	-117.4199	272483
1439	Ciudad Victoria	MX	Tamaulipas	America/Monterrey	23.72	-99.13	272411
1440	Vitoria da Conquista	BR	Bahia	America/Bahia	-14.85	-40.84	272320
1441	Sumqayt	AZ	Sumqayit	Asia/Baku	40.58	49.63	272154
1442	Ratlam	IN	Madhya Pradesh	Asia/Kolkata	23.3504	75.03	272036
1443	Nakhon Ratchasima	TH	Nakhon Ratchasima	Asia/Bangkok	15	102.1	271882
1444	Murmansk	RU	Murmansk	Europe/Moscow	68.97	33.1	271758
1445	Elazig	TR	Elazig	Europe/Istanbul	38.68	39.23	271492
1446	Ponta Grossa	BR	Paraná	America/Sao_Paulo	-25.09	-50.16	271321
1447	Qoqon	UZ	Ferghana	Asia/Tashkent	40.5404	70.94	271250
1448	Tasikmalaya	ID	Jawa Barat	Asia/Jakarta	-7.3254	108.2147	271143
1449	Bijapur	IN	Karnataka	Asia/Kolkata	16.8354	75.71	270967
1450	Venice	IT	Veneto	Europe/Rome	45.4387	12.335	270816
1451	Kupang	ID	Nusa Tenggara Timur	Asia/Makassar	-10.1787	123.583	270798
1452	Hangu	CN	Tianjin	Asia/Shanghai	39.232	117.777	270581
1453	Talcahuano	CL	Bío-Bío	America/Santiago	-36.7167	-73.1167	270521
1454	San Sebastián	ES	País Vasco	Europe/Madrid	43.3204	-1.98	270498
1455	Victoria	CA	British Columbia	America/Vancouver	48.4333	-123.35	270491
1456	Jining	CN	Nei Mongol	Asia/Chongqing	41.03	113.08	270236
1457	Metairie	US	Louisiana	America/Chicago	29.9839	-90.1528	270171
1458	Modesto	US	California	America/Los_Angeles	37.6554	-120.99	269697
1459	Batna	DZ	Batna	Africa/Algiers	35.57	6.17	269467
1460	Heyuan	CN	Guangdong	Asia/Shanghai	23.7304	114.68	269280
1461	Tirupati	IN	Andhra Pradesh	Asia/Kolkata	13.6504	79.42	268928
1462	Qena	EG	Qina	Africa/Cairo	26.1505	32.72	268694
1463	Port Moresby	PG	Central	Pacific/Port_Moresby	-9.4647	147.1925	267434
1464	Chernivtsi	UA	Chernivtsi	Europe/Kyiv	48.3053	25.9216	267250
1465	Porto-Novo	BJ	Ouémé	Africa/Porto-Novo	6.4833	2.6166	267084
1466	Brest	BY	Brest	Europe/Minsk	52.1	23.7	266775
1467	Metz	FR	Lorraine	Europe/Paris	49.1203	6.18	266550
1468	Olongapo	PH	Zambales	Asia/Manila	14.8296	120.2828	265829
1469	Cherepovets	RU	Vologda	Europe/Moscow	59.1404	37.91	265606
1470	Windhoek	NA	Khomas	Africa/Windhoek	-22.57	17.0835	265464
1471	Malmö	SE	Skåne	Europe/Stockholm	55.5833	13.0333	265448
1472	Reno	US	Nevada	America/Los_Angeles	39.53	-119.82	265363
1473	Linz	AT	Oberösterreich	Europe/Vienna	48.3192	14.2888	265161
1474	Windsor	CA	Ontario	America/Detroit	42.3333	-83.0333	265068
1475	Pakalongan	ID	Jawa Tengah	Asia/Jakarta	-6.8796	109.67	264972
1476	Fort Wayne	US	Indiana	America/Indiana/Indianapolis	41.0804	-85.13	264793
1477	Umuahia	NG	Abia	Africa/Lagos	5.532	7.486	264662
1478	Komsomolsk na Amure	RU	Khabarovsk	Asia/Vladivostok	50.555	137.02	264374
1479	Bago	MM	Bago	Asia/Rangoon	17.32	96.515	264347
1480	Hamadan	IR	Hamadan	Asia/Tehran	34.796	48.515	264293
1481	Mokpo	KR	Gwangju	Asia/Seoul	34.8068	126.3958	264210
1482	Sari	IR	Mazandaran	Asia/Tehran	36.5504	53.1	263431
1483	Yamagata	JP	Yamagata	Asia/Tokyo	38.2705	140.32	263373
1484	Toulon	FR	Provence-Alpes-Côte-d'Azur	Europe/Paris	43.1342	5.9188	263197
1485	Ica	PE	Ica	America/Lima	-14.068	-75.7255	263132
1486	Gorgan	IR	Golestan	Asia/Tehran	36.8303	54.48	262980
1487	Mbeya	TZ	Mbeya	Africa/Dar_es_Salaam	-8.89	33.43	261855
1488	Iksan	KR	Jeollabuk-do	Asia/Seoul	35.941	126.9454	261545
1489	Barinas	VE	Barinas	America/Caracas	8.6	-70.25	261405
1490	Tacna	PE	Tacna	America/Lima	-18	-70.25	261042
1491	Birjand	IR	South Khorasan	Asia/Tehran	32.88	59.2199	260842
1492	Maroua	CM	Extrême-Nord	Africa/Douala	10.5956	14.3247	260656
1493	Aktobe	KZ	Aqtöbe	Asia/Aqtobe	50.28	57.17	260493
1494	Gombe	NG	Gombe	Africa/Lagos	10.2904	11.17	260312
1495	Adapazari	TR	Sakarya	Europe/Istanbul	40.8	30.415	260109
1496	Coatzacoalcos	MX	Veracruz	America/Mexico_City	18.1204	-94.42	259001
1497	Popayan	CO	Cauca	America/Bogota	2.42	-76.61	258750
1498	San Salvador de Jujuy	AR	Jujuy	America/Argentina/Jujuy	-24.1833	-65.3	258739
1499	Nonthaburi	TH	Nonthaburi	Asia/Bangkok	13.8337	100.4833	258550
1500	Karimnagar	IN	Andhra Pradesh	Asia/Kolkata	18.4604	79.11	258498
1501	Reading	GB	Oxfordshire	Europe/London	51.47	-0.98	257752
1502	Rio Branco	BR	Acre	America/Rio_Branco	-9.9666	-67.8	257642
1503	Etawah	IN	Uttar Pradesh	Asia/Kolkata	26.7855	79.015	257448
1504	Columbia	US	South Carolina	America/New_York	34.04	-80.9	257185
1505	Durham	US	North Carolina	America/New_York	36	-78.92	257114
1506	Kostroma	RU	Kostroma	Europe/Moscow	57.77	40.94	256955
1507	Hampton	US	Virginia	America/New_York	37.03	-76.3499	256601
1508	Ondo	NG	Ondo	Africa/Lagos	7.0904	4.84	256444
1509	Damaturu	NG	Yobe	Africa/Lagos	11.749	11.966	255895
1510	Nuevo Laredo	MX	Tamaulipas	America/Matamoros	27.5	-99.55	255152
1511	Taganrog	RU	Rostov	Europe/Moscow	47.23	38.92	254960
1512	Gorontalo	ID	Gorontalo	Asia/Makassar	0.55	123.07	254846
1513	Hat Yai	TH	Songkhla	Asia/Bangkok	6.9964	100.4714	254825
1514	Kanggye	KP	Chagang-do	Asia/Pyongyang	40.9732	126.6032	254522
1515	Chuxiong	CN	Yunnan	Asia/Chongqing	25.0364	101.5456	254370
1516	Cirebon	ID	Jawa Barat	Asia/Jakarta	-6.7333	108.5666	254298
1517	Charleston	US	South Carolina	America/New_York	32.7924	-79.9921	254295
1518	Long Xuyen	VN	An Giang	Asia/Ho_Chi_Minh	10.3804	105.42	254076
1519	Sanya	CN	Hainan	Asia/Chongqing	18.2591	109.504	253721
1520	Münster	DE	Nordrhein-Westfalen	Europe/Berlin	51.9704	7.62	253612
1521	Xichang	CN	Sichuan	Asia/Chongqing	27.88	102.3	253390
1522	Rivne	UA	Rivne	Europe/Kyiv	50.6166	26.2528	253261
1523	Tongchuan	CN	Shaanxi	Asia/Chongqing	35.08	109.03	252930
1524	Rach Gia	VN	Kiên Giang	Asia/Ho_Chi_Minh	10.0154	105.0914	252830
1525	Bidar	IN	Karnataka	Asia/Kolkata	17.9229	77.5175	252103
1526	Anchorage	US	Alaska	America/Anchorage	61.22	-149.9002	252068
1527	Temuco	CL	La Araucanía	America/Santiago	-38.73	-72.58	252015
1528	Borujerd	IR	Lorestan	Asia/Tehran	33.92	48.8	251958
1529	Encarnacion	PY	Itapúa	America/Asuncion	-27.3472	-55.8739	251813
1530	Vologda	RU	Vologda	Europe/Moscow	59.21	39.92	251692
1531	Kiel	DE	Schleswig-Holstein	Europe/Berlin	54.3304	10.13	251092
1532	Chenzhou	CN	Hunan	Asia/Shanghai	25.8004	113.0301	251017
1533	Uruapan	MX	Michoacán	America/Mexico_City	19.4204	-102.07	250919
1534	Suihua	CN	Heilongjiang	Asia/Harbin	46.6304	126.98	250903
1535	Sonipat	IN	Haryana	Asia/Kolkata	29	77.02	250521
1536	Dire Dawa	ET	Dire Dawa	Africa/Addis_Ababa	9.59	41.86	250325
1537	Yuxi	CN	Yunnan	Asia/Chongqing	24.38	102.57	250077
1538	Podolsk	RU	Moskovsskaya	Europe/Moscow	55.3804	37.5299	250017
1539	Georgetown	GY	East Berbice-Corentyne	America/Guyana	6.802	-58.167	249683
1540	Maseru	LS	Maseru	Africa/Maseru	-29.3167	27.4833	239839
1541	Paramaribo	SR	Paramaribo	America/Paramaribo	5.835	-55.167	238963
1542	Bandar Seri Begawan	BN	Brunei and Muara	Asia/Brunei	4.8833	114.9333	218250
1543	Colombo	LK	Colombo	Asia/Colombo	6.932	79.8578	217000
1544	Dili	TL	Dili	Asia/Dili	-8.5594	125.5795	213947
1545	Nicosia	CY	Nicosia	Asia/Nicosia	35.1667	33.3666	212376
1546	Nassau	BS	\N	America/Nassau	25.0834	-77.35	194453
1547	Valletta	MT	\N	Europe/Malta	35.8997	14.5147	187608
1548	Gaborone	BW	South-East	Africa/Gaborone	-24.6463	25.9119	183827
1549	Fort-de-France	MQ	Martinique	America/Martinique	14.6104	-61.08	172622
1550	Port-of-Spain	TT	Port of Spain	America/Port_of_Spain	10.652	-61.517	171982
1551	St.-Denis	RE	La Réunion	Indian/Reunion	-20.8789	55.4481	163621
1552	Malakal	SS	Upper Nile	Africa/Juba	9.5369	31.656	160765
1553	Malabo	GQ	Bioko Norte	Africa/Malabo	3.75	8.7833	155963
1554	Willemstad	CW	\N	America/Curacao	12.2004	-69.02	146813
1555	Bridgetown	BB	Saint Michael	America/Barbados	13.102	-59.6165	143865
1556	Podgorica	ME	Podgorica	Europe/Podgorica	42.466	19.2663	141161
1557	Reykjavík	IS	Suðurnes	Atlantic/Reykjavik	64.15	-21.95	140059
1558	Brikama	GM	Banjul	Africa/Banjul	13.2804	-16.6599	136418
1559	Suva	FJ	Central	Pacific/Fiji	-18.133	178.4417	131835
1560	Manzini	SZ	Manzini	Africa/Mbabane	-26.495	31.388	110537
1561	Male	MV	\N	Indian/Maldives	4.1667	73.4999	108310
1562	Gibraltar	GI	Gibraltar	Europe/Gibraltar	36.1324	-5.3781	106813
1563	Praia	CV	\N	Atlantic/Cape_Verde	14.9167	-23.5167	101111
1564	Luxembourg	LU	Luxembourg	Europe/Luxembourg	49.6117	6.13	91972
1565	Noumea	NC	Sud	Pacific/Noumea	-22.2625	166.4443	89742
1566	Thimphu	BT	Thimphu	Asia/Thimphu	27.473	89.639	88930
1567	Moroni	KM	\N	Indian/Comoro	-11.7042	43.2402	85785
1568	Pointe-a-Pitre	GP	Guadeloupe	America/Guadeloupe	16.2415	-61.533	81887
1569	Papeete	PF	\N	Pacific/Tahiti	-17.5334	-149.5667	78856
1570	Sao Tome	ST	\N	Africa/Sao_Tome	0.3334	6.7333	72192
1571	Honiara	SB	Guadalcanal	Pacific/Guadalcanal	-9.438	159.9498	66313
1572	Belize City	BZ	Belize	America/Belize	17.4987	-88.1884	62244
1573	Agana	GU	\N	Pacific/Guam	13.47	144.75	61755
1574	Cayenne	GF	Guinaa	America/Cayenne	4.933	-52.33	57179
1575	Oranjestad	AW	\N	America/Aruba	12.5304	-70.029	50887
1576	Apia	WS	\N	Pacific/Apia	-13.8415	-171.7386	49812
1577	Port Vila	VU	Shefa	Pacific/Efate	-17.7334	168.3166	39970
1578	Andorra	AD	\N	Europe/Andorra	42.5	1.5165	38127
1579	Kingstown	VC	\N	America/St_Vincent	13.1483	-61.2121	37001
1580	Monaco	MC	\N	Europe/Paris	43.7396	7.4069	36371
1581	Nukualofa	TO	\N	Pacific/Tongatapu	-21.1385	-175.2206	33139
1582	Hamilton	BM	\N	Atlantic/Bermuda	32.2942	-64.7839	32910
1583	Christiansted	VI	Virgin Islands	America/St_Thomas	17.7504	-64.75	32543
1584	Douglas	IM	\N	Europe/Isle_of_Man	54.1504	-4.48	31036
1585	Saint George's	GD	\N	America/Grenada	12.0526	-61.7416	30538
1586	Saint John's	AG	\N	America/Antigua	17.118	-61.85	29862
1587	San Marino	SM	\N	Europe/San_Marino	43.9172	12.4667	29289
1588	Victoria	SC	\N	Indian/Mahe	-4.6166	55.45	28228
1589	Tarawa	KI	\N	Pacific/Tarawa	1.3382	173.0176	25668
1590	Castries	LC	\N	America/St_Lucia	14.002	-61	24298
1591	Dzaoudzi	YT	Moyotte	Indian/Mayotte	-12.7871	45.275	23099
1592	Majuro	MH	\N	Pacific/Majuro	7.103	171.38	22950
1593	Vaduz	LI	\N	Europe/Vaduz	47.1337	9.5167	20811
1594	Roseau	DM	Saint George	America/Dominica	15.301	-61.387	19953
1595	Basseterre	KN	\N	America/St_Kitts	17.302	-62.717	18693
1596	Nuuk	GL	Kommuneqarfik Sermersooq	America/Godthab	64.1983	-51.7327	14798
1597	Tórshavn	FO	Eysturoyar	Atlantic/Faroe	62.03	-6.82	14398
1598	Pago Pago	AS	\N	Pacific/Pago_Pago	-14.2766	-170.7066	12038
1599	Koror	PW	\N	Pacific/Palau	7.3452	134.4695	11200
1600	Mariehamn	AX	Finström	Europe/Mariehamn	60.097	19.949	10682
1601	Grand Turk	TC	\N	America/Grand_Turk	21.4664	-71.136	4760
1602	Funafuti	TV	\N	Pacific/Funafuti	-8.5167	179.2166	4749
1603	Palikir	FM	\N	Pacific/Pohnpei	6.9166	158.15	4645
1604	George Town	KY	\N	America/Cayman	19.2804	-81.33	2770
1605	Rarotonga	CK	\N	Pacific/Rarotonga	-21.25	-159.75	2525
1606	Stanley	FK	\N	Atlantic/Stanley	-51.7	-57.85	2213
1607	Capitol Hill	MP	\N	Pacific/Saipan	15.2113	145.7506	1764
1608	Longyearbyen	SJ	Svalbard	Arctic/Longyearbyen	78.2167	15.55	1232
1609	Vatican City	VA	Lazio	Europe/Rome	41.9	12.4478	832
1610	Bir Lehlou	EH	\N	Africa/El_Aaiun	26.1192	-9.6525	350
1611	Grytviken	GS	\N	Atlantic/South_Georgia	-54.2806	-36.508	99
\.


--
-- Data for Name: companion_day_hours; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.companion_day_hours (companion_id, date, starts, ends) FROM stdin;
\.


--
-- Data for Name: companion_days; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.companion_days (companion_id, date) FROM stdin;
\.


--
-- Data for Name: companion_facets; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.companion_facets (companion_id, place, language, interest, currency, hourly_rate, created_at) FROM stdin;
01900000-0000-7000-8000-020000000001	44			CAD	4500	2026-02-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000001	44		art	CAD	4500	2026-02-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000001	44		hiking	CAD	4500	2026-02-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000001	44		jazz	CAD	4500	2026-02-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000001	44	en		CAD	4500	2026-02-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000001	44	en	art	CAD	4500	2026-02-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000001	44	en	hiking	CAD	4500	2026-02-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000001	44	en	jazz	CAD	4500	2026-02-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000001	44	fr		CAD	4500	2026-02-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000001	44	fr	art	CAD	4500	2026-02-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000001	44	fr	hiking	CAD	4500	2026-02-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000001	44	fr	jazz	CAD	4500	2026-02-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000001	CA			CAD	4500	2026-02-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000001	CA		art	CAD	4500	2026-02-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000001	CA		hiking	CAD	4500	2026-02-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000001	CA		jazz	CAD	4500	2026-02-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000001	CA	en		CAD	4500	2026-02-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000001	CA	en	art	CAD	4500	2026-02-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000001	CA	en	hiking	CAD	4500	2026-02-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000001	CA	en	jazz	CAD	4500	2026-02-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000001	CA	fr		CAD	4500	2026-02-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000001	CA	fr	art	CAD	4500	2026-02-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000001	CA	fr	hiking	CAD	4500	2026-02-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000001	CA	fr	jazz	CAD	4500	2026-02-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000002	3			MXN	60000	2026-02-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000002	3		food	MXN	60000	2026-02-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000002	3		dancing	MXN	60000	2026-02-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000002	3		museums	MXN	60000	2026-02-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000002	3	es		MXN	60000	2026-02-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000002	3	es	food	MXN	60000	2026-02-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000002	3	es	dancing	MXN	60000	2026-02-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000002	3	es	museums	MXN	60000	2026-02-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000002	3	en		MXN	60000	2026-02-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000002	3	en	food	MXN	60000	2026-02-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000002	3	en	dancing	MXN	60000	2026-02-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000002	3	en	museums	MXN	60000	2026-02-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000002	MX			MXN	60000	2026-02-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000002	MX		food	MXN	60000	2026-02-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000002	MX		dancing	MXN	60000	2026-02-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000002	MX		museums	MXN	60000	2026-02-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000002	MX	es		MXN	60000	2026-02-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000002	MX	es	food	MXN	60000	2026-02-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000002	MX	es	dancing	MXN	60000	2026-02-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000002	MX	es	museums	MXN	60000	2026-02-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000002	MX	en		MXN	60000	2026-02-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000002	MX	en	food	MXN	60000	2026-02-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000002	MX	en	dancing	MXN	60000	2026-02-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000002	MX	en	museums	MXN	60000	2026-02-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000003	44			CAD	4000	2026-02-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000003	44		hockey	CAD	4000	2026-02-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000003	44		board games	CAD	4000	2026-02-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000003	44		coffee	CAD	4000	2026-02-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000003	44	en		CAD	4000	2026-02-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000003	44	en	hockey	CAD	4000	2026-02-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000003	44	en	board games	CAD	4000	2026-02-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000003	44	en	coffee	CAD	4000	2026-02-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000003	CA			CAD	4000	2026-02-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000003	CA		hockey	CAD	4000	2026-02-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000003	CA		board games	CAD	4000	2026-02-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000003	CA		coffee	CAD	4000	2026-02-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000003	CA	en		CAD	4000	2026-02-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000003	CA	en	hockey	CAD	4000	2026-02-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000003	CA	en	board games	CAD	4000	2026-02-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000003	CA	en	coffee	CAD	4000	2026-02-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000004	44			CAD	5200	2026-02-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000004	44		running	CAD	5200	2026-02-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000004	44		photography	CAD	5200	2026-02-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000004	44	en		CAD	5200	2026-02-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000004	44	en	running	CAD	5200	2026-02-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000004	44	en	photography	CAD	5200	2026-02-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000004	44	fr		CAD	5200	2026-02-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000004	44	fr	running	CAD	5200	2026-02-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000004	44	fr	photography	CAD	5200	2026-02-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000004	44	sw		CAD	5200	2026-02-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000004	44	sw	running	CAD	5200	2026-02-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000004	44	sw	photography	CAD	5200	2026-02-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000004	CA			CAD	5200	2026-02-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000004	CA		running	CAD	5200	2026-02-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000004	CA		photography	CAD	5200	2026-02-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000004	CA	en		CAD	5200	2026-02-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000004	CA	en	running	CAD	5200	2026-02-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000004	CA	en	photography	CAD	5200	2026-02-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000004	CA	fr		CAD	5200	2026-02-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000004	CA	fr	running	CAD	5200	2026-02-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000004	CA	fr	photography	CAD	5200	2026-02-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000004	CA	sw		CAD	5200	2026-02-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000004	CA	sw	running	CAD	5200	2026-02-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000004	CA	sw	photography	CAD	5200	2026-02-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000005	3			MXN	48000	2026-03-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000005	3		football	MXN	48000	2026-03-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000005	3		food	MXN	48000	2026-03-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000005	3	es		MXN	48000	2026-03-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000005	3	es	football	MXN	48000	2026-03-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000005	3	es	food	MXN	48000	2026-03-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000005	MX			MXN	48000	2026-03-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000005	MX		football	MXN	48000	2026-03-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000005	MX		food	MXN	48000	2026-03-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000005	MX	es		MXN	48000	2026-03-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000005	MX	es	football	MXN	48000	2026-03-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000005	MX	es	food	MXN	48000	2026-03-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000006	3			MXN	55000	2026-03-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000006	3		art	MXN	55000	2026-03-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000006	3		architecture	MXN	55000	2026-03-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000006	3	es		MXN	55000	2026-03-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000006	3	es	art	MXN	55000	2026-03-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000006	3	es	architecture	MXN	55000	2026-03-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000006	3	en		MXN	55000	2026-03-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000006	3	en	art	MXN	55000	2026-03-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000006	3	en	architecture	MXN	55000	2026-03-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000006	MX			MXN	55000	2026-03-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000006	MX		art	MXN	55000	2026-03-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000006	MX		architecture	MXN	55000	2026-03-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000006	MX	es		MXN	55000	2026-03-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000006	MX	es	art	MXN	55000	2026-03-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000006	MX	es	architecture	MXN	55000	2026-03-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000006	MX	en		MXN	55000	2026-03-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000006	MX	en	art	MXN	55000	2026-03-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000006	MX	en	architecture	MXN	55000	2026-03-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000007	1			JPY	4200	2026-03-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000007	1		ramen	JPY	4200	2026-03-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000007	1		cinema	JPY	4200	2026-03-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000007	1		jazz	JPY	4200	2026-03-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000007	1	ja		JPY	4200	2026-03-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000007	1	ja	ramen	JPY	4200	2026-03-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000007	1	ja	cinema	JPY	4200	2026-03-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000007	1	ja	jazz	JPY	4200	2026-03-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000007	1	en		JPY	4200	2026-03-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000007	1	en	ramen	JPY	4200	2026-03-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000007	1	en	cinema	JPY	4200	2026-03-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000007	1	en	jazz	JPY	4200	2026-03-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000007	JP			JPY	4200	2026-03-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000007	JP		ramen	JPY	4200	2026-03-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000007	JP		cinema	JPY	4200	2026-03-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000007	JP		jazz	JPY	4200	2026-03-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000007	JP	ja		JPY	4200	2026-03-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000007	JP	ja	ramen	JPY	4200	2026-03-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000007	JP	ja	cinema	JPY	4200	2026-03-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000007	JP	ja	jazz	JPY	4200	2026-03-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000007	JP	en		JPY	4200	2026-03-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000007	JP	en	ramen	JPY	4200	2026-03-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000007	JP	en	cinema	JPY	4200	2026-03-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000007	JP	en	jazz	JPY	4200	2026-03-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000008	1			JPY	5000	2026-03-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000008	1		gardens	JPY	5000	2026-03-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000008	1		tea	JPY	5000	2026-03-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000008	1		hiking	JPY	5000	2026-03-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000008	1	ja		JPY	5000	2026-03-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000008	1	ja	gardens	JPY	5000	2026-03-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000008	1	ja	tea	JPY	5000	2026-03-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000008	1	ja	hiking	JPY	5000	2026-03-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000008	JP			JPY	5000	2026-03-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000008	JP		gardens	JPY	5000	2026-03-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000008	JP		tea	JPY	5000	2026-03-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000008	JP		hiking	JPY	5000	2026-03-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000008	JP	ja		JPY	5000	2026-03-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000008	JP	ja	gardens	JPY	5000	2026-03-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000008	JP	ja	tea	JPY	5000	2026-03-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000008	JP	ja	hiking	JPY	5000	2026-03-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000009	40			EUR	4000	2026-04-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000009	40		museums	EUR	4000	2026-04-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000009	40		cinema	EUR	4000	2026-04-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000009	40	fr		EUR	4000	2026-04-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000009	40	fr	museums	EUR	4000	2026-04-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000009	40	fr	cinema	EUR	4000	2026-04-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000009	40	en		EUR	4000	2026-04-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000009	40	en	museums	EUR	4000	2026-04-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000009	40	en	cinema	EUR	4000	2026-04-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000009	FR			EUR	4000	2026-04-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000009	FR		museums	EUR	4000	2026-04-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000009	FR		cinema	EUR	4000	2026-04-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000009	FR	fr		EUR	4000	2026-04-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000009	FR	fr	museums	EUR	4000	2026-04-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000009	FR	fr	cinema	EUR	4000	2026-04-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000009	FR	en		EUR	4000	2026-04-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000009	FR	en	museums	EUR	4000	2026-04-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000009	FR	en	cinema	EUR	4000	2026-04-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000010	40			EUR	4800	2026-04-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000010	40		food	EUR	4800	2026-04-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000010	40		markets	EUR	4800	2026-04-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000010	40		jazz	EUR	4800	2026-04-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000010	40	fr		EUR	4800	2026-04-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000010	40	fr	food	EUR	4800	2026-04-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000010	40	fr	markets	EUR	4800	2026-04-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000010	40	fr	jazz	EUR	4800	2026-04-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000010	40	es		EUR	4800	2026-04-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000010	40	es	food	EUR	4800	2026-04-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000010	40	es	markets	EUR	4800	2026-04-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000010	40	es	jazz	EUR	4800	2026-04-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000010	FR			EUR	4800	2026-04-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000010	FR		food	EUR	4800	2026-04-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000010	FR		markets	EUR	4800	2026-04-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000010	FR		jazz	EUR	4800	2026-04-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000010	FR	fr		EUR	4800	2026-04-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000010	FR	fr	food	EUR	4800	2026-04-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000010	FR	fr	markets	EUR	4800	2026-04-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000010	FR	fr	jazz	EUR	4800	2026-04-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000010	FR	es		EUR	4800	2026-04-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000010	FR	es	food	EUR	4800	2026-04-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000010	FR	es	markets	EUR	4800	2026-04-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000010	FR	es	jazz	EUR	4800	2026-04-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000011	73			EUR	3500	2026-04-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000011	73		techno	EUR	3500	2026-04-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000011	73		cycling	EUR	3500	2026-04-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000011	73	de		EUR	3500	2026-04-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000011	73	de	techno	EUR	3500	2026-04-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000011	73	de	cycling	EUR	3500	2026-04-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000011	73	en		EUR	3500	2026-04-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000011	73	en	techno	EUR	3500	2026-04-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000011	73	en	cycling	EUR	3500	2026-04-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000011	DE			EUR	3500	2026-04-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000011	DE		techno	EUR	3500	2026-04-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000011	DE		cycling	EUR	3500	2026-04-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000011	DE	de		EUR	3500	2026-04-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000011	DE	de	techno	EUR	3500	2026-04-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000011	DE	de	cycling	EUR	3500	2026-04-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000011	DE	en		EUR	3500	2026-04-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000011	DE	en	techno	EUR	3500	2026-04-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000011	DE	en	cycling	EUR	3500	2026-04-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	73			EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	73		board games	EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	73		coffee	EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	73		art	EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	73	de		EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	73	de	board games	EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	73	de	coffee	EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	73	de	art	EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	73	en		EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	73	en	board games	EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	73	en	coffee	EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	73	en	art	EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	73	tr		EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	73	tr	board games	EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	73	tr	coffee	EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	73	tr	art	EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	DE			EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	DE		board games	EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	DE		coffee	EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	DE		art	EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	DE	de		EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	DE	de	board games	EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	DE	de	coffee	EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	DE	de	art	EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	DE	en		EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	DE	en	board games	EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	DE	en	coffee	EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	DE	en	art	EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	DE	tr		EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	DE	tr	board games	EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	DE	tr	coffee	EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	DE	tr	art	EUR	3800	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000013	6			USD	7000	2026-05-02 03:20:46.031134+00
01900000-0000-7000-8000-020000000013	6		theatre	USD	7000	2026-05-02 03:20:46.031134+00
01900000-0000-7000-8000-020000000013	6		jazz	USD	7000	2026-05-02 03:20:46.031134+00
01900000-0000-7000-8000-020000000013	6		museums	USD	7000	2026-05-02 03:20:46.031134+00
01900000-0000-7000-8000-020000000013	6	en		USD	7000	2026-05-02 03:20:46.031134+00
01900000-0000-7000-8000-020000000013	6	en	theatre	USD	7000	2026-05-02 03:20:46.031134+00
01900000-0000-7000-8000-020000000013	6	en	jazz	USD	7000	2026-05-02 03:20:46.031134+00
01900000-0000-7000-8000-020000000013	6	en	museums	USD	7000	2026-05-02 03:20:46.031134+00
01900000-0000-7000-8000-020000000013	US			USD	7000	2026-05-02 03:20:46.031134+00
01900000-0000-7000-8000-020000000013	US		theatre	USD	7000	2026-05-02 03:20:46.031134+00
01900000-0000-7000-8000-020000000013	US		jazz	USD	7000	2026-05-02 03:20:46.031134+00
01900000-0000-7000-8000-020000000013	US		museums	USD	7000	2026-05-02 03:20:46.031134+00
01900000-0000-7000-8000-020000000013	US	en		USD	7000	2026-05-02 03:20:46.031134+00
01900000-0000-7000-8000-020000000013	US	en	theatre	USD	7000	2026-05-02 03:20:46.031134+00
01900000-0000-7000-8000-020000000013	US	en	jazz	USD	7000	2026-05-02 03:20:46.031134+00
01900000-0000-7000-8000-020000000013	US	en	museums	USD	7000	2026-05-02 03:20:46.031134+00
01900000-0000-7000-8000-020000000014	6			USD	6500	2026-05-09 03:20:46.031134+00
01900000-0000-7000-8000-020000000014	6		food	USD	6500	2026-05-09 03:20:46.031134+00
01900000-0000-7000-8000-020000000014	6		running	USD	6500	2026-05-09 03:20:46.031134+00
01900000-0000-7000-8000-020000000014	6	en		USD	6500	2026-05-09 03:20:46.031134+00
01900000-0000-7000-8000-020000000014	6	en	food	USD	6500	2026-05-09 03:20:46.031134+00
01900000-0000-7000-8000-020000000014	6	en	running	USD	6500	2026-05-09 03:20:46.031134+00
01900000-0000-7000-8000-020000000014	6	ar		USD	6500	2026-05-09 03:20:46.031134+00
01900000-0000-7000-8000-020000000014	6	ar	food	USD	6500	2026-05-09 03:20:46.031134+00
01900000-0000-7000-8000-020000000014	6	ar	running	USD	6500	2026-05-09 03:20:46.031134+00
01900000-0000-7000-8000-020000000014	US			USD	6500	2026-05-09 03:20:46.031134+00
01900000-0000-7000-8000-020000000014	US		food	USD	6500	2026-05-09 03:20:46.031134+00
01900000-0000-7000-8000-020000000014	US		running	USD	6500	2026-05-09 03:20:46.031134+00
01900000-0000-7000-8000-020000000014	US	en		USD	6500	2026-05-09 03:20:46.031134+00
01900000-0000-7000-8000-020000000014	US	en	food	USD	6500	2026-05-09 03:20:46.031134+00
01900000-0000-7000-8000-020000000014	US	en	running	USD	6500	2026-05-09 03:20:46.031134+00
01900000-0000-7000-8000-020000000014	US	ar		USD	6500	2026-05-09 03:20:46.031134+00
01900000-0000-7000-8000-020000000014	US	ar	food	USD	6500	2026-05-09 03:20:46.031134+00
01900000-0000-7000-8000-020000000014	US	ar	running	USD	6500	2026-05-09 03:20:46.031134+00
01900000-0000-7000-8000-020000000015	18			USD	6000	2026-05-16 03:20:46.031134+00
01900000-0000-7000-8000-020000000015	18		hiking	USD	6000	2026-05-16 03:20:46.031134+00
01900000-0000-7000-8000-020000000015	18		cinema	USD	6000	2026-05-16 03:20:46.031134+00
01900000-0000-7000-8000-020000000015	18		surfing	USD	6000	2026-05-16 03:20:46.031134+00
01900000-0000-7000-8000-020000000015	18	en		USD	6000	2026-05-16 03:20:46.031134+00
01900000-0000-7000-8000-020000000015	18	en	hiking	USD	6000	2026-05-16 03:20:46.031134+00
01900000-0000-7000-8000-020000000015	18	en	cinema	USD	6000	2026-05-16 03:20:46.031134+00
01900000-0000-7000-8000-020000000015	18	en	surfing	USD	6000	2026-05-16 03:20:46.031134+00
01900000-0000-7000-8000-020000000015	18	es		USD	6000	2026-05-16 03:20:46.031134+00
01900000-0000-7000-8000-020000000015	18	es	hiking	USD	6000	2026-05-16 03:20:46.031134+00
01900000-0000-7000-8000-020000000015	18	es	cinema	USD	6000	2026-05-16 03:20:46.031134+00
01900000-0000-7000-8000-020000000015	18	es	surfing	USD	6000	2026-05-16 03:20:46.031134+00
01900000-0000-7000-8000-020000000015	US			USD	6000	2026-05-16 03:20:46.031134+00
01900000-0000-7000-8000-020000000015	US		hiking	USD	6000	2026-05-16 03:20:46.031134+00
01900000-0000-7000-8000-020000000015	US		cinema	USD	6000	2026-05-16 03:20:46.031134+00
01900000-0000-7000-8000-020000000015	US		surfing	USD	6000	2026-05-16 03:20:46.031134+00
01900000-0000-7000-8000-020000000015	US	en		USD	6000	2026-05-16 03:20:46.031134+00
01900000-0000-7000-8000-020000000015	US	en	hiking	USD	6000	2026-05-16 03:20:46.031134+00
01900000-0000-7000-8000-020000000015	US	en	cinema	USD	6000	2026-05-16 03:20:46.031134+00
01900000-0000-7000-8000-020000000015	US	en	surfing	USD	6000	2026-05-16 03:20:46.031134+00
01900000-0000-7000-8000-020000000015	US	es		USD	6000	2026-05-16 03:20:46.031134+00
01900000-0000-7000-8000-020000000015	US	es	hiking	USD	6000	2026-05-16 03:20:46.031134+00
01900000-0000-7000-8000-020000000015	US	es	cinema	USD	6000	2026-05-16 03:20:46.031134+00
01900000-0000-7000-8000-020000000015	US	es	surfing	USD	6000	2026-05-16 03:20:46.031134+00
01900000-0000-7000-8000-020000000016	18			USD	5500	2026-05-23 03:20:46.031134+00
01900000-0000-7000-8000-020000000016	18		music	USD	5500	2026-05-23 03:20:46.031134+00
01900000-0000-7000-8000-020000000016	18		food	USD	5500	2026-05-23 03:20:46.031134+00
01900000-0000-7000-8000-020000000016	18	en		USD	5500	2026-05-23 03:20:46.031134+00
01900000-0000-7000-8000-020000000016	18	en	music	USD	5500	2026-05-23 03:20:46.031134+00
01900000-0000-7000-8000-020000000016	18	en	food	USD	5500	2026-05-23 03:20:46.031134+00
01900000-0000-7000-8000-020000000016	18	ko		USD	5500	2026-05-23 03:20:46.031134+00
01900000-0000-7000-8000-020000000016	18	ko	music	USD	5500	2026-05-23 03:20:46.031134+00
01900000-0000-7000-8000-020000000016	18	ko	food	USD	5500	2026-05-23 03:20:46.031134+00
01900000-0000-7000-8000-020000000016	US			USD	5500	2026-05-23 03:20:46.031134+00
01900000-0000-7000-8000-020000000016	US		music	USD	5500	2026-05-23 03:20:46.031134+00
01900000-0000-7000-8000-020000000016	US		food	USD	5500	2026-05-23 03:20:46.031134+00
01900000-0000-7000-8000-020000000016	US	en		USD	5500	2026-05-23 03:20:46.031134+00
01900000-0000-7000-8000-020000000016	US	en	music	USD	5500	2026-05-23 03:20:46.031134+00
01900000-0000-7000-8000-020000000016	US	en	food	USD	5500	2026-05-23 03:20:46.031134+00
01900000-0000-7000-8000-020000000016	US	ko		USD	5500	2026-05-23 03:20:46.031134+00
01900000-0000-7000-8000-020000000016	US	ko	music	USD	5500	2026-05-23 03:20:46.031134+00
01900000-0000-7000-8000-020000000016	US	ko	food	USD	5500	2026-05-23 03:20:46.031134+00
01900000-0000-7000-8000-020000000017	5			BRL	15000	2026-05-30 03:20:46.031134+00
01900000-0000-7000-8000-020000000017	5		dancing	BRL	15000	2026-05-30 03:20:46.031134+00
01900000-0000-7000-8000-020000000017	5		football	BRL	15000	2026-05-30 03:20:46.031134+00
01900000-0000-7000-8000-020000000017	5		art	BRL	15000	2026-05-30 03:20:46.031134+00
01900000-0000-7000-8000-020000000017	5	pt		BRL	15000	2026-05-30 03:20:46.031134+00
01900000-0000-7000-8000-020000000017	5	pt	dancing	BRL	15000	2026-05-30 03:20:46.031134+00
01900000-0000-7000-8000-020000000017	5	pt	football	BRL	15000	2026-05-30 03:20:46.031134+00
01900000-0000-7000-8000-020000000017	5	pt	art	BRL	15000	2026-05-30 03:20:46.031134+00
01900000-0000-7000-8000-020000000017	5	en		BRL	15000	2026-05-30 03:20:46.031134+00
01900000-0000-7000-8000-020000000017	5	en	dancing	BRL	15000	2026-05-30 03:20:46.031134+00
01900000-0000-7000-8000-020000000017	5	en	football	BRL	15000	2026-05-30 03:20:46.031134+00
01900000-0000-7000-8000-020000000017	5	en	art	BRL	15000	2026-05-30 03:20:46.031134+00
01900000-0000-7000-8000-020000000017	BR			BRL	15000	2026-05-30 03:20:46.031134+00
01900000-0000-7000-8000-020000000017	BR		dancing	BRL	15000	2026-05-30 03:20:46.031134+00
01900000-0000-7000-8000-020000000017	BR		football	BRL	15000	2026-05-30 03:20:46.031134+00
01900000-0000-7000-8000-020000000017	BR		art	BRL	15000	2026-05-30 03:20:46.031134+00
01900000-0000-7000-8000-020000000017	BR	pt		BRL	15000	2026-05-30 03:20:46.031134+00
01900000-0000-7000-8000-020000000017	BR	pt	dancing	BRL	15000	2026-05-30 03:20:46.031134+00
01900000-0000-7000-8000-020000000017	BR	pt	football	BRL	15000	2026-05-30 03:20:46.031134+00
01900000-0000-7000-8000-020000000017	BR	pt	art	BRL	15000	2026-05-30 03:20:46.031134+00
01900000-0000-7000-8000-020000000017	BR	en		BRL	15000	2026-05-30 03:20:46.031134+00
01900000-0000-7000-8000-020000000017	BR	en	dancing	BRL	15000	2026-05-30 03:20:46.031134+00
01900000-0000-7000-8000-020000000017	BR	en	football	BRL	15000	2026-05-30 03:20:46.031134+00
01900000-0000-7000-8000-020000000017	BR	en	art	BRL	15000	2026-05-30 03:20:46.031134+00
01900000-0000-7000-8000-020000000018	5			BRL	14000	2026-06-06 03:20:46.031134+00
01900000-0000-7000-8000-020000000018	5		running	BRL	14000	2026-06-06 03:20:46.031134+00
01900000-0000-7000-8000-020000000018	5		photography	BRL	14000	2026-06-06 03:20:46.031134+00
01900000-0000-7000-8000-020000000018	5	pt		BRL	14000	2026-06-06 03:20:46.031134+00
01900000-0000-7000-8000-020000000018	5	pt	running	BRL	14000	2026-06-06 03:20:46.031134+00
01900000-0000-7000-8000-020000000018	5	pt	photography	BRL	14000	2026-06-06 03:20:46.031134+00
01900000-0000-7000-8000-020000000018	BR			BRL	14000	2026-06-06 03:20:46.031134+00
01900000-0000-7000-8000-020000000018	BR		running	BRL	14000	2026-06-06 03:20:46.031134+00
01900000-0000-7000-8000-020000000018	BR		photography	BRL	14000	2026-06-06 03:20:46.031134+00
01900000-0000-7000-8000-020000000018	BR	pt		BRL	14000	2026-06-06 03:20:46.031134+00
01900000-0000-7000-8000-020000000018	BR	pt	running	BRL	14000	2026-06-06 03:20:46.031134+00
01900000-0000-7000-8000-020000000018	BR	pt	photography	BRL	14000	2026-06-06 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	2			INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	2		cinema	INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	2		food	INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	2		cricket	INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	2	hi		INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	2	hi	cinema	INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	2	hi	food	INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	2	hi	cricket	INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	2	en		INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	2	en	cinema	INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	2	en	food	INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	2	en	cricket	INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	2	mr		INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	2	mr	cinema	INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	2	mr	food	INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	2	mr	cricket	INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	IN			INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	IN		cinema	INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	IN		food	INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	IN		cricket	INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	IN	hi		INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	IN	hi	cinema	INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	IN	hi	food	INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	IN	hi	cricket	INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	IN	en		INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	IN	en	cinema	INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	IN	en	food	INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	IN	en	cricket	INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	IN	mr		INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	IN	mr	cinema	INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	IN	mr	food	INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	IN	mr	cricket	INR	250000	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000020	2			INR	220000	2026-06-20 03:20:46.031134+00
01900000-0000-7000-8000-020000000020	2		cricket	INR	220000	2026-06-20 03:20:46.031134+00
01900000-0000-7000-8000-020000000020	2		hiking	INR	220000	2026-06-20 03:20:46.031134+00
01900000-0000-7000-8000-020000000020	2	hi		INR	220000	2026-06-20 03:20:46.031134+00
01900000-0000-7000-8000-020000000020	2	hi	cricket	INR	220000	2026-06-20 03:20:46.031134+00
01900000-0000-7000-8000-020000000020	2	hi	hiking	INR	220000	2026-06-20 03:20:46.031134+00
01900000-0000-7000-8000-020000000020	2	en		INR	220000	2026-06-20 03:20:46.031134+00
01900000-0000-7000-8000-020000000020	2	en	cricket	INR	220000	2026-06-20 03:20:46.031134+00
01900000-0000-7000-8000-020000000020	2	en	hiking	INR	220000	2026-06-20 03:20:46.031134+00
01900000-0000-7000-8000-020000000020	IN			INR	220000	2026-06-20 03:20:46.031134+00
01900000-0000-7000-8000-020000000020	IN		cricket	INR	220000	2026-06-20 03:20:46.031134+00
01900000-0000-7000-8000-020000000020	IN		hiking	INR	220000	2026-06-20 03:20:46.031134+00
01900000-0000-7000-8000-020000000020	IN	hi		INR	220000	2026-06-20 03:20:46.031134+00
01900000-0000-7000-8000-020000000020	IN	hi	cricket	INR	220000	2026-06-20 03:20:46.031134+00
01900000-0000-7000-8000-020000000020	IN	hi	hiking	INR	220000	2026-06-20 03:20:46.031134+00
01900000-0000-7000-8000-020000000020	IN	en		INR	220000	2026-06-20 03:20:46.031134+00
01900000-0000-7000-8000-020000000020	IN	en	cricket	INR	220000	2026-06-20 03:20:46.031134+00
01900000-0000-7000-8000-020000000020	IN	en	hiking	INR	220000	2026-06-20 03:20:46.031134+00
01900000-0000-7000-8000-020000000021	36			AUD	5500	2026-06-27 03:20:46.031134+00
01900000-0000-7000-8000-020000000021	36		surfing	AUD	5500	2026-06-27 03:20:46.031134+00
01900000-0000-7000-8000-020000000021	36		coffee	AUD	5500	2026-06-27 03:20:46.031134+00
01900000-0000-7000-8000-020000000021	36		hiking	AUD	5500	2026-06-27 03:20:46.031134+00
01900000-0000-7000-8000-020000000021	36	en		AUD	5500	2026-06-27 03:20:46.031134+00
01900000-0000-7000-8000-020000000021	36	en	surfing	AUD	5500	2026-06-27 03:20:46.031134+00
01900000-0000-7000-8000-020000000021	36	en	coffee	AUD	5500	2026-06-27 03:20:46.031134+00
01900000-0000-7000-8000-020000000021	36	en	hiking	AUD	5500	2026-06-27 03:20:46.031134+00
01900000-0000-7000-8000-020000000021	AU			AUD	5500	2026-06-27 03:20:46.031134+00
01900000-0000-7000-8000-020000000021	AU		surfing	AUD	5500	2026-06-27 03:20:46.031134+00
01900000-0000-7000-8000-020000000021	AU		coffee	AUD	5500	2026-06-27 03:20:46.031134+00
01900000-0000-7000-8000-020000000021	AU		hiking	AUD	5500	2026-06-27 03:20:46.031134+00
01900000-0000-7000-8000-020000000021	AU	en		AUD	5500	2026-06-27 03:20:46.031134+00
01900000-0000-7000-8000-020000000021	AU	en	surfing	AUD	5500	2026-06-27 03:20:46.031134+00
01900000-0000-7000-8000-020000000021	AU	en	coffee	AUD	5500	2026-06-27 03:20:46.031134+00
01900000-0000-7000-8000-020000000021	AU	en	hiking	AUD	5500	2026-06-27 03:20:46.031134+00
01900000-0000-7000-8000-020000000022	36			AUD	5000	2026-07-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000022	36		sailing	AUD	5000	2026-07-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000022	36		board games	AUD	5000	2026-07-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000022	36	en		AUD	5000	2026-07-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000022	36	en	sailing	AUD	5000	2026-07-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000022	36	en	board games	AUD	5000	2026-07-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000022	36	zh		AUD	5000	2026-07-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000022	36	zh	sailing	AUD	5000	2026-07-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000022	36	zh	board games	AUD	5000	2026-07-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000022	AU			AUD	5000	2026-07-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000022	AU		sailing	AUD	5000	2026-07-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000022	AU		board games	AUD	5000	2026-07-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000022	AU	en		AUD	5000	2026-07-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000022	AU	en	sailing	AUD	5000	2026-07-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000022	AU	en	board games	AUD	5000	2026-07-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000022	AU	zh		AUD	5000	2026-07-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000022	AU	zh	sailing	AUD	5000	2026-07-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000022	AU	zh	board games	AUD	5000	2026-07-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000023	74			MAD	30000	2026-07-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000023	74		food	MAD	30000	2026-07-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000023	74		architecture	MAD	30000	2026-07-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000023	74	ar		MAD	30000	2026-07-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000023	74	ar	food	MAD	30000	2026-07-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000023	74	ar	architecture	MAD	30000	2026-07-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000023	74	fr		MAD	30000	2026-07-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000023	74	fr	food	MAD	30000	2026-07-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000023	74	fr	architecture	MAD	30000	2026-07-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000023	74	en		MAD	30000	2026-07-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000023	74	en	food	MAD	30000	2026-07-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000023	74	en	architecture	MAD	30000	2026-07-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000023	MA			MAD	30000	2026-07-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000023	MA		food	MAD	30000	2026-07-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000023	MA		architecture	MAD	30000	2026-07-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000023	MA	ar		MAD	30000	2026-07-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000023	MA	ar	food	MAD	30000	2026-07-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000023	MA	ar	architecture	MAD	30000	2026-07-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000023	MA	fr		MAD	30000	2026-07-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000023	MA	fr	food	MAD	30000	2026-07-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000023	MA	fr	architecture	MAD	30000	2026-07-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000023	MA	en		MAD	30000	2026-07-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000023	MA	en	food	MAD	30000	2026-07-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000023	MA	en	architecture	MAD	30000	2026-07-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000024	74			MAD	28000	2026-07-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000024	74		surfing	MAD	28000	2026-07-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000024	74		football	MAD	28000	2026-07-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000024	74	ar		MAD	28000	2026-07-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000024	74	ar	surfing	MAD	28000	2026-07-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000024	74	ar	football	MAD	28000	2026-07-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000024	74	fr		MAD	28000	2026-07-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000024	74	fr	surfing	MAD	28000	2026-07-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000024	74	fr	football	MAD	28000	2026-07-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000024	MA			MAD	28000	2026-07-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000024	MA		surfing	MAD	28000	2026-07-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000024	MA		football	MAD	28000	2026-07-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000024	MA	ar		MAD	28000	2026-07-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000024	MA	ar	surfing	MAD	28000	2026-07-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000024	MA	ar	football	MAD	28000	2026-07-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000024	MA	fr		MAD	28000	2026-07-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000024	MA	fr	surfing	MAD	28000	2026-07-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000024	MA	fr	football	MAD	28000	2026-07-18 03:20:46.031134+00
\.


--
-- Data for Name: companion_hours; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.companion_hours (companion_id, weekday, starts, ends) FROM stdin;
01900000-0000-7000-8000-020000000001	1	1020	1380
01900000-0000-7000-8000-020000000002	1	1020	1380
01900000-0000-7000-8000-020000000003	1	1020	1380
01900000-0000-7000-8000-020000000004	1	1020	1380
01900000-0000-7000-8000-020000000005	1	1020	1380
01900000-0000-7000-8000-020000000006	1	1020	1380
01900000-0000-7000-8000-020000000007	1	1020	1380
01900000-0000-7000-8000-020000000008	1	1020	1380
01900000-0000-7000-8000-020000000009	1	1020	1380
01900000-0000-7000-8000-020000000010	1	1020	1380
01900000-0000-7000-8000-020000000011	1	1020	1380
01900000-0000-7000-8000-020000000012	1	1020	1380
01900000-0000-7000-8000-020000000013	1	1020	1380
01900000-0000-7000-8000-020000000014	1	1020	1380
01900000-0000-7000-8000-020000000015	1	1020	1380
01900000-0000-7000-8000-020000000016	1	1020	1380
01900000-0000-7000-8000-020000000017	1	1020	1380
01900000-0000-7000-8000-020000000018	1	1020	1380
01900000-0000-7000-8000-020000000019	1	1020	1380
01900000-0000-7000-8000-020000000020	1	1020	1380
01900000-0000-7000-8000-020000000021	1	1020	1380
01900000-0000-7000-8000-020000000022	1	1020	1380
01900000-0000-7000-8000-020000000023	1	1020	1380
01900000-0000-7000-8000-020000000024	1	1020	1380
01900000-0000-7000-8000-020000000001	2	1020	1380
01900000-0000-7000-8000-020000000002	2	1020	1380
01900000-0000-7000-8000-020000000003	2	1020	1380
01900000-0000-7000-8000-020000000004	2	1020	1380
01900000-0000-7000-8000-020000000005	2	1020	1380
01900000-0000-7000-8000-020000000006	2	1020	1380
01900000-0000-7000-8000-020000000007	2	1020	1380
01900000-0000-7000-8000-020000000008	2	1020	1380
01900000-0000-7000-8000-020000000009	2	1020	1380
01900000-0000-7000-8000-020000000010	2	1020	1380
01900000-0000-7000-8000-020000000011	2	1020	1380
01900000-0000-7000-8000-020000000012	2	1020	1380
01900000-0000-7000-8000-020000000013	2	1020	1380
01900000-0000-7000-8000-020000000014	2	1020	1380
01900000-0000-7000-8000-020000000015	2	1020	1380
01900000-0000-7000-8000-020000000016	2	1020	1380
01900000-0000-7000-8000-020000000017	2	1020	1380
01900000-0000-7000-8000-020000000018	2	1020	1380
01900000-0000-7000-8000-020000000019	2	1020	1380
01900000-0000-7000-8000-020000000020	2	1020	1380
01900000-0000-7000-8000-020000000021	2	1020	1380
01900000-0000-7000-8000-020000000022	2	1020	1380
01900000-0000-7000-8000-020000000023	2	1020	1380
01900000-0000-7000-8000-020000000024	2	1020	1380
01900000-0000-7000-8000-020000000001	3	1020	1380
01900000-0000-7000-8000-020000000002	3	1020	1380
01900000-0000-7000-8000-020000000003	3	1020	1380
01900000-0000-7000-8000-020000000004	3	1020	1380
01900000-0000-7000-8000-020000000005	3	1020	1380
01900000-0000-7000-8000-020000000006	3	1020	1380
01900000-0000-7000-8000-020000000007	3	1020	1380
01900000-0000-7000-8000-020000000008	3	1020	1380
01900000-0000-7000-8000-020000000009	3	1020	1380
01900000-0000-7000-8000-020000000010	3	1020	1380
01900000-0000-7000-8000-020000000011	3	1020	1380
01900000-0000-7000-8000-020000000012	3	1020	1380
01900000-0000-7000-8000-020000000013	3	1020	1380
01900000-0000-7000-8000-020000000014	3	1020	1380
01900000-0000-7000-8000-020000000015	3	1020	1380
01900000-0000-7000-8000-020000000016	3	1020	1380
01900000-0000-7000-8000-020000000017	3	1020	1380
01900000-0000-7000-8000-020000000018	3	1020	1380
01900000-0000-7000-8000-020000000019	3	1020	1380
01900000-0000-7000-8000-020000000020	3	1020	1380
01900000-0000-7000-8000-020000000021	3	1020	1380
01900000-0000-7000-8000-020000000022	3	1020	1380
01900000-0000-7000-8000-020000000023	3	1020	1380
01900000-0000-7000-8000-020000000024	3	1020	1380
01900000-0000-7000-8000-020000000001	4	1020	1380
01900000-0000-7000-8000-020000000002	4	1020	1380
01900000-0000-7000-8000-020000000003	4	1020	1380
01900000-0000-7000-8000-020000000004	4	1020	1380
01900000-0000-7000-8000-020000000005	4	1020	1380
01900000-0000-7000-8000-020000000006	4	1020	1380
01900000-0000-7000-8000-020000000007	4	1020	1380
01900000-0000-7000-8000-020000000008	4	1020	1380
01900000-0000-7000-8000-020000000009	4	1020	1380
01900000-0000-7000-8000-020000000010	4	1020	1380
01900000-0000-7000-8000-020000000011	4	1020	1380
01900000-0000-7000-8000-020000000012	4	1020	1380
01900000-0000-7000-8000-020000000013	4	1020	1380
01900000-0000-7000-8000-020000000014	4	1020	1380
01900000-0000-7000-8000-020000000015	4	1020	1380
01900000-0000-7000-8000-020000000016	4	1020	1380
01900000-0000-7000-8000-020000000017	4	1020	1380
01900000-0000-7000-8000-020000000018	4	1020	1380
01900000-0000-7000-8000-020000000019	4	1020	1380
01900000-0000-7000-8000-020000000020	4	1020	1380
01900000-0000-7000-8000-020000000021	4	1020	1380
01900000-0000-7000-8000-020000000022	4	1020	1380
01900000-0000-7000-8000-020000000023	4	1020	1380
01900000-0000-7000-8000-020000000024	4	1020	1380
01900000-0000-7000-8000-020000000001	5	1020	1380
01900000-0000-7000-8000-020000000002	5	1020	1380
01900000-0000-7000-8000-020000000003	5	1020	1380
01900000-0000-7000-8000-020000000004	5	1020	1380
01900000-0000-7000-8000-020000000005	5	1020	1380
01900000-0000-7000-8000-020000000006	5	1020	1380
01900000-0000-7000-8000-020000000007	5	1020	1380
01900000-0000-7000-8000-020000000008	5	1020	1380
01900000-0000-7000-8000-020000000009	5	1020	1380
01900000-0000-7000-8000-020000000010	5	1020	1380
01900000-0000-7000-8000-020000000011	5	1020	1380
01900000-0000-7000-8000-020000000012	5	1020	1380
01900000-0000-7000-8000-020000000013	5	1020	1380
01900000-0000-7000-8000-020000000014	5	1020	1380
01900000-0000-7000-8000-020000000015	5	1020	1380
01900000-0000-7000-8000-020000000016	5	1020	1380
01900000-0000-7000-8000-020000000017	5	1020	1380
01900000-0000-7000-8000-020000000018	5	1020	1380
01900000-0000-7000-8000-020000000019	5	1020	1380
01900000-0000-7000-8000-020000000020	5	1020	1380
01900000-0000-7000-8000-020000000021	5	1020	1380
01900000-0000-7000-8000-020000000022	5	1020	1380
01900000-0000-7000-8000-020000000023	5	1020	1380
01900000-0000-7000-8000-020000000024	5	1020	1380
01900000-0000-7000-8000-020000000001	6	600	1560
01900000-0000-7000-8000-020000000002	6	600	1560
01900000-0000-7000-8000-020000000003	6	600	1560
01900000-0000-7000-8000-020000000004	6	600	1560
01900000-0000-7000-8000-020000000005	6	600	1560
01900000-0000-7000-8000-020000000006	6	600	1560
01900000-0000-7000-8000-020000000007	6	600	1560
01900000-0000-7000-8000-020000000008	6	600	1560
01900000-0000-7000-8000-020000000009	6	600	1560
01900000-0000-7000-8000-020000000010	6	600	1560
01900000-0000-7000-8000-020000000011	6	600	1560
01900000-0000-7000-8000-020000000012	6	600	1560
01900000-0000-7000-8000-020000000013	6	600	1560
01900000-0000-7000-8000-020000000014	6	600	1560
01900000-0000-7000-8000-020000000015	6	600	1560
01900000-0000-7000-8000-020000000016	6	600	1560
01900000-0000-7000-8000-020000000017	6	600	1560
01900000-0000-7000-8000-020000000018	6	600	1560
01900000-0000-7000-8000-020000000019	6	600	1560
01900000-0000-7000-8000-020000000020	6	600	1560
01900000-0000-7000-8000-020000000021	6	600	1560
01900000-0000-7000-8000-020000000022	6	600	1560
01900000-0000-7000-8000-020000000023	6	600	1560
01900000-0000-7000-8000-020000000024	6	600	1560
01900000-0000-7000-8000-020000000001	7	600	1560
01900000-0000-7000-8000-020000000002	7	600	1560
01900000-0000-7000-8000-020000000003	7	600	1560
01900000-0000-7000-8000-020000000004	7	600	1560
01900000-0000-7000-8000-020000000005	7	600	1560
01900000-0000-7000-8000-020000000006	7	600	1560
01900000-0000-7000-8000-020000000007	7	600	1560
01900000-0000-7000-8000-020000000008	7	600	1560
01900000-0000-7000-8000-020000000009	7	600	1560
01900000-0000-7000-8000-020000000010	7	600	1560
01900000-0000-7000-8000-020000000011	7	600	1560
01900000-0000-7000-8000-020000000012	7	600	1560
01900000-0000-7000-8000-020000000013	7	600	1560
01900000-0000-7000-8000-020000000014	7	600	1560
01900000-0000-7000-8000-020000000015	7	600	1560
01900000-0000-7000-8000-020000000016	7	600	1560
01900000-0000-7000-8000-020000000017	7	600	1560
01900000-0000-7000-8000-020000000018	7	600	1560
01900000-0000-7000-8000-020000000019	7	600	1560
01900000-0000-7000-8000-020000000020	7	600	1560
01900000-0000-7000-8000-020000000021	7	600	1560
01900000-0000-7000-8000-020000000022	7	600	1560
01900000-0000-7000-8000-020000000023	7	600	1560
01900000-0000-7000-8000-020000000024	7	600	1560
\.


--
-- Data for Name: companion_interests; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.companion_interests (companion_id, interest) FROM stdin;
01900000-0000-7000-8000-020000000001	art
01900000-0000-7000-8000-020000000001	hiking
01900000-0000-7000-8000-020000000001	jazz
01900000-0000-7000-8000-020000000002	food
01900000-0000-7000-8000-020000000002	dancing
01900000-0000-7000-8000-020000000002	museums
01900000-0000-7000-8000-020000000003	hockey
01900000-0000-7000-8000-020000000003	board games
01900000-0000-7000-8000-020000000003	coffee
01900000-0000-7000-8000-020000000004	running
01900000-0000-7000-8000-020000000004	photography
01900000-0000-7000-8000-020000000005	football
01900000-0000-7000-8000-020000000005	food
01900000-0000-7000-8000-020000000006	art
01900000-0000-7000-8000-020000000006	architecture
01900000-0000-7000-8000-020000000007	ramen
01900000-0000-7000-8000-020000000007	cinema
01900000-0000-7000-8000-020000000007	jazz
01900000-0000-7000-8000-020000000008	gardens
01900000-0000-7000-8000-020000000008	tea
01900000-0000-7000-8000-020000000008	hiking
01900000-0000-7000-8000-020000000009	museums
01900000-0000-7000-8000-020000000009	cinema
01900000-0000-7000-8000-020000000010	food
01900000-0000-7000-8000-020000000010	markets
01900000-0000-7000-8000-020000000010	jazz
01900000-0000-7000-8000-020000000011	techno
01900000-0000-7000-8000-020000000011	cycling
01900000-0000-7000-8000-020000000012	board games
01900000-0000-7000-8000-020000000012	coffee
01900000-0000-7000-8000-020000000012	art
01900000-0000-7000-8000-020000000013	theatre
01900000-0000-7000-8000-020000000013	jazz
01900000-0000-7000-8000-020000000013	museums
01900000-0000-7000-8000-020000000014	food
01900000-0000-7000-8000-020000000014	running
01900000-0000-7000-8000-020000000015	hiking
01900000-0000-7000-8000-020000000015	cinema
01900000-0000-7000-8000-020000000015	surfing
01900000-0000-7000-8000-020000000016	music
01900000-0000-7000-8000-020000000016	food
01900000-0000-7000-8000-020000000017	dancing
01900000-0000-7000-8000-020000000017	football
01900000-0000-7000-8000-020000000017	art
01900000-0000-7000-8000-020000000018	running
01900000-0000-7000-8000-020000000018	photography
01900000-0000-7000-8000-020000000019	cinema
01900000-0000-7000-8000-020000000019	food
01900000-0000-7000-8000-020000000019	cricket
01900000-0000-7000-8000-020000000020	cricket
01900000-0000-7000-8000-020000000020	hiking
01900000-0000-7000-8000-020000000021	surfing
01900000-0000-7000-8000-020000000021	coffee
01900000-0000-7000-8000-020000000021	hiking
01900000-0000-7000-8000-020000000022	sailing
01900000-0000-7000-8000-020000000022	board games
01900000-0000-7000-8000-020000000023	food
01900000-0000-7000-8000-020000000023	architecture
01900000-0000-7000-8000-020000000024	surfing
01900000-0000-7000-8000-020000000024	football
\.


--
-- Data for Name: companion_languages; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.companion_languages (companion_id, language) FROM stdin;
01900000-0000-7000-8000-020000000001	en
01900000-0000-7000-8000-020000000001	fr
01900000-0000-7000-8000-020000000002	es
01900000-0000-7000-8000-020000000002	en
01900000-0000-7000-8000-020000000003	en
01900000-0000-7000-8000-020000000004	en
01900000-0000-7000-8000-020000000004	fr
01900000-0000-7000-8000-020000000004	sw
01900000-0000-7000-8000-020000000005	es
01900000-0000-7000-8000-020000000006	es
01900000-0000-7000-8000-020000000006	en
01900000-0000-7000-8000-020000000007	ja
01900000-0000-7000-8000-020000000007	en
01900000-0000-7000-8000-020000000008	ja
01900000-0000-7000-8000-020000000009	fr
01900000-0000-7000-8000-020000000009	en
01900000-0000-7000-8000-020000000010	fr
01900000-0000-7000-8000-020000000010	es
01900000-0000-7000-8000-020000000011	de
01900000-0000-7000-8000-020000000011	en
01900000-0000-7000-8000-020000000012	de
01900000-0000-7000-8000-020000000012	en
01900000-0000-7000-8000-020000000012	tr
01900000-0000-7000-8000-020000000013	en
01900000-0000-7000-8000-020000000014	en
01900000-0000-7000-8000-020000000014	ar
01900000-0000-7000-8000-020000000015	en
01900000-0000-7000-8000-020000000015	es
01900000-0000-7000-8000-020000000016	en
01900000-0000-7000-8000-020000000016	ko
01900000-0000-7000-8000-020000000017	pt
01900000-0000-7000-8000-020000000017	en
01900000-0000-7000-8000-020000000018	pt
01900000-0000-7000-8000-020000000019	hi
01900000-0000-7000-8000-020000000019	en
01900000-0000-7000-8000-020000000019	mr
01900000-0000-7000-8000-020000000020	hi
01900000-0000-7000-8000-020000000020	en
01900000-0000-7000-8000-020000000021	en
01900000-0000-7000-8000-020000000022	en
01900000-0000-7000-8000-020000000022	zh
01900000-0000-7000-8000-020000000023	ar
01900000-0000-7000-8000-020000000023	fr
01900000-0000-7000-8000-020000000023	en
01900000-0000-7000-8000-020000000024	ar
01900000-0000-7000-8000-020000000024	fr
\.


--
-- Data for Name: companions; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.companions (id, account_id, name, about, sex, orientation, show_orientation, city_id, hourly_rate, currency, is_active, min_minutes, max_minutes, step_minutes, buffer_before, buffer_after, min_notice_minutes, horizon_days, instant_book, cancellation_policy, languages, interests, version, created_at, updated_at) FROM stdin;
01900000-0000-7000-8000-020000000001	01900000-0000-7000-8000-010000000001	Julia	Galleries, ravines, and where to eat after.	female	bisexual	t	44	4500	CAD	t	60	480	30	15	15	120	60	f	moderate	{en,fr}	{art,hiking,jazz}	1	2026-02-07 03:20:46.031134+00	2026-02-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000002	01900000-0000-7000-8000-010000000002	Alexis	Street food by day, salsa by night.	other	queer	t	3	60000	MXN	t	60	480	30	15	15	120	60	t	flexible	{en,es}	{dancing,food,museums}	1	2026-02-14 03:20:46.031134+00	2026-02-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000003	01900000-0000-7000-8000-010000000003	Noah	A seat at the game, or a game at the table.	male	\N	f	44	4000	CAD	t	60	480	30	15	15	120	60	t	flexible	{en}	{"board games",coffee,hockey}	1	2026-02-21 03:20:46.031134+00	2026-02-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000004	01900000-0000-7000-8000-010000000004	Amara	Lakeshore runs and a camera.	female	\N	f	44	5200	CAD	t	60	480	30	15	15	120	60	f	strict	{en,fr,sw}	{photography,running}	1	2026-02-28 03:20:46.031134+00	2026-02-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000005	01900000-0000-7000-8000-010000000005	Mateo	The stadium, and tacos after it.	male	\N	f	3	48000	MXN	t	60	480	30	15	15	120	60	f	moderate	{es}	{food,football}	1	2026-03-07 03:20:46.031134+00	2026-03-07 03:20:46.031134+00
01900000-0000-7000-8000-020000000006	01900000-0000-7000-8000-010000000006	Ximena	Murals, courtyards, and quiet bookshops.	female	straight	f	3	55000	MXN	t	60	480	30	15	15	120	60	t	flexible	{en,es}	{architecture,art}	1	2026-03-14 03:20:46.031134+00	2026-03-14 03:20:46.031134+00
01900000-0000-7000-8000-020000000007	01900000-0000-7000-8000-010000000007	Haruto	Late films and later noodles.	male	gay	t	1	4200	JPY	t	60	480	30	15	15	120	60	f	moderate	{en,ja}	{cinema,jazz,ramen}	1	2026-03-21 03:20:46.031134+00	2026-03-21 03:20:46.031134+00
01900000-0000-7000-8000-020000000008	01900000-0000-7000-8000-010000000008	Yui	Gardens that are not in the guides.	female	\N	f	1	5000	JPY	t	60	480	30	15	15	120	60	t	flexible	{ja}	{gardens,hiking,tea}	1	2026-03-28 03:20:46.031134+00	2026-03-28 03:20:46.031134+00
01900000-0000-7000-8000-020000000009	01900000-0000-7000-8000-010000000009	Lucas	The Louvre in an hour, or in a day.	male	\N	f	40	4000	EUR	t	60	480	30	15	15	120	60	f	strict	{en,fr}	{cinema,museums}	1	2026-04-04 03:20:46.031134+00	2026-04-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000010	01900000-0000-7000-8000-010000000010	Chloé	Markets in the morning, cellars at night.	female	straight	t	40	4800	EUR	t	60	480	30	15	15	120	60	t	moderate	{es,fr}	{food,jazz,markets}	1	2026-04-11 03:20:46.031134+00	2026-04-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000011	01900000-0000-7000-8000-010000000011	Felix	By bike along what was the Wall.	male	\N	f	73	3500	EUR	t	60	480	30	15	15	120	60	t	flexible	{de,en}	{cycling,techno}	1	2026-04-18 03:20:46.031134+00	2026-04-18 03:20:46.031134+00
01900000-0000-7000-8000-020000000012	01900000-0000-7000-8000-010000000012	Hanna	Chess in the park; I lose politely.	female	\N	f	73	3800	EUR	t	60	480	30	15	15	120	60	f	moderate	{de,en,tr}	{art,"board games",coffee}	1	2026-04-25 03:20:46.031134+00	2026-04-25 03:20:46.031134+00
01900000-0000-7000-8000-020000000013	01900000-0000-7000-8000-010000000013	Grace	The cheap seats, and why they are the best.	female	asexual	t	6	7000	USD	t	60	480	30	15	15	120	60	f	strict	{en}	{jazz,museums,theatre}	1	2026-05-02 03:20:46.031134+00	2026-05-02 03:20:46.031134+00
01900000-0000-7000-8000-020000000014	01900000-0000-7000-8000-010000000014	Omar	Queens, one kitchen at a time.	male	\N	f	6	6500	USD	t	60	480	30	15	15	120	60	t	flexible	{ar,en}	{food,running}	1	2026-05-09 03:20:46.031134+00	2026-05-09 03:20:46.031134+00
01900000-0000-7000-8000-020000000015	01900000-0000-7000-8000-010000000015	Sofia	Canyons at dawn.	female	\N	f	18	6000	USD	t	60	480	30	15	15	120	60	f	moderate	{en,es}	{cinema,hiking,surfing}	1	2026-05-16 03:20:46.031134+00	2026-05-16 03:20:46.031134+00
01900000-0000-7000-8000-020000000016	01900000-0000-7000-8000-010000000016	Ethan	Small venues and Koreatown.	male	bisexual	t	18	5500	USD	t	60	480	30	15	15	120	60	t	flexible	{en,ko}	{food,music}	1	2026-05-23 03:20:46.031134+00	2026-05-23 03:20:46.031134+00
01900000-0000-7000-8000-020000000017	01900000-0000-7000-8000-010000000017	Camila	Samba for those who cannot dance.	female	\N	f	5	15000	BRL	t	60	480	30	15	15	120	60	t	flexible	{en,pt}	{art,dancing,football}	1	2026-05-30 03:20:46.031134+00	2026-05-30 03:20:46.031134+00
01900000-0000-7000-8000-020000000018	01900000-0000-7000-8000-010000000018	Rafael	Paulista on a Sunday, without cars.	male	gay	f	5	14000	BRL	t	60	480	30	15	15	120	60	f	moderate	{pt}	{photography,running}	1	2026-06-06 03:20:46.031134+00	2026-06-06 03:20:46.031134+00
01900000-0000-7000-8000-020000000019	01900000-0000-7000-8000-010000000019	Priya	A film, an interval, and vada pav.	female	\N	f	2	250000	INR	t	60	480	30	15	15	120	60	f	moderate	{en,hi,mr}	{cinema,cricket,food}	1	2026-06-13 03:20:46.031134+00	2026-06-13 03:20:46.031134+00
01900000-0000-7000-8000-020000000020	01900000-0000-7000-8000-010000000020	Arjun	The Ghats in the rains.	male	\N	f	2	220000	INR	t	60	480	30	15	15	120	60	t	flexible	{en,hi}	{cricket,hiking}	1	2026-06-20 03:20:46.031134+00	2026-06-20 03:20:46.031134+00
01900000-0000-7000-8000-020000000021	01900000-0000-7000-8000-010000000021	Olive	First waves, then flat whites.	female	queer	t	36	5500	AUD	t	60	480	30	15	15	120	60	t	flexible	{en}	{coffee,hiking,surfing}	1	2026-06-27 03:20:46.031134+00	2026-06-27 03:20:46.031134+00
01900000-0000-7000-8000-020000000022	01900000-0000-7000-8000-010000000022	Jack	Harbour twilights under sail.	male	\N	f	36	5000	AUD	t	60	480	30	15	15	120	60	f	strict	{en,zh}	{"board games",sailing}	1	2026-07-04 03:20:46.031134+00	2026-07-04 03:20:46.031134+00
01900000-0000-7000-8000-020000000023	01900000-0000-7000-8000-010000000023	Salma	Art deco facades and mint tea.	female	\N	f	74	30000	MAD	t	60	480	30	15	15	120	60	f	moderate	{ar,en,fr}	{architecture,food}	1	2026-07-11 03:20:46.031134+00	2026-07-11 03:20:46.031134+00
01900000-0000-7000-8000-020000000024	01900000-0000-7000-8000-010000000024	Youssef	Dar Bouazza when the swell is up.	male	\N	f	74	28000	MAD	t	60	480	30	15	15	120	60	t	flexible	{ar,fr}	{football,surfing}	1	2026-07-18 03:20:46.031134+00	2026-07-18 03:20:46.031134+00
\.


--
-- Data for Name: conversations; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.conversations (id, low_id, high_id, last_seq, last_sent_at, low_sent, low_read, low_seen, high_read, high_seen, created_at) FROM stdin;
01900000-0000-7000-8000-050000000001	01900000-0000-7000-8000-010000000001	01900000-0000-7000-8000-010000000025	8	2026-11-27 02:40:46.077+00	4	8	4	7	4	2026-11-23 03:20:46.077+00
01900000-0000-7000-8000-050000000002	01900000-0000-7000-8000-010000000003	01900000-0000-7000-8000-010000000025	2	2026-11-27 03:05:46.077+00	1	2	1	1	0	2026-11-26 02:50:46.077+00
01900000-0000-7000-8000-050000000003	01900000-0000-7000-8000-010000000002	01900000-0000-7000-8000-010000000026	5	2026-11-24 02:30:46.077+00	2	5	3	5	2	2026-11-24 02:00:46.077+00
01900000-0000-7000-8000-050000000004	01900000-0000-7000-8000-010000000005	01900000-0000-7000-8000-010000000026	3	2026-11-26 16:01:46.077+00	2	3	1	1	0	2026-11-26 15:40:46.077+00
01900000-0000-7000-8000-050000000005	01900000-0000-7000-8000-010000000004	01900000-0000-7000-8000-010000000025	2	2026-11-26 05:50:46.077+00	1	2	1	2	1	2026-11-26 05:40:46.077+00
\.


--
-- Data for Name: countries; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.countries (code, name, currency) FROM stdin;
AD	Andorra	EUR
AE	United Arab Emirates	AED
AF	Afghanistan	AFN
AG	Antigua and Barbuda	XCD
AI	Anguilla	XCD
AL	Albania	ALL
AM	Armenia	AMD
AO	Angola	AOA
AQ	Antarctica	USD
AR	Argentina	ARS
AS	American Samoa	USD
AT	Austria	EUR
AU	Australia	AUD
AW	Aruba	AWG
AX	Åland Islands	EUR
AZ	Azerbaijan	AZN
BA	Bosnia and Herzegovina	BAM
BB	Barbados	BBD
BD	Bangladesh	BDT
BE	Belgium	EUR
BF	Burkina Faso	XOF
BG	Bulgaria	EUR
BH	Bahrain	BHD
BI	Burundi	BIF
BJ	Benin	XOF
BL	Saint Barthélemy	EUR
BM	Bermuda	BMD
BN	Brunei Darussalam	BND
BO	Bolivia	BOB
BQ	Bonaire, Sint Eustatius and Saba	USD
BR	Brazil	BRL
BS	Bahamas	BSD
BT	Bhutan	BTN
BV	Bouvet Island	NOK
BW	Botswana	BWP
BY	Belarus	BYN
BZ	Belize	BZD
CA	Canada	CAD
CC	Cocos (Keeling) Islands	AUD
CD	Congo, The Democratic Republic of the	CDF
CF	Central African Republic	XAF
CG	Congo	XAF
CH	Switzerland	CHF
CI	Côte d'Ivoire	XOF
CK	Cook Islands	NZD
CL	Chile	CLP
CM	Cameroon	XAF
CN	China	CNY
CO	Colombia	COP
CR	Costa Rica	CRC
CU	Cuba	CUP
CV	Cabo Verde	CVE
CW	Curaçao	XCG
CX	Christmas Island	AUD
CY	Cyprus	EUR
CZ	Czechia	CZK
DE	Germany	EUR
DJ	Djibouti	DJF
DK	Denmark	DKK
DM	Dominica	XCD
DO	Dominican Republic	DOP
DZ	Algeria	DZD
EC	Ecuador	USD
EE	Estonia	EUR
EG	Egypt	EGP
EH	Western Sahara	MAD
ER	Eritrea	ERN
ES	Spain	EUR
ET	Ethiopia	ETB
FI	Finland	EUR
FJ	Fiji	FJD
FK	Falkland Islands (Malvinas)	FKP
FM	Micronesia, Federated States of	USD
FO	Faroe Islands	DKK
FR	France	EUR
GA	Gabon	XAF
GB	United Kingdom	GBP
GD	Grenada	XCD
GE	Georgia	GEL
GF	French Guiana	EUR
GG	Guernsey	GBP
GH	Ghana	GHS
GI	Gibraltar	GIP
GL	Greenland	DKK
GM	Gambia	GMD
GN	Guinea	GNF
GP	Guadeloupe	EUR
GQ	Equatorial Guinea	XAF
GR	Greece	EUR
GS	South Georgia and the South Sandwich Islands	FKP
GT	Guatemala	GTQ
GU	Guam	USD
GW	Guinea-Bissau	XOF
GY	Guyana	GYD
HK	Hong Kong	HKD
HM	Heard Island and McDonald Islands	AUD
HN	Honduras	HNL
HR	Croatia	EUR
HT	Haiti	HTG
HU	Hungary	HUF
ID	Indonesia	IDR
IE	Ireland	EUR
IL	Israel	ILS
IM	Isle of Man	GBP
IN	India	INR
IO	British Indian Ocean Territory	USD
IQ	Iraq	IQD
IR	Iran	IRR
IS	Iceland	ISK
IT	Italy	EUR
JE	Jersey	GBP
JM	Jamaica	JMD
JO	Jordan	JOD
JP	Japan	JPY
KE	Kenya	KES
KG	Kyrgyzstan	KGS
KH	Cambodia	KHR
KI	Kiribati	AUD
KM	Comoros	KMF
KN	Saint Kitts and Nevis	XCD
KP	North Korea	KPW
KR	South Korea	KRW
KW	Kuwait	KWD
KY	Cayman Islands	KYD
KZ	Kazakhstan	KZT
LA	Laos	LAK
LB	Lebanon	LBP
LC	Saint Lucia	XCD
LI	Liechtenstein	CHF
LK	Sri Lanka	LKR
LR	Liberia	LRD
LS	Lesotho	LSL
LT	Lithuania	EUR
LU	Luxembourg	EUR
LV	Latvia	EUR
LY	Libya	LYD
MA	Morocco	MAD
MC	Monaco	EUR
MD	Moldova	MDL
ME	Montenegro	EUR
MF	Saint Martin (French part)	EUR
MG	Madagascar	MGA
MH	Marshall Islands	USD
MK	North Macedonia	MKD
ML	Mali	XOF
MM	Myanmar	MMK
MN	Mongolia	MNT
MO	Macao	MOP
MP	Northern Mariana Islands	USD
MQ	Martinique	EUR
MR	Mauritania	MRU
MS	Montserrat	XCD
MT	Malta	EUR
MU	Mauritius	MUR
MV	Maldives	MVR
MW	Malawi	MWK
MX	Mexico	MXN
MY	Malaysia	MYR
MZ	Mozambique	MZN
NA	Namibia	NAD
NC	New Caledonia	XPF
NE	Niger	XOF
NF	Norfolk Island	AUD
NG	Nigeria	NGN
NI	Nicaragua	NIO
NL	Netherlands	EUR
NO	Norway	NOK
NP	Nepal	NPR
NR	Nauru	AUD
NU	Niue	NZD
NZ	New Zealand	NZD
OM	Oman	OMR
PA	Panama	PAB
PE	Peru	PEN
PF	French Polynesia	XPF
PG	Papua New Guinea	PGK
PH	Philippines	PHP
PK	Pakistan	PKR
PL	Poland	PLN
PM	Saint Pierre and Miquelon	EUR
PN	Pitcairn	NZD
PR	Puerto Rico	USD
PS	Palestine, State of	ILS
PT	Portugal	EUR
PW	Palau	USD
PY	Paraguay	PYG
QA	Qatar	QAR
RE	Réunion	EUR
RO	Romania	RON
RS	Serbia	RSD
RU	Russian Federation	RUB
RW	Rwanda	RWF
SA	Saudi Arabia	SAR
SB	Solomon Islands	SBD
SC	Seychelles	SCR
SD	Sudan	SDG
SE	Sweden	SEK
SG	Singapore	SGD
SH	Saint Helena, Ascension and Tristan da Cunha	SHP
SI	Slovenia	EUR
SJ	Svalbard and Jan Mayen	NOK
SK	Slovakia	EUR
SL	Sierra Leone	SLE
SM	San Marino	EUR
SN	Senegal	XOF
SO	Somalia	SOS
SR	Suriname	SRD
SS	South Sudan	SSP
ST	Sao Tome and Principe	STN
SV	El Salvador	USD
SX	Sint Maarten (Dutch part)	XCG
SY	Syria	SYP
SZ	Eswatini	SZL
TC	Turks and Caicos Islands	USD
TD	Chad	XAF
TF	French Southern Territories	EUR
TG	Togo	XOF
TH	Thailand	THB
TJ	Tajikistan	TJS
TK	Tokelau	NZD
TL	Timor-Leste	USD
TM	Turkmenistan	TMT
TN	Tunisia	TND
TO	Tonga	TOP
TR	Türkiye	TRY
TT	Trinidad and Tobago	TTD
TV	Tuvalu	AUD
TW	Taiwan	TWD
TZ	Tanzania	TZS
UA	Ukraine	UAH
UG	Uganda	UGX
UM	United States Minor Outlying Islands	USD
US	United States	USD
UY	Uruguay	UYU
UZ	Uzbekistan	UZS
VA	Holy See (Vatican City State)	EUR
VC	Saint Vincent and the Grenadines	XCD
VE	Venezuela	VES
VG	Virgin Islands, British	USD
VI	Virgin Islands, U.S.	USD
VN	Vietnam	VND
VU	Vanuatu	VUV
WF	Wallis and Futuna	XPF
WS	Samoa	WST
YE	Yemen	YER
YT	Mayotte	EUR
ZA	South Africa	ZAR
ZM	Zambia	ZMW
ZW	Zimbabwe	ZWG
\.


--
-- Data for Name: currencies; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.currencies (code, minor_digits) FROM stdin;
AED	2
AFN	2
ALL	2
AMD	2
AOA	2
ARS	2
AUD	2
AWG	2
AZN	2
BAM	2
BBD	2
BDT	2
BHD	3
BIF	0
BMD	2
BND	2
BOB	2
BRL	2
BSD	2
BTN	2
BWP	2
BYN	2
BZD	2
CAD	2
CDF	2
CHF	2
CLP	0
CNY	2
COP	2
CRC	2
CUP	2
CVE	2
CZK	2
DJF	0
DKK	2
DOP	2
DZD	2
EGP	2
ERN	2
ETB	2
EUR	2
FJD	2
FKP	2
GBP	2
GEL	2
GHS	2
GIP	2
GMD	2
GNF	0
GTQ	2
GYD	2
HKD	2
HNL	2
HTG	2
HUF	2
IDR	2
ILS	2
INR	2
IQD	3
IRR	2
ISK	0
JMD	2
JOD	3
JPY	0
KES	2
KGS	2
KHR	2
KMF	0
KPW	2
KRW	0
KWD	3
KYD	2
KZT	2
LAK	2
LBP	2
LKR	2
LRD	2
LSL	2
LYD	3
MAD	2
MDL	2
MGA	2
MKD	2
MMK	2
MNT	2
MOP	2
MRU	2
MUR	2
MVR	2
MWK	2
MXN	2
MYR	2
MZN	2
NAD	2
NGN	2
NIO	2
NOK	2
NPR	2
NZD	2
OMR	3
PAB	2
PEN	2
PGK	2
PHP	2
PKR	2
PLN	2
PYG	0
QAR	2
RON	2
RSD	2
RUB	2
RWF	0
SAR	2
SBD	2
SCR	2
SDG	2
SEK	2
SGD	2
SHP	2
SLE	2
SOS	2
SRD	2
SSP	2
STN	2
SYP	2
SZL	2
THB	2
TJS	2
TMT	2
TND	3
TOP	2
TRY	2
TTD	2
TWD	2
TZS	2
UAH	2
UGX	0
USD	2
UYU	2
UZS	2
VES	2
VND	0
VUV	0
WST	2
XAF	0
XCD	2
XCG	2
XOF	0
XPF	0
YER	2
ZAR	2
ZMW	2
ZWG	2
\.


--
-- Data for Name: event_staff; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.event_staff (event_id, account_id, created_at) FROM stdin;
01900000-0000-7000-8000-060000000001	01900000-0000-7000-8000-010000000003	2026-11-07 03:20:46.087763+00
\.


--
-- Data for Name: events; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.events (id, organiser_id, name, description, city_id, venue, starts_at, ends_at, capacity, is_public, cancelled_at, version, created_at, updated_at) FROM stdin;
01900000-0000-7000-8000-060000000001	01900000-0000-7000-8000-010000000027	Summer on the Quay	Music, lanterns and late food by the water.	44	Pier 4	2026-11-27 01:20:46.087763+00	2026-11-27 11:20:46.087763+00	300	t	\N	1	2026-11-07 03:20:46.087763+00	2026-11-07 03:20:46.087763+00
01900000-0000-7000-8000-060000000002	01900000-0000-7000-8000-010000000027	Rehearsal for the team	A dry run of the door.	44	Pier 4, hall B	2026-11-30 03:20:46.087763+00	2026-11-30 05:20:46.087763+00	20	f	\N	1	2026-11-07 03:20:46.087763+00	2026-11-07 03:20:46.087763+00
01900000-0000-7000-8000-060000000003	01900000-0000-7000-8000-010000000001	An evening of jazz trivia	Quiz and records.	44	The corner room	2026-12-03 03:20:46.087763+00	2026-12-03 06:20:46.087763+00	40	t	\N	1	2026-11-07 03:20:46.087763+00	2026-11-07 03:20:46.087763+00
\.


--
-- Data for Name: factories; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.factories (id, name, chart_data, created_at) FROM stdin;
1	\N	{"sprocket_production_actual":[31,30,32,29,31,33,32,30,28,29,31,32,34,33,31,30,32,31,33,32],"sprocket_production_goal":[30,30,30,30,31,31,31,31,31,31,32,32,32,32,32,32,33,33,33,33],"time":[1611194400,1611194460,1611194520,1611194580,1611194640,1611194700,1611194760,1611194820,1611194880,1611194940,1611195000,1611195060,1611195120,1611195180,1611195240,1611195300,1611195360,1611195420,1611195480,1611195540]}	2026-11-27 03:20:46.101258+00
2	\N	{"sprocket_production_actual":[27,28,30,31,30,29,31,32,33,32,30,28,27,29,31,33,34,33,32,31],"sprocket_production_goal":[32,32,32,32,32,31,31,31,31,31,30,30,30,30,30,31,31,31,31,31],"time":[1611195600,1611195660,1611195720,1611195780,1611195840,1611195900,1611195960,1611196020,1611196080,1611196140,1611196200,1611196260,1611196320,1611196380,1611196440,1611196500,1611196560,1611196620,1611196680,1611196740]}	2026-11-27 03:20:46.101258+00
3	\N	{"sprocket_production_actual":[33,32,32,31,29,28,28,30,31,33,34,34,33,31,30,29,30,32,33,35],"sprocket_production_goal":[29,29,30,30,31,31,32,32,33,33,33,33,32,32,31,31,30,30,29,29],"time":[1611196800,1611196860,1611196920,1611196980,1611197040,1611197100,1611197160,1611197220,1611197280,1611197340,1611197400,1611197460,1611197520,1611197580,1611197640,1611197700,1611197760,1611197820,1611197880,1611197940]}	2026-11-27 03:20:46.101258+00
\.


--
-- Data for Name: idempotency_keys; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.idempotency_keys (account_id, key, route, request_sha256, status, location, etag, body, created_at, content_type) FROM stdin;
\.


--
-- Data for Name: meeting_history; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.meeting_history (meeting_id, version, actor, from_status, to_status, reason, at) FROM stdin;
01900000-0000-7000-8000-040000000001	1	patron	\N	requested	\N	2026-11-25 02:50:46.061914+00
01900000-0000-7000-8000-040000000002	1	patron	\N	requested	\N	2026-11-27 02:50:46.061914+00
01900000-0000-7000-8000-040000000003	1	patron	\N	requested	\N	2026-11-18 02:50:46.061914+00
01900000-0000-7000-8000-040000000004	1	patron	\N	requested	\N	2026-11-12 02:50:46.061914+00
01900000-0000-7000-8000-040000000005	1	patron	\N	requested	\N	2026-11-26 02:50:46.061914+00
01900000-0000-7000-8000-040000000006	1	patron	\N	requested	\N	2026-11-26 02:50:46.061914+00
01900000-0000-7000-8000-040000000007	1	patron	\N	requested	\N	2026-11-24 02:50:46.061914+00
01900000-0000-7000-8000-040000000008	1	patron	\N	requested	\N	2026-11-19 02:50:46.061914+00
01900000-0000-7000-8000-040000000009	1	patron	\N	requested	\N	2026-11-23 02:50:46.061914+00
01900000-0000-7000-8000-040000000010	1	patron	\N	requested	\N	2026-11-27 02:50:46.061914+00
01900000-0000-7000-8000-040000000001	2	companion	requested	accepted	\N	2026-11-25 03:10:46.061914+00
01900000-0000-7000-8000-040000000003	2	companion	requested	accepted	\N	2026-11-18 03:10:46.061914+00
01900000-0000-7000-8000-040000000004	2	companion	requested	accepted	\N	2026-11-12 03:10:46.061914+00
01900000-0000-7000-8000-040000000005	2	companion	requested	declined	Away that week, sorry.	2026-11-26 03:10:46.061914+00
01900000-0000-7000-8000-040000000006	2	patron	requested	withdrawn	My plans have changed.	2026-11-26 03:10:46.061914+00
01900000-0000-7000-8000-040000000007	2	companion	requested	accepted	\N	2026-11-24 03:10:46.061914+00
01900000-0000-7000-8000-040000000008	2	system	requested	expired	\N	2026-11-20 02:50:46.061914+00
01900000-0000-7000-8000-040000000009	2	companion	requested	accepted	\N	2026-11-23 03:10:46.061914+00
01900000-0000-7000-8000-040000000003	3	system	accepted	completed	\N	2026-11-22 00:00:00+00
01900000-0000-7000-8000-040000000004	3	system	accepted	completed	\N	2026-11-16 01:00:00+00
01900000-0000-7000-8000-040000000009	3	patron	accepted	cancelled	A cold.	2026-11-23 04:10:46.061914+00
\.


--
-- Data for Name: meetings; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.meetings (id, companion_id, patron_id, city_id, time_zone, starts_at, ends_at, minutes, note, status, cancellation_policy, currency, hourly_rate, price, service_fee, total, payout, refund, expires_at, accepted_at, version, created_at, updated_at, discount, voucher_code) FROM stdin;
01900000-0000-7000-8000-040000000001	01900000-0000-7000-8000-020000000001	01900000-0000-7000-8000-030000000001	44	America/Toronto	2026-11-29 23:00:00+00	2026-11-30 01:00:00+00	120	The new show at the gallery?	accepted	moderate	CAD	4500	9000	0	9000	9000	\N	2026-11-26 02:50:46.061914+00	2026-11-25 03:10:46.061914+00	2	2026-11-25 02:50:46.061914+00	2026-11-25 03:10:46.061914+00	0	\N
01900000-0000-7000-8000-040000000002	01900000-0000-7000-8000-020000000003	01900000-0000-7000-8000-030000000001	44	America/Toronto	2026-12-02 00:00:00+00	2026-12-02 03:00:00+00	180	Saturday's game.	requested	flexible	CAD	4000	12000	0	12000	12000	\N	2026-11-28 02:50:46.061914+00	\N	1	2026-11-27 02:50:46.061914+00	2026-11-27 02:50:46.061914+00	0	\N
01900000-0000-7000-8000-040000000003	01900000-0000-7000-8000-020000000004	01900000-0000-7000-8000-030000000001	44	America/Toronto	2026-11-20 23:00:00+00	2026-11-21 00:00:00+00	60	\N	completed	strict	CAD	5200	5200	0	5200	5200	\N	2026-11-19 02:50:46.061914+00	2026-11-18 03:10:46.061914+00	3	2026-11-18 02:50:46.061914+00	2026-11-18 03:10:46.061914+00	0	\N
01900000-0000-7000-8000-040000000004	01900000-0000-7000-8000-020000000001	01900000-0000-7000-8000-030000000001	44	America/Toronto	2026-11-14 23:00:00+00	2026-11-15 01:00:00+00	120	\N	completed	moderate	CAD	4500	9000	0	9000	9000	\N	2026-11-13 02:50:46.061914+00	2026-11-12 03:10:46.061914+00	3	2026-11-12 02:50:46.061914+00	2026-11-12 03:10:46.061914+00	0	\N
01900000-0000-7000-8000-040000000005	01900000-0000-7000-8000-020000000004	01900000-0000-7000-8000-030000000001	44	America/Toronto	2026-12-05 23:00:00+00	2026-12-06 00:00:00+00	60	\N	declined	strict	CAD	5200	5200	0	5200	5200	\N	2026-11-27 02:50:46.061914+00	\N	2	2026-11-26 02:50:46.061914+00	2026-11-26 03:10:46.061914+00	0	\N
01900000-0000-7000-8000-040000000006	01900000-0000-7000-8000-020000000003	01900000-0000-7000-8000-030000000001	44	America/Toronto	2026-12-05 01:00:00+00	2026-12-05 02:00:00+00	60	Or some other day.	withdrawn	flexible	CAD	4000	4000	0	4000	4000	\N	2026-11-27 02:50:46.061914+00	\N	2	2026-11-26 02:50:46.061914+00	2026-11-26 03:10:46.061914+00	0	\N
01900000-0000-7000-8000-040000000007	01900000-0000-7000-8000-020000000002	01900000-0000-7000-8000-030000000002	3	America/Mexico_City	2026-12-01 02:00:00+00	2026-12-01 05:00:00+00	180	Teach me to dance.	accepted	flexible	MXN	60000	180000	0	180000	180000	\N	2026-11-25 02:50:46.061914+00	2026-11-24 03:10:46.061914+00	2	2026-11-24 02:50:46.061914+00	2026-11-24 03:10:46.061914+00	0	\N
01900000-0000-7000-8000-040000000008	01900000-0000-7000-8000-020000000005	01900000-0000-7000-8000-030000000002	3	America/Mexico_City	2026-11-24 01:00:00+00	2026-11-24 03:00:00+00	120	\N	expired	moderate	MXN	48000	96000	0	96000	96000	\N	2026-11-20 02:50:46.061914+00	\N	2	2026-11-19 02:50:46.061914+00	2026-11-19 03:10:46.061914+00	0	\N
01900000-0000-7000-8000-040000000009	01900000-0000-7000-8000-020000000006	01900000-0000-7000-8000-030000000002	3	America/Mexico_City	2026-12-06 23:00:00+00	2026-12-07 01:00:00+00	120	Murals of the centre.	cancelled	flexible	MXN	55000	110000	0	110000	110000	110000	2026-11-24 02:50:46.061914+00	2026-11-23 03:10:46.061914+00	3	2026-11-23 02:50:46.061914+00	2026-11-23 03:10:46.061914+00	0	\N
01900000-0000-7000-8000-040000000010	01900000-0000-7000-8000-020000000005	01900000-0000-7000-8000-030000000002	3	America/Mexico_City	2026-12-03 00:00:00+00	2026-12-03 01:00:00+00	60	Hungry already.	requested	moderate	MXN	48000	48000	0	48000	48000	\N	2026-11-28 02:50:46.061914+00	\N	1	2026-11-27 02:50:46.061914+00	2026-11-27 02:50:46.061914+00	0	\N
\.


--
-- Data for Name: message_counts; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.message_counts (account_id, minute_from, sent, day_from, started) FROM stdin;
\.


--
-- Data for Name: messages; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.messages (conversation_id, seq, id, from_low, low_count, body, client_id, sent_at) FROM stdin;
01900000-0000-7000-8000-050000000001	1	01900000-0000-7000-8000-060001000001	f	0	Hello Julia, the gallery has a new show. Would Thursday suit you?	\N	2026-11-23 03:20:46.077+00
01900000-0000-7000-8000-050000000001	2	01900000-0000-7000-8000-060001000002	t	1	Hello Alex! Yes, gladly. I have not seen it yet.	\N	2026-11-23 03:49:46.077+00
01900000-0000-7000-8000-050000000001	3	01900000-0000-7000-8000-060001000003	f	1	Then I shall book two hours. Shall we meet at the door?	\N	2026-11-23 04:00:46.077+00
01900000-0000-7000-8000-050000000001	4	01900000-0000-7000-8000-060001000004	t	2	At the door. I wear a red scarf 🧣	\N	2026-11-23 04:02:46.077+00
01900000-0000-7000-8000-050000000001	5	01900000-0000-7000-8000-060001000005	f	2	Booked.	\N	2026-11-25 03:00:46.077+00
01900000-0000-7000-8000-050000000001	6	01900000-0000-7000-8000-060001000006	t	3	And accepted. Until then!	\N	2026-11-25 03:20:46.077+00
01900000-0000-7000-8000-050000000001	7	01900000-0000-7000-8000-060001000007	t	4	They open an hour later that day, at six. Is that still fine?	\N	2026-11-27 01:45:46.077+00
01900000-0000-7000-8000-050000000001	8	01900000-0000-7000-8000-060001000008	f	4	Even better.	\N	2026-11-27 02:40:46.077+00
01900000-0000-7000-8000-050000000002	1	01900000-0000-7000-8000-060002000001	f	0	Saturday's game, three hours? I have two tickets.	\N	2026-11-26 02:50:46.077+00
01900000-0000-7000-8000-050000000002	2	01900000-0000-7000-8000-060002000002	t	1	I shall know by tonight, and answer your request then.	\N	2026-11-27 03:05:46.077+00
01900000-0000-7000-8000-050000000003	1	01900000-0000-7000-8000-060003000001	f	0	¡Hola Alexis! I have two left feet. Is that a problem?	\N	2026-11-24 02:00:46.077+00
01900000-0000-7000-8000-050000000003	2	01900000-0000-7000-8000-060003000002	t	1	None at all. In three hours you will dance.	\N	2026-11-24 02:15:46.077+00
01900000-0000-7000-8000-050000000003	3	01900000-0000-7000-8000-060003000003	f	1	Which shoes?	\N	2026-11-24 02:20:46.077+00
01900000-0000-7000-8000-050000000003	4	01900000-0000-7000-8000-060003000004	t	2	Any with a smooth sole.	\N	2026-11-24 02:29:46.077+00
01900000-0000-7000-8000-050000000003	5	01900000-0000-7000-8000-060003000005	f	2	Thank you!	\N	2026-11-24 02:30:46.077+00
01900000-0000-7000-8000-050000000004	1	01900000-0000-7000-8000-060004000001	f	0	Hungry already. Do you know a place near the park?	\N	2026-11-26 15:40:46.077+00
01900000-0000-7000-8000-050000000004	2	01900000-0000-7000-8000-060004000002	t	1	Two, and a third that is only open on Mondays.	\N	2026-11-26 16:00:46.077+00
01900000-0000-7000-8000-050000000004	3	01900000-0000-7000-8000-060004000003	t	2	The one with the garden is the best.	\N	2026-11-26 16:01:46.077+00
01900000-0000-7000-8000-050000000005	1	01900000-0000-7000-8000-060005000001	f	0	Would an evening next week suit you?	\N	2026-11-26 05:40:46.077+00
01900000-0000-7000-8000-050000000005	2	01900000-0000-7000-8000-060005000002	t	1	I am away that week, sorry. Perhaps the one after.	\N	2026-11-26 05:50:46.077+00
\.


--
-- Data for Name: open_requests; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.open_requests (patron_id, open) FROM stdin;
01900000-0000-7000-8000-030000000001	1
01900000-0000-7000-8000-030000000002	1
\.


--
-- Data for Name: orientations; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.orientations (code, name, "position") FROM stdin;
straight	Straight	1
gay	Gay	2
bisexual	Bisexual	3
queer	Queer	4
asexual	Asexual	5
\.


--
-- Data for Name: patrons; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.patrons (id, account_id, name, sex, city_id, orientation, version, created_at, updated_at) FROM stdin;
01900000-0000-7000-8000-030000000001	01900000-0000-7000-8000-010000000025	Alex	male	44	\N	1	2026-07-25 03:20:46.031134+00	2026-07-25 03:20:46.031134+00
01900000-0000-7000-8000-030000000002	01900000-0000-7000-8000-010000000026	Lisa	female	3	\N	1	2026-08-01 03:20:46.031134+00	2026-08-01 03:20:46.031134+00
\.


--
-- Data for Name: payout_goals; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.payout_goals (companion_id, monthly_payout, currency, version, created_at, updated_at) FROM stdin;
01900000-0000-7000-8000-020000000001	90000	CAD	1	2026-11-27 03:20:46.103903+00	2026-11-27 03:20:46.103903+00
01900000-0000-7000-8000-020000000002	1200000	MXN	1	2026-11-27 03:20:46.103903+00	2026-11-27 03:20:46.103903+00
\.


--
-- Data for Name: redemptions; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.redemptions (id, voucher_id, event_id, code, by_id, guest_id, meeting_id, status, refusal, spend, discount, currency, request_id, request_hash, redeemed_at, reason, reversed_by, reversed_at, version, created_at) FROM stdin;
01900000-0000-7000-8000-080000000005	01900000-0000-7000-8000-070000000002	01900000-0000-7000-8000-060000000001	QUAY-5-OFF	01900000-0000-7000-8000-010000000003	01900000-0000-7000-8000-010000000025	\N	refused	min_spend	900	\N	CAD	\N	\N	\N	\N	\N	\N	1	2026-11-27 02:55:46.087763+00
01900000-0000-7000-8000-080000000004	01900000-0000-7000-8000-070000000002	01900000-0000-7000-8000-060000000001	QUAY-5-OFF	01900000-0000-7000-8000-010000000003	01900000-0000-7000-8000-010000000025	\N	redeemed	\N	2600	500	CAD	\N	\N	2026-11-27 02:50:46.087763+00	\N	\N	\N	1	2026-11-27 02:50:46.087763+00
01900000-0000-7000-8000-080000000003	01900000-0000-7000-8000-070000000001	01900000-0000-7000-8000-060000000001	QUAY-20	01900000-0000-7000-8000-010000000003	01900000-0000-7000-8000-010000000026	\N	refused	per_account_limit	1500	\N	CAD	\N	\N	\N	\N	\N	\N	1	2026-11-27 02:40:46.087763+00
01900000-0000-7000-8000-080000000002	01900000-0000-7000-8000-070000000001	01900000-0000-7000-8000-060000000001	QUAY-20	01900000-0000-7000-8000-010000000003	01900000-0000-7000-8000-010000000026	\N	redeemed	\N	9000	1800	CAD	\N	\N	2026-11-27 02:35:46.087763+00	\N	\N	\N	1	2026-11-27 02:35:46.087763+00
01900000-0000-7000-8000-080000000001	01900000-0000-7000-8000-070000000001	01900000-0000-7000-8000-060000000001	QUAY-20	01900000-0000-7000-8000-010000000003	01900000-0000-7000-8000-010000000025	\N	redeemed	\N	4200	840	CAD	\N	\N	2026-11-27 02:10:46.087763+00	\N	\N	\N	1	2026-11-27 02:10:46.087763+00
\.


--
-- Data for Name: removed_updates; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.removed_updates (account_id, through_id) FROM stdin;
\.


--
-- Data for Name: schema_migrations; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.schema_migrations (name, sha256, applied_at) FROM stdin;
migrations/0001_extensions.sql	\\x6b3334764ef1b784e541371ae575d5d7086a553dec4797d896b2a479fbf1e79a	2026-11-27 03:20:45.69257+00
migrations/0002_updates.sql	\\x92f89841cfb6e6ddd07f0160514c0dc95a69b77b411850b8bcc122313274d797	2026-11-27 03:20:45.7673+00
migrations/0003_idempotency_keys.sql	\\x2fdffbfafcd72f004d26db01f85dfe030ded8d24a1e1301478663797308a033e	2026-11-27 03:20:45.773788+00
migrations/0004_places.sql	\\xd4ce6d6ac91bdb1487225d7111ae14d7aed134225507fc9efcc26b308c88a6d7	2026-11-27 03:20:45.777339+00
migrations/0005_accounts.sql	\\x94209f871868593e3d9a0265ab91264befb3f116f1d370220566a791d6d274a7	2026-11-27 03:20:45.786307+00
migrations/0006_sessions.sql	\\xb8faa480db4a4cb27d2adbf631bae6bffa356e312ae5a852c7e2f5c1a0d9431c	2026-11-27 03:20:45.791364+00
migrations/0007_companions.sql	\\xfc341d3398901f2898fb01c83724fd8bfa22fe6c3a1574ab97f261725c294ee2	2026-11-27 03:20:45.7975+00
migrations/0008_patrons.sql	\\x8d65c05a972ec5c907103f34a11a2af2516da0f039f18ebcf70a43a658325845	2026-11-27 03:20:45.823967+00
migrations/0009_meetings.sql	\\x9f5b29b8215631ae5d88559681c71529f9417f55050888be2dc3b530ae8aba79	2026-11-27 03:20:45.832221+00
migrations/0010_blocks.sql	\\x64d970955174c8dfa3cb130f22b8568bdaafe1fa2b96d726cce5df608acf86bb	2026-11-27 03:20:45.868267+00
migrations/0011_messages.sql	\\xb8438989ff73184f893543db0e9dbf3e8a886848769c94d14111b767622b424f	2026-11-27 03:20:45.874171+00
migrations/0012_live_updates.sql	\\x25565576112ed4de595cbf03b8702cce9e46a0c0920a97959a025429bb9050e1	2026-11-27 03:20:45.887915+00
migrations/0013_events.sql	\\xba85ad6aae58c9b72733bb4fda517b9546230351bd457145893a649d21700124	2026-11-27 03:20:45.890806+00
migrations/0014_vouchers.sql	\\x437db25d60721f8e3bbe3a383b7ad267d921cf72b153c5314ba90f80795773eb	2026-11-27 03:20:45.898161+00
migrations/0015_sprockets.sql	\\x3bc36bca560984394d0c210d0f94a8a40a24ffb6be6ef7ce91a8017b77dc6351	2026-11-27 03:20:45.915983+00
migrations/0016_factories.sql	\\x71041ab78a2c366b702669ee1475137cfb7dc9e78369b2e9c4d7cc283057003a	2026-11-27 03:20:45.921553+00
migrations/0017_insights.sql	\\x2d6fe6abd9ce0ab959c3242d7a12b738c865f840b89c669cf3bdf662de9bc41d	2026-11-27 03:20:45.92511+00
migrations/0018_answer_types.sql	\\x44eeb26510ff1f44c81866c814dcbc7a76443569fbd32a1c2f98749b557ea3aa	2026-11-27 03:20:45.928926+00
migrations/0019_starts.sql	\\xd31ca2dfc89dd9102fb376e15e4bf730205b2088dbd1d2e7a98a3322420a6133	2026-11-27 03:20:45.929969+00
migrations/0020_sprocket_versions.sql	\\x8b657ee096b984fbe033777f10c899adcf92fed82b2f46bd77ef827b8a87ed34	2026-11-27 03:20:45.932321+00
migrations/0021_refusals.sql	\\xf493f07555add88ad6f8eb8ffa42d6b7dc32e38111731afabc8b7c9d561008bb	2026-11-27 03:20:45.933858+00
seeds/0001_countries.sql	\\xdf27c05c9df4145b52ab749297a29af05c43f9cd9d5ae501c02f5554577cbd49	2026-11-27 03:20:45.936978+00
seeds/0002_cities.sql	\\xaf3ee92e66e65baad99f7d54430df0bbb956b0a5d5a0d8afd172a3f4b6614ec4	2026-11-27 03:20:45.944242+00
seeds/0003_orientations.sql	\\x3886d7089f619bcca850a023ffc1592c1f3af2fc666238109aee506f4858d2bd	2026-11-27 03:20:46.023683+00
demo/0001_people.sql	\\xae6eee1c3f56fe06fbb0733cfca83d0a4e5d582cf9f745328425979b0e8f609a	2026-11-27 03:20:46.031134+00
demo/0002_companions.sql	\\x9dcba53c5aa6a071de39be5544f043abcbb88b03a2b34f76e7fae9628cb176f6	2026-11-27 03:20:46.038797+00
demo/0003_meetings.sql	\\x298370f7ea1176ccff792df00463b960a1930577486504d8a7e2e85f25f370a2	2026-11-27 03:20:46.061914+00
demo/0004_messages.sql	\\x9374169a8e3d007f765d225cfd3d537b2000f6bea365e63ca1ba73e317a9b1fd	2026-11-27 03:20:46.077826+00
demo/0005_events.sql	\\x5ebc432f82138216202d3394f0b26ecccd76c5b36d2b4b1d8b07e6d09c22d4d2	2026-11-27 03:20:46.087763+00
demo/0007_sprockets.sql	\\xd56db82ea17d0a399c971235ab6776ca219d761416b5710e933b01035a969473	2026-11-27 03:20:46.098974+00
demo/0008_factories.sql	\\xc3f8b3bb8058931cf640e03169253fdf48f80f16de836093dedbc59093ee0163	2026-11-27 03:20:46.101258+00
demo/0009_goals.sql	\\x188a2fea8220e25f4d056e19fb0cd2f60dbc867d97efca25c26bd24aa7b2154e	2026-11-27 03:20:46.103903+00
\.


--
-- Data for Name: sessions; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.sessions (id, token_sha256, account_id, device, created_at, last_seen_at, expires_at) FROM stdin;
\.


--
-- Data for Name: sign_in_failures; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.sign_in_failures (email_sha256, failures, failed_at, blocked_until) FROM stdin;
\.


--
-- Data for Name: sprockets; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.sprockets (id, teeth, pitch_diameter, outside_diameter, pitch, version, created_at, updated_at) FROM stdin;
1	5	5	6	1	1	2026-11-27 03:20:46.098974+00	2026-11-27 03:20:46.098974+00
2	5	5	6	1	1	2026-11-27 03:20:46.098974+00	2026-11-27 03:20:46.098974+00
3	5	5	6	1	1	2026-11-27 03:20:46.098974+00	2026-11-27 03:20:46.098974+00
\.


--
-- Data for Name: updates; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.updates (account_id, id, kind, payload, at) FROM stdin;
01900000-0000-7000-8000-010000000001	1	meeting	{"id": "01900000-0000-7000-8000-040000000004", "status": "completed"}	2026-11-12 02:50:46.061914+00
01900000-0000-7000-8000-010000000025	2	meeting	{"id": "01900000-0000-7000-8000-040000000004", "status": "completed"}	2026-11-12 02:50:46.061914+00
01900000-0000-7000-8000-010000000004	3	meeting	{"id": "01900000-0000-7000-8000-040000000003", "status": "completed"}	2026-11-18 02:50:46.061914+00
01900000-0000-7000-8000-010000000025	4	meeting	{"id": "01900000-0000-7000-8000-040000000003", "status": "completed"}	2026-11-18 02:50:46.061914+00
01900000-0000-7000-8000-010000000005	5	meeting	{"id": "01900000-0000-7000-8000-040000000008", "status": "expired"}	2026-11-19 02:50:46.061914+00
01900000-0000-7000-8000-010000000026	6	meeting	{"id": "01900000-0000-7000-8000-040000000008", "status": "expired"}	2026-11-19 02:50:46.061914+00
01900000-0000-7000-8000-010000000006	7	meeting	{"id": "01900000-0000-7000-8000-040000000009", "status": "cancelled"}	2026-11-23 02:50:46.061914+00
01900000-0000-7000-8000-010000000026	8	meeting	{"id": "01900000-0000-7000-8000-040000000009", "status": "cancelled"}	2026-11-23 02:50:46.061914+00
01900000-0000-7000-8000-010000000002	9	meeting	{"id": "01900000-0000-7000-8000-040000000007", "status": "accepted"}	2026-11-24 02:50:46.061914+00
01900000-0000-7000-8000-010000000026	10	meeting	{"id": "01900000-0000-7000-8000-040000000007", "status": "accepted"}	2026-11-24 02:50:46.061914+00
01900000-0000-7000-8000-010000000001	11	meeting	{"id": "01900000-0000-7000-8000-040000000001", "status": "accepted"}	2026-11-25 02:50:46.061914+00
01900000-0000-7000-8000-010000000025	12	meeting	{"id": "01900000-0000-7000-8000-040000000001", "status": "accepted"}	2026-11-25 02:50:46.061914+00
01900000-0000-7000-8000-010000000003	13	meeting	{"id": "01900000-0000-7000-8000-040000000006", "status": "withdrawn"}	2026-11-26 02:50:46.061914+00
01900000-0000-7000-8000-010000000025	14	meeting	{"id": "01900000-0000-7000-8000-040000000006", "status": "withdrawn"}	2026-11-26 02:50:46.061914+00
01900000-0000-7000-8000-010000000004	15	meeting	{"id": "01900000-0000-7000-8000-040000000005", "status": "declined"}	2026-11-26 02:50:46.061914+00
01900000-0000-7000-8000-010000000025	16	meeting	{"id": "01900000-0000-7000-8000-040000000005", "status": "declined"}	2026-11-26 02:50:46.061914+00
01900000-0000-7000-8000-010000000003	17	meeting	{"id": "01900000-0000-7000-8000-040000000002", "status": "requested"}	2026-11-27 02:50:46.061914+00
01900000-0000-7000-8000-010000000025	18	meeting	{"id": "01900000-0000-7000-8000-040000000002", "status": "requested"}	2026-11-27 02:50:46.061914+00
01900000-0000-7000-8000-010000000005	19	meeting	{"id": "01900000-0000-7000-8000-040000000010", "status": "requested"}	2026-11-27 02:50:46.061914+00
01900000-0000-7000-8000-010000000026	20	meeting	{"id": "01900000-0000-7000-8000-040000000010", "status": "requested"}	2026-11-27 02:50:46.061914+00
01900000-0000-7000-8000-010000000001	21	message	{"seq": 1, "conversation_id": "01900000-0000-7000-8000-050000000001"}	2026-11-23 03:20:46.077+00
01900000-0000-7000-8000-010000000025	22	message	{"seq": 1, "conversation_id": "01900000-0000-7000-8000-050000000001"}	2026-11-23 03:20:46.077+00
01900000-0000-7000-8000-010000000001	23	message	{"seq": 2, "conversation_id": "01900000-0000-7000-8000-050000000001"}	2026-11-23 03:49:46.077+00
01900000-0000-7000-8000-010000000025	24	message	{"seq": 2, "conversation_id": "01900000-0000-7000-8000-050000000001"}	2026-11-23 03:49:46.077+00
01900000-0000-7000-8000-010000000001	25	message	{"seq": 3, "conversation_id": "01900000-0000-7000-8000-050000000001"}	2026-11-23 04:00:46.077+00
01900000-0000-7000-8000-010000000025	26	message	{"seq": 3, "conversation_id": "01900000-0000-7000-8000-050000000001"}	2026-11-23 04:00:46.077+00
01900000-0000-7000-8000-010000000001	27	message	{"seq": 4, "conversation_id": "01900000-0000-7000-8000-050000000001"}	2026-11-23 04:02:46.077+00
01900000-0000-7000-8000-010000000025	28	message	{"seq": 4, "conversation_id": "01900000-0000-7000-8000-050000000001"}	2026-11-23 04:02:46.077+00
01900000-0000-7000-8000-010000000002	29	message	{"seq": 1, "conversation_id": "01900000-0000-7000-8000-050000000003"}	2026-11-24 02:00:46.077+00
01900000-0000-7000-8000-010000000026	30	message	{"seq": 1, "conversation_id": "01900000-0000-7000-8000-050000000003"}	2026-11-24 02:00:46.077+00
01900000-0000-7000-8000-010000000002	31	message	{"seq": 2, "conversation_id": "01900000-0000-7000-8000-050000000003"}	2026-11-24 02:15:46.077+00
01900000-0000-7000-8000-010000000026	32	message	{"seq": 2, "conversation_id": "01900000-0000-7000-8000-050000000003"}	2026-11-24 02:15:46.077+00
01900000-0000-7000-8000-010000000002	33	message	{"seq": 3, "conversation_id": "01900000-0000-7000-8000-050000000003"}	2026-11-24 02:20:46.077+00
01900000-0000-7000-8000-010000000026	34	message	{"seq": 3, "conversation_id": "01900000-0000-7000-8000-050000000003"}	2026-11-24 02:20:46.077+00
01900000-0000-7000-8000-010000000002	35	message	{"seq": 4, "conversation_id": "01900000-0000-7000-8000-050000000003"}	2026-11-24 02:29:46.077+00
01900000-0000-7000-8000-010000000026	36	message	{"seq": 4, "conversation_id": "01900000-0000-7000-8000-050000000003"}	2026-11-24 02:29:46.077+00
01900000-0000-7000-8000-010000000002	37	message	{"seq": 5, "conversation_id": "01900000-0000-7000-8000-050000000003"}	2026-11-24 02:30:46.077+00
01900000-0000-7000-8000-010000000026	38	message	{"seq": 5, "conversation_id": "01900000-0000-7000-8000-050000000003"}	2026-11-24 02:30:46.077+00
01900000-0000-7000-8000-010000000001	39	message	{"seq": 5, "conversation_id": "01900000-0000-7000-8000-050000000001"}	2026-11-25 03:00:46.077+00
01900000-0000-7000-8000-010000000025	40	message	{"seq": 5, "conversation_id": "01900000-0000-7000-8000-050000000001"}	2026-11-25 03:00:46.077+00
01900000-0000-7000-8000-010000000001	41	message	{"seq": 6, "conversation_id": "01900000-0000-7000-8000-050000000001"}	2026-11-25 03:20:46.077+00
01900000-0000-7000-8000-010000000025	42	message	{"seq": 6, "conversation_id": "01900000-0000-7000-8000-050000000001"}	2026-11-25 03:20:46.077+00
01900000-0000-7000-8000-010000000003	43	message	{"seq": 1, "conversation_id": "01900000-0000-7000-8000-050000000002"}	2026-11-26 02:50:46.077+00
01900000-0000-7000-8000-010000000025	44	message	{"seq": 1, "conversation_id": "01900000-0000-7000-8000-050000000002"}	2026-11-26 02:50:46.077+00
01900000-0000-7000-8000-010000000004	45	message	{"seq": 1, "conversation_id": "01900000-0000-7000-8000-050000000005"}	2026-11-26 05:40:46.077+00
01900000-0000-7000-8000-010000000025	46	message	{"seq": 1, "conversation_id": "01900000-0000-7000-8000-050000000005"}	2026-11-26 05:40:46.077+00
01900000-0000-7000-8000-010000000004	47	message	{"seq": 2, "conversation_id": "01900000-0000-7000-8000-050000000005"}	2026-11-26 05:50:46.077+00
01900000-0000-7000-8000-010000000025	48	message	{"seq": 2, "conversation_id": "01900000-0000-7000-8000-050000000005"}	2026-11-26 05:50:46.077+00
01900000-0000-7000-8000-010000000005	49	message	{"seq": 1, "conversation_id": "01900000-0000-7000-8000-050000000004"}	2026-11-26 15:40:46.077+00
01900000-0000-7000-8000-010000000026	50	message	{"seq": 1, "conversation_id": "01900000-0000-7000-8000-050000000004"}	2026-11-26 15:40:46.077+00
01900000-0000-7000-8000-010000000005	51	message	{"seq": 2, "conversation_id": "01900000-0000-7000-8000-050000000004"}	2026-11-26 16:00:46.077+00
01900000-0000-7000-8000-010000000026	52	message	{"seq": 2, "conversation_id": "01900000-0000-7000-8000-050000000004"}	2026-11-26 16:00:46.077+00
01900000-0000-7000-8000-010000000005	53	message	{"seq": 3, "conversation_id": "01900000-0000-7000-8000-050000000004"}	2026-11-26 16:01:46.077+00
01900000-0000-7000-8000-010000000026	54	message	{"seq": 3, "conversation_id": "01900000-0000-7000-8000-050000000004"}	2026-11-26 16:01:46.077+00
01900000-0000-7000-8000-010000000001	55	message	{"seq": 7, "conversation_id": "01900000-0000-7000-8000-050000000001"}	2026-11-27 01:45:46.077+00
01900000-0000-7000-8000-010000000025	56	message	{"seq": 7, "conversation_id": "01900000-0000-7000-8000-050000000001"}	2026-11-27 01:45:46.077+00
01900000-0000-7000-8000-010000000001	57	message	{"seq": 8, "conversation_id": "01900000-0000-7000-8000-050000000001"}	2026-11-27 02:40:46.077+00
01900000-0000-7000-8000-010000000025	58	message	{"seq": 8, "conversation_id": "01900000-0000-7000-8000-050000000001"}	2026-11-27 02:40:46.077+00
01900000-0000-7000-8000-010000000003	59	message	{"seq": 2, "conversation_id": "01900000-0000-7000-8000-050000000002"}	2026-11-27 03:05:46.077+00
01900000-0000-7000-8000-010000000025	60	message	{"seq": 2, "conversation_id": "01900000-0000-7000-8000-050000000002"}	2026-11-27 03:05:46.077+00
\.


--
-- Data for Name: voucher_guesses; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.voucher_guesses (who, at, last_at) FROM stdin;
\.


--
-- Data for Name: vouchers; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.vouchers (id, event_id, code, kind, percent, max_discount, amount, item, currency, max_redemptions, max_per_account, min_spend, starts_at, ends_at, is_active, label, metadata, redeemed, held, last_used_at, claimed_by, claimed_at, version, created_at, updated_at) FROM stdin;
01900000-0000-7000-8000-070000000004	01900000-0000-7000-8000-060000000001	DRINK-H3WN-8RFA-4C	item	\N	\N	\N	one drink	\N	1	\N	\N	\N	\N	t	guest list	\N	0	0	\N	\N	\N	1	2026-11-17 03:20:46.087763+00	2026-11-17 03:20:46.087763+00
01900000-0000-7000-8000-070000000003	01900000-0000-7000-8000-060000000001	DRINK-7KQ2-M4XW-9T	item	\N	\N	\N	one drink	\N	1	\N	\N	\N	\N	t	guest list	\N	0	0	\N	01900000-0000-7000-8000-010000000025	2026-11-24 03:20:46.087763+00	1	2026-11-17 03:20:46.087763+00	2026-11-17 03:20:46.087763+00
01900000-0000-7000-8000-070000000002	01900000-0000-7000-8000-060000000001	QUAY-5-OFF	amount	\N	\N	500	\N	CAD	\N	\N	2000	\N	\N	t	radio	\N	1	0	2026-11-27 02:50:46.087763+00	\N	\N	1	2026-11-17 03:20:46.087763+00	2026-11-17 03:20:46.087763+00
01900000-0000-7000-8000-070000000001	01900000-0000-7000-8000-060000000001	QUAY-20	percent	20	5000	\N	\N	CAD	100	1	\N	\N	\N	t	flyer	\N	2	0	2026-11-27 02:50:46.087763+00	\N	\N	1	2026-11-17 03:20:46.087763+00	2026-11-17 03:20:46.087763+00
01900000-0000-7000-8000-070000000005	01900000-0000-7000-8000-060000000003	JULIA-15	percent	15	\N	\N	\N	CAD	50	1	\N	\N	\N	t	regulars	\N	0	0	\N	\N	\N	1	2026-11-17 03:20:46.087763+00	2026-11-17 03:20:46.087763+00
01900000-0000-7000-8000-070000000006	\N	WELCOME-10	percent	10	\N	\N	\N	\N	\N	1	\N	\N	\N	t	welcome	\N	0	0	\N	\N	\N	1	2026-11-17 03:20:46.087763+00	2026-11-17 03:20:46.087763+00
\.


--
-- Name: factories_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.factories_id_seq', 3, true);


--
-- Name: sprockets_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.sprockets_id_seq', 3, true);


--
-- Name: updates_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.updates_id_seq', 60, true);


--
-- Name: accounts accounts_email_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_email_key UNIQUE (email);


--
-- Name: accounts accounts_phone_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_phone_number_key UNIQUE (phone_number);


--
-- Name: accounts accounts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (id);


--
-- Name: accounts accounts_username_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_username_key UNIQUE (username);


--
-- Name: blocks blocks_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.blocks
    ADD CONSTRAINT blocks_pkey PRIMARY KEY (account_id, blocked_id);


--
-- Name: calendar_entries calendar_entries_account_id_during_excl; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.calendar_entries
    ADD CONSTRAINT calendar_entries_account_id_during_excl EXCLUDE USING gist (account_id WITH =, during WITH &&);


--
-- Name: calendar_entries calendar_entries_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.calendar_entries
    ADD CONSTRAINT calendar_entries_pkey PRIMARY KEY (meeting_id, kind);


--
-- Name: catalogues catalogues_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogues
    ADD CONSTRAINT catalogues_pkey PRIMARY KEY (name);


--
-- Name: cities cities_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cities
    ADD CONSTRAINT cities_pkey PRIMARY KEY (id);


--
-- Name: companion_day_hours companion_day_hours_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.companion_day_hours
    ADD CONSTRAINT companion_day_hours_pkey PRIMARY KEY (companion_id, date, starts);


--
-- Name: companion_days companion_days_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.companion_days
    ADD CONSTRAINT companion_days_pkey PRIMARY KEY (companion_id, date);


--
-- Name: companion_facets companion_facets_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.companion_facets
    ADD CONSTRAINT companion_facets_pkey PRIMARY KEY (companion_id, place, language, interest);


--
-- Name: companion_hours companion_hours_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.companion_hours
    ADD CONSTRAINT companion_hours_pkey PRIMARY KEY (companion_id, weekday, starts);


--
-- Name: companion_interests companion_interests_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.companion_interests
    ADD CONSTRAINT companion_interests_pkey PRIMARY KEY (companion_id, interest);


--
-- Name: companion_languages companion_languages_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.companion_languages
    ADD CONSTRAINT companion_languages_pkey PRIMARY KEY (companion_id, language);


--
-- Name: companions companions_account_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.companions
    ADD CONSTRAINT companions_account_id_key UNIQUE (account_id);


--
-- Name: companions companions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.companions
    ADD CONSTRAINT companions_pkey PRIMARY KEY (id);


--
-- Name: conversations conversations_low_id_high_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_low_id_high_id_key UNIQUE (low_id, high_id);


--
-- Name: conversations conversations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_pkey PRIMARY KEY (id);


--
-- Name: countries countries_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.countries
    ADD CONSTRAINT countries_pkey PRIMARY KEY (code);


--
-- Name: currencies currencies_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.currencies
    ADD CONSTRAINT currencies_pkey PRIMARY KEY (code);


--
-- Name: event_staff event_staff_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event_staff
    ADD CONSTRAINT event_staff_pkey PRIMARY KEY (event_id, account_id);


--
-- Name: events events_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (id);


--
-- Name: factories factories_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.factories
    ADD CONSTRAINT factories_pkey PRIMARY KEY (id);


--
-- Name: idempotency_keys idempotency_keys_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (account_id, key);


--
-- Name: meeting_history meeting_history_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meeting_history
    ADD CONSTRAINT meeting_history_pkey PRIMARY KEY (meeting_id, version);


--
-- Name: meetings meetings_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meetings
    ADD CONSTRAINT meetings_pkey PRIMARY KEY (id);


--
-- Name: message_counts message_counts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.message_counts
    ADD CONSTRAINT message_counts_pkey PRIMARY KEY (account_id);


--
-- Name: messages messages_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_pkey PRIMARY KEY (conversation_id, seq);


--
-- Name: open_requests open_requests_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.open_requests
    ADD CONSTRAINT open_requests_pkey PRIMARY KEY (patron_id);


--
-- Name: orientations orientations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orientations
    ADD CONSTRAINT orientations_pkey PRIMARY KEY (code);


--
-- Name: patrons patrons_account_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.patrons
    ADD CONSTRAINT patrons_account_id_key UNIQUE (account_id);


--
-- Name: patrons patrons_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.patrons
    ADD CONSTRAINT patrons_pkey PRIMARY KEY (id);


--
-- Name: payout_goals payout_goals_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.payout_goals
    ADD CONSTRAINT payout_goals_pkey PRIMARY KEY (companion_id);


--
-- Name: redemptions redemptions_by_id_request_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.redemptions
    ADD CONSTRAINT redemptions_by_id_request_id_key UNIQUE (by_id, request_id);


--
-- Name: redemptions redemptions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.redemptions
    ADD CONSTRAINT redemptions_pkey PRIMARY KEY (id);


--
-- Name: removed_updates removed_updates_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.removed_updates
    ADD CONSTRAINT removed_updates_pkey PRIMARY KEY (account_id);


--
-- Name: schema_migrations schema_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.schema_migrations
    ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (name);


--
-- Name: sessions sessions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (id);


--
-- Name: sessions sessions_token_sha256_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_token_sha256_key UNIQUE (token_sha256);


--
-- Name: sign_in_failures sign_in_failures_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in_failures
    ADD CONSTRAINT sign_in_failures_pkey PRIMARY KEY (email_sha256);


--
-- Name: sprockets sprockets_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sprockets
    ADD CONSTRAINT sprockets_pkey PRIMARY KEY (id);


--
-- Name: updates updates_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.updates
    ADD CONSTRAINT updates_pkey PRIMARY KEY (account_id, id);


--
-- Name: voucher_guesses voucher_guesses_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.voucher_guesses
    ADD CONSTRAINT voucher_guesses_pkey PRIMARY KEY (who);


--
-- Name: vouchers vouchers_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.vouchers
    ADD CONSTRAINT vouchers_key_key UNIQUE (key);


--
-- Name: vouchers vouchers_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.vouchers
    ADD CONSTRAINT vouchers_pkey PRIMARY KEY (id);


--
-- Name: accounts_id_hash_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_id_hash_idx ON public.accounts USING hash (id);


--
-- Name: accounts_role_username_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_role_username_idx ON public.accounts USING btree (role, username text_pattern_ops);


--
-- Name: accounts_username_prefix_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_username_prefix_idx ON public.accounts USING btree (username text_pattern_ops, id);


--
-- Name: blocks_account_id_created_at_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX blocks_account_id_created_at_idx ON public.blocks USING btree (account_id, created_at DESC, blocked_id DESC);


--
-- Name: blocks_blocked_id_account_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX blocks_blocked_id_account_id_idx ON public.blocks USING btree (blocked_id, account_id);


--
-- Name: cities_country_code_population_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cities_country_code_population_idx ON public.cities USING btree (country_code, population DESC, id DESC);


--
-- Name: cities_name_prefix_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cities_name_prefix_idx ON public.cities USING btree (public.fold(name) text_pattern_ops);


--
-- Name: cities_name_trgm_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cities_name_trgm_idx ON public.cities USING gin (public.fold(name) public.gin_trgm_ops);


--
-- Name: cities_population_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cities_population_id_idx ON public.cities USING btree (population DESC, id DESC);


--
-- Name: companion_facets_newest_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX companion_facets_newest_idx ON public.companion_facets USING btree (place, language, interest, created_at DESC, companion_id DESC) INCLUDE (currency, hourly_rate);


--
-- Name: companion_facets_rate_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX companion_facets_rate_idx ON public.companion_facets USING btree (place, language, interest, currency, hourly_rate, companion_id) INCLUDE (created_at);


--
-- Name: companions_created_at_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX companions_created_at_id_idx ON public.companions USING btree (created_at DESC, id DESC) INCLUDE (currency, hourly_rate) WHERE is_active;


--
-- Name: companions_currency_hourly_rate_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX companions_currency_hourly_rate_id_idx ON public.companions USING btree (currency, hourly_rate, id) INCLUDE (created_at) WHERE is_active;


--
-- Name: companions_id_hash_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX companions_id_hash_idx ON public.companions USING hash (id);


--
-- Name: conversations_high_id_last_sent_at_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conversations_high_id_last_sent_at_idx ON public.conversations USING btree (high_id, last_sent_at DESC, id DESC);


--
-- Name: conversations_low_id_last_sent_at_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conversations_low_id_last_sent_at_idx ON public.conversations USING btree (low_id, last_sent_at DESC, id DESC);


--
-- Name: event_staff_account_id_event_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX event_staff_account_id_event_id_idx ON public.event_staff USING btree (account_id, event_id DESC);


--
-- Name: events_city_id_starts_at_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX events_city_id_starts_at_id_idx ON public.events USING btree (city_id, starts_at, id) WHERE (is_public AND (cancelled_at IS NULL));


--
-- Name: events_id_hash_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX events_id_hash_idx ON public.events USING hash (id);


--
-- Name: events_organiser_id_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX events_organiser_id_id_idx ON public.events USING btree (organiser_id, id DESC);


--
-- Name: events_starts_at_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX events_starts_at_id_idx ON public.events USING btree (starts_at, id) WHERE (is_public AND (cancelled_at IS NULL));


--
-- Name: idempotency_keys_created_at_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idempotency_keys_created_at_idx ON public.idempotency_keys USING btree (created_at);


--
-- Name: meetings_companion_id_created_at_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX meetings_companion_id_created_at_idx ON public.meetings USING btree (companion_id, created_at);


--
-- Name: meetings_companion_id_starts_at_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX meetings_companion_id_starts_at_id_idx ON public.meetings USING btree (companion_id, starts_at DESC, id DESC);


--
-- Name: meetings_companion_id_status_starts_at_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX meetings_companion_id_status_starts_at_id_idx ON public.meetings USING btree (companion_id, status, starts_at DESC, id DESC);


--
-- Name: meetings_ends_at_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX meetings_ends_at_idx ON public.meetings USING btree (ends_at) WHERE (status = 'accepted'::text);


--
-- Name: meetings_expires_at_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX meetings_expires_at_idx ON public.meetings USING btree (expires_at) WHERE (status = 'requested'::text);


--
-- Name: meetings_patron_id_starts_at_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX meetings_patron_id_starts_at_id_idx ON public.meetings USING btree (patron_id, starts_at DESC, id DESC);


--
-- Name: meetings_patron_id_status_starts_at_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX meetings_patron_id_status_starts_at_id_idx ON public.meetings USING btree (patron_id, status, starts_at DESC, id DESC);


--
-- Name: messages_client_id_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX messages_client_id_key ON public.messages USING btree (((uuid_send(conversation_id) || uuid_send(client_id))), from_low) WHERE (client_id IS NOT NULL);


--
-- Name: messages_conversation_id_sent_at_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX messages_conversation_id_sent_at_key ON public.messages USING btree (conversation_id, sent_at);


--
-- Name: redemptions_event_id_created_at_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX redemptions_event_id_created_at_idx ON public.redemptions USING btree (event_id, created_at) WHERE (event_id IS NOT NULL);


--
-- Name: redemptions_guest_id_voucher_id_status_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX redemptions_guest_id_voucher_id_status_idx ON public.redemptions USING btree (guest_id, voucher_id, status) WHERE (guest_id IS NOT NULL);


--
-- Name: redemptions_meeting_id_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX redemptions_meeting_id_key ON public.redemptions USING btree (meeting_id) WHERE ((meeting_id IS NOT NULL) AND (status <> 'refused'::text));


--
-- Name: redemptions_voucher_id_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX redemptions_voucher_id_id_idx ON public.redemptions USING btree (voucher_id, id DESC);


--
-- Name: sessions_account_id_created_at_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sessions_account_id_created_at_id_idx ON public.sessions USING btree (account_id, created_at DESC, id DESC);


--
-- Name: sessions_expires_at_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sessions_expires_at_idx ON public.sessions USING btree (expires_at);


--
-- Name: sign_in_failures_failed_at_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sign_in_failures_failed_at_idx ON public.sign_in_failures USING btree (failed_at);


--
-- Name: updates_at_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX updates_at_idx ON public.updates USING brin (at);


--
-- Name: voucher_guesses_last_at_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX voucher_guesses_last_at_idx ON public.voucher_guesses USING btree (last_at);


--
-- Name: vouchers_claimed_by_claimed_at_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX vouchers_claimed_by_claimed_at_id_idx ON public.vouchers USING btree (claimed_by, claimed_at DESC, id DESC) WHERE (claimed_by IS NOT NULL);


--
-- Name: vouchers_claimed_by_event_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX vouchers_claimed_by_event_id_idx ON public.vouchers USING btree (claimed_by, event_id) WHERE (claimed_by IS NOT NULL);


--
-- Name: vouchers_event_id_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX vouchers_event_id_id_idx ON public.vouchers USING btree (event_id, id DESC);


--
-- Name: vouchers_event_id_label_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX vouchers_event_id_label_id_idx ON public.vouchers USING btree (event_id, label, id DESC);


--
-- Name: vouchers_id_hash_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX vouchers_id_hash_idx ON public.vouchers USING hash (id);


--
-- Name: vouchers_key_hash_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX vouchers_key_hash_idx ON public.vouchers USING hash (key);


--
-- Name: factories factories_renew_catalogue; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER factories_renew_catalogue AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.factories FOR EACH STATEMENT EXECUTE FUNCTION public.renew_catalogue('factories');


--
-- Name: sprockets sprockets_raise_version; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER sprockets_raise_version BEFORE UPDATE ON public.sprockets FOR EACH ROW EXECUTE FUNCTION public.raise_version();


--
-- Name: sprockets sprockets_renew_catalogue; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER sprockets_renew_catalogue AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.sprockets FOR EACH STATEMENT EXECUTE FUNCTION public.renew_catalogue('sprockets');


--
-- Name: blocks blocks_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.blocks
    ADD CONSTRAINT blocks_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id) ON DELETE CASCADE;


--
-- Name: blocks blocks_blocked_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.blocks
    ADD CONSTRAINT blocks_blocked_id_fkey FOREIGN KEY (blocked_id) REFERENCES public.accounts(id) ON DELETE CASCADE;


--
-- Name: calendar_entries calendar_entries_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.calendar_entries
    ADD CONSTRAINT calendar_entries_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id) ON DELETE CASCADE;


--
-- Name: calendar_entries calendar_entries_meeting_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.calendar_entries
    ADD CONSTRAINT calendar_entries_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meetings(id) ON DELETE CASCADE;


--
-- Name: cities cities_country_code_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cities
    ADD CONSTRAINT cities_country_code_fkey FOREIGN KEY (country_code) REFERENCES public.countries(code);


--
-- Name: companion_day_hours companion_day_hours_day_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.companion_day_hours
    ADD CONSTRAINT companion_day_hours_day_fkey FOREIGN KEY (companion_id, date) REFERENCES public.companion_days(companion_id, date) ON DELETE CASCADE;


--
-- Name: companion_days companion_days_companion_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.companion_days
    ADD CONSTRAINT companion_days_companion_id_fkey FOREIGN KEY (companion_id) REFERENCES public.companions(id) ON DELETE CASCADE;


--
-- Name: companion_facets companion_facets_companion_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.companion_facets
    ADD CONSTRAINT companion_facets_companion_id_fkey FOREIGN KEY (companion_id) REFERENCES public.companions(id) ON DELETE CASCADE;


--
-- Name: companion_hours companion_hours_companion_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.companion_hours
    ADD CONSTRAINT companion_hours_companion_id_fkey FOREIGN KEY (companion_id) REFERENCES public.companions(id) ON DELETE CASCADE;


--
-- Name: companion_interests companion_interests_companion_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.companion_interests
    ADD CONSTRAINT companion_interests_companion_id_fkey FOREIGN KEY (companion_id) REFERENCES public.companions(id) ON DELETE CASCADE;


--
-- Name: companion_languages companion_languages_companion_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.companion_languages
    ADD CONSTRAINT companion_languages_companion_id_fkey FOREIGN KEY (companion_id) REFERENCES public.companions(id) ON DELETE CASCADE;


--
-- Name: companions companions_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.companions
    ADD CONSTRAINT companions_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id) ON DELETE CASCADE;


--
-- Name: companions companions_city_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.companions
    ADD CONSTRAINT companions_city_id_fkey FOREIGN KEY (city_id) REFERENCES public.cities(id);


--
-- Name: companions companions_currency_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.companions
    ADD CONSTRAINT companions_currency_fkey FOREIGN KEY (currency) REFERENCES public.currencies(code);


--
-- Name: companions companions_orientation_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.companions
    ADD CONSTRAINT companions_orientation_fkey FOREIGN KEY (orientation) REFERENCES public.orientations(code);


--
-- Name: conversations conversations_high_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_high_id_fkey FOREIGN KEY (high_id) REFERENCES public.accounts(id) ON DELETE SET NULL;


--
-- Name: conversations conversations_low_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_low_id_fkey FOREIGN KEY (low_id) REFERENCES public.accounts(id) ON DELETE SET NULL;


--
-- Name: countries countries_currency_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.countries
    ADD CONSTRAINT countries_currency_fkey FOREIGN KEY (currency) REFERENCES public.currencies(code);


--
-- Name: event_staff event_staff_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event_staff
    ADD CONSTRAINT event_staff_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id) ON DELETE CASCADE;


--
-- Name: event_staff event_staff_event_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event_staff
    ADD CONSTRAINT event_staff_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.events(id) ON DELETE CASCADE;


--
-- Name: events events_city_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_city_id_fkey FOREIGN KEY (city_id) REFERENCES public.cities(id);


--
-- Name: events events_organiser_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_organiser_id_fkey FOREIGN KEY (organiser_id) REFERENCES public.accounts(id) ON DELETE SET NULL;


--
-- Name: meeting_history meeting_history_meeting_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meeting_history
    ADD CONSTRAINT meeting_history_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meetings(id) ON DELETE CASCADE;


--
-- Name: meetings meetings_city_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meetings
    ADD CONSTRAINT meetings_city_id_fkey FOREIGN KEY (city_id) REFERENCES public.cities(id);


--
-- Name: meetings meetings_companion_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meetings
    ADD CONSTRAINT meetings_companion_id_fkey FOREIGN KEY (companion_id) REFERENCES public.companions(id) ON DELETE SET NULL;


--
-- Name: meetings meetings_currency_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meetings
    ADD CONSTRAINT meetings_currency_fkey FOREIGN KEY (currency) REFERENCES public.currencies(code);


--
-- Name: meetings meetings_patron_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meetings
    ADD CONSTRAINT meetings_patron_id_fkey FOREIGN KEY (patron_id) REFERENCES public.patrons(id) ON DELETE SET NULL;


--
-- Name: message_counts message_counts_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.message_counts
    ADD CONSTRAINT message_counts_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id) ON DELETE CASCADE;


--
-- Name: messages messages_conversation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;


--
-- Name: open_requests open_requests_patron_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.open_requests
    ADD CONSTRAINT open_requests_patron_id_fkey FOREIGN KEY (patron_id) REFERENCES public.patrons(id) ON DELETE CASCADE;


--
-- Name: patrons patrons_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.patrons
    ADD CONSTRAINT patrons_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id) ON DELETE CASCADE;


--
-- Name: patrons patrons_city_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.patrons
    ADD CONSTRAINT patrons_city_id_fkey FOREIGN KEY (city_id) REFERENCES public.cities(id);


--
-- Name: patrons patrons_orientation_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.patrons
    ADD CONSTRAINT patrons_orientation_fkey FOREIGN KEY (orientation) REFERENCES public.orientations(code);


--
-- Name: payout_goals payout_goals_companion_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.payout_goals
    ADD CONSTRAINT payout_goals_companion_id_fkey FOREIGN KEY (companion_id) REFERENCES public.companions(id) ON DELETE CASCADE;


--
-- Name: payout_goals payout_goals_currency_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.payout_goals
    ADD CONSTRAINT payout_goals_currency_fkey FOREIGN KEY (currency) REFERENCES public.currencies(code);


--
-- Name: redemptions redemptions_by_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.redemptions
    ADD CONSTRAINT redemptions_by_id_fkey FOREIGN KEY (by_id) REFERENCES public.accounts(id) ON DELETE SET NULL;


--
-- Name: redemptions redemptions_event_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.redemptions
    ADD CONSTRAINT redemptions_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.events(id) ON DELETE CASCADE;


--
-- Name: redemptions redemptions_guest_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.redemptions
    ADD CONSTRAINT redemptions_guest_id_fkey FOREIGN KEY (guest_id) REFERENCES public.accounts(id) ON DELETE SET NULL;


--
-- Name: redemptions redemptions_voucher_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.redemptions
    ADD CONSTRAINT redemptions_voucher_id_fkey FOREIGN KEY (voucher_id) REFERENCES public.vouchers(id) ON DELETE CASCADE;


--
-- Name: sessions sessions_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id) ON DELETE CASCADE;


--
-- Name: vouchers vouchers_claimed_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.vouchers
    ADD CONSTRAINT vouchers_claimed_by_fkey FOREIGN KEY (claimed_by) REFERENCES public.accounts(id) ON DELETE SET NULL;


--
-- Name: vouchers vouchers_currency_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.vouchers
    ADD CONSTRAINT vouchers_currency_fkey FOREIGN KEY (currency) REFERENCES public.currencies(code);


--
-- Name: vouchers vouchers_event_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.vouchers
    ADD CONSTRAINT vouchers_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.events(id);


--
-- PostgreSQL database dump complete
--



-- Fills an empty, migrated database: :companions people who are each a companion and a patron, and ten meetings for each of them, one
-- of which is still to come; :messages messages, 20 in each conversation; :redemptions redemptions, ten of each voucher. By a superuser,
-- with psql -v companions=1000000 -v messages=20000000 -v redemptions=10000000. Companions a multiple of 1,000, messages of 20,
-- redemptions of 10; messages 200,000 at least or 0.
--
-- The keys and the checks are taken off for the load and put on again after it, which verifies them.
\set ON_ERROR_STOP on
\timing off
set client_min_messages = warning;
set synchronous_commit = off;
set maintenance_work_mem = '1GB';
set work_mem = '256MB';
-- Foreign keys hold by construction.
set session_replication_role = replica;

create temporary table taken_off as
select 1 as step, c.conrelid::regclass::text as tbl, c.conname as name, pg_get_constraintdef(c.oid) as definition
from pg_constraint c
where c.contype in ('p', 'u', 'x')
  and c.conrelid::regclass::text in (
      'companion_facets', 'companion_languages', 'companion_interests', 'companion_hours', 'calendar_entries', 'meeting_history',
      'messages'
  )
union all
select 2, i.indrelid::regclass::text, i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
from pg_index i
where i.indrelid::regclass::text in (
        'accounts', 'companions', 'meetings', 'companion_facets', 'companion_languages', 'companion_interests', 'conversations', 'messages',
        'vouchers', 'redemptions'
    )
  and not exists (select from pg_constraint c where c.conindid = i.indexrelid);

do $$
declare
    it record;
begin
    for it in select * from taken_off where step = 1 loop
        execute format('alter table %s drop constraint %I', it.tbl, it.name);
    end loop;
    for it in select * from taken_off where step = 2 loop
        execute format('drop index %s', it.name);
    end loop;
end $$;

-- Ids as random as a v7's tail, and the same in every run.
create function pg_temp.id(kind text, n bigint) returns uuid
    language sql immutable
return md5(kind || n)::uuid;

create temporary table settings as
select
    date_trunc('day', now()) as today, :companions::bigint as companions, :messages::bigint as messages, :redemptions::bigint as redemptions;

insert into accounts (id, email, username, password_hash, phone_number, birthday, role, created_at, updated_at)
select
    pg_temp.id('account', n), 'person' || n || '@load.example', 'person' || n, 'none', '+1' || (2000000000 + n), date '1990-01-01', 'member',
    today - make_interval(secs => n), today - make_interval(secs => n)
from settings, generate_series(1, companions) n;

insert into patrons (id, account_id, name, sex, city_id, created_at, updated_at)
select pg_temp.id('patron', n), pg_temp.id('account', n), 'Patron ' || n, 'other', 1 + n % 50, today, today
from settings, generate_series(1, companions) n;

-- Fifty cities, so that a place has enough of them at every size.
insert into companions (
    id, account_id, name, about, sex, show_orientation, city_id, hourly_rate, currency, is_active, min_minutes, max_minutes,
    step_minutes, buffer_before, buffer_after, min_notice_minutes, horizon_days, instant_book, cancellation_policy, languages, interests,
    created_at, updated_at
)
select
    pg_temp.id('companion', n), pg_temp.id('account', n), 'Companion ' || n, 'Walks, talks and museums, number ' || n, 'other', false,
    z.id, 2000 + (n * 7919) % 8000, k.currency, true, 60, 480, 30, 15, 15, 120, 60, true, 'flexible',
    array['en', (array['fr', 'es', 'de', 'pt', 'hi'])[1 + (n / 50) % 5]],
    array[
        (array['art', 'jazz', 'food', 'hiking'])[1 + (n / 50) % 4],
        (array['cinema', 'chess', 'running', 'tea', 'surfing'])[1 + (n / 50) % 5],
        'museums'
    ],
    today - make_interval(secs => n), today
from settings, generate_series(1, companions) n
join cities z on z.id = 1 + n % 50
join countries k on k.code = z.country_code;

insert into companion_languages (companion_id, language)
select pg_temp.id('companion', n), language
from settings, generate_series(1, companions) n
cross join lateral (
    values ('en'), ((array['fr', 'es', 'de', 'pt', 'hi'])[1 + (n / 50) % 5])
) spoken (language);

insert into companion_interests (companion_id, interest)
select pg_temp.id('companion', n), interest
from settings, generate_series(1, companions) n
cross join lateral (
    values
        ((array['art', 'jazz', 'food', 'hiking'])[1 + (n / 50) % 4]),
        ((array['cinema', 'chess', 'running', 'tea', 'surfing'])[1 + (n / 50) % 5]),
        ('museums')
) liked (interest);

insert into companion_facets (companion_id, place, language, interest, currency, hourly_rate, created_at)
select c.id, place, language, interest, c.currency, c.hourly_rate, c.created_at
from settings, generate_series(1, companions) n
join cities z on z.id = 1 + n % 50
join countries k on k.code = z.country_code
cross join lateral (
    select
        pg_temp.id('companion', n) as id, k.currency, 2000 + (n * 7919) % 8000 as hourly_rate, today - make_interval(secs => n) as created_at
) c
cross join lateral (values (z.id::text), (z.country_code)) places (place)
cross join lateral (values (''), ('en'), ((array['fr', 'es', 'de', 'pt', 'hi'])[1 + (n / 50) % 5])) languages (language)
cross join lateral (
    values
        (''), ('museums'),
        ((array['art', 'jazz', 'food', 'hiking'])[1 + (n / 50) % 4]),
        ((array['cinema', 'chess', 'running', 'tea', 'surfing'])[1 + (n / 50) % 5])
) interests (interest);

insert into companion_hours (companion_id, weekday, starts, ends)
select pg_temp.id('companion', n), weekday, 600, 1560
from settings, generate_series(1, companions) n, generate_series(1, 7) weekday;

-- Meeting k of companion n is with the patron 7,919 * (k + 1) further on. The one to come, k = 0, is on a day that n chooses out of 20:
-- the patron's own day as a companion is another, since 7,919 leaves 19 when divided by 20.
insert into meetings (
    id, companion_id, patron_id, city_id, time_zone, starts_at, ends_at, minutes, status, cancellation_policy, currency, hourly_rate, price,
    service_fee, total, payout, accepted_at, version, created_at, updated_at
)
select
    pg_temp.id('meeting', n * 10 + k), pg_temp.id('companion', n), pg_temp.id('patron', 1 + (n + 7919 * (k + 1) - 1) % companions),
    1 + n % 50, z.time_zone, t.starts_at, t.starts_at + interval '120 minutes', 120, case when k = 0 then 'accepted' else 'completed' end,
    'flexible', 'USD', 4000, 8000, 0, 8000, 8000, t.starts_at - interval '30 days', 3, t.starts_at - interval '31 days', today
from settings, generate_series(1, companions) n
join cities z on z.id = 1 + n % 50
cross join generate_series(0, 9) k
cross join lateral (
    select case when k = 0 then today + make_interval(days => (3 + n % 20)::integer, hours => 18)
                else today - make_interval(days => (7 * k + n % 5)::integer, hours => (n % 10)::integer) end as starts_at
) t;

insert into calendar_entries (account_id, during, meeting_id, kind)
select
    pg_temp.id('account', n), tstzrange(m.starts_at - interval '15 minutes', m.starts_at + interval '135 minutes'),
    pg_temp.id('meeting', n * 10), 'companion'
from settings, generate_series(1, companions) n
cross join lateral (select today + make_interval(days => (3 + n % 20)::integer, hours => 18) as starts_at) m
union all
select
    pg_temp.id('account', 1 + (n + 7918) % companions), tstzrange(m.starts_at, m.starts_at + interval '120 minutes'),
    pg_temp.id('meeting', n * 10), 'patron'
from settings, generate_series(1, companions) n
cross join lateral (select today + make_interval(days => (3 + n % 20)::integer, hours => 18) as starts_at) m;

-- The first 1,000 people, whom the load signs in as, have 20 conversations each among themselves: n with n ± 37 k. The others have one
-- or two each, with the next: together as many as 20 messages in each make.
create temporary table talks as
select
    row_number() over () as n, a, b, least(pg_temp.id('account', a), pg_temp.id('account', b)) as low,
    greatest(pg_temp.id('account', a), pg_temp.id('account', b)) as high
from (
    select n as a, 1 + (n - 1 + 37 * k) % 1000 as b
    from settings, generate_series(1, 1000) n, generate_series(1, 10) k
    where messages > 0
    union all
    select 1001 + r % (companions - 1000), 1001 + (r + 1 + r / (companions - 1000)) % (companions - 1000)
    from settings, generate_series(0, messages / 20 - 10001) r
) pairs;

insert into conversations (id, low_id, high_id, last_seq, last_sent_at, low_sent, low_read, low_seen, high_read, high_seen, created_at)
select
    pg_temp.id('conversation', n), low, high, 20, today - make_interval(secs => n % 1000000), 10, 20, 10, 20, 10, today - interval '20 days'
from settings, talks;

-- By turns, the low side first.
insert into messages (conversation_id, seq, id, from_low, low_count, body, client_id, sent_at)
select
    pg_temp.id('conversation', n), seq, pg_temp.id('message', n * 20 + seq), seq % 2 = 1, (seq + 1) / 2,
    repeat('See you at eight, by the fountain? ', 1 + seq % 4), pg_temp.id('sent', n * 20 + seq),
    today - make_interval(secs => n % 1000000 + (20 - seq) * 60)
from settings, talks, generate_series(1, 20) seq;

-- An event for each of the first 1,000, and their vouchers' codes SPREAD0, SPREAD1 …; at the first one's all 1,000 are staff, and the code is HOT.
insert into events (id, organiser_id, name, description, city_id, venue, starts_at, ends_at, is_public, created_at, updated_at)
select
    pg_temp.id('event', n), pg_temp.id('account', n), 'Event ' || n, '', 1 + n % 50, 'The old mill', today, today + interval '30 days', true,
    today, today
from settings, generate_series(1, 1000) n
where redemptions > 0;

insert into event_staff (event_id, account_id, created_at)
select pg_temp.id('event', 1), pg_temp.id('account', n), today
from settings, generate_series(2, 1000) n
where redemptions > 0;

insert into vouchers (
    id, event_id, code, kind, amount, currency, max_redemptions, is_active, redeemed, last_used_at, created_at, updated_at
)
select
    pg_temp.id('voucher', v), pg_temp.id('event', 1 + v % 1000), 'SPREAD' || v, 'amount', 500, 'USD', 100000000, true, 10, today, today, today
from settings, generate_series(0, redemptions / 10 - 1) v
union all
select
    pg_temp.id('hot', 0), pg_temp.id('event', 1), 'HOT', 'amount', 500, 'USD', 100000000, true, 0, null, today, today
from settings
where redemptions > 0;

insert into redemptions (
    id, voucher_id, event_id, code, by_id, guest_id, status, spend, discount, currency, request_id, request_hash, redeemed_at, created_at
)
select
    pg_temp.id('redemption', v * 10 + k), pg_temp.id('voucher', v), pg_temp.id('event', 1 + v % 1000), 'SPREAD' || v,
    pg_temp.id('account', 1 + v % 1000), pg_temp.id('account', 1 + (v * 7919 + k * 104729) % companions), 'redeemed', 2000, 500, 'USD',
    pg_temp.id('request', v * 10 + k), 0, today - make_interval(secs => v), today - make_interval(secs => v)
from settings, generate_series(0, redemptions / 10 - 1) v, generate_series(0, 9) k;

do $$
declare
    it record;
begin
    for it in select * from taken_off where step = 1 loop
        execute format('alter table %s add constraint %I %s', it.tbl, it.name, it.definition);
    end loop;
    for it in select * from taken_off where step = 2 loop
        execute it.definition;
    end loop;
end $$;

set session_replication_role = origin;
vacuum (analyze);

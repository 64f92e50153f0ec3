-- A meeting in every state, on dates around the day on which the demo is loaded; hours are the city's.
create temporary table demo_meetings on commit drop as
with asked (number, patron, companion, days, hour, minutes, status, asked_days, note) as (
    values
        (1, 'alex', 'julia', 3, 18, 120, 'accepted', -2, 'The new show at the gallery?'),
        (2, 'alex', 'noah', 5, 19, 180, 'requested', 0, 'Saturday''s game.'),
        (3, 'alex', 'amara', -6, 18, 60, 'completed', -9, null),
        (4, 'alex', 'julia', -12, 18, 120, 'completed', -15, null),
        (5, 'alex', 'amara', 9, 18, 60, 'declined', -1, null),
        (6, 'alex', 'noah', 8, 20, 60, 'withdrawn', -1, 'Or some other day.'),
        (7, 'lisa', 'alexis', 4, 20, 180, 'accepted', -3, 'Teach me to dance.'),
        (8, 'lisa', 'mateo', -3, 19, 120, 'expired', -8, null),
        (9, 'lisa', 'ximena', 10, 17, 120, 'cancelled', -4, 'Murals of the centre.'),
        (10, 'lisa', 'mateo', 6, 18, 60, 'requested', 0, 'Hungry already.')
),
timed as (
    select
        ('01900000-0000-7000-8000-04' || lpad(t.number::text, 10, '0'))::uuid as id,
        t.*,
        p.id as patron_id, pa.id as patron_account_id,
        c.id as companion_id, ca.id as companion_account_id, c.city_id, z.time_zone, c.cancellation_policy, c.currency, c.hourly_rate,
        c.buffer_before, c.buffer_after,
        current_setting('companion.now')::timestamptz + make_interval(days => t.asked_days, mins => -30) as asked_at,
        ((current_setting('companion.now')::timestamptz at time zone z.time_zone)::date + t.days + make_interval(hours => t.hour))
            at time zone z.time_zone as starts_at
    from asked t
    join accounts pa on pa.username = t.patron
    join patrons p on p.account_id = pa.id
    join accounts ca on ca.username = t.companion
    join companions c on c.account_id = ca.id
    join cities z on z.id = c.city_id
)
select
    t.*,
    t.hourly_rate * t.minutes / 60 as price,
    t.asked_at + interval '20 minutes' as answered_at
from timed t;

insert into meetings (
    id, companion_id, patron_id, city_id, time_zone, starts_at, ends_at, minutes, note, status, cancellation_policy, currency,
    hourly_rate, price, service_fee, total, payout, refund, expires_at, accepted_at, version, created_at, updated_at
)
select
    id, companion_id, patron_id, city_id, time_zone, starts_at, starts_at + make_interval(mins => minutes), minutes, note, status,
    cancellation_policy, currency, hourly_rate, price, 0, price, price,
    case when status = 'cancelled' then price end,
    asked_at + interval '24 hours',
    case when status in ('accepted', 'completed', 'cancelled') then answered_at end,
    case when status = 'requested' then 1 when status in ('completed', 'cancelled') then 3 else 2 end,
    asked_at,
    case when status = 'requested' then asked_at else answered_at end
from demo_meetings;

insert into calendar_entries (account_id, during, meeting_id, kind)
select
    companion_account_id,
    tstzrange(starts_at - make_interval(mins => buffer_before), starts_at + make_interval(mins => minutes + buffer_after)),
    id, 'companion'
from demo_meetings
where status in ('requested', 'accepted')
union all
select patron_account_id, tstzrange(starts_at, starts_at + make_interval(mins => minutes)), id, 'patron'
from demo_meetings
where status in ('requested', 'accepted');

insert into meeting_history (meeting_id, version, actor, from_status, to_status, reason, at)
select id, 1, 'patron', null, 'requested', null, asked_at
from demo_meetings
union all
select
    id, 2,
    case status when 'withdrawn' then 'patron' when 'expired' then 'system' else 'companion' end,
    'requested',
    case when status in ('completed', 'cancelled') then 'accepted' else status end,
    case status when 'declined' then 'Away that week, sorry.' when 'withdrawn' then 'My plans have changed.' end,
    case status when 'expired' then asked_at + interval '24 hours' else answered_at end
from demo_meetings
where status <> 'requested'
union all
select
    id, 3, case status when 'completed' then 'system' else 'patron' end, 'accepted', status,
    case status when 'cancelled' then 'A cold.' end,
    case status when 'completed' then starts_at + make_interval(mins => minutes, days => 1) else answered_at + interval '1 hour' end
from demo_meetings
where status in ('completed', 'cancelled');

insert into open_requests (patron_id, open)
select patron_id, count(*)
from demo_meetings
where status = 'requested'
group by patron_id;

select append_updates(
    array[companion_account_id, patron_account_id], 'meeting', jsonb_build_object('id', id, 'status', status), asked_at
)
from demo_meetings
order by asked_at;

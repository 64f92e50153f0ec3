-- Events around the day on which the demo is loaded, with vouchers of each kind, what became of some, and one of the marketplace.
create temporary table demo_events on commit drop as
select
    e.id::uuid as id, a.id as organiser_id, e.name, e.description, z.id as city_id, e.venue, e.capacity, e.is_public,
    current_setting('companion.now')::timestamptz + e.starts_in::interval as starts_at,
    current_setting('companion.now')::timestamptz + e.starts_in::interval + e.lasts::interval as ends_at,
    current_setting('companion.now')::timestamptz - interval '20 days' as created_at
from (values
    ('01900000-0000-7000-8000-060000000001', 'organiser', 'Summer on the Quay', 'Music, lanterns and late food by the water.', 'Pier 4', 300, true, '-2 hours', '10 hours'),
    ('01900000-0000-7000-8000-060000000002', 'organiser', 'Rehearsal for the team', 'A dry run of the door.', 'Pier 4, hall B', 20, false, '3 days', '2 hours'),
    ('01900000-0000-7000-8000-060000000003', 'julia', 'An evening of jazz trivia', 'Quiz and records.', 'The corner room', 40, true, '6 days', '3 hours')
) e (id, organiser, name, description, venue, capacity, is_public, starts_in, lasts)
join accounts a on a.username = e.organiser
cross join lateral (select c.id from cities c where c.name = 'Toronto' and c.country_code = 'CA' limit 1) z;

insert into events (
    id, organiser_id, name, description, city_id, venue, starts_at, ends_at, capacity, is_public, created_at, updated_at
)
select id, organiser_id, name, description, city_id, venue, starts_at, ends_at, capacity, is_public, created_at, created_at
from demo_events;

insert into event_staff (event_id, account_id, created_at)
select e.id, a.id, e.created_at
from demo_events e
join accounts a on a.username = 'noah'
where e.name = 'Summer on the Quay';

insert into vouchers (
    id, event_id, code, kind, percent, max_discount, amount, currency, item, max_redemptions, max_per_account, min_spend, is_active, label,
    redeemed, last_used_at, claimed_by, claimed_at, created_at, updated_at
)
select
    ('01900000-0000-7000-8000-07' || lpad(v.number::text, 10, '0'))::uuid, e.id, v.code, v.kind, v.percent, v.max_discount, v.amount, v.currency, v.item,
    v.max_redemptions, v.max_per_account, v.min_spend, true, v.label, v.redeemed,
    case when v.redeemed > 0 then current_setting('companion.now')::timestamptz - interval '30 minutes' end,
    a.id, case when a.id is not null then current_setting('companion.now')::timestamptz - interval '3 days' end,
    current_setting('companion.now')::timestamptz - interval '10 days', current_setting('companion.now')::timestamptz - interval '10 days'
from (values
    (1, 'Summer on the Quay', 'QUAY-20', 'percent', 20, 5000, null::bigint, 'CAD', null, 100, 1, null::bigint, 'flyer', 2, null),
    (2, 'Summer on the Quay', 'QUAY-5-OFF', 'amount', null, null, 500, 'CAD', null, null, null, 2000, 'radio', 1, null),
    (3, 'Summer on the Quay', 'DRINK-7KQ2-M4XW-9T', 'item', null, null, null, null, 'one drink', 1, null, null, 'guest list', 0, 'alex'),
    (4, 'Summer on the Quay', 'DRINK-H3WN-8RFA-4C', 'item', null, null, null, null, 'one drink', 1, null, null, 'guest list', 0, null),
    (5, 'An evening of jazz trivia', 'JULIA-15', 'percent', 15, null, null, 'CAD', null, 50, 1, null, 'regulars', 0, null),
    (6, null, 'WELCOME-10', 'percent', 10, null, null, null, null, null, 1, null, 'welcome', 0, null)
) v (number, event, code, kind, percent, max_discount, amount, currency, item, max_redemptions, max_per_account, min_spend, label, redeemed, claimed_by)
left join demo_events e on e.name = v.event
left join accounts a on a.username = v.claimed_by;

insert into redemptions (
    id, voucher_id, event_id, code, by_id, guest_id, status, refusal, spend, discount, currency, redeemed_at, created_at
)
select
    ('01900000-0000-7000-8000-08' || lpad(r.number::text, 10, '0'))::uuid, v.id, v.event_id, v.code, door.id, guest.id, r.status, r.refusal, r.spend, r.discount,
    v.currency, case r.status when 'redeemed' then current_setting('companion.now')::timestamptz - r.ago::interval end,
    current_setting('companion.now')::timestamptz - r.ago::interval
from (values
    (1, 'QUAY-20', 'alex', 'redeemed', null, 4200, 840, '70 minutes'),
    (2, 'QUAY-20', 'lisa', 'redeemed', null, 9000, 1800, '45 minutes'),
    (3, 'QUAY-20', 'lisa', 'refused', 'per_account_limit', 1500, null, '40 minutes'),
    (4, 'QUAY-5-OFF', 'alex', 'redeemed', null, 2600, 500, '30 minutes'),
    (5, 'QUAY-5-OFF', 'alex', 'refused', 'min_spend', 900, null, '25 minutes')
) r (number, code, guest, status, refusal, spend, discount, ago)
join vouchers v on v.code = r.code
join accounts door on door.username = 'noah'
join accounts guest on guest.username = r.guest;

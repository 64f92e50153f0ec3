-- Who is booked most has a goal: some ten evenings a month.
insert into payout_goals (companion_id, monthly_payout, currency, created_at, updated_at)
select c.id, 20 * c.hourly_rate, c.currency, current_setting('companion.now')::timestamptz, current_setting('companion.now')::timestamptz
from companions c
join accounts a on a.id = c.account_id
where a.username in ('julia', 'alexis');

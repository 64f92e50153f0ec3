-- Conversations about the demo's meetings, on days around that on which the demo is loaded. The last of some are unread.
create temporary table demo_talks on commit drop as
select
    ('01900000-0000-7000-8000-05' || lpad(t.number::text, 10, '0'))::uuid as id, t.number,
    least(o.id, p.id) as low_id, greatest(o.id, p.id) as high_id, o.id as one_id, t.one_read, t.other_read
from (values
    -- What each of the two has read, by their messages' numbers.
    (1, 'alex', 'julia', 7, 8),
    (2, 'alex', 'noah', 1, 2),
    (3, 'lisa', 'alexis', 5, 5),
    (4, 'lisa', 'mateo', 1, 3),
    (5, 'amara', 'alex', 2, 2)
) t (number, one, other, one_read, other_read)
join accounts o on o.username = t.one
join accounts p on p.username = t.other;

create temporary table demo_messages on commit drop as
with said (number, by_one, minutes_ago, body) as (
    values
        (1, true, 5760, 'Hello Julia, the gallery has a new show. Would Thursday suit you?'),
        (1, false, 5731, 'Hello Alex! Yes, gladly. I have not seen it yet.'),
        (1, true, 5720, 'Then I shall book two hours. Shall we meet at the door?'),
        (1, false, 5718, 'At the door. I wear a red scarf 🧣'),
        (1, true, 2900, 'Booked.'),
        (1, false, 2880, 'And accepted. Until then!'),
        (1, false, 95, 'They open an hour later that day, at six. Is that still fine?'),
        (1, true, 40, 'Even better.'),
        (2, true, 1470, 'Saturday''s game, three hours? I have two tickets.'),
        (2, false, 15, 'I shall know by tonight, and answer your request then.'),
        (3, true, 4400, '¡Hola Alexis! I have two left feet. Is that a problem?'),
        (3, false, 4385, 'None at all. In three hours you will dance.'),
        (3, true, 4380, 'Which shoes?'),
        (3, false, 4371, 'Any with a smooth sole.'),
        (3, true, 4370, 'Thank you!'),
        (4, true, 700, 'Hungry already. Do you know a place near the park?'),
        (4, false, 680, 'Two, and a third that is only open on Mondays.'),
        (4, false, 679, 'The one with the garden is the best.'),
        (5, false, 1300, 'Would an evening next week suit you?'),
        (5, true, 1290, 'I am away that week, sorry. Perhaps the one after.')
)
select
    t.id as conversation_id, t.low_id, t.high_id,
    row_number() over talk::integer as seq,
    s.by_one = (t.one_id = t.low_id) as from_low,
    count(*) filter (where s.by_one = (t.one_id = t.low_id)) over talk::integer as low_count,
    s.body,
    -- Whole milliseconds, as every message has.
    date_trunc('milliseconds', current_setting('companion.now')::timestamptz) - make_interval(mins => s.minutes_ago) as sent_at
from said s
join demo_talks t on t.number = s.number
window talk as (partition by s.number order by s.minutes_ago desc);

insert into conversations (
    id, low_id, high_id, last_seq, last_sent_at, low_sent, low_read, low_seen, high_read, high_seen, created_at
)
select
    t.id, t.low_id, t.high_id, last.seq, last.sent_at, last.low_count,
    side.low_read, side.low_read - low.low_count, side.high_read, high.low_count, first.sent_at
from demo_talks t
cross join lateral (
    select
        case when t.one_id = t.low_id then t.one_read else t.other_read end as low_read,
        case when t.one_id = t.low_id then t.other_read else t.one_read end as high_read
) side
join demo_messages first on first.conversation_id = t.id and first.seq = 1
join demo_messages low on low.conversation_id = t.id and low.seq = side.low_read
join demo_messages high on high.conversation_id = t.id and high.seq = side.high_read
join lateral (
    select m.seq, m.sent_at, m.low_count from demo_messages m where m.conversation_id = t.id order by m.seq desc limit 1
) last on true;

insert into messages (conversation_id, seq, id, from_low, low_count, body, sent_at)
select
    conversation_id, seq,
    ('01900000-0000-7000-8000-06' || substr(replace(conversation_id::text, '-', ''), 29, 4) || lpad(seq::text, 6, '0'))::uuid,
    from_low, low_count, body, sent_at
from demo_messages;

select append_updates(
    array[low_id, high_id], 'message', jsonb_build_object('conversation_id', conversation_id, 'seq', seq), sent_at
)
from demo_messages
order by sent_at;

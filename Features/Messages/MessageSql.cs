namespace Companion.Features.Messages;

internal static class MessageSql
{
    /// <summary>
    /// Sends a batch in one statement; a row for each message of it says what became of it. What is written is written in one
    /// order by all (counts by account, conversations by pair, updates under their locks), so that no two batches wait in a
    /// circle. Each step takes its rows from the step before, so a message over a limit reaches no conversation. The arrays are
    /// hidden from the planner in selects: for a small batch that it sees it would plan anew each time, which takes longer than to send.
    /// </summary>
    public const string WriteSql = """
        with asked as materialized (
            select
                a.n, a.sender_id, a.body, a.client_id, a.message_id, a.new_conversation_id, s.username as sender,
                given.id as given_id, given.low_id is not distinct from a.sender_id as given_low,
                coalesce(p.id, case given.low_id when a.sender_id then given.high_id else given.low_id end) as partner_id
            from unnest(
                (select @SenderIds::uuid[]), (select @Usernames::text[]), (select @ConversationIds::uuid[]), (select @Bodies::text[]),
                (select @ClientIds::uuid[]), (select @Ids::uuid[]), (select @NewConversationIds::uuid[])
            ) with ordinality a (
                sender_id, username, conversation_id, body, client_id, message_id, new_conversation_id, n
            )
            left join accounts s on s.id = a.sender_id
            left join accounts p on p.username = a.username
            left join conversations given on given.id = a.conversation_id and a.sender_id in (given.low_id, given.high_id)
        ),
        met as materialized (
            select
                a.*, coalesce(pair.id, a.given_id) as conversation_id,
                least(a.sender_id, a.partner_id) as low_id,
                greatest(a.sender_id, a.partner_id) as high_id,
                a.sender_id < a.partner_id as from_low,
                case
                    when a.sender is null then 'signed_out'
                    when a.partner_id is null and a.given_id is null then 'unknown'
                    when a.partner_id = a.sender_id then 'oneself'
                    when first.id is not null then 'repeated'
                    when a.partner_id is null
                        or exists (select from blocks b where b.account_id = a.sender_id and b.blocked_id = a.partner_id)
                        or exists (select from blocks b where b.account_id = a.partner_id and b.blocked_id = a.sender_id)
                        then 'not_available'
                    when row_number() over (partition by a.sender_id order by a.n) > 1
                        or row_number() over (
                            partition by least(a.sender_id, a.partner_id), greatest(a.sender_id, a.partner_id) order by a.n
                        ) > 1
                        then 'again'
                end as verdict,
                first.id as first_id, first.seq as first_seq, first.body as first_body, first.sent_at as first_sent_at
            from asked a
            left join conversations pair
                on pair.low_id = least(a.sender_id, a.partner_id) and pair.high_id = greatest(a.sender_id, a.partner_id)
                and a.partner_id is not null
            left join lateral (
                select f.id, f.seq, f.body, f.sent_at
                from messages f
                where f.conversation_id = coalesce(pair.id, a.given_id)
                  and f.from_low = coalesce(a.sender_id < a.partner_id, a.given_low)
                  and f.client_id = a.client_id
                limit 1
            ) first on true
        ),
        counted as (
            insert into message_counts as k (account_id, minute_from, sent, day_from, started)
            select m.sender_id, @Now, 1, @Now, (m.conversation_id is null)::integer
            from met m
            where m.verdict is null
            order by m.sender_id
            on conflict (account_id) do update set
                minute_from = case when k.minute_from <= @MinuteAgo then excluded.minute_from else k.minute_from end,
                sent = case when k.minute_from <= @MinuteAgo then 1 else k.sent + 1 end,
                day_from = case when k.day_from <= @DayAgo then excluded.day_from else k.day_from end,
                started = case when k.day_from <= @DayAgo then excluded.started else k.started + excluded.started end
            where (k.minute_from <= @MinuteAgo or k.sent < @PerMinute)
              and (excluded.started = 0 or k.day_from <= @DayAgo or k.started < @NewConversationsPerDay)
            returning k.account_id
        ),
        moved as (
            insert into conversations as c (id, low_id, high_id, last_seq, last_sent_at, low_sent, created_at)
            select m.new_conversation_id, m.low_id, m.high_id, 1, @Now, m.from_low::integer, @Now
            from counted k
            join met m on m.sender_id = k.account_id and m.verdict is null
            order by m.low_id, m.high_id
            on conflict (low_id, high_id) do update set
                last_seq = c.last_seq + 1,
                last_sent_at = greatest(excluded.last_sent_at, c.last_sent_at + interval '1 millisecond'),
                low_sent = c.low_sent + excluded.low_sent
            returning c.id, c.low_id, c.high_id, c.last_seq, c.last_sent_at, c.low_sent
        ),
        written as (
            insert into messages as w (conversation_id, seq, id, from_low, low_count, body, client_id, sent_at)
            select v.id, v.last_seq, m.message_id, m.from_low, v.low_sent, m.body, m.client_id, v.last_sent_at
            from moved v
            join met m on m.low_id = v.low_id and m.high_id = v.high_id and m.verdict is null
            returning w.conversation_id, w.seq, w.id, w.sent_at
        ),
        told as (
            select append_each_update(array_agg(side.id), 'message', array_agg(side.payload), @Now) as done
            from (
                select unnest(array[m.low_id, m.high_id]) as id, jsonb_build_object('conversation_id', w.conversation_id, 'seq', w.seq) as payload
                from written w
                join met m on m.message_id = w.id
            ) side
            having count(*) > 0
        )
        select
            m.n,
            coalesce(
                case when w.id is not null then 'sent' end,
                m.verdict,
                case
                    when m.conversation_id is null and k.started >= @NewConversationsPerDay and k.day_from > @DayAgo
                        and not (k.sent >= @PerMinute and k.minute_from > @MinuteAgo)
                        then 'too_many_conversations'
                    else 'too_many_messages'
                end
            ) as verdict,
            coalesce(w.id, m.first_id) as id,
            coalesce(w.conversation_id, m.conversation_id) as conversation_id,
            coalesce(w.seq, m.first_seq) as seq,
            m.sender,
            m.first_body,
            m.partner_id,
            coalesce(w.sent_at, m.first_sent_at) as sent_at,
            k.minute_from,
            k.day_from
        from met m
        left join written w on w.id = m.message_id
        left join message_counts k on k.account_id = m.sender_id and w.id is null and m.verdict is null
        left join told on true
        """;
}

namespace Companion.Features.Accounts;

/// <summary>What is held about an account and grows for as long as it is used: a row of JSON for each, in order, to be read in parts.</summary>
internal static class AccountExportLists
{
    public const string MeetingsSql = """
        select json_build_object(
            'id', m.id,
            'as', mine.side,
            'companion_id', m.companion_id,
            'patron_id', m.patron_id,
            'city_id', m.city_id,
            'time_zone', m.time_zone,
            'starts_at', to_char(m.starts_at at time zone 'UTC', @TimeFormat),
            'ends_at', to_char(m.ends_at at time zone 'UTC', @TimeFormat),
            'minutes', m.minutes,
            'note', m.note,
            'status', m.status,
            'cancellation_policy', m.cancellation_policy,
            'currency', m.currency,
            'hourly_rate', m.hourly_rate,
            'price', m.price,
            'service_fee', m.service_fee,
            'discount', m.discount,
            'voucher_code', case when mine.side = 'patron' then m.voucher_code end,
            'total', m.total,
            'payout', m.payout,
            'refund', m.refund,
            'expires_at', to_char(m.expires_at at time zone 'UTC', @TimeFormat),
            'accepted_at', to_char(m.accepted_at at time zone 'UTC', @TimeFormat),
            'created_at', to_char(m.created_at at time zone 'UTC', @TimeFormat),
            'updated_at', to_char(m.updated_at at time zone 'UTC', @TimeFormat),
            'history', (
                select coalesce(json_agg(json_build_object(
                    'actor', h.actor,
                    'from', h.from_status,
                    'to', h.to_status,
                    'reason', h.reason,
                    'at', to_char(h.at at time zone 'UTC', @TimeFormat)
                ) order by h.version), '[]')
                from meeting_history h
                where h.meeting_id = m.id
            )
        )::text
        from (
            select n.id, 'companion' as side
            from meetings n
            join companions c on c.id = n.companion_id
            where c.account_id = @AccountId
            union all
            select n.id, 'patron'
            from meetings n
            join patrons p on p.id = n.patron_id
            where p.account_id = @AccountId
        ) mine
        join meetings m on m.id = mine.id
        order by m.starts_at, m.id, mine.side
        """;

    public const string CalendarSql = """
        select json_build_object(
            'meeting_id', e.meeting_id,
            'kind', e.kind,
            'starts_at', to_char(lower(e.during) at time zone 'UTC', @TimeFormat),
            'ends_at', to_char(upper(e.during) at time zone 'UTC', @TimeFormat)
        )::text
        from calendar_entries e
        where e.account_id = @AccountId
        order by e.during, e.kind
        """;

    /// <summary>Each with its id, in the order in which their messages come.</summary>
    public const string ConversationsSql = """
        select
            json_build_object(
                'id', c.id,
                'partner', p.username,
                'read_up_to', case when c.low_id = @AccountId then c.low_read else c.high_read end,
                'created_at', to_char(c.created_at at time zone 'UTC', @TimeFormat)
            )::text as json,
            c.id
        from (
            select l.id, l.high_id as partner_id from conversations l where l.low_id = @AccountId
            union all
            select h.id, h.low_id from conversations h where h.high_id = @AccountId
        ) mine
        join conversations c on c.id = mine.id
        left join accounts p on p.id = mine.partner_id
        order by c.created_at, c.id
        """;

    /// <summary>Of all conversations, each with the id of its own.</summary>
    public const string MessagesSql = """
        select
            json_build_object(
                'id', m.id,
                'seq', m.seq,
                'sender', case when m.from_low = mine.is_low then a.username else p.username end,
                'body', m.body,
                'client_id', case when m.from_low = mine.is_low then m.client_id end,
                'sent_at', to_char(m.sent_at at time zone 'UTC', @TimeFormat)
            )::text as json,
            mine.id
        from (
            select l.id, l.created_at, true as is_low, l.high_id as partner_id from conversations l where l.low_id = @AccountId
            union all
            select h.id, h.created_at, false, h.low_id from conversations h where h.high_id = @AccountId
        ) mine
        join messages m on m.conversation_id = mine.id
        join accounts a on a.id = @AccountId
        left join accounts p on p.id = mine.partner_id
        order by mine.created_at, mine.id, m.seq
        """;

    public const string RedemptionsSql = """
        select json_build_object(
            'id', r.id,
            'as', mine.role,
            'voucher_id', case when r.status <> 'refused' then r.voucher_id end,
            'event_id', case when r.status <> 'refused' then r.event_id end,
            'meeting_id', case when r.guest_id = @AccountId then r.meeting_id end,
            'code', r.code,
            'status', r.status,
            'refusal', r.refusal,
            'spend', r.spend,
            'discount', r.discount,
            'currency', r.currency,
            'created_at', to_char(r.created_at at time zone 'UTC', @TimeFormat)
        )::text
        from (
            select g.id, 'guest' as role from redemptions g where g.guest_id = @AccountId
            union all
            select b.id, 'redeemer' from redemptions b where b.by_id = @AccountId and b.guest_id is distinct from @AccountId
        ) mine
        join redemptions r on r.id = mine.id
        order by r.id, mine.role
        """;

    public const string UpdatesSql = """
        select json_build_object(
            'id', u.id,
            'kind', u.kind,
            'payload', u.payload,
            'at', to_char(u.at at time zone 'UTC', @TimeFormat)
        )::text
        from updates u
        where u.account_id = @AccountId
        order by u.id
        """;
}

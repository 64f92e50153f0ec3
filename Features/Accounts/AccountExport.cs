namespace Companion.Features.Accounts;

/// <summary>
/// What is held about an account, a column of JSON for each kind; what grows most while somebody uses the service is in
/// <see cref="AccountExportLists"/>. What is derived from it (the facets that a companion is found by) is not held about anybody twice, and is
/// left out. A table that comes to hold something about people adds its part here or there.
/// </summary>
internal static class AccountExport
{
    /// <summary>RFC 3339 in UTC, as times are everywhere.</summary>
    public const string TimeFormat = @"YYYY-MM-DD""T""HH24:MI:SS.US""Z""";

    public const string Sql = """
        select
            json_build_object(
                'id', a.id,
                'email', a.email,
                'username', a.username,
                'phone_number', a.phone_number,
                'birthday', a.birthday,
                'role', a.role,
                'created_at', to_char(a.created_at at time zone 'UTC', @TimeFormat),
                'updated_at', to_char(a.updated_at at time zone 'UTC', @TimeFormat)
            )::text as account,
            (
                select coalesce(json_agg(json_build_object(
                    'id', s.id,
                    'device', s.device,
                    'created_at', to_char(s.created_at at time zone 'UTC', @TimeFormat),
                    'last_seen_at', to_char(s.last_seen_at at time zone 'UTC', @TimeFormat),
                    'expires_at', to_char(s.expires_at at time zone 'UTC', @TimeFormat)
                ) order by s.created_at, s.id), '[]')
                from sessions s
                where s.account_id = a.id
            )::text as sessions,
            (
                select json_build_object(
                    'failures', f.failures,
                    'failed_at', to_char(f.failed_at at time zone 'UTC', @TimeFormat),
                    'blocked_until', to_char(f.blocked_until at time zone 'UTC', @TimeFormat)
                )
                from sign_in_failures f
                where f.email_sha256 = sha256(convert_to(a.email, 'UTF8'))
            )::text as failed_sign_ins,
            (
                select json_build_object(
                    'id', c.id,
                    'name', c.name,
                    'about', c.about,
                    'sex', c.sex,
                    'orientation', c.orientation,
                    'show_orientation', c.show_orientation,
                    'city_id', c.city_id,
                    'hourly_rate', c.hourly_rate,
                    'currency', c.currency,
                    'is_active', c.is_active,
                    'min_minutes', c.min_minutes,
                    'max_minutes', c.max_minutes,
                    'step_minutes', c.step_minutes,
                    'buffer_before', c.buffer_before,
                    'buffer_after', c.buffer_after,
                    'min_notice_minutes', c.min_notice_minutes,
                    'horizon_days', c.horizon_days,
                    'instant_book', c.instant_book,
                    'cancellation_policy', c.cancellation_policy,
                    'languages', (
                        select coalesce(json_agg(l.language order by l.language), '[]')
                        from companion_languages l
                        where l.companion_id = c.id
                    ),
                    'interests', (
                        select coalesce(json_agg(i.interest order by i.interest), '[]')
                        from companion_interests i
                        where i.companion_id = c.id
                    ),
                    'hours', (
                        select coalesce(json_agg(json_build_object(
                            'weekday', h.weekday,
                            'start', to_char(make_interval(mins => h.starts), 'HH24:MI'),
                            'end', to_char(make_interval(mins => h.ends - case when h.ends > 1440 then 1440 else 0 end), 'HH24:MI')
                        ) order by h.weekday, h.starts), '[]')
                        from companion_hours h
                        where h.companion_id = c.id
                    ),
                    'days', (
                        select coalesce(json_agg(json_build_object(
                            'date', d.date,
                            'intervals', (
                                select coalesce(json_agg(json_build_object(
                                    'start', to_char(make_interval(mins => h.starts), 'HH24:MI'),
                                    'end', to_char(make_interval(mins => h.ends - case when h.ends > 1440 then 1440 else 0 end), 'HH24:MI')
                                ) order by h.starts), '[]')
                                from companion_day_hours h
                                where h.companion_id = d.companion_id and h.date = d.date
                            )
                        ) order by d.date), '[]')
                        from companion_days d
                        where d.companion_id = c.id
                    ),
                    'created_at', to_char(c.created_at at time zone 'UTC', @TimeFormat),
                    'updated_at', to_char(c.updated_at at time zone 'UTC', @TimeFormat)
                )
                from companions c
                where c.account_id = a.id
            )::text as companion,
            (
                select json_build_object(
                    'monthly_payout', g.monthly_payout,
                    'currency', g.currency,
                    'created_at', to_char(g.created_at at time zone 'UTC', @TimeFormat),
                    'updated_at', to_char(g.updated_at at time zone 'UTC', @TimeFormat)
                )
                from companions c
                join payout_goals g on g.companion_id = c.id
                where c.account_id = a.id
            )::text as payout_goal,
            (
                select json_build_object(
                    'id', p.id,
                    'name', p.name,
                    'sex', p.sex,
                    'orientation', p.orientation,
                    'city_id', p.city_id,
                    'open_requests', coalesce(r.open, 0),
                    'created_at', to_char(p.created_at at time zone 'UTC', @TimeFormat),
                    'updated_at', to_char(p.updated_at at time zone 'UTC', @TimeFormat)
                )
                from patrons p
                left join open_requests r on r.patron_id = p.id
                where p.account_id = a.id
            )::text as patron,
            (
                select coalesce(json_agg(json_build_object(
                    'username', o.username,
                    'created_at', to_char(b.created_at at time zone 'UTC', @TimeFormat)
                ) order by b.created_at, b.blocked_id), '[]')
                from blocks b
                join accounts o on o.id = b.blocked_id
                where b.account_id = a.id
            )::text as blocks,
            (
                select json_build_object(
                    'minute_from', to_char(k.minute_from at time zone 'UTC', @TimeFormat),
                    'sent', k.sent,
                    'day_from', to_char(k.day_from at time zone 'UTC', @TimeFormat),
                    'started', k.started
                )
                from message_counts k
                where k.account_id = a.id
            )::text as message_counts,
            (
                select coalesce(json_agg(json_build_object(
                    'id', e.id,
                    'as', mine.role,
                    'name', e.name,
                    'description', case mine.role when 'organiser' then e.description end,
                    'city_id', e.city_id,
                    'venue', e.venue,
                    'starts_at', to_char(e.starts_at at time zone 'UTC', @TimeFormat),
                    'ends_at', to_char(e.ends_at at time zone 'UTC', @TimeFormat),
                    'capacity', e.capacity,
                    'is_public', e.is_public,
                    'cancelled_at', to_char(e.cancelled_at at time zone 'UTC', @TimeFormat),
                    'created_at', to_char(e.created_at at time zone 'UTC', @TimeFormat),
                    'updated_at', to_char(e.updated_at at time zone 'UTC', @TimeFormat)
                ) order by e.id), '[]')
                from (
                    select o.id, 'organiser' as role from events o where o.organiser_id = a.id
                    union all
                    select s.event_id, 'staff' from event_staff s where s.account_id = a.id
                ) mine
                join events e on e.id = mine.id
            )::text as events,
            (
                select coalesce(json_agg(json_build_object(
                    'id', v.id,
                    'code', v.code,
                    'event_id', v.event_id,
                    'claimed_at', to_char(v.claimed_at at time zone 'UTC', @TimeFormat)
                ) order by v.claimed_at, v.id), '[]')
                from vouchers v
                where v.claimed_by = a.id
            )::text as vouchers,
            (
                select json_build_object('unknown_codes', cardinality(g.at), 'last_at', to_char(g.last_at at time zone 'UTC', @TimeFormat))
                from voucher_guesses g
                where g.who = 'account ' || a.id
            )::text as voucher_guesses,
            (
                select coalesce(json_agg(json_build_object(
                    'key', k.key,
                    'route', k.route,
                    'status', k.status,
                    'created_at', to_char(k.created_at at time zone 'UTC', @TimeFormat)
                ) order by k.created_at, k.key), '[]')
                from idempotency_keys k
                where k.account_id = a.id
            )::text as idempotency_keys
        from accounts a
        where a.id = @AccountId
        """;
}

namespace Companion.Features.Vouchers;

internal static class RedeemSql
{
    /// <summary>
    /// Redeems a batch: a row for each attempt of it says what became of it. The vouchers are locked by an earlier statement, in one order, so
    /// that the counts read here are the last word; the attempts on one voucher then take their turns by n, those that are refused
    /// taking none. Whoever waits for a lock holds up nobody: what somebody else has locked at this moment is answered locked, and goes with those that wait (<see cref="WaitSql"/>).
    /// Sequential scans and hash joins are off: the plan is kept, and one made while the tables were small must serve when
    /// they are large. The arrays are hidden from the planner in selects: for a small batch that it sees it would plan anew each time.
    /// </summary>
    public const string WriteSql = $"{Settings}{Lock} skip locked) v;{Write}";

    public const string WaitSql = $"{Settings}{Lock}) v;{Write}";

    private const string Settings = """
        select set_config(name, 'off', true)
        from unnest(array['enable_seqscan', 'enable_bitmapscan', 'enable_hashjoin', 'enable_mergejoin']) name;

        """;

    // Which they are is told to the next statement by a setting of this transaction.
    private const string Lock = """
        select set_config('companion.locked', coalesce(string_agg(v.id::text, ','), ''), true)
        from (
            select v.id from vouchers v where v.key = any ((select @Keys::text[])::text[]) order by v.id for no key update
        """;

    private const string Write = $"""


        with asked as materialized (
            select
                a.n, a.id, a.caller_id, a.address, a.key, a.spend, a.request_id, a.request_hash,
                v.id as voucher_id, coalesce(v.event_id, door.id) as event_id, coalesce(v.code, a.key) as code, v.kind, v.percent, v.item,
                v.label, v.currency, v.max_per_account, v.max_redemptions, v.redeemed + v.held as used, w.guest_id, by.username as redeemed_by,
                g.username as guest_name, {VoucherRules.Discount} as discount,
                case when v.max_per_account is not null and w.guest_id is not null then {VoucherRules.UsesOfGuest} end as uses_of_guest,
                coalesce(e.organiser_id = a.caller_id, false) or staff.is_staff is true or (v.event_id is null and a.is_admin) as is_team,
                first.id as first_id, first.created_at as first_at,
                coalesce(own.recent, 0) as recent_of_caller, coalesce(near.recent, 0) as recent_at_address, own.since as own_since,
                near.since as near_since,
                coalesce(
                    case
                        when first.id is not null then case when first.request_hash = a.request_hash then 'repeated' else 'key_reused' end
                        when v.id is null then 'voucher_unknown'
                        when not v.is_locked then 'locked'
                        -- First of all who asks: nobody else learns who is there, or names a guest.
                        when not coalesce(e.organiser_id = a.caller_id, false) and staff.is_staff is null and not (v.event_id is null and a.is_admin) then
                            case
                                when (select true from event_staff s where s.account_id = a.caller_id limit 1)
                                     or (select true from events o where o.organiser_id = a.caller_id limit 1) then 'wrong_event'
                                else 'not_staff'
                            end
                        when a.guest is not null and w.guest_id is null then 'guest_unknown'
                        when w.guest_id is null and (v.max_per_account is not null or v.claimed_by is not null) then 'guest_required'
                        -- Whoever works at two doors says at which.
                        when a.event_id <> v.event_id or (v.event_id is null and a.event_id is not null) then 'wrong_event'
                    end,
                    {VoucherRules.Standing}, {VoucherRules.MinSpend}
                ) as verdict
            from unnest(
                (select @Ids::uuid[]), (select @CallerIds::uuid[]), (select @AreAdmins::boolean[]), (select @Addresses::text[]),
                (select @Keys::text[]), (select @Guests::text[]), (select @Spends::bigint[]), (select @EventIds::uuid[]),
                (select @RequestIds::uuid[]), (select @RequestHashes::bigint[])
            ) with ordinality a (id, caller_id, is_admin, address, key, guest, spend, event_id, request_id, request_hash, n)
            left join lateral (
                select
                    v.id, v.event_id, v.code, v.kind, v.percent, v.max_discount, v.amount, v.currency, v.item, v.label, v.max_redemptions,
                    v.max_per_account, v.min_spend, v.starts_at, v.ends_at, v.is_active, v.redeemed, v.held, v.claimed_by,
                    v.id = any ((select string_to_array(current_setting('companion.locked'), ',')::uuid[])::uuid[]) as is_locked
                from vouchers v
                where v.key = a.key
                limit 1
            ) v on true
            left join lateral (
                select e.organiser_id, e.cancelled_at from events e where e.id = v.event_id limit 1
            ) e on true
            left join lateral (
                select true as is_staff from event_staff s where s.event_id = v.event_id and s.account_id = a.caller_id limit 1
            ) staff on true
            -- Whoever tries an unknown code says at which of their doors.
            left join lateral (
                select d.id from events d
                where v.id is null and d.id = a.event_id and event_role(d.id, a.caller_id) in ('organiser', 'staff')
                limit 1
            ) door on true
            left join lateral (select g.id, g.username from accounts g where g.username = a.guest limit 1) g on true
            cross join lateral (select g.id as guest_id, a.spend as spend) w
            left join lateral (select b.username from accounts b where b.id = a.caller_id limit 1) by on true
            left join lateral (
                select r.id, r.request_hash, r.created_at
                from redemptions r
                where r.by_id = a.caller_id and r.request_id = a.request_id
                limit 1
            ) first on true
            left join lateral (
                select
                    (select count(*) from unnest(h.at) t where t > @Since) as recent,
                    h.at[greatest(1, cardinality(h.at) - {CodeGuesses.MostOfAccount} + 1)] as since
                from voucher_guesses h
                where h.who = 'account ' || a.caller_id
                limit 1
            ) own on true
            left join lateral (
                select
                    (select count(*) from unnest(h.at) t where t > @Since) as recent,
                    h.at[greatest(1, cardinality(h.at) - {CodeGuesses.MostOfAddress} + 1)] as since
                from voucher_guesses h
                where h.who = a.address
                limit 1
            ) near on true
        ),
        -- Of who has guessed too often nothing is looked at, not the rest of the batch either.
        unguessed as materialized (
            select a.*,
                case
                    when a.verdict in ('repeated', 'key_reused', 'locked') then a.verdict
                    when a.recent_of_caller + count(*) filter (where a.verdict = 'voucher_unknown') over before_of_caller
                            >= {CodeGuesses.MostOfAccount}
                      or a.recent_at_address + count(*) filter (where a.verdict = 'voucher_unknown') over before_at_address
                            >= {CodeGuesses.MostOfAddress}
                        then 'too_many_guesses'
                    else a.verdict
                end as judged
            from asked a
            window
                before_of_caller as (partition by a.caller_id order by a.n rows between unbounded preceding and 1 preceding),
                before_at_address as (partition by a.address order by a.n rows between unbounded preceding and 1 preceding)
        ),
        of_guests as materialized (
            select u.*,
                case
                    when u.judged is null and u.uses_of_guest
                            + row_number() over (partition by u.voucher_id, u.guest_id, u.judged is null order by u.n) > u.max_per_account
                        then 'per_account_limit'
                    else u.judged
                end as limited
            from unguessed u
        ),
        decided as materialized (
            select g.*,
                case
                    when g.limited is null
                         and g.used + row_number() over (partition by g.voucher_id, g.limited is null order by g.n) > g.max_redemptions
                        then 'used_up'
                    else g.limited
                end as decision
            from of_guests g
        ),
        counted as (
            update vouchers v
            set redeemed = v.redeemed + c.uses, last_used_at = @Now
            from (
                select d.voucher_id, count(*)::integer as uses from decided d where d.decision is null group by d.voucher_id
            ) c
            where v.id = c.voucher_id
        ),
        guessed as (
            insert into voucher_guesses as h (who, at, last_at)
            select s.who, array_agg(@Now::timestamptz), @Now
            from decided d
            cross join lateral (values ('account ' || d.caller_id), (d.address)) s (who)
            where d.decision = 'voucher_unknown'
            group by s.who
            order by s.who
            on conflict (who) do update
            set at = array(select t from unnest(h.at) t where t > @Since) || excluded.at, last_at = excluded.last_at
            where (select count(*) from unnest(h.at) t where t > @Since) + cardinality(excluded.at)
                <= case when h.who like 'account %' then {CodeGuesses.MostOfAccount} else {CodeGuesses.MostOfAddress} end
            returning h.who
        ),
        -- Others may have guessed in the meantime: whoever that has taken over the limit is judged again.
        told as materialized (
            select d.*,
                case
                    when d.decision = 'voucher_unknown'
                         and (select count(*) from guessed s where s.who in ('account ' || d.caller_id, d.address)) < 2 then 'again'
                    else d.decision
                end as outcome
            from decided d
        ),
        kept as (
            insert into redemptions (
                id, voucher_id, event_id, code, by_id, guest_id, status, refusal, spend, discount, currency, request_id, request_hash,
                redeemed_at, created_at
            )
            select
                t.id, t.voucher_id, t.event_id, t.code, t.caller_id,
                case when t.is_team then t.guest_id end, case when t.outcome is null then 'redeemed' else 'refused' end,
                t.outcome, t.spend, case when t.outcome is null then t.discount end, t.currency,
                case when t.outcome is null then t.request_id end, case when t.outcome is null then t.request_hash end,
                case when t.outcome is null then @Now::timestamptz end, @Now
            from told t
            where t.outcome is null or t.outcome not in ('repeated', 'key_reused', 'too_many_guesses', 'locked', 'again')
            order by t.n
        )
        select
            t.n, coalesce(t.outcome, 'redeemed') as outcome, coalesce(t.first_id, t.id) as id, t.voucher_id, t.event_id, t.code, t.kind,
            t.percent, t.item, t.label, t.guest_name, t.redeemed_by, t.spend, t.discount, t.currency,
            coalesce(t.first_at, @Now::timestamptz) as created_at,
            greatest(
                case when t.recent_of_caller >= {CodeGuesses.MostOfAccount} then t.own_since end,
                case when t.recent_at_address >= {CodeGuesses.MostOfAddress} then t.near_since end
            ) as blocked_since
        from told t
        """;
}

-- The log that every account's live stream reads (design: live updates). Whatever changes something for an account
-- appends to it in the same transaction, as its last act, through append_updates.
create table updates (
    account_id uuid        not null,
    id         bigint      not null generated always as identity,
    kind       text        not null,
    payload    jsonb       not null,
    at         timestamptz not null,
    constraint updates_pkey primary key (account_id, id)
);

-- Serves the removal of rows that are older than 30 days.
create index updates_at_idx on updates using brin (at);

-- Locks every receiver's log until commit, in one order for everybody. So an account's ids rise in the order in which its
-- transactions commit, and a reader that has seen one has seen all before it.
create function lock_updates(receivers uuid[]) returns void
    language plpgsql
as $$
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

-- Appends one update for each receiver that still has an account, in a statement after the one that locks. A transaction that appends more than
-- once calls lock_updates with all receivers before the first.
create function append_updates(receivers uuid[], kind text, payload jsonb, at timestamptz) returns void
    language plpgsql
as $$
begin
    perform lock_updates(receivers);

    insert into updates (account_id, kind, payload, at)
    select distinct receiver, append_updates.kind, append_updates.payload, append_updates.at
    from unnest(receivers) receiver
    where exists (select from accounts a where a.id = receiver);
end;
$$;

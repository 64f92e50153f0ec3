-- Appends several updates of one kind, each with its receiver and payload, under all their locks, taken in the one order.
create function append_each_update(receivers uuid[], kind text, payloads jsonb[], at timestamptz) returns void
    language plpgsql
as $$
begin
    perform lock_updates(receivers);

    insert into updates (account_id, kind, payload, at)
    select u.receiver, append_each_update.kind, u.payload, append_each_update.at
    from unnest(receivers, payloads) with ordinality u (receiver, payload, n)
    -- One by one, so that a plan made while there were few accounts does not go on reading them all.
    cross join lateral (select from accounts a where a.id = u.receiver limit 1) alive
    order by u.n;
end;
$$;

-- Up to which update an account's log has been removed for its age: a cursor before it has missed something.
create table removed_updates (
    account_id uuid   not null constraint removed_updates_pkey primary key,
    through_id bigint not null
);

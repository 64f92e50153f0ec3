-- Who wants nothing to do with whom. One row is enough for both: a blocked pair neither writes to nor books each other.
create table blocks (
    account_id uuid        not null constraint blocks_account_id_fkey references accounts on delete cascade,
    blocked_id uuid        not null constraint blocks_blocked_id_fkey references accounts on delete cascade,
    created_at timestamptz not null,
    constraint blocks_pkey primary key (account_id, blocked_id),
    constraint blocks_self_check check (account_id <> blocked_id)
);

-- Serves ListBlocks.
create index blocks_account_id_created_at_idx on blocks (account_id, created_at desc, blocked_id desc);
-- Serves the question whether the other side has blocked (SendMessage, search, slots, booking).
create index blocks_blocked_id_account_id_idx on blocks (blocked_id, account_id);

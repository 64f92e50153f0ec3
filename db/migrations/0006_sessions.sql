create table sessions (
    id           uuid        not null constraint sessions_pkey primary key,
    token_sha256 bytea       not null constraint sessions_token_sha256_key unique,
    account_id   uuid        not null constraint sessions_account_id_fkey references accounts on delete cascade,
    device       text,
    created_at   timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at   timestamptz not null
);

-- Serves ListSessions and the ending of all of an account's sessions.
create index sessions_account_id_created_at_id_idx on sessions (account_id, created_at desc, id desc);
-- Serves the removal of sessions that have run out.
create index sessions_expires_at_idx on sessions (expires_at);

-- Failed sign-ins in a row, by the email that was tried, whether or not it has an account: a stranger learns nothing from
-- the wait. The hash keeps what was mistyped into the email field out of the database.
create table sign_in_failures (
    email_sha256  bytea       not null constraint sign_in_failures_pkey primary key,
    failures      integer     not null,
    failed_at     timestamptz not null,
    blocked_until timestamptz not null
);

-- Serves the removal of failures that are older than a day.
create index sign_in_failures_failed_at_idx on sign_in_failures (failed_at);

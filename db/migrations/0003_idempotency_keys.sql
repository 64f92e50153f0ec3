-- The first answer to a signed-in POST that creates, given again to a repeat with the same key. The row is claimed
-- before the effect and filled after it, in one transaction: status is null only inside that transaction.
create table idempotency_keys (
    account_id     uuid        not null,
    key            text        not null constraint idempotency_keys_key_check check (length(key) between 1 and 255),
    route          text        not null,
    request_sha256 bytea       not null,
    status         smallint,
    location       text,
    etag           text,
    body           bytea,
    created_at     timestamptz not null,
    constraint idempotency_keys_pkey primary key (account_id, key)
);

-- Serves the removal of keys that are older than 7 days.
create index idempotency_keys_created_at_idx on idempotency_keys (created_at);

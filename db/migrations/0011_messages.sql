-- A conversation is two accounts, the smaller id first, so that it is one row whoever began it. An account that is deleted
-- leaves its side null, and the other side keeps what was said. Of each side is kept how many messages it sent, up to which
-- one it has read, and how many of the other's it had read by then: what is unread is a subtraction, however long they talk.
create table conversations (
    id           uuid        not null constraint conversations_pkey primary key,
    low_id       uuid        constraint conversations_low_id_fkey references accounts on delete set null,
    high_id      uuid        constraint conversations_high_id_fkey references accounts on delete set null,
    last_seq     integer     not null,
    last_sent_at timestamptz not null,
    low_sent     integer     not null,
    low_read     integer     not null default 0,
    low_seen     integer     not null default 0,
    high_read    integer     not null default 0,
    high_seen    integer     not null default 0,
    created_at   timestamptz not null,
    constraint conversations_low_id_high_id_key unique (low_id, high_id),
    constraint conversations_order_check check (low_id < high_id),
    constraint conversations_counts_check check (
        low_sent between 0 and last_seq
        and low_read between 0 and last_seq
        and high_read between 0 and last_seq
        and low_seen between 0 and last_seq - low_sent
        and high_seen between 0 and low_sent
    )
) with (fillfactor = 80);

-- Serve ListConversations, one side each.
create index conversations_low_id_last_sent_at_idx on conversations (low_id, last_sent_at desc, id desc);
create index conversations_high_id_last_sent_at_idx on conversations (high_id, last_sent_at desc, id desc);

-- seq counts 1, 2, 3 without gaps, low_count those of the low side among them. sent_at rises strictly within a conversation,
-- for clients of the plain message API, which page by it.
create table messages (
    conversation_id uuid        not null constraint messages_conversation_id_fkey references conversations on delete cascade,
    seq             integer     not null,
    id              uuid        not null,
    from_low        boolean     not null,
    low_count       integer     not null,
    body            text        not null constraint messages_body_check check (length(body) > 0),
    client_id       uuid,
    sent_at         timestamptz not null,
    constraint messages_pkey primary key (conversation_id, seq)
);

-- Serves RetrievePlainMessages after a time.
create unique index messages_conversation_id_sent_at_key on messages (conversation_id, sent_at);
-- A repeat with the same client_id is the same message. One expression, so that no index by conversation alone is taken for the
-- look-up (SendMessage), whatever the statistics: it would read the whole conversation.
create unique index messages_client_id_key on messages ((uuid_send(conversation_id) || uuid_send(client_id)), from_low)
    where client_id is not null;

-- How many messages an account has sent in the minute, and conversations it has begun in the day, that began then.
create table message_counts (
    account_id  uuid        not null constraint message_counts_pkey primary key
        constraint message_counts_account_id_fkey references accounts on delete cascade,
    minute_from timestamptz not null,
    sent        integer     not null,
    day_from    timestamptz not null,
    started     integer     not null
) with (fillfactor = 50);

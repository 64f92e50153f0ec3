create table accounts (
    id            uuid        not null constraint accounts_pkey primary key,
    email         text        not null constraint accounts_email_check check (email = lower(email)),
    username      text        not null constraint accounts_username_check check (username ~ '^[a-z0-9_]{3,30}$'),
    password_hash text        not null,
    phone_number  text        not null constraint accounts_phone_number_check check (phone_number ~ '^\+[1-9][0-9]{6,14}$'),
    birthday      date        not null,
    role          text        not null default 'member' constraint accounts_role_check check (role in ('member', 'operator', 'admin')),
    version       integer     not null default 1,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    constraint accounts_email_key unique (email),
    constraint accounts_username_key unique (username),
    constraint accounts_phone_number_key unique (phone_number)
);

-- Serves ListAccounts by a username's beginning, whatever the database's collation.
create index accounts_username_prefix_idx on accounts (username text_pattern_ops, id);
-- Serves ListAccounts of one role.
create index accounts_role_username_idx on accounts (role, username text_pattern_ops);
-- Serves the look-up of a name for each row of a page (SearchCompanions, GetCompanion): a hash reads as many pages at a
-- million rows as at ten thousand, where a B-tree grows by a level.
create index accounts_id_hash_idx on accounts using hash (id);

-- An event whose organiser has deleted their account is cancelled, and kept only while somebody has redeemed something at it.
create table events (
    id           uuid        not null constraint events_pkey primary key,
    organiser_id uuid        constraint events_organiser_id_fkey references accounts on delete set null,
    name         text        not null,
    description  text        not null,
    city_id      integer     not null constraint events_city_id_fkey references cities,
    venue        text        not null,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    capacity     integer     constraint events_capacity_check check (capacity > 0),
    is_public    boolean     not null,
    cancelled_at timestamptz,
    version      integer     not null default 1,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    constraint events_ends_at_check check (ends_at > starts_at)
);

-- Serves the look-up of a voucher's event, at the same cost whatever their number (as accounts_id_hash_idx).
create index events_id_hash_idx on events using hash (id);
-- Serve ListEvents, of one city and of all.
create index events_city_id_starts_at_id_idx on events (city_id, starts_at, id) where is_public and cancelled_at is null;
create index events_starts_at_id_idx on events (starts_at, id) where is_public and cancelled_at is null;
-- Serves ListMyEvents, and the deletion of an account.
create index events_organiser_id_id_idx on events (organiser_id, id desc);

create table event_staff (
    event_id   uuid        not null constraint event_staff_event_id_fkey references events on delete cascade,
    account_id uuid        not null constraint event_staff_account_id_fkey references accounts on delete cascade,
    created_at timestamptz not null,
    constraint event_staff_pkey primary key (event_id, account_id)
);

-- Serves ListMyEvents, the deletion of an account, and the question whether somebody is on any staff (RedeemVoucher).
create index event_staff_account_id_event_id_idx on event_staff (account_id, event_id desc);

-- What a code is worth, and how much of it is used. event_id is null for the marketplace's. kind, what it gives and the code never
-- change; the counts are moved only with the row locked, and the check stands behind whoever moves them.
create table vouchers (
    id              uuid        not null constraint vouchers_pkey primary key,
    event_id        uuid        constraint vouchers_event_id_fkey references events,
    code            text        not null,
    -- As codes are compared: without the hyphens that make them readable.
    key             text        collate "C" not null generated always as (replace(code, '-', '')) stored
        constraint vouchers_key_check check (key ~ '^[0-9A-Z]{3,32}$')
        constraint vouchers_key_key unique,
    kind            text        not null constraint vouchers_kind_check check (kind in ('percent', 'amount', 'item')),
    percent         integer     constraint vouchers_percent_check check (percent between 1 and 100),
    max_discount    bigint      constraint vouchers_max_discount_check check (max_discount > 0),
    amount          bigint      constraint vouchers_amount_check check (amount > 0),
    item            text,
    currency        text        constraint vouchers_currency_fkey references currencies,
    max_redemptions integer     constraint vouchers_max_redemptions_check check (max_redemptions > 0),
    max_per_account integer     constraint vouchers_max_per_account_check check (max_per_account > 0),
    min_spend       bigint      constraint vouchers_min_spend_check check (min_spend > 0),
    starts_at       timestamptz,
    ends_at         timestamptz,
    is_active       boolean     not null,
    label           text,
    -- As it was sent: jsonb would write 1e131071 out.
    metadata        json,
    redeemed        integer     not null default 0,
    held            integer     not null default 0,
    -- When it was last redeemed: what ever was cannot be deleted.
    last_used_at    timestamptz,
    claimed_by      uuid        constraint vouchers_claimed_by_fkey references accounts on delete set null,
    claimed_at      timestamptz,
    version         integer     not null default 1,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    constraint vouchers_counts_check check (redeemed >= 0 and held >= 0 and redeemed + held <= max_redemptions),
    constraint vouchers_gives_check check (
        case kind
            when 'percent' then percent is not null and amount is null and item is null
            when 'amount' then amount is not null and currency is not null and percent is null and max_discount is null and item is null
            else item is not null and percent is null and max_discount is null and amount is null
        end
    ),
    constraint vouchers_ends_at_check check (ends_at > starts_at)
) with (fillfactor = 80);

-- Serve the look-up of a code and of a voucher, at the same cost whatever their number (as accounts_id_hash_idx).
create index vouchers_key_hash_idx on vouchers using hash (key);
create index vouchers_id_hash_idx on vouchers using hash (id);
-- Serve ListVouchers of an event (and of the marketplace, whose event_id is null), with a label and without.
create index vouchers_event_id_id_idx on vouchers (event_id, id desc);
create index vouchers_event_id_label_id_idx on vouchers (event_id, label, id desc);
-- Serves ListMyVouchers, and the deletion of an account.
create index vouchers_claimed_by_claimed_at_id_idx on vouchers (claimed_by, claimed_at desc, id desc) where claimed_by is not null;
-- Serves the role of a guest (event_role).
create index vouchers_claimed_by_event_id_idx on vouchers (claimed_by, event_id) where claimed_by is not null;

-- Every attempt to use a code. refused: with the reason. held: by a meeting that is asked for; then redeemed, or released. A
-- redemption that was taken back is reversed. event_id is the voucher's, or of the door at which an unknown code was tried.
create table redemptions (
    id          uuid        not null constraint redemptions_pkey primary key,
    voucher_id  uuid        constraint redemptions_voucher_id_fkey references vouchers on delete cascade,
    event_id    uuid        constraint redemptions_event_id_fkey references events on delete cascade,
    code        text        not null,
    by_id       uuid        constraint redemptions_by_id_fkey references accounts on delete set null,
    guest_id    uuid        constraint redemptions_guest_id_fkey references accounts on delete set null,
    meeting_id  uuid,
    status      text        not null
        constraint redemptions_status_check check (status in ('held', 'redeemed', 'released', 'reversed', 'refused')),
    refusal     text,
    spend       bigint,
    discount    bigint      constraint redemptions_discount_check check (discount >= 0),
    currency    text,
    request_id  uuid,
    -- Of all that the request said, so that the same key with another is told.
    request_hash bigint,
    redeemed_at timestamptz,
    reason      text,
    reversed_by text        constraint redemptions_reversed_by_check check (reversed_by in ('organiser', 'admin', 'meeting')),
    reversed_at timestamptz,
    version     integer     not null default 1,
    created_at  timestamptz not null,
    constraint redemptions_refusal_check check ((status = 'refused') = (refusal is not null)),
    -- The Idempotency-Key of who redeems; it serves what is asked of one account, too (export, deletion).
    constraint redemptions_by_id_request_id_key unique (by_id, request_id)
) with (fillfactor = 90);

-- Serves ListRedemptions, and the deletion of a voucher.
create index redemptions_voucher_id_id_idx on redemptions (voucher_id, id desc);
-- Serves GetEventInsights, the counts of an event, and its deletion.
create index redemptions_event_id_created_at_idx on redemptions (event_id, created_at) where event_id is not null;
-- Serves the count that max_per_account limits, the role of a guest, and what is asked of one account.
create index redemptions_guest_id_voucher_id_status_idx on redemptions (guest_id, voucher_id, status) where guest_id is not null;
-- Serves every change of a meeting that holds a use; one meeting holds one at most.
create unique index redemptions_meeting_id_key on redemptions (meeting_id) where meeting_id is not null and status <> 'refused';

-- When an account, or an address (its hash), last named codes that do not exist.
create table voucher_guesses (
    who     text          not null constraint voucher_guesses_pkey primary key,
    at      timestamptz[] not null,
    last_at timestamptz   not null
);

-- Serves the removal of guesses that no longer count.
create index voucher_guesses_last_at_idx on voucher_guesses (last_at);

alter table meetings
    add column discount     bigint not null default 0 constraint meetings_discount_check check (discount between 0 and price),
    add column voucher_code text;

-- Who somebody (null: a stranger) is to an event: organiser, staff, guest (of its vouchers has claimed one, or has had one redeemed),
-- or stranger; null for what they may not know of.
create function event_role(of_event uuid, who uuid) returns text
    language sql stable
as $$
    select case
        when e.organiser_id = who then 'organiser'
        when exists (select from event_staff s where s.event_id = e.id and s.account_id = who) then 'staff'
        when exists (select from vouchers v where v.claimed_by = who and v.event_id = e.id) then 'guest'
        -- By the guest's own, which are few, and not by the event's.
        when exists (
            select from (select r.event_id, r.status from redemptions r where r.guest_id = who offset 0) r
            where r.event_id = e.id and r.status in ('redeemed', 'held')
        ) then 'guest'
        when e.is_public then 'stranger'
    end
    from events e
    where e.id = of_event
$$;

-- Price, policy and zone are the companion's at the time of the booking. A side is null once its profile is gone.
create table meetings (
    id                  uuid        not null constraint meetings_pkey primary key,
    companion_id        uuid        constraint meetings_companion_id_fkey references companions on delete set null,
    patron_id           uuid        constraint meetings_patron_id_fkey references patrons on delete set null,
    city_id             integer     not null constraint meetings_city_id_fkey references cities,
    time_zone           text        not null,
    starts_at           timestamptz not null,
    ends_at             timestamptz not null,
    minutes             integer     not null constraint meetings_minutes_check check (minutes between 60 and 720),
    note                text,
    status              text        not null
        constraint meetings_status_check check (
            status in ('requested', 'accepted', 'declined', 'withdrawn', 'expired', 'cancelled', 'completed')
        ),
    cancellation_policy text        not null,
    currency            text        not null constraint meetings_currency_fkey references currencies,
    hourly_rate         bigint      not null,
    price               bigint      not null constraint meetings_price_check check (price >= 0),
    service_fee         bigint      not null constraint meetings_service_fee_check check (service_fee >= 0),
    total               bigint      not null constraint meetings_total_check check (total >= 0),
    payout              bigint      not null constraint meetings_payout_check check (payout >= 0),
    refund              bigint,
    expires_at          timestamptz,
    accepted_at         timestamptz,
    version             integer     not null default 1,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    constraint meetings_ends_at_check check (ends_at = starts_at + make_interval(mins => minutes)),
    constraint meetings_refund_check check (refund between 0 and total),
    constraint meetings_expires_at_check check (status <> 'requested' or expires_at is not null),
    constraint meetings_accepted_at_check check (status <> 'accepted' or accepted_at is not null)
);

-- Serve ListMeetings for each side, with and without a status.
create index meetings_companion_id_starts_at_id_idx on meetings (companion_id, starts_at desc, id desc);
create index meetings_patron_id_starts_at_id_idx on meetings (patron_id, starts_at desc, id desc);
create index meetings_companion_id_status_starts_at_id_idx on meetings (companion_id, status, starts_at desc, id desc);
create index meetings_patron_id_status_starts_at_id_idx on meetings (patron_id, status, starts_at desc, id desc);
-- Serve the system's own changes: requests whose time to answer is over, and meetings that ended a day ago.
create index meetings_expires_at_idx on meetings (expires_at) where status = 'requested';
create index meetings_ends_at_idx on meetings (ends_at) where status = 'accepted';

-- The one truth of who is busy: a meeting that holds its slot has a row for each of its two people, the companion's
-- widened by the buffers. The exclusion keeps everybody out of two places at once, whichever side they are on.
create table calendar_entries (
    account_id uuid      not null constraint calendar_entries_account_id_fkey references accounts on delete cascade,
    during     tstzrange not null constraint calendar_entries_during_check check (not isempty(during)),
    meeting_id uuid      not null constraint calendar_entries_meeting_id_fkey references meetings on delete cascade,
    kind       text      not null constraint calendar_entries_kind_check check (kind in ('companion', 'patron')),
    constraint calendar_entries_pkey primary key (meeting_id, kind),
    constraint calendar_entries_account_id_during_excl exclude using gist (account_id with =, during with &&)
);

-- Every change of state: who, when, from, to and why. version is the meeting's, so that two changes cannot be one.
create table meeting_history (
    meeting_id  uuid        not null constraint meeting_history_meeting_id_fkey references meetings on delete cascade,
    version     integer     not null,
    actor       text        not null constraint meeting_history_actor_check check (actor in ('patron', 'companion', 'system')),
    from_status text,
    to_status   text        not null,
    reason      text,
    at          timestamptz not null,
    constraint meeting_history_pkey primary key (meeting_id, version)
);

-- How many requests of a patron are open: moved by the guarded statement that books and by every end of a request.
create table open_requests (
    patron_id uuid    not null
        constraint open_requests_pkey primary key
        constraint open_requests_patron_id_fkey references patrons on delete cascade,
    open      integer not null constraint open_requests_open_check check (open between 0 and 5)
);

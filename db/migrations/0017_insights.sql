-- What a companion wants to be paid in a calendar month. It is of the currency that the profile had, and counts while the profile has it.
create table payout_goals (
    companion_id   uuid        not null
        constraint payout_goals_pkey primary key
        constraint payout_goals_companion_id_fkey references companions on delete cascade,
    monthly_payout bigint      constraint payout_goals_monthly_payout_check check (monthly_payout between 1 and 1000000000000),
    currency       text        collate "C" not null constraint payout_goals_currency_fkey references currencies,
    version        integer     not null default 1,
    created_at     timestamptz not null,
    updated_at     timestamptz not null
);

-- Serves GetInsights: what a companion was asked for in a time.
create index meetings_companion_id_created_at_idx on meetings (companion_id, created_at);

create table patrons (
    id          uuid        not null constraint patrons_pkey primary key,
    account_id  uuid        not null
        constraint patrons_account_id_key unique
        constraint patrons_account_id_fkey references accounts on delete cascade,
    name        text        not null,
    sex         text        not null constraint patrons_sex_check check (sex in ('female', 'male', 'other')),
    city_id     integer     not null constraint patrons_city_id_fkey references cities,
    orientation text        constraint patrons_orientation_fkey references orientations,
    version     integer     not null default 1,
    created_at  timestamptz not null,
    updated_at  timestamptz not null
);

create table currencies (
    code         text     not null constraint currencies_pkey primary key constraint currencies_code_check check (code ~ '^[A-Z]{3}$'),
    -- ISO 4217: how many digits of the major unit one minor unit is (CAD 2, JPY 0, KWD 3).
    minor_digits smallint not null constraint currencies_minor_digits_check check (minor_digits between 0 and 4)
);

create table countries (
    code     text not null constraint countries_pkey primary key constraint countries_code_check check (code ~ '^[A-Z]{2}$'),
    name     text not null,
    currency text not null constraint countries_currency_fkey references currencies
);

create table cities (
    id           integer          not null constraint cities_pkey primary key,
    name         text             not null,
    country_code text             not null constraint cities_country_code_fkey references countries,
    province     text,
    time_zone    text             not null,
    latitude     double precision not null,
    longitude    double precision not null,
    population   integer          not null
);

-- Serve ListCities: by prefix and by likeness of the folded name.
create index cities_name_prefix_idx on cities (fold(name) text_pattern_ops);
create index cities_name_trgm_idx on cities using gin (fold(name) gin_trgm_ops);
-- Serves ListCities of one country, biggest first.
create index cities_country_code_population_idx on cities (country_code, population desc, id desc);

-- Serves ListCities of all countries, biggest first.
create index cities_population_id_idx on cities (population desc, id desc);

create table orientations (
    code     text     not null constraint orientations_pkey primary key,
    name     text     not null,
    position smallint not null
);

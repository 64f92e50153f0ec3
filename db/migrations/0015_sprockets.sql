-- What is served from memory: every change of a catalogue's rows renews its stamp in the same transaction, so what was read together with a
-- stamp is as it is for as long as that is the stamp. A stamp is not counted but drawn: after a restore no old one comes back for other rows.
create table catalogues (
    name  text not null constraint catalogues_pkey primary key,
    stamp uuid not null
);

create function renew_catalogue() returns trigger
    language plpgsql
as $$
begin
    update catalogues set stamp = gen_random_uuid() where name = tg_argv[0];
    return null;
end;
$$;

-- Lengths in one unit, whichever its users agree on.
create table sprockets (
    id               integer          generated always as identity constraint sprockets_pkey primary key,
    teeth            integer          not null constraint sprockets_teeth_check check (teeth between 1 and 10000),
    pitch_diameter   double precision not null,
    outside_diameter double precision not null,
    pitch            double precision not null,
    version          integer          not null default 1,
    created_at       timestamptz      not null,
    updated_at       timestamptz      not null,
    constraint sprockets_lengths_check check (
        pitch_diameter > 0 and outside_diameter >= pitch_diameter and outside_diameter < 'infinity' and pitch > 0 and pitch < 'infinity'
    )
);

insert into catalogues (name, stamp) values ('sprockets', gen_random_uuid());

create trigger sprockets_renew_catalogue
    after insert or update or delete or truncate on sprockets
    for each statement execute function renew_catalogue('sprockets');

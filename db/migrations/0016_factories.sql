-- A chart is kept as the JSON text that goes to the wire: {"sprocket_production_actual":[…],"sprocket_production_goal":[…],"time":[…]}, its
-- numbers spelt as they were sent. Nothing parses it on the way out, and jsonb would spell some of them anew.
create table factories (
    id         integer     generated always as identity constraint factories_pkey primary key,
    name       text        constraint factories_name_check check (length(name) between 1 and 80),
    chart_data text        not null,
    created_at timestamptz not null
);

insert into catalogues (name, stamp) values ('factories', gen_random_uuid());

create trigger factories_renew_catalogue
    after insert or update or delete or truncate on factories
    for each statement execute function renew_catalogue('factories');

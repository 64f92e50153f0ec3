-- A version is what a caller holds as ETag: it rises with every change of the row, whoever makes it.
create function raise_version() returns trigger
    language plpgsql
as $$
begin
    new.version := old.version + 1;
    return new;
end;
$$;

create trigger sprockets_raise_version
    before update on sprockets
    for each row execute function raise_version();

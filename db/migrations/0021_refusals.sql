-- Statements that are sent together cannot be stopped from outside: what must hold for those after one, and for what was done before it, is asked
-- in between, and ends the transaction where it does not. The reason is for the service, which says it in a sentence.
create function refuse_unless(holds boolean, reason text) returns void
    language plpgsql
as $$
begin
    if holds is not true then
        raise exception using errcode = 'R0001', message = reason;
    end if;
end;
$$;

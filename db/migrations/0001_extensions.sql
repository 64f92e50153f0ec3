create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- Text as search compares it: without accents and letter case. unaccent is only stable because its dictionary can be
-- changed; naming the dictionary and promising not to change it makes it fit for an index.
create function fold(text) returns text
    language sql immutable parallel safe strict
return lower(public.unaccent('public.unaccent'::regdictionary, $1));

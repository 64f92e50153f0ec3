insert into companions (
    id, account_id, name, about, sex, orientation, show_orientation, city_id, hourly_rate, currency, is_active, min_minutes, max_minutes,
    step_minutes, buffer_before, buffer_after, min_notice_minutes, horizon_days, instant_book, cancellation_policy, created_at, updated_at
)
select
    c.id::uuid, a.id, c.name, c.about, c.sex, c.orientation, c.show_orientation, z.id, c.hourly_rate, n.currency, true, 60, 480,
    30, 15, 15, 120, 60, c.instant_book, c.cancellation_policy, a.created_at, a.updated_at
from (values
    ('01900000-0000-7000-8000-020000000001', 'julia', 'Julia', 'Galleries, ravines, and where to eat after.', 'female', 'bisexual', true, 'Toronto', 'CA', 4500, false, 'moderate'),
    ('01900000-0000-7000-8000-020000000002', 'alexis', 'Alexis', 'Street food by day, salsa by night.', 'other', 'queer', true, 'Mexico City', 'MX', 60000, true, 'flexible'),
    ('01900000-0000-7000-8000-020000000003', 'noah', 'Noah', 'A seat at the game, or a game at the table.', 'male', null, false, 'Toronto', 'CA', 4000, true, 'flexible'),
    ('01900000-0000-7000-8000-020000000004', 'amara', 'Amara', 'Lakeshore runs and a camera.', 'female', null, false, 'Toronto', 'CA', 5200, false, 'strict'),
    ('01900000-0000-7000-8000-020000000005', 'mateo', 'Mateo', 'The stadium, and tacos after it.', 'male', null, false, 'Mexico City', 'MX', 48000, false, 'moderate'),
    ('01900000-0000-7000-8000-020000000006', 'ximena', 'Ximena', 'Murals, courtyards, and quiet bookshops.', 'female', 'straight', false, 'Mexico City', 'MX', 55000, true, 'flexible'),
    ('01900000-0000-7000-8000-020000000007', 'haruto', 'Haruto', 'Late films and later noodles.', 'male', 'gay', true, 'Tokyo', 'JP', 4200, false, 'moderate'),
    ('01900000-0000-7000-8000-020000000008', 'yui', 'Yui', 'Gardens that are not in the guides.', 'female', null, false, 'Tokyo', 'JP', 5000, true, 'flexible'),
    ('01900000-0000-7000-8000-020000000009', 'lucas', 'Lucas', 'The Louvre in an hour, or in a day.', 'male', null, false, 'Paris', 'FR', 4000, false, 'strict'),
    ('01900000-0000-7000-8000-020000000010', 'chloe', 'Chloé', 'Markets in the morning, cellars at night.', 'female', 'straight', true, 'Paris', 'FR', 4800, true, 'moderate'),
    ('01900000-0000-7000-8000-020000000011', 'felix', 'Felix', 'By bike along what was the Wall.', 'male', null, false, 'Berlin', 'DE', 3500, true, 'flexible'),
    ('01900000-0000-7000-8000-020000000012', 'hanna', 'Hanna', 'Chess in the park; I lose politely.', 'female', null, false, 'Berlin', 'DE', 3800, false, 'moderate'),
    ('01900000-0000-7000-8000-020000000013', 'grace', 'Grace', 'The cheap seats, and why they are the best.', 'female', 'asexual', true, 'New York', 'US', 7000, false, 'strict'),
    ('01900000-0000-7000-8000-020000000014', 'omar', 'Omar', 'Queens, one kitchen at a time.', 'male', null, false, 'New York', 'US', 6500, true, 'flexible'),
    ('01900000-0000-7000-8000-020000000015', 'sofia', 'Sofia', 'Canyons at dawn.', 'female', null, false, 'Los Angeles', 'US', 6000, false, 'moderate'),
    ('01900000-0000-7000-8000-020000000016', 'ethan', 'Ethan', 'Small venues and Koreatown.', 'male', 'bisexual', true, 'Los Angeles', 'US', 5500, true, 'flexible'),
    ('01900000-0000-7000-8000-020000000017', 'camila', 'Camila', 'Samba for those who cannot dance.', 'female', null, false, 'Sao Paulo', 'BR', 15000, true, 'flexible'),
    ('01900000-0000-7000-8000-020000000018', 'rafael', 'Rafael', 'Paulista on a Sunday, without cars.', 'male', 'gay', false, 'Sao Paulo', 'BR', 14000, false, 'moderate'),
    ('01900000-0000-7000-8000-020000000019', 'priya', 'Priya', 'A film, an interval, and vada pav.', 'female', null, false, 'Mumbai', 'IN', 250000, false, 'moderate'),
    ('01900000-0000-7000-8000-020000000020', 'arjun', 'Arjun', 'The Ghats in the rains.', 'male', null, false, 'Mumbai', 'IN', 220000, true, 'flexible'),
    ('01900000-0000-7000-8000-020000000021', 'olive', 'Olive', 'First waves, then flat whites.', 'female', 'queer', true, 'Sydney', 'AU', 5500, true, 'flexible'),
    ('01900000-0000-7000-8000-020000000022', 'jack', 'Jack', 'Harbour twilights under sail.', 'male', null, false, 'Sydney', 'AU', 5000, false, 'strict'),
    ('01900000-0000-7000-8000-020000000023', 'salma', 'Salma', 'Art deco facades and mint tea.', 'female', null, false, 'Casablanca', 'MA', 30000, false, 'moderate'),
    ('01900000-0000-7000-8000-020000000024', 'youssef', 'Youssef', 'Dar Bouazza when the swell is up.', 'male', null, false, 'Casablanca', 'MA', 28000, true, 'flexible')
) c (id, username, name, about, sex, orientation, show_orientation, city, country, hourly_rate, instant_book, cancellation_policy)
join accounts a on a.username = c.username
join countries n on n.code = c.country
join lateral (
    select z.id from cities z where z.name = c.city and z.country_code = c.country order by z.population desc limit 1
) z on true;

insert into companion_languages (companion_id, language)
select c.id, language
from (values
    ('julia', 'en,fr'),
    ('alexis', 'es,en'),
    ('noah', 'en'),
    ('amara', 'en,fr,sw'),
    ('mateo', 'es'),
    ('ximena', 'es,en'),
    ('haruto', 'ja,en'),
    ('yui', 'ja'),
    ('lucas', 'fr,en'),
    ('chloe', 'fr,es'),
    ('felix', 'de,en'),
    ('hanna', 'de,en,tr'),
    ('grace', 'en'),
    ('omar', 'en,ar'),
    ('sofia', 'en,es'),
    ('ethan', 'en,ko'),
    ('camila', 'pt,en'),
    ('rafael', 'pt'),
    ('priya', 'hi,en,mr'),
    ('arjun', 'hi,en'),
    ('olive', 'en'),
    ('jack', 'en,zh'),
    ('salma', 'ar,fr,en'),
    ('youssef', 'ar,fr')
) t (username, languages)
join accounts a on a.username = t.username
join companions c on c.account_id = a.id
cross join unnest(string_to_array(t.languages, ',')) language;

insert into companion_interests (companion_id, interest)
select c.id, interest
from (values
    ('julia', 'art,hiking,jazz'),
    ('alexis', 'food,dancing,museums'),
    ('noah', 'hockey,board games,coffee'),
    ('amara', 'running,photography'),
    ('mateo', 'football,food'),
    ('ximena', 'art,architecture'),
    ('haruto', 'ramen,cinema,jazz'),
    ('yui', 'gardens,tea,hiking'),
    ('lucas', 'museums,cinema'),
    ('chloe', 'food,markets,jazz'),
    ('felix', 'techno,cycling'),
    ('hanna', 'board games,coffee,art'),
    ('grace', 'theatre,jazz,museums'),
    ('omar', 'food,running'),
    ('sofia', 'hiking,cinema,surfing'),
    ('ethan', 'music,food'),
    ('camila', 'dancing,football,art'),
    ('rafael', 'running,photography'),
    ('priya', 'cinema,food,cricket'),
    ('arjun', 'cricket,hiking'),
    ('olive', 'surfing,coffee,hiking'),
    ('jack', 'sailing,board games'),
    ('salma', 'food,architecture'),
    ('youssef', 'surfing,football')
) t (username, interests)
join accounts a on a.username = t.username
join companions c on c.account_id = a.id
cross join unnest(string_to_array(t.interests, ',')) interest;

update companions c
set languages = array(select l.language from companion_languages l where l.companion_id = c.id order by l.language),
    interests = array(select i.interest from companion_interests i where i.companion_id = c.id order by i.interest);

insert into companion_facets (companion_id, place, language, interest, currency, hourly_rate, created_at)
select c.id, place, language, interest, c.currency, c.hourly_rate, c.created_at
from companions c
join cities z on z.id = c.city_id
cross join lateral (values (z.id::text), (z.country_code)) places (place)
cross join lateral (
    select '' union all select l.language from companion_languages l where l.companion_id = c.id
) languages (language)
cross join lateral (
    select '' union all select i.interest from companion_interests i where i.companion_id = c.id
) interests (interest);

-- Evenings in the week, and weekends from ten until two in the morning.
insert into companion_hours (companion_id, weekday, starts, ends)
select c.id, weekday, case when weekday < 6 then 17 * 60 else 10 * 60 end, case when weekday < 6 then 23 * 60 else 26 * 60 end
from companions c
cross join generate_series(1, 7) weekday;

insert into orientations (code, name, position) values
    ('straight', 'Straight', 1),
    ('gay', 'Gay', 2),
    ('bisexual', 'Bisexual', 3),
    ('queer', 'Queer', 4),
    ('asexual', 'Asexual', 5)
on conflict (code) do update set name = excluded.name, position = excluded.position;

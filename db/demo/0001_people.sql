-- Fictional people for trying the service out. All sign in with the same, public password, so that this data is refused in Production.
insert into accounts (id, email, username, password_hash, phone_number, birthday, role, created_at, updated_at)
select
    id::uuid, username || '@demo.example', username,
    -- PBKDF2-SHA512, 210,000 iterations, of 'companion-demo'.
    'AQAAAAIAAzRQAAAAEAARIjNEVWZ3iJmqu8zd7v/DeFBJnTe9wIP94i+Vlj9RbexxBTjYMCTZyZ8Ci92hMw==',
    phone_number, birthday::date, role, current_setting('companion.now')::timestamptz - age::interval, current_setting('companion.now')::timestamptz - age::interval
from (values
    ('01900000-0000-7000-8000-010000000001', 'julia', '+14165550001', '1981-02-11', 'member', '293 days'),
    ('01900000-0000-7000-8000-010000000002', 'alexis', '+14165550002', '1982-03-12', 'member', '286 days'),
    ('01900000-0000-7000-8000-010000000003', 'noah', '+14165550003', '1983-04-13', 'member', '279 days'),
    ('01900000-0000-7000-8000-010000000004', 'amara', '+14165550004', '1984-05-14', 'member', '272 days'),
    ('01900000-0000-7000-8000-010000000005', 'mateo', '+14165550005', '1985-06-15', 'member', '265 days'),
    ('01900000-0000-7000-8000-010000000006', 'ximena', '+14165550006', '1986-07-16', 'member', '258 days'),
    ('01900000-0000-7000-8000-010000000007', 'haruto', '+14165550007', '1987-08-17', 'member', '251 days'),
    ('01900000-0000-7000-8000-010000000008', 'yui', '+14165550008', '1988-09-18', 'member', '244 days'),
    ('01900000-0000-7000-8000-010000000009', 'lucas', '+14165550009', '1989-01-19', 'member', '237 days'),
    ('01900000-0000-7000-8000-010000000010', 'chloe', '+14165550010', '1990-02-20', 'member', '230 days'),
    ('01900000-0000-7000-8000-010000000011', 'felix', '+14165550011', '1991-03-21', 'member', '223 days'),
    ('01900000-0000-7000-8000-010000000012', 'hanna', '+14165550012', '1992-04-22', 'member', '216 days'),
    ('01900000-0000-7000-8000-010000000013', 'grace', '+14165550013', '1993-05-23', 'member', '209 days'),
    ('01900000-0000-7000-8000-010000000014', 'omar', '+14165550014', '1994-06-24', 'member', '202 days'),
    ('01900000-0000-7000-8000-010000000015', 'sofia', '+14165550015', '1995-07-25', 'member', '195 days'),
    ('01900000-0000-7000-8000-010000000016', 'ethan', '+14165550016', '1996-08-26', 'member', '188 days'),
    ('01900000-0000-7000-8000-010000000017', 'camila', '+14165550017', '1997-09-27', 'member', '181 days'),
    ('01900000-0000-7000-8000-010000000018', 'rafael', '+14165550018', '1998-01-10', 'member', '174 days'),
    ('01900000-0000-7000-8000-010000000019', 'priya', '+14165550019', '1999-02-11', 'member', '167 days'),
    ('01900000-0000-7000-8000-010000000020', 'arjun', '+14165550020', '1980-03-12', 'member', '160 days'),
    ('01900000-0000-7000-8000-010000000021', 'olive', '+14165550021', '1981-04-13', 'member', '153 days'),
    ('01900000-0000-7000-8000-010000000022', 'jack', '+14165550022', '1982-05-14', 'member', '146 days'),
    ('01900000-0000-7000-8000-010000000023', 'salma', '+14165550023', '1983-06-15', 'member', '139 days'),
    ('01900000-0000-7000-8000-010000000024', 'youssef', '+14165550024', '1984-07-16', 'member', '132 days'),
    ('01900000-0000-7000-8000-010000000025', 'alex', '+14165550025', '1985-08-17', 'member', '125 days'),
    ('01900000-0000-7000-8000-010000000026', 'lisa', '+14165550026', '1986-09-18', 'member', '118 days'),
    ('01900000-0000-7000-8000-010000000027', 'organiser', '+14165550027', '1987-01-19', 'member', '111 days'),
    ('01900000-0000-7000-8000-010000000028', 'operator', '+14165550028', '1988-02-20', 'operator', '104 days'),
    ('01900000-0000-7000-8000-010000000029', 'admin', '+14165550029', '1989-03-21', 'admin', '97 days')
) people (id, username, phone_number, birthday, role, age);

insert into patrons (id, account_id, name, sex, city_id, created_at, updated_at)
select p.id::uuid, a.id, p.name, p.sex, z.id, a.created_at, a.updated_at
from (values
    ('01900000-0000-7000-8000-030000000001', 'alex', 'Alex', 'male', 'Toronto', 'CA'),
    ('01900000-0000-7000-8000-030000000002', 'lisa', 'Lisa', 'female', 'Mexico City', 'MX')
) p (id, username, name, sex, city, country)
join accounts a on a.username = p.username
join lateral (
    select c.id from cities c where c.name = p.city and c.country_code = p.country order by c.population desc limit 1
) z on true;

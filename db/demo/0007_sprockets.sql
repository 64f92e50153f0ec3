insert into sprockets (teeth, pitch_diameter, outside_diameter, pitch, created_at, updated_at)
select 5, 5, 6, 1, current_setting('companion.now')::timestamptz, current_setting('companion.now')::timestamptz
from generate_series(1, 3);

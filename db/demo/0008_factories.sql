-- Twenty minutes of three factories each: what they made and were to make, minute by minute, on one morning in UTC.
insert into factories (chart_data, created_at)
select
    format(
        '{"sprocket_production_actual":[%s],"sprocket_production_goal":[%s],"time":[%s]}',
        actual, goal, (select string_agg((begins + minute * 60)::text, ',' order by minute) from generate_series(0, 19) minute)
    ),
    current_setting('companion.now')::timestamptz
from (
    values
        (1, 1611194400, '31,30,32,29,31,33,32,30,28,29,31,32,34,33,31,30,32,31,33,32', '30,30,30,30,31,31,31,31,31,31,32,32,32,32,32,32,33,33,33,33'),
        (2, 1611195600, '27,28,30,31,30,29,31,32,33,32,30,28,27,29,31,33,34,33,32,31', '32,32,32,32,32,31,31,31,31,31,30,30,30,30,30,31,31,31,31,31'),
        (3, 1611196800, '33,32,32,31,29,28,28,30,31,33,34,34,33,31,30,29,30,32,33,35', '29,29,30,30,31,31,32,32,33,33,33,33,32,32,31,31,30,30,29,29')
) sample (number, begins, actual, goal)
order by number;

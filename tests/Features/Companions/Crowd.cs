namespace Companion.Tests.Features.Companions;

/// <summary>
/// Many companions by SQL, for what a few cannot show. The n-th was made n seconds before <see cref="CompanionApp.Noon"/>, lives in
/// the city, speaks English (every third French too), likes art (every second chess, every 500th sailing), is open in the evening and
/// asks 1,000 to 9,999 an hour.
/// </summary>
public static class Crowd
{
    private const string Sql = """
        create temporary table crowd on commit drop as
        select n, md5('account' || @city || ':' || n)::uuid as account_id, md5('companion' || @city || ':' || n)::uuid as id
        from generate_series(@first, @last) n;

        insert into accounts (id, email, username, password_hash, phone_number, birthday, role, created_at, updated_at)
        select
            account_id, format('crowd_%s_%s@example.org', @city, n), format('crowd_%s_%s', @city, n), 'none',
            format('+49%s', @city::bigint * 10000000 + n), '1990-01-01', 'member', @now, @now
        from crowd;

        insert into companions (
            id, account_id, name, about, sex, orientation, show_orientation, city_id, hourly_rate, currency, is_active, min_minutes,
            max_minutes, step_minutes, buffer_before, buffer_after, min_notice_minutes, horizon_days, instant_book, cancellation_policy,
            created_at, updated_at
        )
        select
            id, account_id, 'Person ' || n, case when n % 500 = 0 then 'Sails.' else 'Walks.' end, 'other', null, false, @city,
            1000 + n * 7919 % 9000, 'EUR', true, 60, 720, 30, 0, 0, 0, 60, true, 'flexible', @now - n * interval '1 second', @now
        from crowd;

        insert into companion_languages (companion_id, language)
        select id, 'en' from crowd union all select id, 'fr' from crowd where n % 3 = 0;

        insert into companion_interests (companion_id, interest)
        select id, 'art' from crowd
        union all select id, 'chess' from crowd where n % 2 = 0
        union all select id, 'sailing' from crowd where n % 500 = 0;

        update companions c
        set languages = array(select l.language from companion_languages l where l.companion_id = c.id order by l.language),
            interests = array(select i.interest from companion_interests i where i.companion_id = c.id order by i.interest)
        from crowd
        where c.id = crowd.id;

        insert into companion_hours (companion_id, weekday, starts, ends)
        select id, weekday, 18 * 60, 23 * 60 from crowd, generate_series(1, 7) weekday;

        insert into companion_facets (companion_id, place, language, interest, currency, hourly_rate, created_at)
        select c.id, place, language, interest, c.currency, c.hourly_rate, c.created_at
        from crowd
        join companions c on c.id = crowd.id
        join cities z on z.id = c.city_id
        cross join lateral (values (z.id::text), (z.country_code)) places (place)
        cross join lateral (
            select '' union all select l.language from companion_languages l where l.companion_id = c.id
        ) languages (language)
        cross join lateral (
            select '' union all select i.interest from companion_interests i where i.companion_id = c.id
        ) interests (interest);
        """;

    public static async Task Add(CompanionApp app, int city, int first, int last)
    {
        await using var connection = await app.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Dapper.SqlMapper.ExecuteAsync(
            connection,
            Sql,
            new
            {
                city,
                first,
                last,
                now = CompanionApp.Noon,
            },
            transaction
        );
        await transaction.CommitAsync();
    }
}

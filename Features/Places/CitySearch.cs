namespace Companion.Features.Places;

/// <summary>The statements of <see cref="ListCities"/>: one for each way to ask, so that each has its own index.</summary>
internal static class CitySearch
{
    private const string AllSql = """
        select c.id, c.name, c.province, c.country_code as country, c.time_zone, n.currency, c.latitude, c.longitude, c.population,
            0 as rank
        from cities c
        join countries n on n.code = c.country_code
        where (c.population, c.id) < (@Population, @Id)
        order by c.population desc, c.id desc
        limit @Take
        """;

    private const string InCountrySql = """
        select c.id, c.name, c.province, c.country_code as country, c.time_zone, n.currency, c.latitude, c.longitude, c.population,
            0 as rank
        from cities c
        join countries n on n.code = c.country_code
        where c.country_code = @Country
          and (c.population, c.id) < (@Population, @Id)
        order by c.population desc, c.id desc
        limit @Take
        """;

    // A prefix is a range of bytes up to the last code point there is: unlike `like`, that is the index's with any plan.
    private const string LikeSql = """
        select c.id, c.name, c.province, c.country_code as country, c.time_zone, n.currency, c.latitude, c.longitude, c.population,
            r.rank
        from cities c
        join countries n on n.code = c.country_code
        cross join lateral (
            select case when starts_with(fold(c.name), fold(@Query)) then 0 else 1 end as rank
        ) r
        where (
                (fold(c.name) ~>=~ fold(@Query) and fold(c.name) ~<~ (fold(@Query) || chr(1114111)))
                or fold(c.name) % fold(@Query)
            )
          and (c.country_code = @Country or @Country is null)
          and (r.rank > @Rank or (r.rank = @Rank and (c.population, c.id) < (@Population, @Id)))
        order by r.rank, c.population desc, c.id desc
        limit @Take
        """;

    public static string Sql(string? query, string? country) =>
        (query, country) switch
        {
            (not null, _) => LikeSql,
            (_, not null) => InCountrySql,
            _ => AllSql,
        };
}

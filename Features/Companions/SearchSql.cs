namespace Companion.Features.Companions;

/// <summary>
/// The search, once for each source (the facets of a place, or all active companions) and each order. A source is one range of one index,
/// already in the order asked for; what the index cannot answer is asked of one candidate after the other until the
/// page is full, of at most @Candidates. Never match-then-sort: the cost does not grow with the number of companions.
/// </summary>
internal static class SearchSql
{
    // Among the candidates, so that who is left out is none, and by what the indexes hold. Looked up once a search, for a
    // stranger not at all.
    private const string Blocked = """
        (
            select c.id from blocks b join companions c on c.account_id = b.blocked_id where b.account_id = @Caller
            union all
            select c.id from blocks b join companions c on c.account_id = b.account_id where b.blocked_id = @Caller
        )
        """;

    private const string NewestOfPlaceSql = $"""
        select f.companion_id as id, f.created_at, f.currency, f.hourly_rate
        from companion_facets f
        where f.place = @Place and f.language = @Language and f.interest = @Interest
          and (f.created_at, f.companion_id) < (@AfterAt, @AfterId)
          and f.companion_id not in {Blocked}
        order by f.created_at desc, f.companion_id desc
        limit @Candidates
        """;

    private const string RateOfPlaceSql = $"""
        select f.companion_id as id, f.created_at, f.currency, f.hourly_rate
        from companion_facets f
        where f.place = @Place and f.language = @Language and f.interest = @Interest
          and (f.currency, f.hourly_rate, f.companion_id) > (@AfterCurrency, @AfterRate, @AfterId)
          and (f.currency, f.hourly_rate) <= (@LastCurrency, @MaxRate)
          and f.companion_id not in {Blocked}
        order by f.currency, f.hourly_rate, f.companion_id
        limit @Candidates
        """;

    private const string NewestOfAllSql = $"""
        select c.id, c.created_at, c.currency, c.hourly_rate
        from companions c
        where c.is_active and (c.created_at, c.id) < (@AfterAt, @AfterId)
          and c.id not in {Blocked}
        order by c.created_at desc, c.id desc
        limit @Candidates
        """;

    private const string RateOfAllSql = $"""
        select c.id, c.created_at, c.currency, c.hourly_rate
        from companions c
        where c.is_active
          and (c.currency, c.hourly_rate, c.id) > (@AfterCurrency, @AfterRate, @AfterId)
          and (c.currency, c.hourly_rate) <= (@LastCurrency, @MaxRate)
          and c.id not in {Blocked}
        order by c.currency, c.hourly_rate, c.id
        limit @Candidates
        """;

    // Lateral with a limit of its own, so that candidates are taken one by one in their order and no more than the page needs.
    private const string Found = """
        cross join lateral (
            select
                a.username, c.name, c.about, c.sex, case when c.show_orientation then c.orientation end as orientation,
                c.city_id, z.name as city, z.country_code as country, z.time_zone,
                c.languages, c.interests,
                c.min_minutes, c.instant_book
            from companions c
            join accounts a on a.id = c.account_id
            -- By itself, so that a plan for a few candidates and one for many look it up alike.
            cross join lateral (
                select z.name, z.country_code, z.time_zone from cities z where z.id = c.city_id limit 1
            ) z
            where c.id = k.id
              and c.is_active
              and (@Currency::text is null or k.currency = @Currency)
              and k.hourly_rate between @MinRate and @MaxRate
              and (@Country::text is null or z.country_code = @Country)
              and c.languages @> @Languages::text[]
              and c.interests @> @Interests::text[]
              -- The text is folded once a candidate, the words once a search.
              and (
                  cardinality(@Words::text[]) = 0
                  or fold(c.name || ' ' || c.about)
                      like all (array(select '%' || fold(word) || '%' from unnest(@Words::text[]) word))
              )
              and case
                    when @FreeFrom::timestamptz is null then true
                    -- The cheap half first: open at that time by the week's hours, or on a date with hours of its own.
                    when not exists (
                        select from companion_hours h
                        where h.companion_id = c.id
                          and (
                              h.weekday = extract(isodow from @FreeFrom::timestamptz at time zone z.time_zone)
                              and extract(epoch from (@FreeFrom::timestamptz at time zone z.time_zone)::time) / 60 >= h.starts
                              or extract(epoch from (@FreeFrom::timestamptz at time zone z.time_zone)::time) / 60 + 1440 < h.ends
                          )
                    ) and not exists (
                        select from companion_days d
                        where d.companion_id = c.id
                          and d.date between (@FreeFrom::timestamptz at time zone z.time_zone)::date - 2
                              and (@FreeFrom::timestamptz at time zone z.time_zone)::date
                    ) then false
                    when exists (
                        select from calendar_entries e
                        join meetings m on m.id = e.meeting_id
                        where e.account_id = c.account_id
                          and e.during && tstzrange(
                                  @FreeFrom::timestamptz - make_interval(mins => c.buffer_before),
                                  @FreeFrom::timestamptz + make_interval(mins => @Minutes::integer + c.buffer_after)
                              )
                          and (m.status <> 'requested' or m.expires_at > @Now::timestamptz)
                    ) then false
                    else exists (
                        select from companion_starts(c.id, @FreeFrom::timestamptz, @FreeFrom::timestamptz + interval '1 minute', @Minutes::integer, @Now::timestamptz)
                    )
                  end
            limit 1
        ) c
        limit @Take
        """;

    private const string Columns = """
        k.id, c.username, c.name, c.about, c.sex, c.orientation, c.city_id, c.city, c.country, c.time_zone, c.languages, c.interests,
        k.hourly_rate, k.currency, c.min_minutes, c.instant_book, k.created_at
        """;

    private const string LastColumns = "k.id, k.created_at, k.currency, k.hourly_rate, count(*) over () as candidates";

    private const string OldestFirst = "order by k.created_at, k.id limit 1";

    private const string DearestFirst = "order by k.currency desc, k.hourly_rate desc, k.id desc limit 1";

    public const string FacetsNewestSql = $"select {Columns} from ({NewestOfPlaceSql}) k {Found}";

    public const string FacetsRateSql = $"select {Columns} from ({RateOfPlaceSql}) k {Found}";

    public const string AllNewestSql = $"select {Columns} from ({NewestOfAllSql}) k {Found}";

    public const string AllRateSql = $"select {Columns} from ({RateOfAllSql}) k {Found}";

    /// <summary>The candidate at which a page that did not fill stopped looking, for its cursor.</summary>
    public const string LastOfFacetsNewestSql = $"select {LastColumns} from ({NewestOfPlaceSql}) k {OldestFirst}";

    public const string LastOfFacetsRateSql = $"select {LastColumns} from ({RateOfPlaceSql}) k {DearestFirst}";

    public const string LastOfAllNewestSql = $"select {LastColumns} from ({NewestOfAllSql}) k {OldestFirst}";

    public const string LastOfAllRateSql = $"select {LastColumns} from ({RateOfAllSql}) k {DearestFirst}";
}

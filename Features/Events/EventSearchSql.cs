namespace Companion.Features.Events;

/// <summary>
/// The search, of one city and of all. A range of one index in the order asked for; what no index answers is asked of one candidate after
/// the other until the page is full, of at most @Candidates. So the cost does not grow with the number of events.
/// </summary>
internal static class EventSearchSql
{
    private const string Range = """
        e.is_public and e.cancelled_at is null
          and (e.starts_at, e.id) > (@AfterAt, @AfterId) and e.starts_at < @To
        order by e.starts_at, e.id
        limit @Candidates
        """;

    private const string CandidatesOfCitySql =
        $"select e.id, e.starts_at from events e where e.city_id = @City and {Range}";

    private const string CandidatesOfAllSql = $"select e.id, e.starts_at from events e where {Range}";

    // Lateral with a limit of its own, so that candidates are taken one by one in their order and no more than the page needs.
    private const string Found = $"""
        cross join lateral (
            select {Event.Columns}, null::text as role, {Event.LastColumns}
            from events e
            {Event.Joins}
            where e.id = k.id
              and e.ends_at > @EndsAfter
              -- The text is folded once a candidate, the words once a search.
              and (
                  cardinality(@Words::text[]) = 0
                  or fold(e.name || ' ' || e.venue || ' ' || e.description)
                      like all (array(select '%' || fold(word) || '%' from unnest(@Words::text[]) word))
              )
            limit 1
        ) found
        limit @Take
        """;

    private const string Columns = """
        found.id, found.name, found.description, found.city_id, found.city, found.country, found.time_zone, found.venue, found.starts_at,
        found.ends_at, found.capacity, found.is_public, found.status, found.organiser, found.role, found.created_at, found.updated_at,
        found.version
        """;

    private const string Last = "select k.id, k.starts_at, count(*) over () as candidates";

    private const string LatestFirst = "order by k.starts_at desc, k.id desc limit 1";

    public const string OfCitySql = $"select {Columns} from ({CandidatesOfCitySql}) k {Found}";

    public const string OfAllSql = $"select {Columns} from ({CandidatesOfAllSql}) k {Found}";

    /// <summary>The candidate at which a page that did not fill stopped looking, for its cursor.</summary>
    public const string LastOfCitySql = $"{Last} from ({CandidatesOfCitySql}) k {LatestFirst}";

    public const string LastOfAllSql = $"{Last} from ({CandidatesOfAllSql}) k {LatestFirst}";
}

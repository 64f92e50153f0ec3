using System.Text.Json;
using Companion.Infrastructure;

namespace Companion.Features.Companions;

/// <summary>One active companion, for anyone; 404 for one that is not active, as for none.</summary>
internal static class GetCompanion
{
    // One waits for its answer while the other is being read.
    private const int RoundTrips = 2;

    public static void Map(IEndpointRouteBuilder companions) =>
        companions
            .MapGet("/{id:guid}", Handle)
            .WithName(nameof(GetCompanion))
            .WithSummary("One companion")
            .PublicRead(TimeSpan.Zero)
            .Produces<PublicCompanion>();

    private const string Sql = """
        select
            c.id, a.username, c.name, c.about, c.sex, case when c.show_orientation then c.orientation end as orientation,
            c.city_id, z.name as city, z.country_code as country, z.time_zone,
            c.languages, c.interests,
            c.hourly_rate, c.currency, c.min_minutes, c.max_minutes, c.step_minutes, c.min_notice_minutes, c.horizon_days,
            c.instant_book, c.cancellation_policy, c.created_at, c.updated_at
        from unnest(@Ids) asked (id)
        join companions c on c.id = asked.id
        join accounts a on a.id = c.account_id
        join cities z on z.id = c.city_id
        where c.is_active
        """;

    private static readonly Statement Reading = new(Sql);

    public static BatchedRead<Guid, ReadyAnswer> Reader(Database database) =>
        new(RoundTrips, ids => Read(ids, database));

    private static async Task<ReadyAnswer> Handle(
        Guid id,
        [FromKeyedServices(nameof(GetCompanion))] BatchedRead<Guid, ReadyAnswer> companions,
        CancellationToken ct
    ) => await companions.Find(id, ct) ?? throw Refusal.NotFound();

    private static async Task<IReadOnlyDictionary<Guid, ReadyAnswer>> Read(Guid[] ids, Database database)
    {
        await using var connection = await database.Reads.OpenConnectionAsync();
        var reading = Reading.On(connection).With("Ids", ids);
        var found = await reading.Read(PublicCompanion.Of, CancellationToken.None);
        return found.ToDictionary(
            companion => companion.Id,
            companion =>
                ReadyAnswer.Of(JsonSerializer.SerializeToUtf8Bytes(companion, CompanionsJson.OnTheWire.PublicCompanion))
        );
    }
}

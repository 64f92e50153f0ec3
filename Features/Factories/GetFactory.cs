using Companion.Infrastructure;
using Dapper;

namespace Companion.Features.Factories;

/// <summary>One factory with its whole chart, open to all; 404 when there is none of this id.</summary>
internal static class GetFactory
{
    public static void Map(IEndpointRouteBuilder factories) =>
        factories
            .MapGet("/{id:int}", Handle)
            .WithName(nameof(GetFactory))
            .WithSummary("Read a factory and its chart")
            .CatalogueRead<Factory>();

    private sealed record Row(Guid Stamp, string? RowVersion, string? Name, byte[]? ChartData);

    private const string Sql = """
        select c.stamp, f.xmin::text as row_version, f.name, convert_to(f.chart_data, 'UTF8') as chart_data
        from catalogues c
        left join factories f on f.id = @Id
        where c.name = 'factories'
        """;

    private static async Task<ReadyAnswer> Handle(
        int id,
        [FromKeyedServices(FactoriesFeature.Catalogue)] Catalogue catalogue
    ) => await Find(id, catalogue) ?? throw Refusal.NotFound();

    /// <summary>Null when there is none of this id.</summary>
    public static ValueTask<ReadyAnswer?> Find(int id, Catalogue catalogue) =>
        catalogue.Find(CatalogueKey.Item(id), (key, database) => Read(key, catalogue, database));

    private static async Task<Catalogue.Read> Read(CatalogueKey key, Catalogue catalogue, Database database)
    {
        if (await UnchangedFactory.Find(key, catalogue, database) is { } unchanged)
        {
            return unchanged;
        }

        await using var connection = await database.Writes.OpenConnectionAsync();
        var row = await connection.QuerySingleAsync<Row>(new CommandDefinition(Sql, new { Id = key.First }));
        return new(
            row.Stamp,
            row.ChartData is { } chart
                ? ReadyAnswer.Of(Factory.ToJson(key.First, row.Name, chart), madeOf: row.RowVersion)
                : null
        );
    }
}

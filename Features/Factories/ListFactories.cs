using System.Buffers;
using System.Text.Json.Serialization;
using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Factories;

/// <summary>
/// All factories with their charts, in the order of their making, open to all: whole, as the older clients read them, or with limit and after a
/// page. A page of big charts ends early, after some 1 MiB: next goes on.
/// </summary>
internal static class ListFactories
{
    private const long MaxChartBytes = 1024 * 1024;

    public static void Map(IEndpointRouteBuilder factories) =>
        factories
            .MapGet("", Handle)
            .WithName(nameof(ListFactories))
            .WithSummary("List factories: all, or a page of them")
            .CatalogueRead<Response>();

    internal sealed record Response(
        IReadOnlyList<Factory> Factories,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Next
    );

    // One row without a factory where there is none, for the stamp.
    private sealed record Row(Guid Stamp, int? LastId, int? Id, string? Name, byte[]? ChartData);

    // A chart's length is known without its text: only those that go along are fetched.
    private const string Sql = """
        with sized as (
            select id, sum(octet_length(chart_data)) over (order by id) - octet_length(chart_data) as bytes_before
            from (select id, chart_data from factories where id > @After order by id limit @Take) f
        )
        select c.stamp, (select max(id) from factories) as last_id, f.id, f.name, convert_to(f.chart_data, 'UTF8') as chart_data
        from catalogues c
        left join (
            sized s
            join factories f on f.id = s.id and s.bytes_before < @MaxChartBytes
        ) on true
        where c.name = 'factories'
        order by f.id
        """;

    private static readonly CatalogueList List = new("factories", Read);

    private static Task<IResult> Handle(
        [OptionalPage] PageRequest page,
        [FromKeyedServices(FactoriesFeature.Catalogue)] Catalogue catalogue
    ) => List.Answer(page, catalogue);

    private static async Task<CatalogueList.Rows> Read(int after, int take, NpgsqlConnection connection)
    {
        var rows = (
            await connection.QueryAsync<Row>(
                new CommandDefinition(
                    Sql,
                    new
                    {
                        After = after,
                        Take = take,
                        MaxChartBytes,
                    }
                )
            )
        ).AsList();
        var items = new ArrayBufferWriter<byte>();
        foreach (var row in rows.Where(row => row.Id is not null))
        {
            items.Write(items.WrittenCount == 0 ? ""u8 : ","u8);
            items.Write(Factory.ToJson(row.Id!.Value, row.Name, row.ChartData));
        }

        return new(rows[0].Stamp, items.WrittenSpan.ToArray(), rows[^1].Id ?? after, rows[0].LastId);
    }
}

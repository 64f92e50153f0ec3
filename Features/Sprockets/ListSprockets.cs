using System.Text.Json;
using System.Text.Json.Serialization;
using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Sprockets;

/// <summary>
/// All sprockets in the order of their making, open to all: whole, as the older clients read them, or with limit and after a page.
/// </summary>
internal static class ListSprockets
{
    public static void Map(IEndpointRouteBuilder sprockets) =>
        sprockets
            .MapGet("", Handle)
            .WithName(nameof(ListSprockets))
            .WithSummary("List sprockets: all, or a page of them")
            .CatalogueRead<Response>();

    internal sealed record Response(
        IReadOnlyList<Sprocket> Sprockets,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Next
    );

    // One row without a sprocket where there is none, for the stamp.
    private sealed record Row(
        Guid Stamp,
        int? LastId,
        int? Id,
        int? Teeth,
        double? PitchDiameter,
        double? OutsideDiameter,
        double? Pitch
    );

    private const string Sql = """
        select
            c.stamp, (select max(id) from sprockets) as last_id, s.id, s.teeth, s.pitch_diameter, s.outside_diameter, s.pitch
        from catalogues c
        left join lateral (
            select id, teeth, pitch_diameter, outside_diameter, pitch
            from sprockets
            where id > @After
            order by id
            limit @Take
        ) s on true
        where c.name = 'sprockets'
        order by s.id
        """;

    private static readonly CatalogueList List = new("sprockets", Read);

    private static Task<IResult> Handle(
        [OptionalPage] PageRequest page,
        [FromKeyedServices(SprocketsFeature.Catalogue)] Catalogue catalogue
    ) => List.Answer(page, catalogue);

    private static async Task<CatalogueList.Rows> Read(int after, int take, NpgsqlConnection connection)
    {
        var rows = (
            await connection.QueryAsync<Row>(new CommandDefinition(Sql, new { After = after, Take = take }))
        ).AsList();
        var sprockets = rows.Where(row => row.Id is not null)
            .Select(row => new Sprocket(
                row.Id!.Value,
                row.Teeth!.Value,
                row.PitchDiameter!.Value,
                row.OutsideDiameter!.Value,
                row.Pitch!.Value
            ))
            .ToList();
        var json = JsonSerializer.SerializeToUtf8Bytes(sprockets, SprocketsJson.OnTheWire.ListSprocket);
        return new(rows[0].Stamp, json.AsMemory(1..^1), rows[^1].Id ?? after, rows[0].LastId);
    }
}

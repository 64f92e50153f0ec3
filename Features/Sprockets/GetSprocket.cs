using System.Text.Json;
using Companion.Infrastructure;
using Dapper;

namespace Companion.Features.Sprockets;

/// <summary>One sprocket, open to all; 404 when there is none of this id. Its ETag is what If-Match of a PUT takes.</summary>
internal static class GetSprocket
{
    public static void Map(IEndpointRouteBuilder sprockets) =>
        sprockets
            .MapGet("/{id:int}", Handle)
            .WithName(nameof(GetSprocket))
            .WithSummary("Read a sprocket")
            .CatalogueRead<Sprocket>();

    private sealed record Row(
        Guid Stamp,
        int? Teeth,
        double? PitchDiameter,
        double? OutsideDiameter,
        double? Pitch,
        int? Version
    );

    private const string Sql = """
        select c.stamp, s.teeth, s.pitch_diameter, s.outside_diameter, s.pitch, s.version
        from catalogues c
        left join sprockets s on s.id = @Id
        where c.name = 'sprockets'
        """;

    private static async Task<ReadyAnswer> Handle(
        int id,
        [FromKeyedServices(SprocketsFeature.Catalogue)] Catalogue catalogue
    ) => await catalogue.Find(CatalogueKey.Item(id), Read) ?? throw Refusal.NotFound();

    private static async Task<Catalogue.Read> Read(CatalogueKey key, Database database)
    {
        await using var connection = await database.Writes.OpenConnectionAsync();
        var row = await connection.QuerySingleAsync<Row>(new CommandDefinition(Sql, new { Id = key.First }));
        if (row is not { Teeth: { } teeth, PitchDiameter: { } pitchDiameter, OutsideDiameter: { } outsideDiameter })
        {
            return new(row.Stamp, Answer: null);
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(
            new Sprocket(key.First, teeth, pitchDiameter, outsideDiameter, row.Pitch!.Value),
            SprocketsJson.OnTheWire.Sprocket
        );
        return new(row.Stamp, new ReadyAnswer(json, ReadyAnswer.JsonType, IfMatch.Tag(row.Version!.Value)));
    }
}

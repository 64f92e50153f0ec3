using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Features.Factories;

/// <summary>
/// A factory's chart as an SVG, actual and goal over time in UTC, open to all. width and height are in pixels, 100 to 4,000. 404 when there is no
/// factory of this id, 503 when too many are being drawn.
/// </summary>
internal static class GetFactoryChart
{
    public static void Map(IEndpointRouteBuilder factories) =>
        factories
            .MapGet("/{id:int}/chart.svg", Handle)
            .WithName(nameof(GetFactoryChart))
            .WithSummary("A factory's chart as a picture")
            .CatalogueRead<string>(LineChart.ContentType)
            .AddOpenApiOperationTransformer(LineChart.Describe);

    private sealed record Row(Guid Stamp, string? Name, string? ChartData);

    private const string Sql = """
        select c.stamp, f.name, f.chart_data
        from catalogues c
        left join factories f on f.id = @Id
        where c.name = 'factories'
        """;

    private static readonly SemaphoreSlim Drawing = new(Math.Max(1, Environment.ProcessorCount - 1));

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(4);

    private static async Task<ReadyAnswer> Handle(
        int id,
        [FromQuery(Name = "width"), Range(LineChart.MinSide, LineChart.MaxSide)] int? width,
        [FromQuery(Name = "height"), Range(LineChart.MinSide, LineChart.MaxSide)] int? height,
        [FromKeyedServices(FactoriesFeature.Catalogue)] Catalogue catalogue,
        HttpResponse response
    )
    {
        var size = (Width: width ?? LineChart.DefaultWidth, Height: height ?? LineChart.DefaultHeight);
        if (LineChart.RefusalOf(size.Width, size.Height) is { } refusal)
        {
            throw await GetFactory.Find(id, catalogue) is null ? Refusal.NotFound() : refusal;
        }

        response.Headers.ContentSecurityPolicy = LineChart.Policy;
        return await catalogue.Find(CatalogueKey.Drawing(id, size.Width, size.Height), Draw)
            ?? throw Refusal.NotFound();
    }

    private static async Task<Catalogue.Read> Draw(CatalogueKey key, Database database)
    {
        var row = await Read(key.First, database);
        if (row.ChartData is null)
        {
            return new(row.Stamp, Answer: null);
        }

        // A hundred thousand points take a processor some time, and everybody may ask for them in any size.
        if (!await Drawing.WaitAsync(MaxWait))
        {
            throw Refusal.Unavailable();
        }

        try
        {
            var data = JsonSerializer.Deserialize(row.ChartData, FactoriesJson.OnTheWire.ChartData)!;
            var chart = new LineChart(
                row.Name ?? $"Factory {key.First}",
                "UTC",
                data.Time,
                [new("Actual", data.SprocketProductionActual), new("Goal", data.SprocketProductionGoal)]
            );
            return new(row.Stamp, ReadyAnswer.Of(chart.Draw(key.Second, key.Third), LineChart.ContentType));
        }
        finally
        {
            Drawing.Release();
        }
    }

    private static async Task<Row> Read(int id, Database database)
    {
        await using var connection = await database.Writes.OpenConnectionAsync();
        return await connection.QuerySingleAsync<Row>(new CommandDefinition(Sql, new { Id = id }));
    }
}

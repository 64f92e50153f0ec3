using System.Text.Json;
using System.Threading.RateLimiting;
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
            .AddOpenApiOperationTransformer(ChartSize.Describe);

    private sealed record Row(Guid Stamp, string? RowVersion, string? Name, byte[]? ChartData);

    private const string Sql = """
        select c.stamp, f.xmin::text as row_version, f.name, convert_to(f.chart_data, 'UTF8') as chart_data
        from catalogues c
        left join factories f on f.id = @Id
        where c.name = 'factories'
        """;

    // A hundred thousand points take a processor some time, and everybody may ask for them in any size.
    private static readonly ConcurrencyLimiter Drawing = new(
        new()
        {
            PermitLimit = Math.Max(1, Environment.ProcessorCount - 1),
            QueueLimit = 64,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }
    );

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(4);

    private static async Task<ReadyAnswer> Handle(
        int id,
        [FromQuery(Name = "width")] string? width,
        [FromQuery(Name = "height")] string? height,
        [FromKeyedServices(FactoriesFeature.Catalogue)] Catalogue catalogue,
        HttpResponse response
    )
    {
        if (ChartSize.RefusalOf(width, height, out var size) is { } refusal)
        {
            throw await GetFactory.Find(id, catalogue) is null ? Refusal.NotFound() : refusal;
        }

        response.Headers.ContentSecurityPolicy = LineChart.PolicyOf(NameOf(id));
        return await catalogue.Find(
                CatalogueKey.Drawing(id, size.Width, size.Height),
                async (key, database) =>
                    await UnchangedFactory.Find(key, catalogue, database) ?? await Draw(key, database)
            ) ?? throw Refusal.NotFound();
    }

    private static string NameOf(int id) => $"factory-{id}";

    private static async Task<Catalogue.Read> Draw(CatalogueKey key, Database database)
    {
        // Before the chart is read: those who wait hold neither its bytes nor a connection.
        using var turn = await Turn();
        var row = await Read(key.First, database);
        if (row.ChartData is null)
        {
            return new(row.Stamp, Answer: null);
        }

        var data = JsonSerializer.Deserialize(row.ChartData, FactoriesJson.OnTheWire.ChartData)!;
        var chart = new LineChart(
            NameOf(key.First),
            row.Name ?? $"Factory {key.First}",
            "UTC",
            data.Time,
            [new("Actual", data.SprocketProductionActual), new("Goal", data.SprocketProductionGoal)]
        );
        return new(row.Stamp, ReadyAnswer.Of(chart.Draw(key.Second, key.Third), LineChart.ContentType, row.RowVersion));
    }

    private static async Task<RateLimitLease> Turn()
    {
        using var patience = new CancellationTokenSource(MaxWait);
        try
        {
            var turn = await Drawing.AcquireAsync(permitCount: 1, patience.Token);
            return turn.IsAcquired ? turn : throw Refusal.Unavailable();
        }
        catch (OperationCanceledException)
        {
            throw Refusal.Unavailable();
        }
    }

    private static async Task<Row> Read(int id, Database database)
    {
        await using var connection = await database.Long.OpenConnectionAsync();
        return await connection.QuerySingleAsync<Row>(new CommandDefinition(Sql, new { Id = id }));
    }
}

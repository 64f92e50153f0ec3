using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Places;

/// <summary>One city, open to all; 404 when there is none of this id.</summary>
internal static class GetCity
{
    public static void Map(IEndpointRouteBuilder cities) =>
        cities
            .MapGet("/{id:int}", Handle)
            .WithName(nameof(GetCity))
            .WithSummary("Read a city")
            .PublicRead(TimeSpan.FromHours(1));

    private const string Sql = """
        select c.id, c.name, c.province, c.country_code as country, c.time_zone, n.currency, c.latitude, c.longitude, c.population
        from cities c
        join countries n on n.code = c.country_code
        where c.id = @Id
        """;

    private static async Task<Ok<City>> Handle(int id, Database database, CancellationToken ct)
    {
        await using var connection = await database.Reads.OpenConnectionAsync(ct);
        return TypedResults.Ok(
            await connection.QuerySingleOrDefaultAsync<City>(
                new CommandDefinition(Sql, new { Id = id }, cancellationToken: ct)
            ) ?? throw Refusal.NotFound()
        );
    }
}

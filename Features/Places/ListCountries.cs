using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Places;

/// <summary>
/// Countries by code (ISO 3166), open to all, each with its currency (ISO 4217) and how many digits of the currency's
/// major unit its minor unit is: what an amount of money is written with. Reference data, so without created_at.
/// </summary>
internal static class ListCountries
{
    public static void Map(IEndpointRouteBuilder v1) =>
        v1.MapGet("/countries", Handle)
            .WithName(nameof(ListCountries))
            .WithSummary("List countries and their currencies")
            .PublicRead(TimeSpan.FromHours(1));

    internal sealed record Country(string Code, string Name, string Currency, short MinorDigits);

    private const string Sql = """
        select n.code, n.name, n.currency, u.minor_digits
        from countries n
        join currencies u on u.code = n.currency
        where n.code > @Code
        order by n.code
        limit @Take
        """;

    private static async Task<Ok<Page<Country>>> Handle(PageRequest page, Database database, CancellationToken ct)
    {
        await using var connection = await database.Reads.OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<Country>(
            new CommandDefinition(Sql, new { Code = page.KeyOr(0, ""), page.Take }, cancellationToken: ct)
        );
        return TypedResults.Ok(page.Of(rows, row => [row.Code]));
    }
}

using System.Text.RegularExpressions;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Features.Places;

/// <summary>
/// Cities, open to all. With a query, first those whose names begin with it, then those whose names are like it, without
/// regard to letter case and accents; without one, all. The biggest come first in each. A blank query is none, as in a
/// search box that was just emptied. 400 for a query of over 80 characters and for a country that is not two capital
/// letters; a country that nobody knows has no cities.
/// </summary>
internal static partial class ListCities
{
    private const int MaxQuery = 80;

    public static void Map(IEndpointRouteBuilder cities) =>
        cities
            .MapGet("", Handle)
            .WithName(nameof(ListCities))
            .WithSummary("List cities, by prefix first and then by likeness, biggest first")
            .PublicRead(TimeSpan.FromHours(1));

    private sealed record Row(
        int Id,
        string Name,
        string? Province,
        string Country,
        string TimeZone,
        string Currency,
        double Latitude,
        double Longitude,
        int Population,
        int Rank
    )
    {
        public City City => new(Id, Name, Province, Country, TimeZone, Currency, Latitude, Longitude, Population);
    }

    private static async Task<Ok<Page<City>>> Handle(
        [FromQuery(Name = "query")] string? query,
        [FromQuery(Name = "country")] string? country,
        PageRequest page,
        Database database,
        CancellationToken ct
    )
    {
        query = string.IsNullOrWhiteSpace(query) ? null : query.Trim();
        if (query?.Length > MaxQuery)
        {
            throw Refusal.Invalid("query", $"'query' is at most {MaxQuery} characters.");
        }

        if (country is not null && !CountryCode().IsMatch(country))
        {
            throw Refusal.Invalid("country", "'country' is an ISO 3166 code of two capital letters.");
        }

        await using var connection = await database.Reads.OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<Row>(
            new CommandDefinition(
                CitySearch.Sql(query, country),
                new
                {
                    Query = query,
                    Country = country,
                    Rank = page.KeyOr(0, 0),
                    Population = page.KeyOr(1, int.MaxValue),
                    Id = page.KeyOr(2, int.MaxValue),
                    page.Take,
                },
                cancellationToken: ct
            )
        );
        var found = page.Of(rows, row => [row.Rank, row.Population, row.Id]);
        return TypedResults.Ok(new Page<City>([.. found.Items.Select(row => row.City)], found.Next));
    }

    [GeneratedRegex(@"^[A-Z]{2}\z", RegexOptions.None, 100)]
    private static partial Regex CountryCode();
}

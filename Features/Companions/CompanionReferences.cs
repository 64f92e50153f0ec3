using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Companions;

/// <summary>
/// That a profile's city, currency and orientation are of the reference data. Asked before the write and not left to its joins and
/// foreign keys, so that a wrong value (400) is told before a conflict (409); what is there stays, so nothing can come between.
/// </summary>
internal static class CompanionReferences
{
    private const string Sql = """
        select exists (select from cities where id = @CityId) as city,
            exists (select from currencies where code = @Currency) or @Currency is null as currency,
            exists (select from orientations where code = @Orientation) or @Orientation is null as orientation
        """;

    public static async Task Require(
        CompanionTerms terms,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        var known = await connection.QuerySingleAsync<Known>(
            new CommandDefinition(
                Sql,
                new
                {
                    terms.CityId,
                    terms.Currency,
                    terms.Orientation,
                },
                transaction,
                cancellationToken: ct
            )
        );
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (!known.City)
        {
            errors["city_id"] = ["'city_id' is one of GET /v1/cities."];
        }

        if (!known.Currency)
        {
            errors["currency"] = ["'currency' is an ISO 4217 code that a country uses."];
        }

        if (!known.Orientation)
        {
            errors["orientation"] = ["'orientation' is one of GET /v1/orientations."];
        }

        if (errors.Count > 0)
        {
            throw Refusal.Invalid(errors);
        }
    }

    private sealed record Known(bool City, bool Currency, bool Orientation);
}

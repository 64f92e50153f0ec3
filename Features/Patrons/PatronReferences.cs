using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Patrons;

/// <summary>
/// That a profile's city and orientation are of the reference data. Asked before the write and not left to the foreign
/// keys, so that a wrong value (400) is told before a conflict (409); what is there stays, so nothing can come between.
/// </summary>
internal static class PatronReferences
{
    private const string Sql = """
        select exists (select from cities where id = @CityId) as city,
            exists (select from orientations where code = @Orientation) or @Orientation is null as orientation
        """;

    public static async Task Require(
        int cityId,
        string? orientation,
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        CancellationToken ct
    )
    {
        var known = await connection.QuerySingleAsync<Known>(
            new CommandDefinition(
                Sql,
                new { CityId = cityId, Orientation = orientation },
                transaction,
                cancellationToken: ct
            )
        );
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (!known.City)
        {
            errors["city_id"] = ["'city_id' is the id of no city; GET /v1/cities lists them."];
        }

        if (!known.Orientation)
        {
            errors["orientation"] = ["'orientation' is none that is known; GET /v1/orientations lists them."];
        }

        if (errors.Count > 0)
        {
            throw Refusal.Invalid(errors);
        }
    }

    private sealed record Known(bool City, bool Orientation);
}

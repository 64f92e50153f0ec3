using Companion.Infrastructure;
using Dapper;

namespace Companion.Features.Factories;

/// <summary>What was made of a factory before, for as long as that has not changed: another one's coming has megabytes neither read nor drawn again.</summary>
internal static class UnchangedFactory
{
    private sealed record Row(Guid Stamp, string? RowVersion);

    // The number of the transaction that wrote the row.
    private const string Sql = """
        select c.stamp, f.xmin::text as row_version
        from catalogues c
        left join factories f on f.id = @Id
        where c.name = 'factories'
        """;

    /// <summary>What is kept under a key whose first part is the factory's id; null where it has changed, or nothing is kept.</summary>
    public static async Task<Catalogue.Read?> Find(CatalogueKey key, Catalogue catalogue, Database database)
    {
        if (catalogue.Last(key) is not { MadeOf: string version } last)
        {
            return null;
        }

        await using var connection = await database.Writes.OpenConnectionAsync();
        var row = await connection.QuerySingleAsync<Row>(new CommandDefinition(Sql, new { Id = key.First }));
        return string.Equals(row.RowVersion, version, StringComparison.Ordinal) ? new(row.Stamp, last) : null;
    }
}

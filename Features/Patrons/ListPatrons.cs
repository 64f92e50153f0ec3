using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Patrons;

/// <summary>All patrons, newest first, for admins; without what only their owners and those who meet them see.</summary>
internal static class ListPatrons
{
    public static void Map(IEndpointRouteBuilder patrons) =>
        patrons.MapGet("", Handle).AdminsOnly().WithName(nameof(ListPatrons)).WithSummary("List patrons, newest first");

    internal sealed record Item(Guid Id, string Username, string Name, int CityId, DateTime CreatedAt);

    // Ids are UUIDv7, so their order is that of their making.
    private const string Sql = """
        select p.id, a.username, p.name, p.city_id, p.created_at
        from patrons p
        join accounts a on a.id = p.account_id
        where p.id < @Before
        order by p.id desc
        limit @Take
        """;

    private static async Task<Ok<Page<Item>>> Handle(PageRequest page, Database database, CancellationToken ct)
    {
        await using var connection = await database.Reads.OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<Item>(
            new CommandDefinition(
                Sql,
                new { Before = page.KeyOr(0, Guid.AllBitsSet), page.Take },
                cancellationToken: ct
            )
        );
        return TypedResults.Ok(page.Of(rows, row => [row.Id]));
    }
}

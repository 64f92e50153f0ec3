using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Places;

/// <summary>
/// The orientations that a profile may name, in the order to offer them, open to all. Reference data, so without
/// created_at.
/// </summary>
internal static class ListOrientations
{
    public static void Map(IEndpointRouteBuilder v1) =>
        v1.MapGet("/orientations", Handle)
            .WithName(nameof(ListOrientations))
            .WithSummary("List orientations")
            .PublicRead(TimeSpan.FromHours(1));

    internal sealed record Orientation(string Code, string Name);

    private sealed record Row(string Code, string Name, short Position);

    private const string Sql = """
        select code, name, position
        from orientations
        where (position, code) > (@Position, @Code)
        order by position, code
        limit @Take
        """;

    private static async Task<Ok<Page<Orientation>>> Handle(PageRequest page, Database database, CancellationToken ct)
    {
        await using var connection = await database.Reads.OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<Row>(
            new CommandDefinition(
                Sql,
                new
                {
                    Position = page.KeyOr<short>(0, 0),
                    Code = page.KeyOr(1, ""),
                    page.Take,
                },
                cancellationToken: ct
            )
        );
        var found = page.Of(rows, row => [row.Position, row.Code]);
        return TypedResults.Ok(
            new Page<Orientation>([.. found.Items.Select(row => new Orientation(row.Code, row.Name))], found.Next)
        );
    }
}

using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Blocks;

/// <summary>Whom the caller has blocked, newest first. Nobody learns who has blocked them.</summary>
internal static class ListBlocks
{
    public static void Map(IEndpointRouteBuilder blocks) =>
        blocks.MapGet("", Handle).WithName(nameof(ListBlocks)).WithSummary("Whom you have blocked, newest first");

    private sealed record Row(string Username, DateTime CreatedAt, Guid BlockedId);

    private const string Sql = """
        select a.username, b.created_at, b.blocked_id
        from blocks b
        join accounts a on a.id = b.blocked_id
        where b.account_id = @AccountId and (b.created_at, b.blocked_id) < (@BeforeAt, @BeforeId)
        order by b.created_at desc, b.blocked_id desc
        limit @Take
        """;

    private static async Task<Ok<Page<Block>>> Handle(
        PageRequest page,
        Caller caller,
        Database database,
        CancellationToken ct
    )
    {
        // The primary: people look right after they have blocked somebody.
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<Row>(
            new CommandDefinition(
                Sql,
                new
                {
                    caller.AccountId,
                    BeforeAt = page.KeyOr(0, DateTime.MaxValue),
                    BeforeId = page.KeyOr(1, Guid.AllBitsSet),
                    page.Take,
                },
                cancellationToken: ct
            )
        );
        var found = page.Of(rows, row => [row.CreatedAt, row.BlockedId]);
        return TypedResults.Ok(
            new Page<Block>([.. found.Items.Select(row => new Block(row.Username, row.CreatedAt))], found.Next)
        );
    }
}

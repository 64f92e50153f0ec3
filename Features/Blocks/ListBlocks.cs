using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Blocks;

/// <summary>Whom the caller has blocked, the latest first. Who has blocked the caller is told to nobody.</summary>
internal static class ListBlocks
{
    public static void Map(IEndpointRouteBuilder blocks) =>
        blocks.MapGet("", Handle).WithName(nameof(ListBlocks)).WithSummary("Whom you have blocked");

    private const string Sql = """
        select b.blocked_id, a.username, b.created_at
        from blocks b
        join accounts a on a.id = b.blocked_id
        where b.account_id = @AccountId and (b.created_at, b.blocked_id) < (@AfterAt, @AfterId)
        order by b.created_at desc, b.blocked_id desc
        limit @Take
        """;

    private sealed record Row(Guid BlockedId, string Username, DateTime CreatedAt);

    private static async Task<Ok<Page<Block>>> Handle(
        PageRequest page,
        Caller caller,
        Database database,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var rows = page.Of(
            await connection.QueryAsync<Row>(
                new CommandDefinition(
                    Sql,
                    new
                    {
                        caller.AccountId,
                        AfterAt = page.KeyOr(0, DateTime.MaxValue),
                        AfterId = page.KeyOr(1, Guid.AllBitsSet),
                        page.Take,
                    },
                    cancellationToken: ct
                )
            ),
            row => [row.CreatedAt, row.BlockedId]
        );
        return TypedResults.Ok(
            new Page<Block>([.. rows.Items.Select(row => new Block(row.Username, row.CreatedAt))], rows.Next)
        );
    }
}

using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Blocks;

/// <summary>
/// Blocks somebody, for both sides: neither writes to nor books the other (403 not_available, the same whoever has blocked), and signed in
/// neither finds the other in search and slots. Meetings that are there already stay. A repeat answers the first block. The username in any
/// letter case; 404 when nobody has it, 400 for one's own.
/// </summary>
internal static class BlockAccount
{
    public static void Map(IEndpointRouteBuilder blocks) =>
        blocks.MapPut("/{username}", Handle).WithName(nameof(BlockAccount)).WithSummary("Block somebody");

    private sealed record Row(string Username, DateTime? CreatedAt);

    // An update that changes nothing: "do nothing" would return no row of a block that another request is just making.
    private const string Sql = """
        with other as (
            select a.id, a.username
            from accounts a
            where a.username = @Username
        ),
        kept as (
            insert into blocks (account_id, blocked_id, created_at)
            select @AccountId, other.id, @Now
            from other
            where other.id <> @AccountId
            on conflict (account_id, blocked_id) do update set created_at = blocks.created_at
            returning created_at
        )
        select other.username, kept.created_at
        from other
        left join kept on true
        """;

    private static async Task<Ok<Block>> Handle(
        string username,
        Caller caller,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var row =
            await connection.QuerySingleOrDefaultAsync<Row>(
                new CommandDefinition(
                    Sql,
                    new
                    {
                        Username = username.ToLowerInvariant(),
                        caller.AccountId,
                        Now = clock.GetUtcNow().UtcDateTime,
                    },
                    cancellationToken: ct
                )
            ) ?? throw Refusal.NotFound();
        return row.CreatedAt is { } createdAt
            ? TypedResults.Ok(new Block(row.Username, createdAt))
            : throw Refusal.Invalid("username", "Nobody blocks themselves.");
    }
}

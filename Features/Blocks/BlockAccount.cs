using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Blocks;

/// <summary>
/// Blocks somebody: the two can no longer write to or book each other, and signed in do not find each other in search or
/// slots. What was said and booked before stays. The other is not told. Again changes nothing. 404 for nobody of that name, 400 for oneself.
/// </summary>
internal static class BlockAccount
{
    public static void Map(IEndpointRouteBuilder blocks) =>
        blocks.MapPut("/{username}", Handle).WithName(nameof(BlockAccount)).WithSummary("Block somebody");

    // An update that changes nothing: "do nothing" would answer no row for a block that another request is just making.
    private const string Sql = """
        with other as (
            select a.id, a.username from accounts a where a.username = @Username
        ),
        made as (
            insert into blocks as b (account_id, blocked_id, created_at)
            select @AccountId, o.id, @Now
            from other o
            where o.id <> @AccountId
            on conflict (account_id, blocked_id) do update set created_at = b.created_at
            returning b.created_at
        )
        select o.id, o.username, coalesce(m.created_at, @Now) as created_at
        from other o
        left join made m on true
        """;

    private sealed record Row(Guid Id, string Username, DateTime CreatedAt);

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
        return row.Id == caller.AccountId
            ? throw Refusal.Invalid("username", "Nobody blocks themselves.")
            : TypedResults.Ok(new Block(row.Username, row.CreatedAt));
    }
}

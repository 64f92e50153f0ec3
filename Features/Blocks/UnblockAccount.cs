using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Blocks;

/// <summary>Takes the caller's own block back, if there is one; the other's, if there is one, stays. 404 for nobody of that name.</summary>
internal static class UnblockAccount
{
    public static void Map(IEndpointRouteBuilder blocks) =>
        blocks.MapDelete("/{username}", Handle).WithName(nameof(UnblockAccount)).WithSummary("Unblock somebody");

    private const string Sql = """
        with other as (
            select a.id from accounts a where a.username = @Username
        ),
        gone as (
            delete from blocks b
            using other o
            where b.account_id = @AccountId and b.blocked_id = o.id
        )
        select exists (select from other)
        """;

    private static async Task<NoContent> Handle(string username, Caller caller, Database database, CancellationToken ct)
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var parameters = new { Username = username.ToLowerInvariant(), caller.AccountId };
        return await connection.QuerySingleAsync<bool>(new CommandDefinition(Sql, parameters, cancellationToken: ct))
            ? TypedResults.NoContent()
            : throw Refusal.NotFound();
    }
}

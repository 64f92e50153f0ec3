using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Blocks;

/// <summary>
/// Ends the caller's own block of somebody; the other side's, if there is one, goes on. 204 also when there was none, and 404 when nobody
/// has this username.
/// </summary>
internal static class UnblockAccount
{
    public static void Map(IEndpointRouteBuilder blocks) =>
        blocks.MapDelete("/{username}", Handle).WithName(nameof(UnblockAccount)).WithSummary("Unblock somebody");

    private const string Sql = """
        with other as (
            select a.id
            from accounts a
            where a.username = @Username
        ),
        gone as (
            delete from blocks b
            using other
            where b.account_id = @AccountId and b.blocked_id = other.id
        )
        select exists (select from other)
        """;

    private static async Task<NoContent> Handle(string username, Caller caller, Database database, CancellationToken ct)
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var exists = await connection.QuerySingleAsync<bool>(
            new CommandDefinition(
                Sql,
                new { Username = username.ToLowerInvariant(), caller.AccountId },
                cancellationToken: ct
            )
        );
        return exists ? TypedResults.NoContent() : throw Refusal.NotFound();
    }
}

using Dapper;
using Npgsql;

namespace Companion.Features.Sessions;

/// <summary>
/// Ends an account's sessions, inside the caller's transaction where it has one. After the commit comes
/// <see cref="SessionCache.Forget"/>: then this instance refuses their tokens at once, and every other within a second.
/// </summary>
internal static class EndSessions
{
    private const string OneSql = "delete from sessions where id = @Id and account_id = @AccountId";

    private const string AllButSql = "delete from sessions where account_id = @AccountId and id <> @KeptId";

    /// <summary>False when the account has no such session.</summary>
    public static async Task<bool> One(Guid id, Guid accountId, NpgsqlConnection connection, CancellationToken ct) =>
        await connection.ExecuteAsync(
            new CommandDefinition(OneSql, new { Id = id, AccountId = accountId }, cancellationToken: ct)
        ) == 1;

    public static Task AllBut(
        Guid keptId,
        Guid accountId,
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        CancellationToken ct
    ) =>
        connection.ExecuteAsync(
            new CommandDefinition(
                AllButSql,
                new { AccountId = accountId, KeptId = keptId },
                transaction,
                cancellationToken: ct
            )
        );
}

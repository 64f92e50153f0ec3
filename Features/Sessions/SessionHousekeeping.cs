using Companion.Infrastructure;
using Dapper;

namespace Companion.Features.Sessions;

/// <summary>Removes sessions that have run out and failed sign-ins that no longer count.</summary>
internal static class SessionHousekeeping
{
    private const int Batch = 1000;

    // What another instance is removing at this moment is skipped.
    private const string SessionsSql = """
        delete from sessions
        where id = any (array(
            select id
            from sessions
            where expires_at <= @Now
            order by expires_at
            limit @Batch
            for update skip locked
        ))
        """;

    private const string FailuresSql = """
        delete from sign_in_failures
        where email_sha256 = any (array(
            select email_sha256
            from sign_in_failures
            where failed_at < @ForgottenBefore
            order by failed_at
            limit @Batch
            for update skip locked
        ))
        """;

    internal static async Task Sweep(Database database, DateTime now, CancellationToken ct)
    {
        var parameters = new
        {
            Now = now,
            ForgottenBefore = now - PasswordAttempts.ForgottenAfter,
            Batch,
        };
        await using var connection = await database.Long.OpenConnectionAsync(ct);
        foreach (var sql in (string[])[SessionsSql, FailuresSql])
        {
            while (
                await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: ct)) == Batch
            )
            {
                // The next batch.
            }
        }
    }
}

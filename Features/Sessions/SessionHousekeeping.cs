using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Sessions;

/// <summary>Removes, every hour, sessions that have run out and failed sign-ins that no longer count.</summary>
internal sealed partial class SessionHousekeeping(
    Database database,
    TimeProvider clock,
    ILogger<SessionHousekeeping> logger
) : BackgroundService
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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        do
        {
            try
            {
                await Sweep(database, clock.GetUtcNow().UtcDateTime, stoppingToken);
            }
            catch (NpgsqlException away)
            {
                // The next hour tries again; a service without its database is told of by its requests.
                LogSkipped(logger, away);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Expired sessions were not removed")]
    private static partial void LogSkipped(ILogger logger, Exception exception);
}

using Dapper;
using Npgsql;

namespace Companion.Infrastructure;

/// <summary>
/// Removes, every hour, what the mechanisms of this folder keep for a time only: answers to an Idempotency-Key after 7 days, and
/// the log of updates after 30.
/// </summary>
internal sealed partial class Housekeeping(Database database, TimeProvider clock, ILogger<Housekeeping> logger)
    : BackgroundService
{
    private const int Batch = 1000;

    private static readonly TimeSpan UpdatesLive = TimeSpan.FromDays(30);

    // What another instance is removing at this moment is skipped.
    private const string KeysSql = """
        delete from idempotency_keys
        where ctid = any (array(
            select ctid
            from idempotency_keys
            where created_at < @KeysBefore
            order by created_at
            limit @Batch
            for update skip locked
        ))
        """;

    private const string UpdatesSql = """
        delete from updates
        where ctid = any (array(
            select ctid
            from updates
            where at < @UpdatesBefore
            limit @Batch
            for update skip locked
        ))
        """;

    internal static async Task Sweep(Database database, DateTime now, CancellationToken ct)
    {
        var parameters = new
        {
            KeysBefore = now - IdempotencyKey.Lifetime,
            UpdatesBefore = now - UpdatesLive,
            Batch,
        };
        await using var connection = await database.Long.OpenConnectionAsync(ct);
        foreach (var sql in (string[])[KeysSql, UpdatesSql])
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old answers and updates were not removed")]
    private static partial void LogSkipped(ILogger logger, Exception exception);
}

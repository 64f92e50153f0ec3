using Dapper;
using Npgsql;

namespace Companion.Infrastructure;

/// <summary>
/// Removes, every hour, what is kept for a time only: what features have registered (<see cref="HourlyTask"/>), and of this folder answers to
/// an Idempotency-Key after 7 days and the log of updates after 30.
/// </summary>
internal sealed partial class Housekeeping(
    Database database,
    TimeProvider clock,
    IEnumerable<HourlyTask> tasks,
    ILogger<Housekeeping> logger
) : BackgroundService
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

    // How far an account's log is gone is kept, so that a cursor from before is told of it.
    private const string UpdatesSql = """
        with removed as (
            delete from updates
            where ctid = any (array(
                select ctid
                from updates
                where at < @UpdatesBefore
                limit @Batch
                for update skip locked
            ))
            returning account_id, id
        )
        insert into removed_updates as r (account_id, through_id)
        select account_id, max(id)
        from removed
        group by account_id
        order by account_id
        on conflict (account_id) do update set through_id = greatest(r.through_id, excluded.through_id)
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
        // The second counts accounts, not updates: it is done when nothing is left.
        foreach (var (sql, full) in ((string, int)[])[(KeysSql, Batch), (UpdatesSql, 1)])
        {
            while (await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: ct)) >= full)
            {
                // The next batch.
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        HourlyTask[] all = [.. tasks, new HourlyTask(Sweep)];
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        do
        {
            foreach (var task in all)
            {
                try
                {
                    await task.Run(database, clock.GetUtcNow().UtcDateTime, stoppingToken);
                }
                catch (NpgsqlException away)
                {
                    // The next hour tries again; a service without its database is told of by its requests.
                    LogSkipped(logger, away);
                }
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is kept for a time only was not removed")]
    private static partial void LogSkipped(ILogger logger, Exception exception);
}

using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Vouchers;

/// <summary>Removes, every hour, guesses that no longer count.</summary>
internal sealed partial class VoucherHousekeeping(
    Database database,
    TimeProvider clock,
    ILogger<VoucherHousekeeping> logger
) : BackgroundService
{
    private const int Batch = 1000;

    // What another instance is removing at this moment is skipped.
    private const string GuessesSql = """
        delete from voucher_guesses
        where who = any (array(
            select who
            from voucher_guesses
            where last_at <= @Since
            order by last_at
            limit @Batch
            for update skip locked
        ))
        """;

    internal static async Task Sweep(Database database, DateTime now, CancellationToken ct)
    {
        await using var connection = await database.Long.OpenConnectionAsync(ct);
        while (
            await connection.ExecuteAsync(
                new CommandDefinition(
                    GuessesSql,
                    new { Since = now - CodeGuesses.Window, Batch },
                    cancellationToken: ct
                )
            ) == Batch
        )
        {
            // The next batch.
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old guesses of voucher codes were not removed")]
    private static partial void LogSkipped(ILogger logger, Exception exception);
}

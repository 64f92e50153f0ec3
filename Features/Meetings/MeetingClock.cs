using Companion.Infrastructure;
using Dapper;

namespace Companion.Features.Meetings;

/// <summary>
/// The system's own changes, every Meetings:SweepSeconds (5; 0 for never): requests whose time to answer is over expire, and meetings
/// that ended a day ago are completed. Every instance runs it; the compare-and-swap lets one of them win.
/// </summary>
internal sealed partial class MeetingClock(
    Database database,
    UpdateSignals signals,
    TimeProvider clock,
    IConfiguration configuration,
    ILogger<MeetingClock> logger
) : BackgroundService
{
    private const int Batch = 200;

    private const string OverdueSql = """
        select m.id from meetings m
        where m.status = 'requested' and m.expires_at <= @Now
        order by m.expires_at
        limit @Batch
        """;

    private const string EndedSql = """
        select m.id from meetings m
        where m.status = 'accepted' and m.ends_at <= @EndedBy
        order by m.ends_at
        limit @Batch
        """;

    /// <summary>One round, of at most a batch of each: how many meetings were changed.</summary>
    public async Task<int> Sweep(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<Guid> overdue;
        List<Guid> ended;
        await using (var connection = await database.Writes.OpenConnectionAsync(ct))
        {
            overdue =
            [
                .. await connection.QueryAsync<Guid>(
                    new CommandDefinition(OverdueSql, new { Now = now, Batch }, cancellationToken: ct)
                ),
            ];
            ended =
            [
                .. await connection.QueryAsync<Guid>(
                    new CommandDefinition(
                        EndedSql,
                        new { EndedBy = now - MeetingRules.CompletedAfterEnd, Batch },
                        cancellationToken: ct
                    )
                ),
            ];
        }

        var changed = 0;
        foreach (var id in overdue)
        {
            changed += await Try(() => ChangeMeeting.Expire(id, now, database, signals, ct), id);
        }

        foreach (var id in ended)
        {
            changed += await Try(() => ChangeMeeting.Complete(id, now, database, signals, ct), id);
        }

        return changed;
    }

    /// <summary>One that fails is left for the next round and holds up none behind it.</summary>
    private async Task<int> Try(Func<Task> change, Guid id)
    {
        try
        {
            await change();
            return 1;
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            LogMeetingFailed(logger, failed, id);
            return 0;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var seconds = configuration.GetValue("Meetings:SweepSeconds", 5);
        if (seconds <= 0)
        {
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(seconds), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await Sweep(stoppingToken) >= Batch)
                {
                    // A full batch: there may be more.
                }
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                LogFailed(logger, failed);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The meetings' clock could not do its round and tries again")]
    private static partial void LogFailed(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Meeting {Meeting} was due for the system's change, which failed")]
    private static partial void LogMeetingFailed(ILogger logger, Exception exception, Guid meeting);
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Vouchers;

/// <summary>
/// Tells the organiser and the staff of an event, on their live streams, how its counts are after a change: at most once a second, and not so often
/// that counting takes more than a twentieth of the time. A hint, kept nowhere: GetEventInsights has the same.
/// </summary>
internal sealed partial class EventCounts(Database database, UpdateSignals signals, ILogger<EventCounts> logger)
    : BackgroundService
{
    private const int EventsPerRound = 500;
    private const int RestsFor = 20;

    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LeastRest = TimeSpan.FromSeconds(1);

    private const string TeamsSql = """
        select t.event_id, t.account_id
        from unnest(@EventIds::uuid[]) asked (id)
        cross join lateral (
            select e.id as event_id, e.organiser_id as account_id from events e where e.id = asked.id and e.organiser_id is not null
            union all
            select s.event_id, s.account_id from event_staff s where s.event_id = asked.id
        ) t
        """;

    private const string CountsSql = """
        select
            @EventId::uuid as event_id, v.issued, v.claimed, v.held, v.redeemed,
            (select count(*) from redemptions r where r.event_id = @EventId and r.status = 'reversed') as reversed,
            (select count(*) from redemptions r where r.event_id = @EventId and r.status = 'refused') as refused
        from (
            select count(*) as issued, count(claimed_by) as claimed, coalesce(sum(held), 0) as held, coalesce(sum(redeemed), 0) as redeemed
            from vouchers
            where event_id = @EventId
        ) v
        """;

    private readonly ConcurrentDictionary<Guid, byte> changed = new();

    // When each may be told of again, by Stopwatch; this loop's alone.
    private readonly Dictionary<Guid, long> resting = [];

    /// <summary>The data of the hint.</summary>
    internal sealed record Counts(
        Guid EventId,
        long Issued,
        long Claimed,
        long Held,
        long Redeemed,
        long Reversed,
        long Refused
    );

    private sealed record TeamMember(Guid EventId, Guid AccountId);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        signals.OnHint(Add);
        using var timer = new PeriodicTimer(Round);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Tell(stoppingToken);
            }
            catch (NpgsqlException away)
            {
                LogSkipped(logger, away.Message);
            }
        }
    }

    // Without anybody who watches there is nothing to remember.
    private void Add(Guid eventId)
    {
        if (signals.IsWatched)
        {
            changed.TryAdd(eventId, 0);
        }
    }

    private async Task Tell(CancellationToken ct)
    {
        var now = Stopwatch.GetTimestamp();
        foreach (var rested in resting.Where(rest => rest.Value <= now).Select(rest => rest.Key).ToArray())
        {
            resting.Remove(rested);
        }

        Guid[] due = [.. changed.Keys.Where(eventId => !resting.ContainsKey(eventId)).Take(EventsPerRound)];
        if (due.Length == 0)
        {
            return;
        }

        foreach (var eventId in due)
        {
            changed.TryRemove(eventId, out _);
        }

        try
        {
            await Tell(due, ct);
        }
        catch (NpgsqlException)
        {
            // Told late, and not lost.
            foreach (var eventId in due)
            {
                changed.TryAdd(eventId, 0);
            }

            throw;
        }
    }

    private async Task Tell(Guid[] due, CancellationToken ct)
    {
        await using var connection = await database.Long.OpenConnectionAsync(ct);
        var teams = await connection.QueryAsync<TeamMember>(
            new CommandDefinition(TeamsSql, new { EventIds = due }, cancellationToken: ct)
        );
        foreach (
            var team in teams
                .Where(member => signals.Watches(member.AccountId))
                .GroupBy(member => member.EventId, member => member.AccountId)
        )
        {
            var begun = Stopwatch.GetTimestamp();
            var counts = await connection.QuerySingleAsync<Counts>(
                new CommandDefinition(CountsSql, new { EventId = team.Key }, cancellationToken: ct)
            );
            signals.Tell(
                team,
                "event",
                team.Key,
                JsonSerializer.Serialize(counts, VouchersJson.OnTheWire.EventCountsCounts)
            );
            var rest = Stopwatch.GetElapsedTime(begun) * RestsFor;
            resting[team.Key] =
                Stopwatch.GetTimestamp()
                + (long)((rest > LeastRest ? rest : LeastRest).TotalSeconds * Stopwatch.Frequency);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Counts of events were not told: {Reason}")]
    private static partial void LogSkipped(ILogger logger, string reason);
}

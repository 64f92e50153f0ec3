using System.Globalization;
using Dapper;
using Npgsql;

namespace Companion.Infrastructure;

/// <summary>
/// Wakes whoever waits for an account's updates: on this instance at once, on the others by NOTIFY, which a transaction never
/// does itself (it takes a lock that all commits share) but one connection here, for all of 20 ms together. A wake-up is a hint to
/// read the log: what gets lost is found by a look at the log every 2 s.
/// </summary>
internal sealed partial class UpdateSignals(Database database, ILogger<UpdateSignals> logger) : BackgroundService
{
    private const string UpdatesChannel = "companion_updates";
    private const string HintsChannel = "companion_hints";

    private const string ListenCommand = $"listen {UpdatesChannel}; listen {HintsChannel}";

    private const string NotifySql = "select pg_notify(@Channel, payload) from unnest(@Payloads::text[]) payload";

    private const string AliveSql = "select 1";

    // The look at each log on its own: as a join it would be planned to read all of the logs.
    private const string BehindSql = """
        select w.account_id
        from unnest(@AccountIds::uuid[], @SeenIds::bigint[]) w (account_id, seen_id)
        cross join lateral (
            select u.id
            from updates u
            where u.account_id = w.account_id and u.id > w.seen_id
            limit 1
        ) news
        """;

    // NOTIFY takes 8,000 bytes at most; an id is 32 of them.
    private const int IdsPerPayload = 240;
    private const int LooksPerQuery = 1000;

    private static readonly TimeSpan NotifyEvery = TimeSpan.FromMilliseconds(20);

    /// <summary>How late a wait may end.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ProveAliveEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ReconnectAfter = TimeSpan.FromMilliseconds(500);

    private readonly Lock gate = new();
    private readonly Dictionary<Guid, List<UpdateWaiter>> waiters = [];
    private readonly SemaphoreSlim hasChanges = new(0, 1);
    private HashSet<Guid> changes = [];
    private HashSet<Guid> hints = [];
    private Action<Guid>? hinted;
    private readonly List<UpdateWaiter> looked = [];
    private readonly List<UpdateWaiter> ticked = [];
    private volatile int notifier;
    private int watchers;

    /// <summary>Call it after the transaction that appended updates for these accounts has committed.</summary>
    public void Changed(params IEnumerable<Guid> accountIds)
    {
        lock (gate)
        {
            foreach (var accountId in accountIds)
            {
                changes.Add(accountId);
                WakeLocal(accountId);
            }

            if (changes.Count > 0 && hasChanges.CurrentCount == 0)
            {
                hasChanges.Release();
            }
        }
    }

    /// <summary>
    /// What is done on every instance when something changes of which streams are told (an event): by who knows what there is to tell, and to whom
    /// (<see cref="Tell"/>). A hint may be lost.
    /// </summary>
    public void OnHint(Action<Guid> act)
    {
        lock (gate)
        {
            hinted += act;
        }
    }

    /// <summary>Whether any stream on this instance takes hints.</summary>
    public bool IsWatched => Volatile.Read(ref watchers) > 0;

    /// <summary>Call it after the transaction that changed these has committed.</summary>
    public void Hint(params IEnumerable<Guid> subjects)
    {
        lock (gate)
        {
            foreach (var subject in subjects)
            {
                hints.Add(subject);
                hinted?.Invoke(subject);
            }

            if (hints.Count > 0 && hasChanges.CurrentCount == 0)
            {
                hasChanges.Release();
            }
        }
    }

    /// <summary>Whether a stream of this account on this instance takes hints.</summary>
    public bool Watches(Guid accountId)
    {
        lock (gate)
        {
            return waiters.TryGetValue(accountId, out var own) && own.Exists(waiter => waiter.TakesHints);
        }
    }

    /// <summary>What the streams of these accounts on this instance are told of a subject; what they were not told yet of it is replaced.</summary>
    public void Tell(IEnumerable<Guid> accountIds, string kind, Guid subject, string data)
    {
        lock (gate)
        {
            foreach (var accountId in accountIds)
            {
                if (waiters.TryGetValue(accountId, out var own))
                {
                    foreach (var waiter in own.Where(waiter => waiter.TakesHints))
                    {
                        waiter.Tell(kind, subject, data);
                    }
                }
            }
        }
    }

    /// <summary>Begin to wait before the log is read: what is appended after that read wakes the waiter. Dispose of it at the end.</summary>
    /// <param name="takesHints">Whether it is told what is in no log, too.</param>
    public UpdateWaiter Wait(Guid accountId, bool takesHints = false)
    {
        var waiter = new UpdateWaiter(accountId, takesHints, Remove);
        lock (gate)
        {
            watchers += takesHints ? 1 : 0;
            if (!waiters.TryGetValue(accountId, out var own))
            {
                waiters[accountId] = own = new(capacity: 1);
            }

            own.Add(waiter);
        }

        return waiter;
    }

    public override void Dispose()
    {
        base.Dispose();
        hasChanges.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            Persist(Listen, stoppingToken),
            Persist(Notify, stoppingToken),
            Persist(LookForMissed, stoppingToken),
            Persist(EndWaits, stoppingToken)
        );

    private void Remove(UpdateWaiter waiter)
    {
        lock (gate)
        {
            if (waiters.TryGetValue(waiter.AccountId, out var own) && own.Remove(waiter))
            {
                watchers -= waiter.TakesHints ? 1 : 0;
                if (own.Count == 0)
                {
                    waiters.Remove(waiter.AccountId);
                }
            }
        }
    }

    /// <summary>The gate is held.</summary>
    private void WakeLocal(Guid accountId)
    {
        if (waiters.TryGetValue(accountId, out var own))
        {
            foreach (var waiter in own)
            {
                waiter.Wake();
            }
        }
    }

    private async Task Persist(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await work(ct);
            }
            catch (Exception away)
                when (away is NpgsqlException or IOException or TimeoutException or InvalidOperationException)
            {
                LogAway(logger, away.Message);
                await Task.Delay(ReconnectAfter, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task Listen(CancellationToken ct)
    {
        await using var connection = await database.Unpooled.OpenConnectionAsync(ct);
        connection.Notification += (_, notification) =>
        {
            // Whom this instance told itself has been woken already.
            if (notification.PID == notifier)
            {
                return;
            }

            lock (gate)
            {
                foreach (var id in IdsOf(notification.Payload))
                {
                    if (notification.Channel is HintsChannel)
                    {
                        hinted?.Invoke(id);
                    }
                    else
                    {
                        WakeLocal(id);
                    }
                }
            }
        };
        await connection.ExecuteAsync(new CommandDefinition(ListenCommand, cancellationToken: ct));
        // What was told while nobody listened is read now, and by it that the database may be another since.
        lock (gate)
        {
            foreach (var waiter in waiters.Values.SelectMany(own => own))
            {
                waiter.Wake();
            }
        }

        while (!ct.IsCancellationRequested)
        {
            if (!await connection.WaitAsync(ProveAliveEvery, ct))
            {
                await connection.ExecuteAsync(
                    new CommandDefinition(AliveSql, commandTimeout: 5, cancellationToken: ct)
                );
            }
        }
    }

    private static IEnumerable<Guid> IdsOf(string payload)
    {
        for (var at = 0; at + 32 <= payload.Length; at += 32)
        {
            if (Guid.TryParseExact(payload.AsSpan(at, 32), "N", out var id))
            {
                yield return id;
            }
        }
    }

    private async Task Notify(CancellationToken ct)
    {
        await using var connection = await database.Unpooled.OpenConnectionAsync(ct);
        notifier = connection.ProcessID;
        while (!ct.IsCancellationRequested)
        {
            await hasChanges.WaitAsync(ct);
            HashSet<Guid> changed;
            HashSet<Guid> subjects;
            lock (gate)
            {
                (changed, changes) = (changes, []);
                (subjects, hints) = (hints, []);
            }

            await NotifyOf(UpdatesChannel, changed, connection, ct);
            await NotifyOf(HintsChannel, subjects, connection, ct);
            await Task.Delay(NotifyEvery, ct);
        }
    }

    private static async Task NotifyOf(
        string channel,
        HashSet<Guid> ids,
        NpgsqlConnection connection,
        CancellationToken ct
    )
    {
        if (ids.Count == 0)
        {
            return;
        }

        var payloads = ids.Chunk(IdsPerPayload)
            .Select(some => string.Concat(some.Select(id => id.ToString("N", CultureInfo.InvariantCulture))))
            .ToArray();
        await connection.ExecuteAsync(
            new CommandDefinition(
                NotifySql,
                new { Channel = channel, Payloads = payloads },
                commandTimeout: 5,
                cancellationToken: ct
            )
        );
    }

    private async Task LookForMissed(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(LookEvery);
        while (await timer.WaitForNextTickAsync(ct))
        {
            await LookOnce(ct);
        }
    }

    private async Task LookOnce(CancellationToken ct)
    {
        // Kept: for ten thousand, new ones each time would fill the heap of large objects.
        CopyWaiters(looked);
        for (var first = 0; first < looked.Count; first += LooksPerQuery)
        {
            var some = looked.GetRange(first, Math.Min(LooksPerQuery, looked.Count - first));
            await using var connection = await database.Streams.OpenConnectionAsync(ct);
            var behind = await connection.QueryAsync<Guid>(
                new CommandDefinition(
                    BehindSql,
                    new
                    {
                        AccountIds = some.Select(waiter => waiter.AccountId).ToArray(),
                        SeenIds = some.Select(waiter => waiter.SeenId).ToArray(),
                    },
                    cancellationToken: ct
                )
            );
            lock (gate)
            {
                foreach (var accountId in behind)
                {
                    WakeLocal(accountId);
                }
            }
        }
    }

    private async Task EndWaits(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Tick);
        while (await timer.WaitForNextTickAsync(ct))
        {
            CopyWaiters(ticked);
            var now = Environment.TickCount64;
            foreach (var waiter in ticked)
            {
                waiter.EndWhenOver(now);
            }
        }
    }

    private void CopyWaiters(List<UpdateWaiter> copy)
    {
        copy.Clear();
        lock (gate)
        {
            foreach (var own in waiters.Values)
            {
                copy.AddRange(own);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Live updates wait for the database: {Reason}")]
    private static partial void LogAway(ILogger logger, string reason);
}

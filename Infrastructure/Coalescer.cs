using System.Threading.Channels;
using Npgsql;

namespace Companion.Infrastructure;

/// <summary>
/// Carries out together what has come while the last round trip was under way. There are no timers: a lone item is a batch of one and
/// waits for nothing. Items of one key go one after the other in the order in which they came, at most one in a batch, so that
/// whoever sends many holds up nobody else. What the database refuses as a batch is carried out again item by item, so that a bad one fails alone.
/// </summary>
internal sealed class Coalescer<TItem, TResult> : IAsyncDisposable
    where TResult : class
{
    private const int MaxWaiting = 10_000;
    private const int MaxAlone = 4;

    private readonly Channel<Lane> ready = Channel.CreateUnbounded<Lane>();
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, Lane> lanes = [];
    private readonly int maxBatch;
    private readonly Func<TItem, Guid> keyOf;
    private readonly Func<IReadOnlyList<TItem>, Task<TResult?[]>> carryOut;
    private readonly Task[] workers;
    private int waiting;
    private bool isEnding;

    /// <param name="workers">How many round trips may be under way at once.</param>
    /// <param name="maxBatch">The most items of one round trip.</param>
    /// <param name="keyOf">Whose turn an item is.</param>
    /// <param name="carryOut">Answers a result for each item, in their order; null for one that is to be tried again.</param>
    public Coalescer(
        int workers,
        int maxBatch,
        Func<TItem, Guid> keyOf,
        Func<IReadOnlyList<TItem>, Task<TResult?[]>> carryOut
    )
    {
        this.maxBatch = maxBatch;
        this.keyOf = keyOf;
        this.carryOut = carryOut;
        this.workers = [.. Enumerable.Range(0, workers).Select(_ => Task.Run(Work))];
    }

    /// <summary>
    /// One who stops waiting takes back what is not under way; what is under way is finished without them. Refuses with 503 when too
    /// many wait already.
    /// </summary>
    public async Task<TResult> Run(TItem item, CancellationToken ct)
    {
        var entry = new Entry(item, ct);
        lock (gate)
        {
            if (isEnding || waiting >= MaxWaiting)
            {
                throw Refusal.Unavailable();
            }

            waiting++;
            var key = keyOf(item);
            if (lanes.TryGetValue(key, out var lane))
            {
                lane.Entries.AddLast(entry);
            }
            else
            {
                lanes[key] = lane = new Lane(key);
                lane.Entries.AddLast(entry);
                ready.Writer.TryWrite(lane);
            }
        }

        return await entry.Done.Task.WaitAsync(ct);
    }

    /// <summary>Back when what has come of this key so far is over, however it ended.</summary>
    public async Task Settle(Guid key, CancellationToken ct)
    {
        Task last;
        lock (gate)
        {
            last =
                lanes.TryGetValue(key, out var lane) && lane.Entries.Last is { Value: var entry }
                    ? entry.Done.Task
                    : Task.CompletedTask;
        }

        await last.WaitAsync(ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
    }

    /// <summary>What waits is still carried out.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            isEnding = true;
            EndWhenEmpty();
        }

        await Task.WhenAll(workers);
    }

    private async Task Work()
    {
        while (await ready.Reader.WaitToReadAsync())
        {
            var batch = Take();
            if (batch.Count > 0)
            {
                await CarryOut(batch);
                GiveBack(batch);
            }
        }
    }

    /// <summary>The first of each lane whose turn it is.</summary>
    private List<Entry> Take()
    {
        var batch = new List<Entry>();
        lock (gate)
        {
            while (batch.Count < maxBatch && ready.Reader.TryRead(out var lane))
            {
                while (lane.Entries.First is { Value.Abandoned.IsCancellationRequested: true })
                {
                    lane.Entries.RemoveFirst();
                    waiting--;
                }

                if (lane.Entries.First is { Value: var entry })
                {
                    entry.Lane = lane;
                    batch.Add(entry);
                }
                else
                {
                    lanes.Remove(lane.Key);
                }
            }

            EndWhenEmpty();
        }

        return batch;
    }

    /// <summary>What is done leaves its lane, what is to be tried again stays its first; then it is the next one's turn.</summary>
    private void GiveBack(List<Entry> batch)
    {
        lock (gate)
        {
            foreach (var entry in batch)
            {
                var lane = entry.Lane!;
                if (entry.Done.Task.IsCompleted)
                {
                    lane.Entries.RemoveFirst();
                    waiting--;
                }

                if (lane.Entries.Count > 0)
                {
                    ready.Writer.TryWrite(lane);
                }
                else
                {
                    lanes.Remove(lane.Key);
                }
            }

            EndWhenEmpty();
        }
    }

    private void EndWhenEmpty()
    {
        if (isEnding && lanes.Count == 0)
        {
            ready.Writer.TryComplete();
        }
    }

    private async Task CarryOut(IReadOnlyList<Entry> batch)
    {
        try
        {
            var results = await carryOut([.. batch.Select(entry => entry.Item)]);
            foreach (var (entry, result) in batch.Zip(results))
            {
                if (result is not null)
                {
                    entry.Done.TrySetResult(result);
                }
            }
        }
        catch (PostgresException refused) when (batch.Count > 1 && MayBeOfOneItem(refused.SqlState))
        {
            await Parallel.ForEachAsync(
                batch,
                new ParallelOptions { MaxDegreeOfParallelism = MaxAlone },
                async (entry, _) => await CarryOut([entry])
            );
        }
#pragma warning disable CA1031 // Whatever it is, it is the callers' answer, and the worker goes on for the others.
        catch (Exception failed)
#pragma warning restore CA1031
        {
            foreach (var entry in batch)
            {
                entry.Done.TrySetException(failed);
            }
        }
    }

    /// <summary>
    /// What the server has rolled back because of a value, a constraint, a rule, or a lock of somebody else's. After a lost connection nobody knows, and a
    /// second try might be a second effect; a server that is unwell is not asked again for each.
    /// </summary>
    private static bool MayBeOfOneItem(string sqlState) =>
        sqlState[..2] is "21" or "22" or "23" or "40"
        || sqlState is PostgresErrorCodes.LockNotAvailable or SqlRefusal.SqlState;

    /// <summary>What waits of one key; it is in the queue of those whose turn it is, or its first is under way.</summary>
    private sealed record Lane(Guid Key)
    {
        public LinkedList<Entry> Entries { get; } = new();
    }

    private sealed class Entry(TItem item, CancellationToken abandoned)
    {
        public TItem Item => item;

        public CancellationToken Abandoned => abandoned;

        public Lane? Lane { get; set; }

        public TaskCompletionSource<TResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

using System.Threading.Channels;
using Npgsql;

namespace Companion.Infrastructure;

/// <summary>
/// Carries out together what has queued while the last round trip was under way. There are no timers: a lone item is a batch of
/// one and waits for nothing. What the database refuses as a batch is carried out again one by one, so that a bad item fails alone.
/// </summary>
internal sealed class Coalescer<TItem, TResult> : IAsyncDisposable
    where TResult : class
{
    private readonly Channel<Entry> queue = Channel.CreateUnbounded<Entry>();
    private readonly int maxBatch;
    private readonly Func<IReadOnlyList<TItem>, Task<TResult?[]>> carryOut;
    private readonly Task[] workers;

    /// <param name="workers">How many round trips may be under way at once.</param>
    /// <param name="maxBatch">The most items of one round trip.</param>
    /// <param name="carryOut">Answers a result for each item, in their order; null for one that is to come first in the next batch.</param>
    public Coalescer(int workers, int maxBatch, Func<IReadOnlyList<TItem>, Task<TResult?[]>> carryOut)
    {
        this.maxBatch = maxBatch;
        this.carryOut = carryOut;
        this.workers = [.. Enumerable.Range(0, workers).Select(_ => Task.Run(Work))];
    }

    /// <summary>One who stops waiting takes back what is still queued; what is under way is finished without them.</summary>
    public async Task<TResult> Run(TItem item, CancellationToken ct)
    {
        var entry = new Entry(item, ct);
        if (!queue.Writer.TryWrite(entry))
        {
            throw Refusal.Unavailable();
        }

        return await entry.Done.Task.WaitAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await Task.WhenAll(workers);
    }

    private async Task Work()
    {
        var batch = new List<Entry>();
        while (batch.Count > 0 || await queue.Reader.WaitToReadAsync())
        {
            while (batch.Count < maxBatch && queue.Reader.TryRead(out var entry))
            {
                if (!entry.Abandoned.IsCancellationRequested)
                {
                    batch.Add(entry);
                }
            }

            if (batch.Count > 0)
            {
                batch = await CarryOut(batch);
            }
        }
    }

    /// <summary>Answers what is to be tried again.</summary>
    private async Task<List<Entry>> CarryOut(List<Entry> batch)
    {
        try
        {
            var results = await carryOut([.. batch.Select(entry => entry.Item)]);
            var again = new List<Entry>();
            foreach (var (entry, result) in batch.Zip(results))
            {
                if (result is null)
                {
                    again.Add(entry);
                }
                else
                {
                    entry.Done.TrySetResult(result);
                }
            }

            return again;
        }
        // Only what the server says it has rolled back: after a lost connection nobody knows, and a second try might be a second effect.
        catch (PostgresException) when (batch.Count > 1)
        {
            return [.. (await Task.WhenAll(batch.Select(entry => CarryOut([entry])))).SelectMany(again => again)];
        }
#pragma warning disable CA1031 // Whatever it is, it is the caller's answer, and the worker goes on for the others.
        catch (Exception failed)
#pragma warning restore CA1031
        {
            foreach (var entry in batch)
            {
                entry.Done.TrySetException(failed);
            }

            return [];
        }
    }

    private sealed record Entry(TItem Item, CancellationToken Abandoned)
    {
        public TaskCompletionSource<TResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

using System.Threading.Channels;

namespace Companion.Infrastructure;

/// <summary>
/// Hands on together what came while the last were being carried out. There are no timers: a lone item waits for nothing.
/// </summary>
internal sealed class Batches<TItem> : IAsyncDisposable
{
    private const int MaxWaiting = 10_000;

    private readonly Channel<TItem> waiting = Channel.CreateBounded<TItem>(
        new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.Wait }
    );
    private readonly int maxBatch;
    private readonly Func<IReadOnlyList<TItem>, Task> carryOut;
    private readonly Task[] workers;

    /// <param name="workers">How many batches may be under way at once.</param>
    /// <param name="maxBatch">The most items of one.</param>
    /// <param name="carryOut">Tells whoever waits for an item how it went, and never fails itself.</param>
    public Batches(int workers, int maxBatch, Func<IReadOnlyList<TItem>, Task> carryOut)
    {
        (this.maxBatch, this.carryOut) = (maxBatch, carryOut);
        this.workers = [.. Enumerable.Range(0, workers).Select(_ => Task.Run(Work))];
    }

    /// <summary>Refuses with 503 when too many wait already.</summary>
    public void Add(TItem item)
    {
        if (!waiting.Writer.TryWrite(item))
        {
            throw Refusal.Unavailable();
        }
    }

    /// <summary>What waits is still carried out.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await Task.WhenAll(workers);
    }

    private async Task Work()
    {
        var batch = new List<TItem>(maxBatch);
        while (await waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < maxBatch && waiting.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            if (batch.Count > 0)
            {
                await carryOut(batch);
                batch.Clear();
            }
        }
    }
}

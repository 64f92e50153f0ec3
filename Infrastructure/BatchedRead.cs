using System.Threading.Channels;

namespace Companion.Infrastructure;

/// <summary>
/// Reads together, in one round trip, what was asked for while the last ones were under way. There are no timers: a lone request waits for
/// nothing. Who asks for the same at once gets the same answer, and what fails fails for all who wait for it. For what is found by its key
/// alone, where the round trip is most of its cost.
/// </summary>
internal sealed class BatchedRead<TKey, TRow> : IAsyncDisposable
    where TKey : notnull
    where TRow : class
{
    private const int MaxBatch = 64;
    private const int MaxWaiting = 10_000;

    private readonly Channel<Asked> asked = Channel.CreateBounded<Asked>(
        new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.Wait }
    );
    private readonly Func<TKey[], Task<IReadOnlyDictionary<TKey, TRow>>> read;
    private readonly Task[] workers;

    /// <param name="workers">How many round trips may be under way at once.</param>
    /// <param name="read">Reads those of the keys, each one given once, that are there.</param>
    public BatchedRead(int workers, Func<TKey[], Task<IReadOnlyDictionary<TKey, TRow>>> read)
    {
        this.read = read;
        this.workers = [.. Enumerable.Range(0, workers).Select(_ => Task.Run(Work))];
    }

    /// <summary>Null when it is not there. Refuses with 503 when too many wait already.</summary>
    public Task<TRow?> Find(TKey key, CancellationToken ct)
    {
        var one = new Asked(key);
        return asked.Writer.TryWrite(one) ? one.Answer.Task.WaitAsync(ct) : throw Refusal.Unavailable();
    }

    /// <summary>What waits is still read.</summary>
    public async ValueTask DisposeAsync()
    {
        asked.Writer.TryComplete();
        await Task.WhenAll(workers);
    }

    private async Task Work()
    {
        var batch = new List<Asked>(MaxBatch);
        while (await asked.Reader.WaitToReadAsync())
        {
            while (batch.Count < MaxBatch && asked.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            if (batch.Count > 0)
            {
                await Answer(batch);
                batch.Clear();
            }
        }
    }

    private async Task Answer(List<Asked> batch)
    {
        try
        {
            var found = await read([.. batch.Select(one => one.Key).Distinct()]);
            foreach (var one in batch)
            {
                one.Answer.TrySetResult(found.GetValueOrDefault(one.Key));
            }
        }
#pragma warning disable CA1031 // Whatever it is, it is the answer of those who wait.
        catch (Exception failed)
#pragma warning restore CA1031
        {
            foreach (var one in batch)
            {
                one.Answer.TrySetException(failed);
            }
        }
    }

    private sealed record Asked(TKey Key)
    {
        public TaskCompletionSource<TRow?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

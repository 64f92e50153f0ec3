namespace Companion.Infrastructure;

/// <summary>
/// Reads together, in one round trip, what was asked for while the last ones were under way (<see cref="Batches{TItem}"/>). Who asks for the same at once
/// gets the same answer, and what fails fails for all who wait for it. For what is found by its key alone, where the round trip is most of its cost.
/// </summary>
internal sealed class BatchedRead<TKey, TRow> : IAsyncDisposable
    where TKey : notnull
    where TRow : class
{
    private const int MaxBatch = 64;

    private readonly Batches<Asked> asked;
    private readonly Func<TKey[], Task<IReadOnlyDictionary<TKey, TRow>>> read;

    /// <param name="workers">How many round trips may be under way at once.</param>
    /// <param name="read">Reads those of the keys, each one given once, that are there.</param>
    public BatchedRead(int workers, Func<TKey[], Task<IReadOnlyDictionary<TKey, TRow>>> read)
    {
        this.read = read;
        asked = new(workers, MaxBatch, Answer);
    }

    /// <summary>Null when it is not there. Refuses with 503 when too many wait already.</summary>
    public Task<TRow?> Find(TKey key, CancellationToken ct)
    {
        var one = new Asked(key);
        asked.Add(one);
        return one.Answer.Task.WaitAsync(ct);
    }

    /// <summary>What waits is still read.</summary>
    public ValueTask DisposeAsync() => asked.DisposeAsync();

    private async Task Answer(IReadOnlyList<Asked> batch)
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

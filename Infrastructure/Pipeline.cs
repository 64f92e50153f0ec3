using System.Threading.Channels;
using Npgsql;

namespace Companion.Infrastructure;

/// <summary>
/// Reads in one round trip what was asked for while the last ones were under way, each by its own statement and for whoever asked, so that few connections do for
/// many. There are no timers: a lone statement waits for nothing. One that the database refuses fails alone.
/// </summary>
internal sealed class Pipeline : IAsyncDisposable
{
    private const int MaxBatch = 16;
    private const int MaxWaiting = 10_000;

    private readonly Channel<Asked> asked = Channel.CreateBounded<Asked>(
        new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.Wait }
    );
    private readonly NpgsqlDataSource source;
    private readonly Task[] workers;

    /// <param name="source">Where the connections are from, one for each round trip.</param>
    /// <param name="workers">How many round trips may be under way at once.</param>
    public Pipeline(NpgsqlDataSource source, int workers)
    {
        this.source = source;
        this.workers = [.. Enumerable.Range(0, workers).Select(_ => Task.Run(Work))];
    }

    /// <summary>Refuses with 503 when too many wait already.</summary>
    public Task<List<TRow>> Read<TRow>(
        NpgsqlBatchCommand command,
        Func<NpgsqlDataReader, TRow> rowOf,
        CancellationToken ct
    )
    {
        var answer = new TaskCompletionSource<List<TRow>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var one = new Asked(
            command,
            reader => TakeRows(reader, rowOf, answer),
            failed => answer.TrySetException(failed),
            answer.Task,
            ct
        );
        return asked.Writer.TryWrite(one) ? answer.Task.WaitAsync(ct) : throw Refusal.Unavailable();
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
                if (!next.Abandoned.IsCancellationRequested)
                {
                    batch.Add(next);
                }
            }

            if (batch.Count > 0)
            {
                await Answer(batch);
                batch.Clear();
            }
        }
    }

    private async Task Answer(IReadOnlyList<Asked> batch)
    {
        try
        {
            await Read(batch);
        }
        catch (PostgresException) when (batch.Count > 1)
        {
            // The database has answered none of those behind the one that it refused.
            foreach (var one in batch.Where(one => !one.Answered.IsCompleted))
            {
                await Answer([one]);
            }
        }
#pragma warning disable CA1031 // Whatever it is, it is the answer of those who wait.
        catch (Exception failed)
#pragma warning restore CA1031
        {
            foreach (var one in batch)
            {
                one.Fail(failed);
            }
        }
    }

    private async Task Read(IReadOnlyList<Asked> batch)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var together = new NpgsqlBatch(connection);
        foreach (var one in batch)
        {
            together.BatchCommands.Add(one.Command);
        }

        await using var reader = await together.ExecuteReaderAsync();
        foreach (var one in batch)
        {
            await one.Take(reader);
            await reader.NextResultAsync();
        }
    }

    private static async Task TakeRows<TRow>(
        NpgsqlDataReader reader,
        Func<NpgsqlDataReader, TRow> rowOf,
        TaskCompletionSource<List<TRow>> answer
    )
    {
        try
        {
            var rows = new List<TRow>();
            while (await reader.ReadAsync())
            {
                rows.Add(rowOf(reader));
            }

            answer.TrySetResult(rows);
        }
#pragma warning disable CA1031 // A row that cannot be read is the matter of who asked for it; what the database says is that of the batch.
        catch (Exception failed) when (failed is not NpgsqlException)
#pragma warning restore CA1031
        {
            answer.TrySetException(failed);
        }
    }

    private sealed record Asked(
        NpgsqlBatchCommand Command,
        Func<NpgsqlDataReader, Task> Take,
        Action<Exception> Fail,
        Task Answered,
        CancellationToken Abandoned
    );
}

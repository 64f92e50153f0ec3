using Npgsql;

namespace Companion.Infrastructure;

/// <summary>
/// Reads in one round trip what was asked for while the last ones were under way (<see cref="Batches{TItem}"/>), each by its own statement and for
/// whoever asked, so that few connections do for many. One that the database refuses fails alone. For statements that are quick: those of one round trip
/// are answered one after the other, and what is under way is finished when its caller has left.
/// </summary>
internal sealed class Pipeline : IAsyncDisposable
{
    // When the database is kept waiting for a core, so are all of a round trip: with 16 the slowest hundredth took twice as long.
    private const int MaxBatch = 8;

    // As long as a request: whoever waits for one of them has been told by then.
    private const int TimeoutSeconds = 5;

    // What is worse ends the connection, and with it the round trip.
    private const string OfOneStatement = "ERROR";

    private readonly NpgsqlDataSource source;
    private readonly Batches<Asked> asked;

    /// <param name="source">Where the connections are from, one for each round trip.</param>
    /// <param name="workers">How many round trips may be under way at once.</param>
    public Pipeline(NpgsqlDataSource source, int workers)
    {
        this.source = source;
        asked = new(workers, MaxBatch, Answer);
    }

    /// <summary>Refuses with 503 when too many wait already.</summary>
    public Task<List<TRow>> Read<TRow>(
        NpgsqlBatchCommand command,
        Func<NpgsqlDataReader, TRow> rowOf,
        CancellationToken ct
    )
    {
        var answer = new TaskCompletionSource<List<TRow>>(TaskCreationOptions.RunContinuationsAsynchronously);
        asked.Add(
            new Asked(
                command,
                reader => TakeRows(reader, rowOf, answer),
                failed => answer.TrySetException(failed),
                answer.Task,
                ct
            )
        );
        return answer.Task.WaitAsync(ct);
    }

    /// <summary>What waits is still read.</summary>
    public ValueTask DisposeAsync() => asked.DisposeAsync();

    private async Task Answer(IReadOnlyList<Asked> batch)
    {
        var left = batch.Where(one => !one.Abandoned.IsCancellationRequested).ToList();
        while (left.Count > 0)
        {
            left = await Read(left);
        }
    }

    /// <summary>Those that are to be read again: the database passes over what stands behind a statement that it refuses.</summary>
    private async Task<List<Asked>> Read(List<Asked> batch)
    {
        var at = 0;
        try
        {
            await using var connection = await source.OpenConnectionAsync();
            await using var together = new NpgsqlBatch(connection) { Timeout = TimeoutSeconds };
            batch.ForEach(one => together.BatchCommands.Add(one.Command));
            await using var reader = await together.ExecuteReaderAsync();
            for (; at < batch.Count; at++)
            {
                await batch[at].Take(reader);
                await reader.NextResultAsync();
            }
        }
        catch (PostgresException refused) when (refused.InvariantSeverity is OfOneStatement && at < batch.Count)
        {
            // Its own, or that of the next, which was already being read; one that has been answered is none the worse for it.
            batch[at].Fail(refused);
            return [.. batch.Skip(at).Where(one => !one.IsOver).Select(one => one.Again())];
        }
#pragma warning disable CA1031 // Whatever it is, it is the answer of those who wait.
        catch (Exception failed)
#pragma warning restore CA1031
        {
            batch.ForEach(one => one.Fail(failed));
        }

        return [];
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
        Task Answer,
        CancellationToken Abandoned
    )
    {
        public bool IsOver => Answer.IsCompleted || Abandoned.IsCancellationRequested;

        /// <summary>With a command of its own: one that was sent keeps the name under which it was prepared, which is another statement's on the next connection.</summary>
        public Asked Again()
        {
            var again = new NpgsqlBatchCommand(Command.CommandText);
            foreach (NpgsqlParameter parameter in Command.Parameters)
            {
                again.Parameters.Add(parameter.Clone());
            }

            return this with
            {
                Command = again,
            };
        }
    }
}

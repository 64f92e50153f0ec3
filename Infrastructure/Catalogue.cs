using System.Collections.Concurrent;
using System.Diagnostics;
using Dapper;

namespace Companion.Infrastructure;

/// <summary>
/// What everybody reads and few change, served from memory. Every change of its rows renews a stamp in the same transaction (a trigger, in the
/// table catalogues); an answer is read together with the stamp, in one statement, and is given for as long as that is the stamp. The stamp
/// is asked for at most every 250 ms, by all requests together, so a change is seen on every instance within that time, and at once by the
/// instance that made it. All of it is read from the primary: a replica that lags would give old rows.
/// </summary>
internal sealed class Catalogue(string name, Database database)
{
    private const string StampSql = "select stamp from catalogues where name = @Name";

    private const int MaxBytes = 64 * 1024 * 1024;

    // One answer does not push out all others.
    public const int MaxAnswerBytes = MaxBytes / 4;

    // What an entry takes beside its bytes.
    private const int EntryBytes = 512;

    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(250);

    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<CatalogueKey, Entry> entries = new();
    private readonly LinkedList<Entry> clock = new();
    private readonly ConcurrentDictionary<(CatalogueKey, Guid), Task<Read>> reading = new();
    private long keptBytes;
    private volatile Known? known;
    private LookUp? lookUp;

    /// <summary>What a statement brought, with the stamp of its moment; no answer for what is not there.</summary>
    internal sealed record Read(Guid Stamp, ReadyAnswer? Answer);

    /// <summary>Null for what is not there, which is asked again each time: it has no end.</summary>
    /// <param name="key">Of what is asked for.</param>
    /// <param name="read">Reads it from the primary, in one statement with the stamp.</param>
    public ValueTask<ReadyAnswer?> Find(CatalogueKey key, Func<CatalogueKey, Database, Task<Read>> read) =>
        known is { } current && current.IsFresh && Kept(key, current.Stamp) is { } answer
            ? new(answer)
            : new(FindOrRead(key, read));

    /// <summary>What was given under a key last, for who can tell that it still holds; null where it is not kept.</summary>
    public ReadyAnswer? Last(CatalogueKey key) => entries.TryGetValue(key, out var entry) ? entry.Answer : null;

    /// <summary>Call it after the transaction that changed the rows has committed: who made a change sees it at once.</summary>
    public void Changed()
    {
        lock (gate)
        {
            (known, lookUp) = (null, null);
        }
    }

    internal long KeptBytes => Volatile.Read(ref keptBytes);

    private async Task<ReadyAnswer?> FindOrRead(CatalogueKey key, Func<CatalogueKey, Database, Task<Read>> read) =>
        await FindAt(key, await CurrentStamp(), read);

    /// <summary>As <see cref="Find"/>, for a part of what was begun under a stamp: what is kept of that, else what is there now.</summary>
    public async Task<ReadyAnswer?> FindAt(CatalogueKey key, Guid stamp, Func<CatalogueKey, Database, Task<Read>> read)
    {
        if (Kept(key, stamp) is { } kept)
        {
            return kept;
        }

        // Those who ask at once wait for one read; who has seen a newer stamp does not wait for one that began before it.
        var began = new TaskCompletionSource<Read>(TaskCreationOptions.RunContinuationsAsynchronously);
        var underWay = reading.GetOrAdd((key, stamp), began.Task);
        if (underWay != began.Task)
        {
            return (await underWay).Answer;
        }

        try
        {
            began.SetResult(await ReadAndKeep(key, read));
        }
#pragma warning disable CA1031 // Whatever it is, it is the answer of those who wait.
        catch (Exception failed)
#pragma warning restore CA1031
        {
            began.SetException(failed);
        }
        finally
        {
            reading.TryRemove((key, stamp), out _);
        }

        return (await began.Task).Answer;
    }

    private async Task<Read> ReadAndKeep(CatalogueKey key, Func<CatalogueKey, Database, Task<Read>> read)
    {
        var brought = await read(key, database);
        if (brought.Answer is { Length: <= MaxAnswerBytes } answer)
        {
            Keep(new Entry(key, brought.Stamp, answer));
        }

        if (brought.Stamp != known?.Stamp)
        {
            Changed();
        }

        return brought;
    }

    private ReadyAnswer? Kept(CatalogueKey key, Guid stamp)
    {
        if (!entries.TryGetValue(key, out var entry) || entry.Stamp != stamp)
        {
            return null;
        }

        entry.IsUsed = true;
        return entry.Answer;
    }

    /// <summary>Makes room by the clock: what was used since the last round stays for one more.</summary>
    private void Keep(Entry entry)
    {
        lock (gate)
        {
            if (entries.TryGetValue(entry.Key, out var old))
            {
                Remove(old);
            }

            entries[entry.Key] = entry;
            clock.AddLast(entry.Place);
            keptBytes += entry.Bytes;
            while (keptBytes > MaxBytes)
            {
                var oldest = clock.First!.Value;
                if (oldest.IsUsed)
                {
                    oldest.IsUsed = false;
                    clock.RemoveFirst();
                    clock.AddLast(oldest.Place);
                }
                else
                {
                    Remove(oldest);
                }
            }
        }
    }

    private void Remove(Entry entry)
    {
        entries.TryRemove(entry.Key, out _);
        clock.Remove(entry.Place);
        keptBytes -= entry.Bytes;
    }

    /// <summary>As of a look-up that began less than 250 ms ago, or begins now.</summary>
    private Task<Guid> CurrentStamp()
    {
        LookUp own;
        lock (gate)
        {
            if (known is { IsFresh: true } current)
            {
                return Task.FromResult(current.Stamp);
            }

            if (lookUp is { IsFresh: true } underWay)
            {
                return underWay.Stamp.Task;
            }

            lookUp = own = new LookUp();
        }

        _ = LookUpStamp(own);
        return own.Stamp.Task;
    }

    private async Task LookUpStamp(LookUp own)
    {
        try
        {
            await using var connection = await database.Writes.OpenConnectionAsync();
            var stamp = await connection.QuerySingleAsync<Guid>(new CommandDefinition(StampSql, new { Name = name }));
            lock (gate)
            {
                // One that began before a change of this instance's own is not what is known after it.
                if (lookUp == own)
                {
                    (known, lookUp) = (new Known(stamp, own.BeganAt), null);
                }
            }

            own.Stamp.SetResult(stamp);
        }
#pragma warning disable CA1031 // Whatever it is, it is the answer of those who wait.
        catch (Exception failed)
#pragma warning restore CA1031
        {
            lock (gate)
            {
                lookUp = lookUp == own ? null : lookUp;
            }

            own.Stamp.SetException(failed);
        }
    }

    private sealed record Known(Guid Stamp, long BeganAt)
    {
        public bool IsFresh => Stopwatch.GetElapsedTime(BeganAt) < Fresh;
    }

    private sealed class LookUp
    {
        public long BeganAt { get; } = Stopwatch.GetTimestamp();

        public bool IsFresh => Stopwatch.GetElapsedTime(BeganAt) < Fresh;

        public TaskCompletionSource<Guid> Stamp { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Entry
    {
        private volatile bool isUsed;

        public Entry(CatalogueKey key, Guid stamp, ReadyAnswer answer)
        {
            (Key, Stamp, Answer) = (key, stamp, answer);
            Place = new(this);
        }

        public CatalogueKey Key { get; }

        public Guid Stamp { get; }

        public ReadyAnswer Answer { get; }

        public LinkedListNode<Entry> Place { get; }

        public int Bytes => Answer.Length + EntryBytes;

        public bool IsUsed
        {
            get => isUsed;
            set
            {
                // Written once a round, not by every reader on every core.
                if (isUsed != value)
                {
                    isUsed = value;
                }
            }
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;

namespace Companion.Features.Sessions;

/// <summary>
/// The sessions seen in the last moment. An entry lives for under a second, so a session that another instance ended is refused
/// here within a second without a word between the two; one that this instance ended is refused at once.
/// </summary>
internal sealed class SessionCache
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMilliseconds(800);

    private readonly ConcurrentDictionary<TokenHash, Entry> entries = new();

    private long generation;

    private long sweptAt = Stopwatch.GetTimestamp();

    /// <summary>How many are kept, those included that are out of date.</summary>
    public int Count => entries.Count;

    /// <summary>Taken before the session is looked up: what was looked up before an ending is not kept after it.</summary>
    public LookUp BeginLookUp() => new(Volatile.Read(ref generation), Stopwatch.GetTimestamp());

    public Session? Find(TokenHash token) =>
        entries.TryGetValue(token, out var entry) && Stopwatch.GetElapsedTime(entry.KeptAt) < Lifetime
            ? entry.Session
            : null;

    public void Keep(TokenHash token, Session session, LookUp lookUp)
    {
        Sweep(lookUp.StartedAt);
        entries[token] = new Entry(session, lookUp.StartedAt);
        if (Volatile.Read(ref generation) != lookUp.Generation)
        {
            entries.TryRemove(token, out _);
        }
    }

    /// <summary>Call it after the transaction that ended sessions, or changed a role, has committed.</summary>
    public void Forget(Guid accountId)
    {
        Interlocked.Increment(ref generation);
        foreach (var (key, entry) in entries)
        {
            if (entry.Session.AccountId == accountId)
            {
                entries.TryRemove(key, out _);
            }
        }
    }

    /// <summary>Lets go of what is out of date, once in a lifetime: else whoever has been here would be kept for ever.</summary>
    private void Sweep(long now)
    {
        var last = Volatile.Read(ref sweptAt);
        if (
            Stopwatch.GetElapsedTime(last, now) < Lifetime
            || Interlocked.CompareExchange(ref sweptAt, now, last) != last
        )
        {
            return;
        }

        foreach (var entry in entries.Where(one => Stopwatch.GetElapsedTime(one.Value.KeptAt, now) >= Lifetime))
        {
            entries.TryRemove(entry);
        }
    }

    internal sealed record LookUp(long Generation, long StartedAt);

    private sealed record Entry(Session Session, long KeptAt);
}

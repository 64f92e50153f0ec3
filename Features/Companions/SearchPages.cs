using System.Collections.Concurrent;
using System.Diagnostics;
using Companion.Infrastructure;

namespace Companion.Features.Companions;

/// <summary>
/// Pages of searches as strangers see them, kept for under a second: who asks for the same meanwhile is given the same bytes. What this instance has
/// changed is seen at once, what another has changed within a second; where reads go to a replica, its lag comes on top.
/// </summary>
internal sealed class SearchPages
{
    private const int MaxBytes = 16 * 1024 * 1024;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMilliseconds(800);

    private Moment current = new();

    /// <summary>Whoever waits for a page that cannot be read is told why; the next one has it read again.</summary>
    public Task<ReadyAnswer> Find(string query, Func<Task<ReadyAnswer>> read)
    {
        var moment = Now();
        if (moment.Pages.TryGetValue(query, out var page))
        {
            return page.Value;
        }

        return moment.Bytes < MaxBytes
            ? moment.Pages.GetOrAdd(query, asked => new(() => Read(asked, read, moment))).Value
            : read();
    }

    /// <summary>Call it after a change of what strangers see has committed. A read that has begun before is not given to who asks from now on.</summary>
    public void Forget() => Volatile.Write(ref current, new());

    private static async Task<ReadyAnswer> Read(string query, Func<Task<ReadyAnswer>> read, Moment moment)
    {
        try
        {
            var answer = await read();
            Interlocked.Add(ref moment.Bytes, answer.Length + (query.Length * sizeof(char)));
            return answer;
        }
        catch
        {
            moment.Pages.TryRemove(query, out _);
            throw;
        }
    }

    private Moment Now()
    {
        var seen = Volatile.Read(ref current);
        if (Stopwatch.GetElapsedTime(seen.BeganAt) < Lifetime)
        {
            return seen;
        }

        var next = new Moment();
        var was = Interlocked.CompareExchange(ref current, next, seen);
        return ReferenceEquals(was, seen) ? next : was;
    }

    /// <summary>What is kept ends together, so that nothing of it is older than the moment.</summary>
    private sealed class Moment
    {
        public long Bytes;

        public long BeganAt { get; } = Stopwatch.GetTimestamp();

        public ConcurrentDictionary<string, Lazy<Task<ReadyAnswer>>> Pages { get; } = new(StringComparer.Ordinal);
    }
}

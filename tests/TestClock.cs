namespace Companion.Tests;

/// <summary>A clock that moves only when it is told to.</summary>
public sealed class TestClock(DateTime start) : TimeProvider
{
    private long ticks = start.Ticks;

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);

    public void Set(DateTime utc) => Volatile.Write(ref ticks, utc.Ticks);
}

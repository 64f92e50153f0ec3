namespace Companion.Infrastructure;

/// <summary>One who waits for an account's updates. A wake-up while nobody waits is kept for the next wait.</summary>
internal sealed class UpdateWaiter(Guid accountId, Action<UpdateWaiter> remove) : IDisposable
{
    private readonly SemaphoreSlim woken = new(0, 1);
    private long seenId = long.MaxValue;

    public Guid AccountId => accountId;

    /// <summary>The last update that was read; until it is set, nothing is missed.</summary>
    public long SeenId
    {
        get => Volatile.Read(ref seenId);
        set => Volatile.Write(ref seenId, value);
    }

    /// <summary>False when nothing has woken it for so long.</summary>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken ct) => woken.WaitAsync(atMost, ct);

    /// <summary>For the one who keeps the waiters, who wakes under their lock.</summary>
    public void Wake()
    {
        if (woken.CurrentCount == 0)
        {
            woken.Release();
        }
    }

    public void Dispose()
    {
        remove(this);
        woken.Dispose();
    }
}

namespace Companion.Infrastructure;

/// <summary>
/// One who waits for an account's updates. A wake-up while nobody waits is kept for the next wait. There are ten thousand of these on an instance: so no
/// timer of its own, but one tick for all of them.
/// </summary>
internal sealed class UpdateWaiter(Guid accountId, bool takesHints, Action<UpdateWaiter> remove) : IDisposable
{
    private readonly Lock gate = new();
    private TaskCompletionSource<bool>? waiting;
    private long until;
    private bool isWoken;
    private long seenId = long.MaxValue;

    // Most are never told anything.
    private Dictionary<(string Kind, Guid Subject), string>? hints;

    public Guid AccountId => accountId;

    public bool TakesHints => takesHints;

    /// <summary>The last update that was read; until it is set, nothing is missed.</summary>
    public long SeenId
    {
        get => Volatile.Read(ref seenId);
        set => Volatile.Write(ref seenId, value);
    }

    /// <summary>False when nothing has woken it for so long, or up to a tick longer.</summary>
    public async Task<bool> WaitAsync(TimeSpan atMost, CancellationToken ct)
    {
        Task<bool> woken;
        lock (gate)
        {
            if (isWoken)
            {
                isWoken = false;
                return true;
            }

            until = Environment.TickCount64 + (long)atMost.TotalMilliseconds;
            waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
            woken = waiting.Task;
        }

        await using var left = ct.UnsafeRegister(static waiter => ((UpdateWaiter)waiter!).EndUnwoken(), this);
        var isWakeUp = await woken;
        ct.ThrowIfCancellationRequested();
        return isWakeUp;
    }

    public void Wake()
    {
        TaskCompletionSource<bool>? ended;
        lock (gate)
        {
            (ended, waiting) = (waiting, null);
            isWoken = ended is null;
        }

        ended?.TrySetResult(true);
    }

    public void Tell(string kind, Guid subject, string data)
    {
        lock (gate)
        {
            (hints ??= [])[(kind, subject)] = data;
        }

        Wake();
    }

    /// <summary>What it was told since it last took it.</summary>
    public IEnumerable<(string Kind, string Data)> TakeHints()
    {
        Dictionary<(string Kind, Guid Subject), string>? taken;
        lock (gate)
        {
            (taken, hints) = (hints, null);
        }

        return taken?.Select(hint => (hint.Key.Kind, hint.Value)) ?? [];
    }

    /// <summary>Ends a wait that has lasted for as long as it may.</summary>
    public void EndWhenOver(long now)
    {
        if (Volatile.Read(ref until) <= now)
        {
            EndUnwoken();
        }
    }

    public void Dispose() => remove(this);

    private void EndUnwoken()
    {
        TaskCompletionSource<bool>? ended;
        lock (gate)
        {
            (ended, waiting) = (waiting, null);
        }

        ended?.TrySetResult(false);
    }
}

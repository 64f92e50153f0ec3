using Companion.Infrastructure;
using Npgsql;

namespace Companion.Features.Meetings;

/// <summary>
/// One attempt to book: everything in one transaction, and once more after what was overdue in its way has expired.
/// </summary>
internal sealed record BookingAttempt(
    Guid Id,
    BookingRequest Request,
    Guid? VoucherId,
    decimal ServicePercent,
    Caller Caller,
    DateTime Now
)
{
    public async Task<IResult> Book(
        ReadOnlyMemory<byte> body,
        IdempotencyKey idempotency,
        Database database,
        UpdateSignals signals,
        CancellationToken ct
    )
    {
        var (answer, refused, booking) = await Retry.OnDeadlock(
            () => TryBook(body, idempotency, database, signals, ct),
            ct
        );
        if (refused is not null)
        {
            await BookMeeting.ExpireOverdue(booking!, database, signals, ct);
            (answer, refused, _) = await Retry.OnDeadlock(() => TryBook(body, idempotency, database, signals, ct), ct);
        }

        return answer ?? throw refused!;
    }

    /// <summary>One transaction: the answer, or the refusal that rolled it back and the booking that was refused.</summary>
    private async Task<(IResult? Answer, Refusal? Refused, BookMeeting.Booking? Booking)> TryBook(
        ReadOnlyMemory<byte> body,
        IdempotencyKey idempotency,
        Database database,
        UpdateSignals signals,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await idempotency.Claim(Caller, body, Now, connection, transaction, ct) is { } kept)
        {
            return (kept, null, null);
        }

        var (booking, terms, patron) = await Prepare(connection, transaction, ct);
        if (await BookMeeting.Book(booking, connection, transaction, ct) is { } refusal)
        {
            return (null, refusal, booking);
        }

        var changedEvent = await MeetingVoucher.Hold(VoucherId, booking, connection, transaction, ct);
        var row = MeetingRow.Of(booking, terms, patron);
        var answer = await idempotency.Created(
            $"/v1/meetings/{Id}",
            Made(row),
            row.Version,
            Caller,
            connection,
            transaction,
            ct
        );
        await ChangeMeeting.Announce(
            Id,
            row.Status,
            [booking.CompanionAccountId, Caller.AccountId],
            Now,
            connection,
            transaction,
            ct
        );
        await transaction.CommitAsync(ct);
        signals.Changed(booking.CompanionAccountId, Caller.AccountId);
        if (changedEvent is { } eventId)
        {
            signals.Hint(eventId);
        }

        return (answer, null, booking);
    }

    private async Task<(BookMeeting.Booking Booking, BookingTerms Terms, BookingTerms.PatronRow Patron)> Prepare(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        var (terms, patron) = await BookingTerms.Lock(Request, Caller.AccountId, Now, connection, transaction, ct);
        var (price, code) = await MeetingVoucher.Discount(
            MeetingPrice.Of(terms.HourlyRate, Request.Minutes, ServicePercent),
            VoucherId,
            terms,
            Caller,
            Now,
            connection,
            transaction,
            ct
        );
        return (
            BookMeeting.Booking.Of(Id, Request, terms, patron.Id, Caller.AccountId, price, code, Now),
            terms,
            patron
        );
    }

    /// <summary>As GET answers it, but for the phone number: this answer is kept for repeats, and would outlive the meeting, and the companion's account.</summary>
    private Meeting Made(MeetingRow row)
    {
        var seen = Meeting.Of(row, MeetingActor.Patron, Now);
        return seen with
        {
            History = [new Meeting.Change(Now, MeetingActor.Patron, From: null, row.Status, Reason: null)],
        };
    }
}

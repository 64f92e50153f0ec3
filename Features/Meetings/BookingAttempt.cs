using Companion.Features.Vouchers;
using Companion.Infrastructure;

namespace Companion.Features.Meetings;

/// <summary>
/// One attempt to book: the terms are read, then all of it is written in one transaction, which asks again for every rule that others may have
/// broken meanwhile. What is refused leaves nothing.
/// </summary>
internal sealed record BookingAttempt(
    Guid Id,
    BookingRequest Request,
    Guid? VoucherId,
    decimal ServicePercent,
    Caller Caller,
    ReadOnlyMemory<byte> Body,
    DateTime Now
)
{
    // Each needs somebody who changes the companion's profile, or a key that is let go of, in between.
    private const int MaxTries = 10;

    public async Task<IResult> Book(
        IdempotencyKey idempotency,
        BookingWriter writer,
        Database database,
        UpdateSignals signals,
        CancellationToken ct
    )
    {
        var hasExpired = false;
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var terms = await BookingTerms.Find(Request, Caller.AccountId, Now, database, ct);
            terms.Require(Request, Caller.AccountId, Now);
            if (!terms.InstantBook && terms.HasTooManyRequests)
            {
                throw BookMeeting.TooManyRequests();
            }

            var (price, voucher) = await MeetingVoucher.Discount(
                MeetingPrice.Of(terms.HourlyRate, Request.Minutes, ServicePercent),
                VoucherId,
                terms,
                Caller,
                Now,
                database,
                ct
            );
            var booking = BookMeeting.Booking.Of(Id, Request, terms, Caller.AccountId, price, voucher?.Code, Now);
            var row = MeetingRow.Of(booking, terms);
            var (answer, entry) = idempotency.Created($"/v1/meetings/{Id}", Made(row), row.Version, Caller, Body, Now);
            switch (await writer.Write(booking, voucher, entry, ct))
            {
                case null:
                    return answer;
                case IdempotencyKey.IsKept:
                    if (await idempotency.Kept(Caller, Body, Now, database, ct) is { } kept)
                    {
                        return kept;
                    }

                    break;
                case BookMeeting.Changed:
                    break;
                case BookMeeting.Taken or BookMeeting.TooManyOpenRequests when !hasExpired:
                    // Once more, after what was overdue in its way has expired.
                    await BookMeeting.ExpireOverdue(booking, database, signals, ct);
                    hasExpired = true;
                    break;
                case BookMeeting.Taken:
                    throw BookMeeting.SlotTaken();
                case BookMeeting.TooManyOpenRequests:
                    throw BookMeeting.TooManyRequests();
                case VoucherRefusals.UnknownCode:
                    throw VoucherRefusals.Unknown();
                case var refusal:
                    throw VoucherRefusals.Conflict(refusal);
            }
        }

        throw Refusal.Unavailable();
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

using Companion.Features.Vouchers;
using Companion.Infrastructure;

namespace Companion.Features.Meetings;

/// <summary>
/// Books a companion, for an account with a patron profile: accepted at once where the companion books instantly, else requested.
/// The phone number of one that is accepted at once is in GET, not in this answer. Every rule of the companion's is asked again here, and the slot is decided by the database: two at once get one meeting. One whose caller leaves may be booked all the same: send an Idempotency-Key, and ask again.
/// voucher_code lowers the price: its use is held with the slot, and redeemed when the companion accepts.
/// 404 for a companion that is not there, or voucher_unknown; 400 for their own; 403 not_available where either has blocked the other, patron_profile_required; 409 slot_taken, not_open, too_soon, too_far_ahead, and
/// too_many_open_requests at 5, or why the voucher does not count; 429 too_many_guesses.
/// </summary>
internal static class RequestMeeting
{
    public static void Map(IEndpointRouteBuilder meetings) =>
        meetings
            .MapPost("", Handle)
            .WithName(nameof(RequestMeeting))
            .WithSummary("Book a companion")
            .Produces<Meeting>(StatusCodes.Status201Created)
            .Refuses(StatusCodes.Status403Forbidden, "not_available", "patron_profile_required")
            .Refuses(StatusCodes.Status404NotFound, "not_found", "voucher_unknown")
            .Refuses(
                StatusCodes.Status409Conflict,
                "slot_taken",
                "not_open",
                "too_soon",
                "too_far_ahead",
                "too_many_open_requests"
            )
            .Refuses(StatusCodes.Status409Conflict, VoucherRefusals.AtMeeting)
            .Refuses(StatusCodes.Status429TooManyRequests, "too_many_guesses");

    private static async Task<IResult> Handle(
        Body<BookingRequest> body,
        IdempotencyKey idempotency,
        Caller caller,
        BookingWriter writer,
        Database database,
        UpdateSignals signals,
        IConfiguration configuration,
        TimeProvider clock,
        HttpContext context,
        CancellationToken ct
    )
    {
        var request = await body.Read(BookingRequest.Validator.Instance, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        try
        {
            var attempt = new BookingAttempt(
                Guid.CreateVersion7(clock.GetUtcNow()),
                request,
                await FindVoucher.RequireFor(request.VoucherCode, caller, context, database, now, ct),
                MeetingPrice.ServicePercent(configuration),
                caller,
                body.Bytes,
                now
            );
            return await attempt.Book(idempotency, writer, database, signals, ct);
        }
        catch (Refusal refused)
        {
            // A repeat is answered, whatever has become of what it asks for: its first may have taken the slot, the last open request or the voucher's
            // last use, and may be under way still.
            if (idempotency.IsGiven)
            {
                await writer.Settle(caller.AccountId, ct);
            }

            if (await idempotency.Kept(caller, body.Bytes, now, database, ct) is { } kept)
            {
                return kept;
            }

            if (
                request.VoucherCode is not null
                && VoucherRefusals.AtMeeting.Contains(refused.Code, StringComparer.Ordinal)
                && await RefusedAttempt.Keep(request.VoucherCode, caller, refused.Code, now, database, ct)
                    is { } eventId
            )
            {
                signals.Hint(eventId);
            }

            throw;
        }
    }
}

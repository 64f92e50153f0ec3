using Companion.Infrastructure;

namespace Companion.Features.Meetings;

/// <summary>
/// Books a companion, for an account with a patron profile: accepted at once where the companion books instantly, else requested.
/// The phone number of one that is accepted at once is in GET, not in this answer. Every rule of the companion's is asked again here, and the slot is decided by the database: two at once get one meeting.
/// 404 for a companion that is not there; 403 not_available where either has blocked the other, patron_profile_required; 409 slot_taken, not_open, too_soon, too_far_ahead, and
/// too_many_open_requests at 5.
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
            .Refuses(StatusCodes.Status404NotFound, "not_found")
            .Refuses(
                StatusCodes.Status409Conflict,
                "slot_taken",
                "not_open",
                "too_soon",
                "too_far_ahead",
                "too_many_open_requests"
            );

    private static async Task<IResult> Handle(
        Body<BookingRequest> body,
        IdempotencyKey idempotency,
        Caller caller,
        Database database,
        UpdateSignals signals,
        IConfiguration configuration,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var request = await body.Read(BookingRequest.Validator.Instance, ct);
        var attempt = new Attempt(
            Guid.CreateVersion7(clock.GetUtcNow()),
            request,
            MeetingPrice.ServicePercent(configuration),
            caller,
            clock.GetUtcNow().UtcDateTime
        );
        var (answer, refused, booking) = await Retry.OnDeadlock(
            () => Book(attempt, body.Bytes, idempotency, database, signals, ct),
            ct
        );
        if (refused is not null)
        {
            await BookMeeting.ExpireOverdue(booking!, database, signals, ct);
            (answer, refused, _) = await Retry.OnDeadlock(
                () => Book(attempt, body.Bytes, idempotency, database, signals, ct),
                ct
            );
        }

        return answer ?? throw refused!;
    }

    private sealed record Attempt(Guid Id, BookingRequest Request, decimal ServicePercent, Caller Caller, DateTime Now);

    /// <summary>One transaction: the answer, or the refusal that rolled it back and the booking that was refused.</summary>
    private static async Task<(IResult? Answer, Refusal? Refused, BookMeeting.Booking? Booking)> Book(
        Attempt attempt,
        ReadOnlyMemory<byte> body,
        IdempotencyKey idempotency,
        Database database,
        UpdateSignals signals,
        CancellationToken ct
    )
    {
        var (id, request, servicePercent, caller, now) = attempt;
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await idempotency.Claim(caller, body, now, connection, transaction, ct) is { } kept)
        {
            return (kept, null, null);
        }

        var (terms, patronId) = await BookingTerms.Find(
            BookingTerms.LockSql,
            request,
            caller.AccountId,
            now,
            connection,
            transaction,
            ct
        );
        var price = MeetingPrice.Of(terms.HourlyRate, request.Minutes, servicePercent);
        var booking = BookMeeting.Booking.Of(id, request, terms, patronId, caller.AccountId, price, now);
        if (await BookMeeting.Book(booking, connection, transaction, ct) is { } refusal)
        {
            return (null, refusal, booking);
        }

        var (row, role) = await Meeting.Find(id, caller.AccountId, connection, ct);
        var seen = Meeting.Of(row, role, now);
        var made = seen with
        {
            // The answer is kept for repeats, and would outlive the meeting, and the companion's account.
            Companion = seen.Companion! with
            {
                PhoneNumber = null,
            },
            History = await Meeting.HistoryOf(id, connection, ct),
        };
        var answer = await idempotency.Created(
            $"/v1/meetings/{id}",
            made,
            row.Version,
            caller,
            connection,
            transaction,
            ct
        );
        await ChangeMeeting.Announce(
            id,
            row.Status,
            [terms.CompanionAccountId, caller.AccountId],
            now,
            connection,
            transaction,
            ct
        );
        await transaction.CommitAsync(ct);
        signals.Changed(terms.CompanionAccountId, caller.AccountId);
        return (answer, null, booking);
    }
}

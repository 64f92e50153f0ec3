using Companion.Features.Vouchers;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Companion.Features.Meetings;

/// <summary>
/// What a meeting would cost, for an account with a patron profile (403 patron_profile_required without one, not_available where either has blocked the other); holds nothing. Refuses as the
/// booking itself would: 404 for a companion that is not there, or voucher_unknown, 400 for their own, 409 for a start that is not free or a voucher that does not count, 429 too_many_guesses.
/// </summary>
internal static class QuoteMeeting
{
    public static void Map(IEndpointRouteBuilder meetings) =>
        meetings
            .MapPost("/quote", Handle)
            .WithName(nameof(QuoteMeeting))
            .WithSummary("What a meeting would cost")
            .Refuses(StatusCodes.Status403Forbidden, "not_available", "patron_profile_required")
            .Refuses(StatusCodes.Status404NotFound, "not_found", "voucher_unknown")
            .Refuses(StatusCodes.Status409Conflict, "slot_taken", "not_open", "too_soon", "too_far_ahead")
            .Refuses(StatusCodes.Status409Conflict, VoucherRefusals.AtMeeting)
            .Refuses(StatusCodes.Status429TooManyRequests, "too_many_guesses");

    internal sealed record Response(
        Guid CompanionId,
        DateTime StartsAt,
        DateTime EndsAt,
        int Minutes,
        string TimeZone,
        string Currency,
        long HourlyRate,
        IReadOnlyList<LineItem> LineItems,
        long Total,
        long Payout,
        CancellationPolicy CancellationPolicy,
        bool InstantBook
    );

    // Asked with the terms, so that all of a quote is one read.
    private const string Sql = $"""
        select
            exists (select from patrons p where p.account_id = @AccountId) as has_patron,
            exists (
                select
                from (values
                    (
                        c.account_id,
                        tstzrange(
                            @StartsAt::timestamptz - make_interval(mins => c.buffer_before),
                            @EndsAt::timestamptz + make_interval(mins => c.buffer_after)
                        )
                    ),
                    (@AccountId, tstzrange(@StartsAt, @EndsAt))
                ) asked (account_id, during)
                join calendar_entries e on e.account_id = asked.account_id and e.during && asked.during
                join meetings m on m.id = e.meeting_id
                where m.status <> 'requested' or m.expires_at > @Now
            ) as is_taken,
            {BookingTerms.Columns}
        {BookingTerms.From}
        """;

    private static readonly Statement Asking = new(Sql);

    private static async Task<Ok<Response>> Handle(
        Body<BookingRequest> body,
        Caller caller,
        Database database,
        IConfiguration configuration,
        TimeProvider clock,
        HttpContext context,
        CancellationToken ct
    )
    {
        var request = await body.Read(BookingRequest.Validator.Instance, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        Guid? voucherId = request.VoucherCode is { } code
            ? await FindVoucher.Find(code, caller, context, database, now, ct) ?? throw VoucherRefusals.Unknown()
            : null;
        var endsAt = request.StartsAt.AddMinutes(request.Minutes);
        var asking = Asking
            .In(database.PrimaryTogether)
            .With("CompanionId", request.CompanionId)
            .With("AccountId", caller.AccountId)
            .With("StartsAt", request.StartsAt)
            .With("EndsAt", endsAt)
            .With("Minutes", request.Minutes)
            .With("Now", now);
        if (await asking.Read(RowOf, ct) is not [var (terms, hasPatron, isTaken)])
        {
            throw Refusal.NotFound();
        }

        terms.Require(request, caller.AccountId, hasPatron, now);
        if (isTaken)
        {
            throw BookMeeting.SlotTaken();
        }

        var price = MeetingPrice.Of(terms.HourlyRate, request.Minutes, MeetingPrice.ServicePercent(configuration));
        if (voucherId is not null)
        {
            await using var connection = await database.Writes.OpenConnectionAsync(ct);
            (price, _) = await MeetingVoucher.Discount(
                price,
                voucherId,
                terms,
                caller,
                now,
                connection,
                transaction: null,
                ct
            );
        }

        return TypedResults.Ok(
            new Response(
                terms.CompanionId,
                request.StartsAt,
                endsAt,
                request.Minutes,
                terms.TimeZone,
                terms.Currency,
                terms.HourlyRate,
                LineItem.Of(price.Price, price.ServiceFee, price.Discount),
                price.Total,
                price.Payout,
                terms.CancellationPolicy,
                terms.InstantBook
            )
        );
    }

    private static (BookingTerms Terms, bool HasPatron, bool IsTaken) RowOf(NpgsqlDataReader row) =>
        (row.GetRowParser<BookingTerms>()(row), row.GetBoolean(0), row.GetBoolean(1));
}

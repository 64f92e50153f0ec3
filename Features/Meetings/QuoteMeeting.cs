using Companion.Features.Vouchers;
using Companion.Infrastructure;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Meetings;

/// <summary>
/// What a meeting would cost, for an account with a patron profile (403 patron_profile_required without one, not_available where either has blocked the other); holds nothing. Refuses as the
/// booking itself would, but for too_many_open_requests: 404 for a companion that is not there, or voucher_unknown, 400 for their own, 409 for a start that is not free or a voucher that does not count, 429 too_many_guesses.
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
        var terms = await BookingTerms.Find(request, caller.AccountId, now, database, ct);
        terms.Require(request, caller.AccountId, now);
        var price = MeetingPrice.Of(terms.HourlyRate, request.Minutes, MeetingPrice.ServicePercent(configuration));
        if (voucherId is not null)
        {
            price = (await MeetingVoucher.Discount(price, voucherId, terms, caller, now, database, ct)).Price;
        }

        return TypedResults.Ok(
            new Response(
                terms.CompanionId,
                request.StartsAt,
                request.EndsAt(),
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
}

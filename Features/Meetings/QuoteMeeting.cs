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

    private const string BusySql = """
        select exists (
            select
            from (values
                (@CompanionAccountId::uuid, tstzrange(@HeldFrom, @HeldUntil)),
                (@PatronAccountId::uuid, tstzrange(@StartsAt, @EndsAt))
            ) asked (account_id, during)
            join calendar_entries e on e.account_id = asked.account_id and e.during && asked.during
            join meetings m on m.id = e.meeting_id
            where m.status <> 'requested' or m.expires_at > @Now
        )
        """;

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
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var (terms, _) = await BookingTerms.Find(
            BookingTerms.ReadSql,
            request,
            caller.AccountId,
            now,
            connection,
            transaction: null,
            ct
        );
        var endsAt = request.StartsAt.AddMinutes(request.Minutes);
        await RequireFree(request, endsAt, terms, caller, now, connection, ct);
        var (price, _) = await MeetingVoucher.Discount(
            MeetingPrice.Of(terms.HourlyRate, request.Minutes, MeetingPrice.ServicePercent(configuration)),
            voucherId,
            terms,
            caller,
            now,
            connection,
            transaction: null,
            ct
        );
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

    private static async Task RequireFree(
        BookingRequest request,
        DateTime endsAt,
        BookingTerms terms,
        Caller caller,
        DateTime now,
        NpgsqlConnection connection,
        CancellationToken ct
    )
    {
        var busy = await connection.QuerySingleAsync<bool>(
            new CommandDefinition(
                BusySql,
                new
                {
                    terms.CompanionAccountId,
                    PatronAccountId = caller.AccountId,
                    HeldFrom = request.StartsAt.AddMinutes(-terms.BufferBefore),
                    HeldUntil = endsAt.AddMinutes(terms.BufferAfter),
                    request.StartsAt,
                    EndsAt = endsAt,
                    Now = now,
                },
                cancellationToken: ct
            )
        );
        if (busy)
        {
            throw BookMeeting.SlotTaken();
        }
    }
}

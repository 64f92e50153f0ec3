using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Meetings;

/// <summary>
/// What a meeting would cost, for an account with a patron profile (403 patron_profile_required without one); holds nothing. Refuses as the
/// booking itself would: 404 for a companion that is not there, 400 for their own, 403 not_available
/// when either has blocked the other, 409 for a start that is not free.
/// </summary>
internal static class QuoteMeeting
{
    public static void Map(IEndpointRouteBuilder meetings) =>
        meetings
            .MapPost("/quote", Handle)
            .WithName(nameof(QuoteMeeting))
            .WithSummary("What a meeting would cost")
            .Refuses(StatusCodes.Status403Forbidden, "patron_profile_required", "not_available")
            .Refuses(StatusCodes.Status404NotFound, "not_found")
            .Refuses(StatusCodes.Status409Conflict, "slot_taken", "not_open", "too_soon", "too_far_ahead");

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
        CancellationToken ct
    )
    {
        var request = await body.Read(BookingRequest.Validator.Instance, ct);
        var now = clock.GetUtcNow().UtcDateTime;
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

        var price = MeetingPrice.Of(terms.HourlyRate, request.Minutes, MeetingPrice.ServicePercent(configuration));
        return TypedResults.Ok(
            new Response(
                terms.CompanionId,
                request.StartsAt,
                endsAt,
                request.Minutes,
                terms.TimeZone,
                terms.Currency,
                terms.HourlyRate,
                LineItem.Of(price.Price, price.ServiceFee),
                price.Total,
                price.Payout,
                terms.CancellationPolicy,
                terms.InstantBook
            )
        );
    }
}

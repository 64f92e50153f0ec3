using System.Text.Json.Serialization;
using Companion.Infrastructure;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Companion.Features.Vouchers;

/// <summary>
/// Whether the caller may use a code, at an event (event_id, and spend where it matters) or for a meeting (as it would be quoted), and what it would give; for anybody who is
/// signed in. Changes nothing, but an unknown code counts as a guess: 429 too_many_guesses after 10 in 10 minutes. Where it is not
/// usable, code says why, as redeeming would. 404 for a companion that is not there.
/// </summary>
internal static class CheckVoucher
{
    public static void Map(IEndpointRouteBuilder vouchers) =>
        vouchers
            .MapPost("/{code}/check", Handle)
            .WithName(nameof(CheckVoucher))
            .WithSummary("Whether you may use a voucher")
            .Refuses(StatusCodes.Status404NotFound, "not_found")
            .Refuses(StatusCodes.Status429TooManyRequests, "too_many_guesses");

    /// <summary>One of event_id and meeting.</summary>
    /// <param name="Spend">What is spent at the event, in minor units.</param>
    internal sealed record Request(Guid? EventId = null, long? Spend = null, MeetingAsked? Meeting = null);

    /// <summary>As in POST /v1/meetings/quote.</summary>
    internal sealed record MeetingAsked(Guid CompanionId, DateTime StartsAt, int Minutes);

    /// <param name="Code">Why it is not usable.</param>
    /// <param name="Discount">In minor units of currency; left out where the kind gives none, or it depends on a spend that is not said.</param>
    /// <param name="Item">What it buys.</param>
    internal sealed record Response(
        bool Usable,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] VoucherKind? Kind = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Discount = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Currency = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Percent = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Item = null
    );

    private sealed class RequestValidator : AbstractValidator<Request>
    {
        public RequestValidator()
        {
            RuleFor(request => request.EventId)
                .Must((request, eventId) => eventId is null != request.Meeting is null)
                .WithMessage("Either 'event_id' or 'meeting' says what for.");
            RuleFor(request => request.Spend)
                .Must(
                    (request, spend) =>
                        spend is null || (request.Meeting is null && spend is >= 0 and <= VoucherTerms.MostMoney)
                )
                .WithMessage("'spend' is not negative, and goes with 'event_id'.");
            RuleFor(request => request.Meeting!.Minutes)
                .InclusiveBetween(60, 720)
                .When(request => request.Meeting is not null)
                .OverridePropertyName("meeting.minutes");
        }
    }

    private static readonly RequestValidator Validator = new();

    private const string AtEventSql = $"""
        select v.kind, v.percent, v.item, v.currency, {VoucherRules.Discount} as discount,
            coalesce(
                case when v.event_id is distinct from @EventId then 'wrong_event' end,
                {VoucherRules.Standing}, {VoucherRules.MinSpend}, {VoucherRules.Limits}
            ) as refusal
        from vouchers v
        left join events e on e.id = v.event_id
        cross join (select @AccountId::uuid as guest_id, @Spend::bigint as spend) w
        where v.id = @VoucherId
        """;

    private const string CompanionSql = """
        select c.account_id, c.hourly_rate, c.currency from companions c where c.id = @CompanionId and c.is_active
        """;

    private sealed record Judged(
        VoucherKind Kind,
        int? Percent,
        string? Item,
        string? Currency,
        long? Discount,
        string? Refusal
    );

    private sealed record Asked(Guid AccountId, long HourlyRate, string Currency);

    private static async Task<Ok<Response>> Handle(
        string code,
        Body<Request> body,
        Caller caller,
        Database database,
        TimeProvider clock,
        HttpContext context,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var request = await body.Read(Validator, ct);
        if (await FindVoucher.Find(code, caller, context, database, now, ct) is not { } voucherId)
        {
            return TypedResults.Ok(new Response(Usable: false, VoucherRefusals.Unknown().Code));
        }

        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        return TypedResults.Ok(
            request.Meeting is { } meeting
                ? await AtMeeting(voucherId, meeting, caller, now, connection, ct)
                : await AtEvent(voucherId, request, caller, now, connection, ct)
        );
    }

    private static async Task<Response> AtMeeting(
        Guid voucherId,
        MeetingAsked meeting,
        Caller caller,
        DateTime now,
        NpgsqlConnection connection,
        CancellationToken ct
    )
    {
        var asked =
            await connection.QuerySingleOrDefaultAsync<Asked>(
                new CommandDefinition(CompanionSql, new { meeting.CompanionId }, cancellationToken: ct)
            ) ?? throw Refusal.NotFound();
        var offer = await HoldVoucher.Offer(
            voucherId,
            caller.AccountId,
            asked.AccountId,
            Meetings.MeetingPrice.Of(asked.HourlyRate, meeting.Minutes, servicePercent: 0).Price,
            asked.Currency,
            now,
            connection,
            ct
        );
        return offer.Refusal is { } refusal
            ? new Response(Usable: false, refusal)
            : new Response(Usable: true, Discount: offer.Discount, Currency: asked.Currency);
    }

    private static async Task<Response> AtEvent(
        Guid voucherId,
        Request request,
        Caller caller,
        DateTime now,
        NpgsqlConnection connection,
        CancellationToken ct
    )
    {
        var judged = await connection.QuerySingleOrDefaultAsync<Judged>(
            new CommandDefinition(
                AtEventSql,
                new
                {
                    VoucherId = voucherId,
                    request.EventId,
                    caller.AccountId,
                    request.Spend,
                    Now = now,
                },
                cancellationToken: ct
            )
        );
        return judged switch
        {
            null => new Response(Usable: false, VoucherRefusals.Unknown().Code),
            { Refusal: { } refusal } => new Response(Usable: false, refusal),
            _ => new Response(
                Usable: true,
                Kind: judged.Kind,
                Discount: judged.Discount,
                Currency: judged.Discount is null ? null : judged.Currency,
                Percent: judged.Percent,
                Item: judged.Item
            ),
        };
    }
}

using Companion.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Vouchers;

/// <summary>
/// Redeems a voucher at the door, for its event's organiser and staff (and admins, what is the marketplace's): 201 with what it gave. An
/// Idempotency-Key makes a repeat answer the first redemption, for ever (as it was made; names and label are those of today). Every attempt is kept, refused ones too. 404 voucher_unknown, 403 not_staff, 400 guest_required where uses
/// are counted by guest or the code is claimed, or guest_unknown, 403 not_staff, 409 with the reason (wrong_event: the caller works at another door), 429 too_many_guesses
/// after 10 unknown codes in 10 minutes.
/// </summary>
internal static class RedeemVoucher
{
    public static void Map(IEndpointRouteBuilder vouchers) =>
        vouchers
            .MapPost("/{code}/redeem", Handle)
            .WithName(nameof(RedeemVoucher))
            .WithSummary("Redeem a voucher at the door")
            .Refuses(StatusCodes.Status400BadRequest, "guest_required", "guest_unknown")
            .Refuses(StatusCodes.Status403Forbidden, "not_staff")
            .Refuses(StatusCodes.Status404NotFound, "voucher_unknown")
            .Refuses(StatusCodes.Status409Conflict, VoucherRefusals.Conflicts)
            .Refuses(StatusCodes.Status429TooManyRequests, "too_many_guesses");

    /// <param name="Guest">The username of whose voucher it is.</param>
    /// <param name="Spend">What the guest spends, in the minor unit of the voucher's currency; 0 or more.</param>
    /// <param name="EventId">At which door, for who works at several.</param>
    internal sealed record Request(string? Guest = null, long? Spend = null, Guid? EventId = null)
    {
        public static readonly Request Empty = new();
    }

    private static readonly InlineValidator<Request> Validator = new()
    {
        rules => rules.RuleFor(request => request.Spend).InclusiveBetween(0, VoucherTerms.MostMoney),
        rules => rules.RuleFor(request => request.Guest).Text(40),
    };

    private static async Task<Created<Redemption>> Handle(
        string code,
        [OptionalBody] Body<Request> body,
        IdempotencyKey key,
        Caller caller,
        RedemptionWriter writer,
        Database database,
        TimeProvider clock,
        HttpContext context,
        CancellationToken ct
    )
    {
        Request request;
        try
        {
            request = await body.ReadOr(Request.Empty, Validator, ct);
        }
        catch (Refusal)
        {
            // A code that is unknown comes before what is wrong with the body; the writer asks this only of attempts.
            await FindVoucher.Require(code, caller, context, database, clock.GetUtcNow().UtcDateTime, ct);
            throw;
        }

        var (redemption, repeated) = await writer.Redeem(
            caller,
            CodeGuesses.AddressOf(context),
            code,
            request,
            key.ToId(),
            ct
        );
        if (repeated)
        {
            context.Response.Headers["Idempotency-Replayed"] = "true";
        }

        context.Response.SetVersion(redemption.Version);
        return TypedResults.Created(Redemption.PathOf(redemption.Id), redemption);
    }
}

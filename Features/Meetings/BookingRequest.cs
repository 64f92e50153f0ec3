using Companion.Infrastructure;
using FluentValidation;

namespace Companion.Features.Meetings;

/// <summary>What is asked for, the same for a quote and for the meeting itself.</summary>
/// <param name="StartsAt">RFC 3339 with any offset; one of the companion's free starts.</param>
/// <param name="Note">For the companion, at most 1,000 characters.</param>
/// <param name="VoucherCode">A voucher of the marketplace, or of an event of the companion's, to lower the price by.</param>
internal sealed record BookingRequest(
    Guid CompanionId,
    DateTime StartsAt,
    int Minutes,
    string? Note = null,
    string? VoucherCode = null
)
{
    // No property: the body would have it as a member.
    public DateTime EndsAt() => StartsAt.AddMinutes(Minutes);

    internal sealed class Validator : AbstractValidator<BookingRequest>
    {
        public static readonly Validator Instance = new();

        private Validator()
        {
            RuleFor(request => request.StartsAt)
                .Must(time => time.Year is > 1970 and < 9000)
                .WithMessage("'starts_at' is not a time to meet at.");
            RuleFor(request => request.Minutes).InclusiveBetween(60, 720);
            RuleFor(request => request.Note).Text(max: 1000);
            RuleFor(request => request.VoucherCode).Text(max: 100);
        }
    }
}

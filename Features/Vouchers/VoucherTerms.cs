using System.Text;
using System.Text.Json;
using Companion.Infrastructure;
using FluentValidation;

namespace Companion.Features.Vouchers;

/// <summary>What a voucher gives, to whom, how often and when: all of it but its code. Money is in the currency's minor unit.</summary>
internal sealed record VoucherTerms(
    VoucherKind Kind,
    int? Percent,
    long? MaxDiscount,
    long? Amount,
    string? Currency,
    string? Item,
    int? MaxRedemptions,
    int? MaxPerAccount,
    long? MinSpend,
    DateTime? StartsAt,
    DateTime? EndsAt,
    bool IsActive,
    string? Label,
    JsonElement? Metadata
)
{
    public const long MostMoney = 1_000_000_000_000;

    private const int MaxMetadata = 4 * 1024;

    public string? MetadataText =>
        Metadata is { ValueKind: JsonValueKind.Object } metadata ? metadata.GetRawText() : null;

    internal sealed class Validator : AbstractValidator<VoucherTerms>
    {
        public static readonly Validator Instance = new();

        private Validator()
        {
            RuleFor(terms => terms.Percent)
                .Must(
                    (terms, percent) => terms.Kind == VoucherKind.Percent ? percent is >= 1 and <= 100 : percent is null
                )
                .WithMessage("'percent' is from 1 to 100, and goes with the kind percent alone.");
            RuleFor(terms => terms.MaxDiscount)
                .Must((terms, most) => most is null || (terms.Kind == VoucherKind.Percent && IsMoney(most.Value)))
                .WithMessage("'max_discount' is an amount above 0, and goes with the kind percent alone.");
            RuleFor(terms => terms.Amount)
                .Must(
                    (terms, amount) =>
                        terms.Kind == VoucherKind.Amount ? amount is { } given && IsMoney(given) : amount is null
                )
                .WithMessage("'amount' is an amount above 0, and goes with the kind amount alone.");
            RuleFor(terms => terms.Currency)
                .Must((terms, currency) => currency is not null || terms.Kind != VoucherKind.Amount)
                .WithMessage("An amount needs its 'currency'.")
                .Must(currency => currency is null || (currency.Length == 3 && currency.All(char.IsAsciiLetterUpper)))
                .WithMessage("'currency' is an ISO 4217 code of three capital letters.");
            RuleFor(terms => terms.Item)
                .Must((terms, item) => (terms.Kind == VoucherKind.Item) == (item is not null))
                .WithMessage("'item' says what the kind item buys, and goes with it alone.")
                .Text(120);
            RuleFor(terms => terms.MaxRedemptions).InclusiveBetween(1, 1_000_000_000);
            RuleFor(terms => terms.MaxPerAccount).InclusiveBetween(1, 1000);
            RuleFor(terms => terms.MinSpend)
                .Must(least => least is null || IsMoney(least.Value))
                .WithMessage("'min_spend' is an amount above 0.");
            RuleFor(terms => terms.StartsAt).Must(IsTime).WithMessage("'starts_at' is not a time to start at.");
            RuleFor(terms => terms.EndsAt)
                .Must(IsTime)
                .WithMessage("'ends_at' is not a time to end at.")
                .Must((terms, ends) => ends is null || terms.StartsAt is null || ends > terms.StartsAt)
                .WithMessage("'ends_at' is after 'starts_at'.");
            RuleFor(terms => terms.Label).Text(80);
            RuleFor(terms => terms.Metadata)
                .Must(metadata => metadata is null or { ValueKind: JsonValueKind.Object or JsonValueKind.Null })
                .WithMessage("'metadata' is a JSON object.")
                .Must(metadata =>
                    metadata is null || Encoding.UTF8.GetByteCount(metadata.Value.GetRawText()) <= MaxMetadata
                )
                .WithMessage("'metadata' is at most 4 KiB.")
                .Must(metadata => metadata is null || CanBeWritten(metadata.Value))
                .WithMessage("'metadata' has characters that cannot be kept.");
        }

        // An escape of half a character is JSON, but no text.
        private static bool CanBeWritten(JsonElement metadata)
        {
            try
            {
                using var writer = new Utf8JsonWriter(Stream.Null);
                metadata.WriteTo(writer);
                return true;
            }
            catch (Exception unwritable) when (unwritable is InvalidOperationException or ArgumentException)
            {
                return false;
            }
        }

        private static bool IsMoney(long amount) => amount is > 0 and <= MostMoney;

        private static bool IsTime(DateTime? time) => time is null or { Year: > 1970 and < 9000 };
    }
}

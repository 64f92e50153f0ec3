using Companion.Infrastructure;

namespace Companion.Features.Meetings;

/// <summary>
/// What a meeting costs and pays, in the currency's minor unit: the rate for its minutes (half up), a fee on top, and a voucher's discount off the
/// price, never more than that. The house pays the discount of its own vouchers, the companion that of theirs.
/// </summary>
internal sealed record MeetingPrice(
    long Price,
    long ServiceFee,
    long Discount = 0,
    bool DiscountPaidByCompanion = false
)
{
    public long Total => Price + ServiceFee - Discount;

    /// <summary>What the companion gets.</summary>
    public long Payout => DiscountPaidByCompanion ? Price - Discount : Price;

    public static MeetingPrice Of(long hourlyRate, int minutes, decimal servicePercent)
    {
        var price = HalfUp(hourlyRate * minutes / 60m);
        return new MeetingPrice(price, HalfUp(price * servicePercent / 100m));
    }

    /// <summary>Fees:ServicePercent, 0 when it is not set.</summary>
    public static decimal ServicePercent(IConfiguration configuration) =>
        configuration.GetValue("Fees:ServicePercent", 0m) is >= 0 and <= 100 and var percent
            ? percent
            : throw new StartupException("Fees:ServicePercent is from 0 to 100.");

    private static long HalfUp(decimal amount) => (long)Math.Round(amount, MidpointRounding.AwayFromZero);
}

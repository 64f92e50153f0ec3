using Companion.Infrastructure;

namespace Companion.Features.Meetings;

/// <summary>What a meeting costs and pays, in the currency's minor unit: the rate for its minutes (half up), and a fee on top.</summary>
internal sealed record MeetingPrice(long Price, long ServiceFee)
{
    public long Total => Price + ServiceFee;

    /// <summary>What the companion gets.</summary>
    public long Payout => Price;

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

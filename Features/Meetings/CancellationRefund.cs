namespace Companion.Features.Meetings;

/// <summary>
/// What a cancelled meeting gives back, in minor units, by the policy that it was booked under. Time ahead is elapsed time,
/// whatever the clocks do. Flexible: all until 24 h before the start, then all but one hour's rate. Moderate: all until 72 h,
/// half until 24 h, then nothing. Strict: all until 7 days, half until 48 h, then nothing. Within 24 h of acceptance and with 48 h
/// or more ahead: all. Cancelled by the companion: all.
/// </summary>
internal static class CancellationRefund
{
    private static readonly TimeSpan Grace = TimeSpan.FromHours(24);
    private static readonly TimeSpan GraceAhead = TimeSpan.FromHours(48);

    /// <summary>
    /// Whether the policy gives all back, which frees a voucher's use again. Asked of the price before the discount: of a total of nothing, nothing is all.
    /// </summary>
    public static bool IsFull(MeetingRow meeting, MeetingActor cancelledBy, DateTime now)
    {
        var undiscounted = meeting with { Total = meeting.Price + meeting.ServiceFee };
        return Of(undiscounted, cancelledBy, now) == undiscounted.Total;
    }

    public static long Of(MeetingRow meeting, MeetingActor cancelledBy, DateTime now)
    {
        var ahead = meeting.StartsAt - now;
        if (cancelledBy == MeetingActor.Companion || (now - meeting.AcceptedAt <= Grace && ahead >= GraceAhead))
        {
            return meeting.Total;
        }

        // Half of an odd number of minor units is rounded up, for the patron.
        var half = (meeting.Total + 1) / 2;
        return meeting.CancellationPolicy switch
        {
            CancellationPolicy.Flexible => ahead >= TimeSpan.FromHours(24)
                ? meeting.Total
                : Math.Max(0, meeting.Total - meeting.HourlyRate),
            CancellationPolicy.Moderate => Stepped(ahead, TimeSpan.FromHours(72), TimeSpan.FromHours(24)),
            _ => Stepped(ahead, TimeSpan.FromDays(7), TimeSpan.FromHours(48)),
        };

        long Stepped(TimeSpan left, TimeSpan all, TimeSpan part)
        {
            if (left >= all)
            {
                return meeting.Total;
            }

            return left >= part ? half : 0;
        }
    }
}

using System.Globalization;

namespace Companion.Infrastructure;

/// <summary>A chart's axis of time: steps that a clock or a calendar has, labelled as far as they differ.</summary>
internal sealed record TimeScale(long From, long To, IReadOnlyList<(long Time, string Label)> Ticks)
{
    private const long Minute = 60;
    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;

    private static readonly long[] Steps =
    [
        1,
        2,
        5,
        10,
        15,
        30,
        Minute,
        2 * Minute,
        5 * Minute,
        10 * Minute,
        15 * Minute,
        30 * Minute,
        Hour,
        2 * Hour,
        3 * Hour,
        6 * Hour,
        12 * Hour,
        Day,
        2 * Day,
        7 * Day,
        14 * Day,
    ];

    private static readonly int[] MonthSteps =
    [
        1,
        2,
        3,
        6,
        12,
        24,
        60,
        120,
        240,
        600,
        1200,
        2400,
        6000,
        12000,
        120_000,
    ];

    // What a DateTime has.
    private static readonly long Earliest = Seconds(DateTime.MinValue);
    private static readonly long Latest = Seconds(DateTime.MaxValue);

    public static TimeScale Of(IReadOnlyList<long> times, int steps)
    {
        if (times.Count == 0)
        {
            return new(0, 1, []);
        }

        var (from, to) = (times[0], times[^1]);
        if (from == to)
        {
            // One moment: in the middle of the day that it stands for, or of an hour.
            var room = from % Day == 0 ? Day / 2 : Hour / 2;
            (from, to) = (Math.Max(from - room, Earliest), Math.Min(to + room, Latest));
        }

        var span = to - from;
        var step = Steps.FirstOrDefault(one => span / one <= steps);
        return new(from, to, step > 0 ? [.. Even(from, to, step)] : [.. Months(from, to, steps)]);
    }

    public double Share(long time) => (time - From) / (double)(To - From);

    public static DateTime Moment(long time) => DateTime.UnixEpoch.AddSeconds(time);

    private static long Seconds(DateTime moment) => (moment.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond;

    private static IEnumerable<(long, string)> Even(long from, long to, long step)
    {
        // Weeks begin on Mondays; 1970 began on a Thursday.
        var origin = step % (7 * Day) == 0 ? 4 * Day : 0;
        for (var time = origin + (CeilingOf(from - origin, step) * step); time <= to; time += step)
        {
            var format = (step, time % Day) switch
            {
                (>= Day, _) or (_, 0) => "d MMM",
                (< Minute, _) => "HH:mm:ss",
                _ => "HH:mm",
            };
            yield return (time, Moment(time).ToString(format, CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<(long, string)> Months(long from, long to, int steps)
    {
        var (first, last) = (Moment(from), Moment(to));
        var (firstMonth, lastMonth) = (MonthOf(first), MonthOf(last));
        var step = MonthSteps.First(one => (lastMonth - firstMonth) / one <= steps);
        var begin = CeilingOf(first == StartOf(firstMonth) ? firstMonth : firstMonth + 1, step) * step;
        for (var month = begin; month <= lastMonth; month += step)
        {
            var start = StartOf(month);
            var format = step >= 12 || (start.Month == 1 && month != begin) ? "yyyy" : "MMM";
            yield return (
                Seconds(start),
                start.ToString(month == begin && step < 12 ? "MMM yyyy" : format, CultureInfo.InvariantCulture)
            );
        }
    }

    private static long MonthOf(DateTime moment) => (moment.Year * 12L) + moment.Month - 1;

    private static DateTime StartOf(long month) =>
        new((int)(month / 12), (int)(month % 12) + 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static long CeilingOf(long value, long step) => (long)Math.Ceiling(value / (double)step);
}

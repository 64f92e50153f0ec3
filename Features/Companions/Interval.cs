using System.Globalization;
using System.Runtime.InteropServices;

namespace Companion.Features.Companions;

/// <summary>
/// Open time of one date in minutes of its local day, on quarter hours. Past 1440 it reaches into the next date:
/// "22:00" to "02:00" is 1320 to 1560, and "24:00" is 1440.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Interval(int Starts, int Ends)
{
    public const int Day = 24 * 60;

    public string Start => Text(Starts);

    public string End => Text(Ends == Day ? Day : Ends % Day);

    /// <summary>Null when either is not "HH:MM" on a quarter hour, or both are the same.</summary>
    public static Interval? Parse(string? start, string? end)
    {
        if (Minute(start) is not (>= 0 and < Day and var starts) || Minute(end) is not { } ends || ends == starts)
        {
            return null;
        }

        return new Interval(starts, ends > starts ? ends : ends + Day);
    }

    /// <summary>Whether two of them overlap; a week's last minute meets its first when <paramref name="cycle"/> is given.</summary>
    public static bool AnyOverlap(IEnumerable<Interval> intervals, int? cycle = null)
    {
        var sorted = intervals.OrderBy(interval => interval.Starts).ToList();
        if (cycle is { } length && sorted.Count > 1)
        {
            sorted.Add(new Interval(sorted[0].Starts + length, sorted[0].Ends + length));
        }

        return sorted.Zip(sorted.Skip(1)).Any(pair => pair.First.Ends > pair.Second.Starts);
    }

    private static int? Minute(string? text) =>
        text is [>= '0' and <= '9', >= '0' and <= '9', ':', >= '0' and <= '9', >= '0' and <= '9']
        && int.Parse(text.AsSpan(0, 2), CultureInfo.InvariantCulture) * 60
            + int.Parse(text.AsSpan(3, 2), CultureInfo.InvariantCulture)
            is <= Day
                and var minute
        && text[3] < '6'
        && minute % 15 == 0
            ? minute
            : null;

    private static string Text(int minute) =>
        string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}

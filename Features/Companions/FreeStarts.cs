namespace Companion.Features.Companions;

/// <summary>
/// When a companion is free, where no clock is changed: what the SQL function companion_starts and ListSlots ask of the database, at a fraction of
/// the cost. Local time is UTC and one distance then, so that openings are ranges of local time; a tour through the zones' database is for
/// PostgreSQL alone, which also answers around a change.
/// </summary>
internal static class FreeStarts
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    /// <summary>The starts, in UTC and in their order.</summary>
    public static IEnumerable<DateTime> Of(SlotWindow window)
    {
        if (!window.IsOffered)
        {
            yield break;
        }

        var length = TimeSpan.FromMinutes(window.Minutes);
        foreach (var (opens, closes) in Openings(window))
        {
            // The last start is the one that ends with the opening, and is before the window closes.
            var last = Earlier(closes - length, window.Closes + window.CityAhead - TimeSpan.FromTicks(1));
            for (var local = FirstStart(window, opens); local <= last; local += StepAt(window, opens, local))
            {
                var start = DateTime.SpecifyKind(local - window.CityAhead, DateTimeKind.Utc);
                var date = DateOnly.FromDateTime(start + window.Ahead);
                if (date >= window.From && date <= window.To && IsStep(window, opens, local) && IsFree(window, start))
                {
                    yield return start;
                }
            }
        }
    }

    /// <summary>Hours that meet or overlap are one opening, past midnight too; from over a week before, which is as far as a start's steps reach back.</summary>
    private static IEnumerable<(DateTime Opens, DateTime Closes)> Openings(SlotWindow window)
    {
        var from = DateOnly.FromDateTime(window.Opens + window.CityAhead - Week - Quarter).AddDays(-1);
        var until = DateOnly.FromDateTime(window.Closes + window.CityAhead + TimeSpan.FromMinutes(window.Minutes));
        (DateTime Opens, DateTime Closes)? opening = null;
        for (var date = from; date <= until; date = date.AddDays(1))
        {
            var midnight = date.ToDateTime(TimeOnly.MinValue);
            foreach (var hours in HoursOf(window, date))
            {
                var (opens, closes) = (midnight.AddMinutes(hours.Starts), midnight.AddMinutes(hours.Ends));
                if (opening is { } sofar && opens <= sofar.Closes)
                {
                    opening = (sofar.Opens, Later(sofar.Closes, closes));
                    continue;
                }

                if (opening is { } done)
                {
                    yield return done;
                }

                opening = (opens, closes);
            }
        }

        if (opening is { } last)
        {
            yield return last;
        }
    }

    private static IEnumerable<Interval> HoursOf(SlotWindow window, DateOnly date)
    {
        var hours = window.Own.Contains(date)
            ? window.Own[date].OfType<Interval>()
            : window.Weekly[(((int)date.DayOfWeek + 6) % 7) + 1];
        return hours.OrderBy(one => one.Starts);
    }

    private static DateTime FirstStart(SlotWindow window, DateTime opens)
    {
        var earliest = window.Opens + window.CityAhead;
        if (opens >= earliest)
        {
            return opens;
        }

        var step = earliest - opens > Week ? Quarter : window.Step;
        return opens.AddTicks((earliest - opens + step - TimeSpan.FromTicks(1)).Ticks / step.Ticks * step.Ticks);
    }

    private static TimeSpan StepAt(SlotWindow window, DateTime opens, DateTime local) =>
        local - opens + window.Step > Week ? Quarter : window.Step;

    /// <summary>Starts step from the start of their opening; in one that has lasted for over a week by then, from local midnight.</summary>
    private static bool IsStep(SlotWindow window, DateTime opens, DateTime local) =>
        (local - opens > Week ? local.TimeOfDay : local - opens).Ticks % window.Step.Ticks == 0;

    /// <summary>Whether a meeting from then on, with the time that the companion wants before and after it, meets nothing else of theirs.</summary>
    public static bool IsFree(SlotWindow window, DateTime start)
    {
        var (from, until) = (start - window.BufferBefore, start.AddMinutes(window.Minutes) + window.BufferAfter);
        foreach (var (starts, ends) in window.Busy)
        {
            if (starts < until && from < ends)
            {
                return false;
            }
        }

        return true;
    }

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}

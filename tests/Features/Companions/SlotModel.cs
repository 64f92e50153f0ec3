using System.Globalization;

namespace Companion.Tests.Features.Companions;

/// <summary>
/// Slots as one would work them out by hand: walk the quarter hours of UTC and look at each on a clock in the zone. It
/// shares nothing with the service: the zones are .NET's and not the database's.
/// </summary>
public sealed class SlotModel
{
    private const int Day = 24 * 60;

    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    /// <summary>Zones, each with a date on which its clock does something, or nothing at all.</summary>
    private static readonly (string Zone, string Date)[] Places =
    [
        ("America/Los_Angeles", "2024-03-10"),
        ("America/Los_Angeles", "2024-11-03"),
        ("America/Sao_Paulo", "2018-11-04"),
        ("America/Sao_Paulo", "2018-02-18"),
        ("Australia/Lord_Howe", "2024-04-07"),
        ("Australia/Lord_Howe", "2024-10-06"),
        ("Asia/Kolkata", "2024-06-01"),
        ("Asia/Kathmandu", "2024-06-01"),
        ("Africa/Casablanca", "2024-03-10"),
        ("Africa/Casablanca", "2024-04-14"),
        ("Pacific/Apia", "2011-12-30"),
        ("America/Havana", "2024-11-03"),
        ("America/Havana", "2024-03-10"),
        ("Pacific/Chatham", "2024-04-07"),
        ("Africa/Cairo", "2024-04-26"),
        ("Asia/Beirut", "2024-10-27"),
        ("Antarctica/Troll", "2024-03-31"),
        ("Europe/Dublin", "2024-10-27"),
        ("America/St_Johns", "2006-10-29"),
        ("UTC", "2030-01-01"),
    ];

    private TimeZoneInfo tz = TimeZoneInfo.Utc;
    private List<(int Weekday, int Starts, int Ends)> week = [];
    private Dictionary<DateTime, bool>? open;
    private bool instant;
    private int step;
    private int min;
    private int notice;
    private int horizon;
    private int bufferBefore;
    private int bufferAfter;

    public string Zone { get; private set; } = "UTC";

    public DateTime Now { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public int Minutes { get; private set; }

    public Dictionary<DateOnly, List<(int Starts, int Ends)>> Days { get; } = [];

    /// <summary>The start of a meeting of the same length that is booked.</summary>
    public DateTime? Busy { get; set; }

    public static SlotModel Random(Random random)
    {
        var (zone, date) = Places[random.Next(Places.Length)];
        var around = DateOnly.Parse(date, CultureInfo.InvariantCulture);
        var model = new SlotModel
        {
            Zone = zone,
            tz = TimeZoneInfo.FindSystemTimeZoneById(zone),
            From = around.AddDays(random.Next(-2, 10)),
            instant = random.Next(2) == 0,
            step = new[] { 15, 30, 60 }[random.Next(3)],
            min = 60 + (15 * random.Next(4)),
            notice = random.Next(3) * 77,
            horizon = random.Next(4) == 0 ? random.Next(1, 20) : 365,
            bufferBefore = 15 * random.Next(3),
            bufferAfter = 15 * random.Next(3),
            week = Week(random),
        };
        model.To = model.From.AddDays(random.Next(4));
        model.Minutes = model.min + (model.step * random.Next(4));
        model.Now = model
            .From.AddDays(-random.Next(-1, 14))
            .ToDateTime(new TimeOnly(random.Next(24), random.Next(60)), DateTimeKind.Utc);
        var today = DateOnly.FromDateTime(model.Now);
        foreach (var day in Enumerable.Range(-3, 8).Where(_ => random.Next(4) == 0).Select(n => model.From.AddDays(n)))
        {
            if (day >= today.AddDays(-1))
            {
                model.Days[day] = DayOf(random);
            }
        }

        return model;
    }

    public static (string Start, string End) Text((int Starts, int Ends) interval) =>
        (Clock(interval.Starts), interval.Ends == Day ? "24:00" : Clock(interval.Ends % Day));

    public object[] Weekly() =>
        [
            .. week.Select(i =>
                (object)
                    new
                    {
                        weekday = i.Weekday,
                        start = Text((i.Starts, i.Ends)).Start,
                        end = Text((i.Starts, i.Ends)).End,
                    }
            ),
        ];

    public Dictionary<string, object?> Terms() =>
        new()
        {
            ["instant_book"] = instant,
            ["step_minutes"] = step,
            ["min_minutes"] = min,
            ["max_minutes"] = 720,
            ["min_notice_minutes"] = notice,
            ["horizon_days"] = horizon,
            ["buffer_before"] = bufferBefore,
            ["buffer_after"] = bufferAfter,
        };

    public List<DateTime> Slots() =>
        [
            .. Walk(From.AddDays(-3), To.AddDays(3))
                .Where(t => DateOnly.FromDateTime(Local(t)) is var date && date >= From && date <= To && Offers(t)),
        ];

    public IEnumerable<DateTime> Sample(Random random, int count)
    {
        var all = Walk(From.AddDays(-1), To.AddDays(2)).ToArray();
        var offered = all.Where(Offers).ToArray();
        return random
            .GetItems(all, count / 2)
            .Concat(offered.Length > 0 ? random.GetItems(offered, count / 2) : [])
            .Distinct();
    }

    public bool Offers(DateTime t)
    {
        if (t < Now.AddMinutes(Math.Max(notice, instant ? 0 : 45)) || t >= Now.AddHours(24 * horizon))
        {
            return false;
        }

        if (
            Busy is { } busy
            && t.AddMinutes(-bufferBefore) < busy.AddMinutes(Minutes + bufferAfter)
            && busy.AddMinutes(-bufferBefore) < t.AddMinutes(Minutes + bufferAfter)
        )
        {
            return false;
        }

        for (var q = t; q < t.AddMinutes(Minutes); q += Quarter)
        {
            if (!IsOpen(q))
            {
                return false;
            }
        }

        var opening = t;
        while (IsOpen(opening - Quarter) && t - opening <= TimeSpan.FromDays(7))
        {
            opening -= Quarter;
        }

        return (t - opening > TimeSpan.FromDays(7) ? Local(t).TimeOfDay : t - opening).TotalMinutes % step == 0;
    }

    public override string ToString() =>
        $"{Zone}, now {Now:s}, {From:yyyy-MM-dd} to {To:yyyy-MM-dd}, {Minutes} min, step {step}, min {min}, notice {notice}, "
        + $"horizon {horizon}, buffers {bufferBefore}/{bufferAfter}, instant {instant}, week "
        + string.Join(' ', week.Select(i => $"{i.Weekday}:{Text((i.Starts, i.Ends))}"))
        + ", days "
        + string.Join(' ', Days.Select(d => $"{d.Key:yyyy-MM-dd}:[{string.Join(' ', d.Value.Select(Text))}]"));

    private static string Clock(int minute) =>
        string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    private static IEnumerable<DateTime> Walk(DateOnly from, DateOnly to)
    {
        for (var t = from.ToDateTime(default, DateTimeKind.Utc); DateOnly.FromDateTime(t) <= to; t += Quarter)
        {
            yield return t;
        }
    }

    private DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, tz);

    private bool IsOpen(DateTime t) => (open ??= Openings()).GetValueOrDefault(t);

    private Dictionary<DateTime, bool> Openings()
    {
        var result = new Dictionary<DateTime, bool>();
        var seen = new SortedSet<DateOnly>();
        foreach (var t in Walk(From.AddDays(-15), To.AddDays(6)))
        {
            var local = Local(t);
            var today = DateOnly.FromDateTime(local);
            seen.Add(today);
            var minute = (local.Hour * 60) + local.Minute;
            // Not by subtraction: the zone may have skipped it.
            DateOnly? yesterday = seen.Min < today ? seen.GetViewBetween(seen.Min, today.AddDays(-1)).Max : null;
            result[t] =
                Of(today).Any(i => i.Starts <= minute && minute < i.Ends)
                || (yesterday is { } y && Of(y).Any(i => minute < i.Ends - Day));
        }

        return result;
    }

    private List<(int Starts, int Ends)> Of(DateOnly date) =>
        Days.TryGetValue(date, out var own)
            ? own
            : [.. week.Where(i => i.Weekday == ((int)date.DayOfWeek + 6) % 7 + 1).Select(i => (i.Starts, i.Ends))];

    private static List<(int Weekday, int Starts, int Ends)> Week(Random random)
    {
        if (random.Next(4) == 0)
        {
            return [.. Enumerable.Range(1, 7).Select(weekday => (weekday, 0, Day))];
        }

        // One after the other round the week, so that none overlap: an opening, a gap, and on.
        var result = new List<(int, int, int)>();
        var first = 15 * random.Next(40);
        var minute = first;
        while (minute < 7 * Day)
        {
            var length = Math.Min(15 * random.Next(1, 96), (7 * Day) + first - minute);
            result.Add((minute / Day + 1, minute % Day, (minute % Day) + length));
            minute += length + (15 * random.Next(0, 50));
        }

        return result;
    }

    private static List<(int Starts, int Ends)> DayOf(Random random)
    {
        var result = new List<(int, int)>();
        var minute = 15 * random.Next(60);
        while (minute < Day && random.Next(3) > 0)
        {
            var length = 15 * random.Next(1, 60);
            result.Add((minute, minute + length));
            minute += length + (15 * random.Next(0, 20));
        }

        return result;
    }
}

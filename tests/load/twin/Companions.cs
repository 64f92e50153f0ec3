// Companions and their slots: measured against the service's GetCompanion, SearchCompanions (which reads an index range made for
// it) and ListSlots (one statement). Here a projection, a query composed of Where and Any, and times worked out in memory.
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace Twin;

public static class Companions
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/v1/companions/{id:guid}", Get).AllowAnonymous();
        app.MapGet("/v1/companions", Search).AllowAnonymous();
        app.MapGet("/v1/companions/{id:guid}/slots", Slots).AllowAnonymous();
    }

    private static async Task<IResult> Get(Guid id, CompanionDb db)
    {
        var companion = await db
            .Companions.Where(c => c.Id == id && c.IsActive)
            .Select(c => new
            {
                c.Id,
                c.Account.Username,
                c.Name,
                c.About,
                c.Sex,
                Orientation = c.ShowOrientation ? c.Orientation : null,
                c.CityId,
                City = c.City.Name,
                Country = c.City.CountryCode,
                c.City.TimeZone,
                c.Languages,
                c.Interests,
                c.HourlyRate,
                c.Currency,
                c.MinMinutes,
                c.MaxMinutes,
                c.StepMinutes,
                c.MinNoticeMinutes,
                c.HorizonDays,
                c.InstantBook,
                c.CancellationPolicy,
                c.CreatedAt,
                c.UpdatedAt,
            })
            .SingleOrDefaultAsync();
        return companion is null ? Answer.Problem(404, "not_found") : Results.Ok(companion);
    }

    private record Found(
        Guid Id,
        string Username,
        string Name,
        string About,
        string Sex,
        string? Orientation,
        int CityId,
        string City,
        string Country,
        string TimeZone,
        string[] Languages,
        string[] Interests,
        long HourlyRate,
        string Currency,
        int MinMinutes,
        bool InstantBook,
        DateTime CreatedAt
    );

    private static async Task<IResult> Search(
        int? city,
        string? country,
        string[] language,
        string[] interest,
        string? sort,
        string? after,
        Caller? caller,
        CompanionDb db,
        int limit = 20
    )
    {
        var companions = db.Companions.Where(c => c.IsActive);
        if (city is not null)
        {
            companions = companions.Where(c => c.CityId == city);
        }

        if (country is not null)
        {
            companions = companions.Where(c => c.City.CountryCode == country);
        }

        foreach (var spoken in language)
        {
            companions = companions.Where(c => c.Speaks.Any(l => l.Language == spoken));
        }

        foreach (var liked in interest)
        {
            companions = companions.Where(c => c.Likes.Any(i => i.Interest == liked));
        }

        if (caller is not null)
        {
            companions = companions.Where(c =>
                !db.Blocks.Any(b =>
                    (b.AccountId == caller.Id && b.BlockedId == c.AccountId)
                    || (b.AccountId == c.AccountId && b.BlockedId == caller.Id)
                )
            );
        }

        var key = Page<Found>.KeyOf(after);
        if (sort == "rate")
        {
            if (key is not null)
            {
                var (currency, rate, id) = (key[0], long.Parse(key[1]), Guid.Parse(key[2]));
                companions = companions.Where(c =>
                    string.Compare(c.Currency, currency) > 0
                    || (c.Currency == currency && (c.HourlyRate > rate || (c.HourlyRate == rate && c.Id > id)))
                );
            }

            companions = companions.OrderBy(c => c.Currency).ThenBy(c => c.HourlyRate).ThenBy(c => c.Id);
        }
        else
        {
            if (key is not null)
            {
                var (at, id) = (DateTime.Parse(key[0]).ToUniversalTime(), Guid.Parse(key[1]));
                companions = companions.Where(c => c.CreatedAt < at || (c.CreatedAt == at && c.Id < id));
            }

            companions = companions.OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id);
        }

        var found = await companions
            .Take(limit + 1)
            .Select(c => new Found(
                c.Id,
                c.Account.Username,
                c.Name,
                c.About,
                c.Sex,
                c.ShowOrientation ? c.Orientation : null,
                c.CityId,
                c.City.Name,
                c.City.CountryCode,
                c.City.TimeZone,
                c.Languages,
                c.Interests,
                c.HourlyRate,
                c.Currency,
                c.MinMinutes,
                c.InstantBook,
                c.CreatedAt
            ))
            .ToListAsync();
        return Results.Ok(
            Page<Found>.Of(found, limit, c => sort == "rate" ? [c.Currency, c.HourlyRate, c.Id] : [c.CreatedAt, c.Id])
        );
    }

    private static async Task<IResult> Slots(
        Guid id,
        DateOnly? from,
        DateOnly? to,
        int? minutes,
        Caller? caller,
        CompanionDb db
    )
    {
        var now = DateTime.UtcNow;
        var day = from ?? DateOnly.FromDateTime(now);
        var companion = await WithHours(db, id, day.AddDays(-2), (to ?? day.AddDays(6)).AddDays(2));
        if (companion is null)
        {
            return Answer.Problem(404, "not_found");
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(companion.City.TimeZone);
        var first = from ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, zone));
        var last = to ?? first.AddDays(6);
        var length = minutes ?? companion.MinMinutes;
        var starts = new List<DateTime>();
        if (caller is null || !await AreBlocked(db, caller.Id, companion.AccountId))
        {
            var window = Range(ToUtc(first, 0, zone).AddHours(-12), ToUtc(last, 1440, zone).AddHours(24));
            var busy = await db
                .CalendarEntries.Where(e =>
                    e.AccountId == companion.AccountId
                    && e.During.Overlaps(window)
                    && (e.Meeting.Status != "requested" || e.Meeting.ExpiresAt > now)
                )
                .Select(e => e.During)
                .ToListAsync();
            starts = OpenStarts(companion, first, last, length, now)
                .Where(t =>
                    !busy.Exists(b =>
                        b.LowerBound < t.AddMinutes(length + companion.BufferAfter)
                        && b.UpperBound > t.AddMinutes(-companion.BufferBefore)
                    )
                )
                .ToList();
        }

        return Results.Ok(
            new
            {
                companion.City.TimeZone,
                Minutes = length,
                Items = starts.Select(t => new
                {
                    StartsAt = t,
                    EndsAt = t.AddMinutes(length),
                    LocalStartsAt = TimeZoneInfo.ConvertTime(new DateTimeOffset(t), zone),
                    LocalEndsAt = TimeZoneInfo.ConvertTime(new DateTimeOffset(t.AddMinutes(length)), zone),
                }),
            }
        );
    }

    public static Task<Companion?> WithHours(CompanionDb db, Guid id, DateOnly first, DateOnly last) =>
        db
            .Companions.Include(c => c.Account)
            .Include(c => c.City)
            .Include(c => c.Hours)
            .Include(c => c.Days.Where(d => d.Date >= first && d.Date <= last))
                .ThenInclude(d => d.Hours)
            .SingleOrDefaultAsync(c => c.Id == id && c.IsActive);

    public static Task<bool> AreBlocked(CompanionDb db, Guid one, Guid other) =>
        db.Blocks.AnyAsync(b =>
            (b.AccountId == one && b.BlockedId == other) || (b.AccountId == other && b.BlockedId == one)
        );

    public static NpgsqlRange<DateTime> Range(DateTime from, DateTime until) => new(from, true, until, false);

    /// <summary>The starts on these dates of the city that the companion's hours, steps, notice and horizon allow.</summary>
    public static List<DateTime> OpenStarts(
        Companion companion,
        DateOnly first,
        DateOnly last,
        int minutes,
        DateTime now
    )
    {
        var starts = new List<DateTime>();
        if (
            minutes < companion.MinMinutes
            || minutes > companion.MaxMinutes
            || (minutes - companion.MinMinutes) % companion.StepMinutes != 0
        )
        {
            return starts;
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(companion.City.TimeZone);
        var openings = new List<(DateTime From, DateTime Until)>();
        for (var date = first.AddDays(-1); date <= last.AddDays(1); date = date.AddDays(1))
        {
            var own = companion.Days.Find(d => d.Date == date);
            var weekday = date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek;
            var hours = own is not null
                ? own.Hours.Select(h => (h.Starts, h.Ends))
                : companion.Hours.Where(h => h.Weekday == weekday).Select(h => (h.Starts, h.Ends));
            foreach (var (opens, closes) in hours.Order())
            {
                var (from, until) = (ToUtc(date, opens, zone), ToUtc(date, closes, zone));
                if (openings.Count > 0 && openings[^1].Until >= from)
                {
                    openings[^1] = (openings[^1].From, until > openings[^1].Until ? until : openings[^1].Until);
                }
                else
                {
                    openings.Add((from, until));
                }
            }
        }

        var notice = Math.Max(companion.MinNoticeMinutes, companion.InstantBook ? 0 : 45);
        var (earliest, latest) = (now.AddMinutes(notice), now.AddDays(companion.HorizonDays));
        foreach (var (from, until) in openings)
        {
            for (var t = from; t.AddMinutes(minutes) <= until; t = t.AddMinutes(companion.StepMinutes))
            {
                var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(t, zone));
                if (t >= earliest && t < latest && date >= first && date <= last)
                {
                    starts.Add(t);
                }
            }
        }

        return starts;
    }

    public static DateTime ToUtc(DateOnly date, int minute, TimeZoneInfo zone)
    {
        var local = date.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(local) ? local.AddHours(1) : local, zone);
    }
}

// Quotes and bookings: measured against the service's QuoteMeeting and RequestMeeting. Here the rules are asked in queries one
// after another, and the database's exclusion constraint has the last word when everything is saved at once.
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Twin;

public static class Meetings
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/v1/meetings/quote", Quote);
        app.MapPost("/v1/meetings", Book);
    }

    private record Booking(Guid CompanionId, DateTime StartsAt, int Minutes, string? Note);

    private static async Task<IResult> Quote(Booking body, Caller caller, CompanionDb db)
    {
        var (terms, refused) = await Check(body, caller, DateTime.UtcNow, db);
        if (refused is not null)
        {
            return refused;
        }

        var (companion, _, startsAt, endsAt, price) = terms!;
        return Results.Ok(
            new
            {
                CompanionId = companion.Id,
                StartsAt = startsAt,
                EndsAt = endsAt,
                body.Minutes,
                companion.City.TimeZone,
                companion.Currency,
                companion.HourlyRate,
                LineItems = Items(price),
                Total = price,
                Payout = price,
                companion.CancellationPolicy,
                companion.InstantBook,
            }
        );
    }

    private static async Task<IResult> Book(Booking body, Caller caller, CompanionDb db)
    {
        var now = DateTime.UtcNow;
        var (terms, refused) = await Check(body, caller, now, db);
        if (refused is not null)
        {
            return refused;
        }

        var (companion, patron, startsAt, endsAt, price) = terms!;
        var instant = companion.InstantBook;
        var latest = startsAt.AddMinutes(-30);
        var meeting = new Meeting
        {
            CompanionId = companion.Id,
            PatronId = patron.Id,
            CityId = companion.CityId,
            TimeZone = companion.City.TimeZone,
            StartsAt = startsAt,
            EndsAt = endsAt,
            Minutes = body.Minutes,
            Note = body.Note?.Trim(),
            Status = instant ? "accepted" : "requested",
            CancellationPolicy = companion.CancellationPolicy,
            Currency = companion.Currency,
            HourlyRate = companion.HourlyRate,
            Price = price,
            Total = price,
            Payout = price,
            ExpiresAt =
                instant ? null
                : now.AddHours(24) < latest ? now.AddHours(24)
                : latest,
            AcceptedAt = instant ? now : null,
            CreatedAt = now,
            UpdatedAt = now,
        };
        meeting.Entries.Add(
            new CalendarEntry
            {
                Kind = "companion",
                AccountId = companion.AccountId,
                During = Companions.Range(
                    startsAt.AddMinutes(-companion.BufferBefore),
                    endsAt.AddMinutes(companion.BufferAfter)
                ),
            }
        );
        meeting.Entries.Add(
            new CalendarEntry
            {
                Kind = "patron",
                AccountId = caller.Id,
                During = Companions.Range(startsAt, endsAt),
            }
        );
        meeting.History.Add(
            new MeetingHistory
            {
                Version = 1,
                Actor = "patron",
                ToStatus = meeting.Status,
                At = now,
            }
        );
        db.Meetings.Add(meeting);
        foreach (var receiver in new[] { companion.AccountId, caller.Id })
        {
            db.Updates.Add(
                new Update
                {
                    AccountId = receiver,
                    Kind = "meeting",
                    Payload = JsonSerializer.Serialize(new { id = meeting.Id, status = meeting.Status }),
                    At = now,
                }
            );
        }

        if (!instant && !await CountRequest(patron.Id, db))
        {
            return Answer.Problem(409, "too_many_open_requests");
        }

        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException taken)
            when (taken is DbUpdateConcurrencyException
                || taken.InnerException
                    is PostgresException
                    {
                        SqlState: PostgresErrorCodes.ExclusionViolation or PostgresErrorCodes.DeadlockDetected
                    }
            )
        {
            return Answer.Problem(409, "slot_taken");
        }

        return Results.Created($"/v1/meetings/{meeting.Id}", Seen(meeting, companion, patron, caller));
    }

    private record Terms(Companion Companion, Patron Patron, DateTime StartsAt, DateTime EndsAt, long Price);

    /// <summary>Everything that a quote and a booking ask first: profiles, rules, blocks, hours, and that both are free.</summary>
    private static async Task<(Terms? Terms, IResult? Refused)> Check(
        Booking body,
        Caller caller,
        DateTime now,
        CompanionDb db
    )
    {
        var startsAt = body.StartsAt.ToUniversalTime();
        var endsAt = startsAt.AddMinutes(body.Minutes);
        var day = DateOnly.FromDateTime(startsAt);
        var companion = await Companions.WithHours(db, body.CompanionId, day.AddDays(-2), day.AddDays(2));
        if (companion is null)
        {
            return (null, Answer.Problem(404, "not_found"));
        }

        if (
            companion.AccountId == caller.Id
            || body.Minutes < companion.MinMinutes
            || body.Minutes > companion.MaxMinutes
            || (body.Minutes - companion.MinMinutes) % companion.StepMinutes != 0
        )
        {
            return (null, Answer.Problem(400, "invalid_request"));
        }

        if (await Companions.AreBlocked(db, caller.Id, companion.AccountId))
        {
            return (null, Answer.Problem(403, "not_available"));
        }

        var patron = await db.Patrons.SingleOrDefaultAsync(p => p.AccountId == caller.Id);
        if (patron is null)
        {
            return (null, Answer.Problem(403, "patron_profile_required"));
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(companion.City.TimeZone);
        var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(startsAt, zone));
        if (!Companions.OpenStarts(companion, date, date, body.Minutes, now).Contains(startsAt))
        {
            return (null, Answer.Problem(409, "not_open"));
        }

        var held = Companions.Range(
            startsAt.AddMinutes(-companion.BufferBefore),
            endsAt.AddMinutes(companion.BufferAfter)
        );
        var met = Companions.Range(startsAt, endsAt);
        var busy = await db.CalendarEntries.AnyAsync(e =>
            (
                (e.AccountId == companion.AccountId && e.During.Overlaps(held))
                || (e.AccountId == caller.Id && e.During.Overlaps(met))
            ) && (e.Meeting.Status != "requested" || e.Meeting.ExpiresAt > now)
        );
        if (busy)
        {
            return (null, Answer.Problem(409, "slot_taken"));
        }

        var price = (long)Math.Round(companion.HourlyRate * body.Minutes / 60m, MidpointRounding.AwayFromZero);
        return (new Terms(companion, patron, startsAt, endsAt, price), null);
    }

    /// <summary>Saved with the meeting; the count is its own concurrency token.</summary>
    private static async Task<bool> CountRequest(Guid patronId, CompanionDb db)
    {
        var requests = await db.OpenRequests.FindAsync(patronId);
        if (requests is null)
        {
            db.OpenRequests.Add(new OpenRequests { PatronId = patronId, Open = 1 });
            return true;
        }

        requests.Open++;
        return requests.Open <= 5;
    }

    private static object[] Items(long price) =>
        [new { Kind = "time", Amount = price }, new { Kind = "service_fee", Amount = 0L }];

    private static object Seen(Meeting meeting, Companion companion, Patron patron, Caller caller) =>
        new
        {
            meeting.Id,
            Role = "patron",
            meeting.Status,
            Companion = new
            {
                companion.Id,
                companion.Account.Username,
                companion.Name,
                PhoneNumber = (string?)null,
            },
            Patron = new
            {
                patron.Id,
                caller.Username,
                patron.Name,
                PhoneNumber = (string?)null,
            },
            meeting.CityId,
            City = companion.City.Name,
            meeting.TimeZone,
            meeting.StartsAt,
            meeting.EndsAt,
            meeting.Minutes,
            meeting.Note,
            meeting.Currency,
            meeting.HourlyRate,
            LineItems = Items(meeting.Price),
            VoucherCode = (string?)null,
            meeting.Total,
            meeting.Payout,
            Refund = (long?)null,
            meeting.CancellationPolicy,
            meeting.ExpiresAt,
            meeting.AcceptedAt,
            AllowedActions = new[] { meeting.Status == "accepted" ? "cancel" : "withdraw" },
            meeting.CreatedAt,
            meeting.UpdatedAt,
            History = meeting.History.Select(h => new
            {
                h.At,
                h.Actor,
                From = h.FromStatus,
                To = h.ToStatus,
                h.Reason,
            }),
        };
}

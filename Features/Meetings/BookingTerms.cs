using Companion.Infrastructure;
using Dapper;

namespace Companion.Features.Meetings;

/// <summary>A companion's terms at the moment of a booking or a quote, who books, and whether the start keeps the rules.</summary>
internal sealed record BookingTerms
{
    // Who books, and whether the time is either's, are asked with the terms, so that all of it is one read.
    private const string Sql = """
        select
            c.id as companion_id, c.account_id as companion_account_id, c.name as companion_name, a.username as companion_username,
            c.city_id, z.name as city, z.time_zone, c.hourly_rate, c.currency, c.instant_book,
            c.cancellation_policy, c.min_minutes, c.max_minutes, c.step_minutes, c.buffer_before, c.buffer_after, c.min_notice_minutes,
            c.horizon_days, c.version,
            exists (
                select from companion_starts(c.id, @StartsAt, @StartsAt::timestamptz + interval '1 minute', @Minutes, @Now) s
                where s.starts_at = @StartsAt
            ) as is_open,
            exists (select from blocks b where b.account_id = @AccountId and b.blocked_id = c.account_id)
                or exists (select from blocks b where b.account_id = c.account_id and b.blocked_id = @AccountId) as is_blocked,
            exists (
                select
                from (values
                    (
                        c.account_id,
                        tstzrange(
                            @StartsAt::timestamptz - make_interval(mins => c.buffer_before),
                            @EndsAt::timestamptz + make_interval(mins => c.buffer_after)
                        )
                    ),
                    (@AccountId, tstzrange(@StartsAt, @EndsAt))
                ) asked (account_id, during)
                join calendar_entries e on e.account_id = asked.account_id and e.during && asked.during
                join meetings m on m.id = e.meeting_id
                where m.status <> 'requested' or m.expires_at > @Now
            ) as is_taken,
            exists (
                select
                from open_requests o
                where o.patron_id = p.id and o.open >= 5
                  and not exists (
                      select from meetings m where m.patron_id = p.id and m.status = 'requested' and m.expires_at <= @Now
                  )
            ) as has_too_many_requests,
            p.id as patron_id, p.name as patron_name, pa.username as patron_username
        from companions c
        join accounts a on a.id = c.account_id
        join cities z on z.id = c.city_id
        left join patrons p on p.account_id = @AccountId
        left join accounts pa on pa.id = p.account_id
        where c.id = @CompanionId and c.is_active
        """;

    private static readonly Statement Asking = new(Sql);

    public required Guid CompanionId { get; init; }

    public required Guid CompanionAccountId { get; init; }

    public required string CompanionName { get; init; }

    public required string CompanionUsername { get; init; }

    public required int CityId { get; init; }

    public required string City { get; init; }

    public required string TimeZone { get; init; }

    public required long HourlyRate { get; init; }

    public required string Currency { get; init; }

    public required bool InstantBook { get; init; }

    public required CancellationPolicy CancellationPolicy { get; init; }

    public required int MinMinutes { get; init; }

    public required int MaxMinutes { get; init; }

    public required int StepMinutes { get; init; }

    public required int BufferBefore { get; init; }

    public required int BufferAfter { get; init; }

    public required int MinNoticeMinutes { get; init; }

    public required int HorizonDays { get; init; }

    /// <summary>Of the profile that they are from.</summary>
    public required int Version { get; init; }

    public required bool IsOpen { get; init; }

    /// <summary>Whether either has blocked the other.</summary>
    public required bool IsBlocked { get; init; }

    /// <summary>Whether either has a meeting then; a request whose time to answer is over is none.</summary>
    public required bool IsTaken { get; init; }

    /// <summary>Whether the caller has as many open requests as they may; those whose time to answer is over are none.</summary>
    public required bool HasTooManyRequests { get; init; }

    /// <summary>The caller's patron profile; null for who has none.</summary>
    public required Guid? PatronId { get; init; }

    public required string? PatronName { get; init; }

    public required string? PatronUsername { get; init; }

    /// <summary>As the primary has them. Refuses with 404 where there is no such companion, or they are not active.</summary>
    public static async Task<BookingTerms> Find(
        BookingRequest request,
        Guid accountId,
        DateTime now,
        Database database,
        CancellationToken ct
    )
    {
        var asking = Asking
            .In(database.PrimaryTogether)
            .With("CompanionId", request.CompanionId)
            .With("AccountId", accountId)
            .With("StartsAt", request.StartsAt)
            .With("EndsAt", request.EndsAt())
            .With("Minutes", request.Minutes)
            .With("Now", now);
        return await asking.Read(row => row.GetRowParser<BookingTerms>()(row), ct) is [var terms]
            ? terms
            : throw Refusal.NotFound();
    }

    /// <summary>Refuses what they do not allow: 400, 403, 409 in this order.</summary>
    public void Require(BookingRequest request, Guid accountId, DateTime now)
    {
        if (CompanionAccountId == accountId)
        {
            throw Refusal.Invalid("companion_id", "Nobody books themselves.");
        }

        if (
            request.Minutes < MinMinutes
            || request.Minutes > MaxMinutes
            || (request.Minutes - MinMinutes) % StepMinutes != 0
        )
        {
            throw Refusal.Invalid(
                "minutes",
                $"This companion takes {MinMinutes} to {MaxMinutes} minutes, in steps of {StepMinutes}."
            );
        }

        if (IsBlocked)
        {
            throw Refusal.NotAvailable();
        }

        if (PatronId is null)
        {
            throw Refusal.Forbidden(
                "patron_profile_required",
                "Booking needs a patron profile: create one with POST /v1/patrons."
            );
        }

        if (!IsOpen)
        {
            throw NotOpen(request, now);
        }

        if (IsTaken)
        {
            throw BookMeeting.SlotTaken();
        }
    }

    private Refusal NotOpen(BookingRequest request, DateTime now)
    {
        if (request.StartsAt < now)
        {
            return Refusal.Conflict("too_soon", "The start is in the past.");
        }

        if (request.StartsAt < now.AddMinutes(MinNoticeMinutes))
        {
            return Refusal.Conflict("too_soon", $"This companion needs {MinNoticeMinutes} minutes' notice.");
        }

        if (!InstantBook && MeetingRules.ExpiryOf(now, request.StartsAt) - now < MeetingRules.ShortestToAnswer)
        {
            return Refusal.Conflict("too_soon", "The start is too near for the companion to answer in time.");
        }

        return request.StartsAt >= now.AddDays(HorizonDays)
            ? Refusal.Conflict("too_far_ahead", $"This companion can be booked at most {HorizonDays} days ahead.")
            : Refusal.Conflict("not_open", "That is none of this companion's starts: see their slots.");
    }
}

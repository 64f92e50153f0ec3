using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Meetings;

/// <summary>A companion's terms at the moment of a booking, and whether its start keeps their rules.</summary>
internal sealed record BookingTerms
{
    private const string PatronSql = """
        select p.id, p.name, a.username
        from patrons p
        join accounts a on a.id = p.account_id
        where p.account_id = @AccountId
        """;

    /// <summary>To select <see cref="From"/>, for @AccountId, @StartsAt, @Minutes and @Now.</summary>
    public const string Columns = """
        c.id as companion_id, c.account_id as companion_account_id, c.name as companion_name, a.username as companion_username,
        c.city_id, z.name as city, z.time_zone, c.hourly_rate, c.currency, c.instant_book,
        c.cancellation_policy, c.min_minutes, c.max_minutes, c.step_minutes, c.buffer_before, c.buffer_after, c.min_notice_minutes,
        c.horizon_days,
        exists (
            select from companion_starts(c.id, @StartsAt, @StartsAt::timestamptz + interval '1 minute', @Minutes, @Now) s
            where s.starts_at = @StartsAt
        ) as is_open,
        exists (select from blocks b where b.account_id = @AccountId and b.blocked_id = c.account_id)
            or exists (select from blocks b where b.account_id = c.account_id and b.blocked_id = @AccountId) as is_blocked
        """;

    /// <summary>The companion @CompanionId, as long as they are active.</summary>
    public const string From = """
        from companions c
        join accounts a on a.id = c.account_id
        join cities z on z.id = c.city_id
        where c.id = @CompanionId and c.is_active
        """;

    /// <summary>
    /// Both profiles are kept from being deleted until the booking commits, and locked before all else: a deletion waits
    /// here, or is waited for here, and never in the middle.
    /// </summary>
    private const string LockSql = $"{PatronSql} for key share of p; select {Columns} {From} for key share of c;";

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

    public required bool IsOpen { get; init; }

    /// <summary>Whether either has blocked the other.</summary>
    public required bool IsBlocked { get; init; }

    /// <summary>The caller's patron profile.</summary>
    internal sealed record PatronRow(Guid Id, string Name, string Username);

    /// <summary>Locks both, and refuses what no calendar need be asked for.</summary>
    public static async Task<(BookingTerms Terms, PatronRow Patron)> Lock(
        BookingRequest request,
        Guid accountId,
        DateTime now,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        await using var results = await connection.QueryMultipleAsync(
            new CommandDefinition(
                LockSql,
                new
                {
                    AccountId = accountId,
                    request.CompanionId,
                    request.StartsAt,
                    request.Minutes,
                    Now = now,
                },
                transaction,
                cancellationToken: ct
            )
        );
        var patron = await results.ReadSingleOrDefaultAsync<PatronRow>();
        var terms = await results.ReadSingleOrDefaultAsync<BookingTerms>() ?? throw Refusal.NotFound();
        terms.Require(request, accountId, patron is not null, now);
        return (terms, patron!);
    }

    /// <summary>Refuses what no calendar need be asked for: 400, 403, 409 in this order.</summary>
    public void Require(BookingRequest request, Guid accountId, bool hasPatron, DateTime now)
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

        if (!hasPatron)
        {
            throw Refusal.Forbidden(
                "patron_profile_required",
                "Booking needs a patron profile: create one with POST /v1/patrons."
            );
        }

        if (IsOpen)
        {
            return;
        }

        if (request.StartsAt < now.AddMinutes(MinNoticeMinutes))
        {
            throw Refusal.Conflict("too_soon", $"This companion needs {MinNoticeMinutes} minutes' notice.");
        }

        if (!InstantBook && MeetingRules.ExpiryOf(now, request.StartsAt) - now < MeetingRules.ShortestToAnswer)
        {
            throw Refusal.Conflict("too_soon", "The start is too near for the companion to answer in time.");
        }

        throw request.StartsAt >= now.AddDays(HorizonDays)
            ? Refusal.Conflict("too_far_ahead", $"This companion can be booked at most {HorizonDays} days ahead.")
            : Refusal.Conflict("not_open", "The companion is not open at that time: see their slots.");
    }
}

using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Meetings;

/// <summary>
/// The act of booking, inside the caller's transaction: the meeting and a calendar row for each of its two people, or
/// nothing. The exclusion constraint decides who gets the slot; nothing is checked first and done later.
/// </summary>
internal static class BookMeeting
{
    // The rows go in by account id, so that two bookings of the same two people wait in one order. A row that loses is left
    // out ("do nothing") and the caller rolls back: a plain insert would raise, and deadlock when hot.
    private const string BookSql = """
        with counted as (
            insert into open_requests (patron_id, open)
            select @PatronId::uuid, 1
            where @Status = 'requested'
            on conflict (patron_id) do update set open = open_requests.open + 1 where open_requests.open < 5
            returning patron_id
        ),
        booked as (
            insert into meetings (
                id, companion_id, patron_id, city_id, time_zone, starts_at, ends_at, minutes, note, status, cancellation_policy, currency,
                hourly_rate, price, service_fee, discount, voucher_code, total, payout, expires_at, accepted_at, created_at, updated_at
            )
            select
                @Id, @CompanionId, @PatronId, @CityId, @TimeZone, @StartsAt, @EndsAt, @Minutes, @Note, @Status, @CancellationPolicy, @Currency,
                @HourlyRate, @Price, @ServiceFee, @Discount, @VoucherCode, @Total, @Payout, @ExpiresAt, @AcceptedAt, @Now, @Now
            where @Status = 'accepted' or exists (select from counted)
            returning id
        ),
        held as (
            insert into calendar_entries (account_id, during, meeting_id, kind)
            select side.account_id, side.during, booked.id, side.kind
            from booked
            cross join (values
                (@CompanionAccountId::uuid, tstzrange(@HeldFrom, @HeldUntil), 'companion'),
                (@PatronAccountId::uuid, tstzrange(@StartsAt, @EndsAt), 'patron')
            ) side (account_id, during, kind)
            order by side.account_id
            on conflict do nothing
            returning account_id
        ),
        kept as (
            insert into meeting_history (meeting_id, version, actor, to_status, at)
            select booked.id, 1, 'patron', @Status, @Now
            from booked
        )
        select (select count(*) from booked) as booked, (select count(*) from held) as held
        """;

    private const string OverdueSql = """
        select m.id
        from meetings m
        where m.patron_id = @PatronId and m.status = 'requested' and m.expires_at <= @Now
        union
        select m.id
        from (values
            (@CompanionAccountId::uuid, tstzrange(@HeldFrom, @HeldUntil)),
            (@PatronAccountId::uuid, tstzrange(@StartsAt, @EndsAt))
        ) asked (account_id, during)
        join calendar_entries e on e.account_id = asked.account_id and e.during && asked.during
        join meetings m on m.id = e.meeting_id
        where m.status = 'requested' and m.expires_at <= @Now
        """;

    /// <summary>Null when booked; else why not, and the caller rolls back.</summary>
    public static async Task<Refusal?> Book(
        Booking booking,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        var (booked, held) = await connection.QuerySingleAsync<(long Booked, long Held)>(
            new CommandDefinition(BookSql, booking, transaction, cancellationToken: ct)
        );
        if (booked == 0)
        {
            return Refusal.Conflict(
                "too_many_open_requests",
                "You have 5 open requests already. Withdraw one, or wait for an answer."
            );
        }

        return held == 2 ? null : SlotTaken();
    }

    /// <summary>
    /// Expires the requests in this booking's way whose time to answer is over, each in a transaction of its own. Done only after a
    /// booking was refused: expiring first in the same transaction deadlocks.
    /// </summary>
    public static async Task ExpireOverdue(
        Booking booking,
        Database database,
        UpdateSignals signals,
        CancellationToken ct
    )
    {
        List<Guid> overdue;
        await using (var connection = await database.Writes.OpenConnectionAsync(ct))
        {
            overdue =
            [
                .. await connection.QueryAsync<Guid>(new CommandDefinition(OverdueSql, booking, cancellationToken: ct)),
            ];
        }

        foreach (var id in overdue)
        {
            await ChangeMeeting.Expire(id, booking.Now, database, signals, ct);
        }
    }

    public static Refusal SlotTaken() =>
        Refusal.Conflict(
            "slot_taken",
            "That time is taken: you or the companion have a meeting then. See their slots for free ones."
        );

    /// <summary>A booking as its statements take it.</summary>
    internal sealed record Booking(
        Guid Id,
        Guid CompanionId,
        Guid CompanionAccountId,
        Guid PatronId,
        Guid PatronAccountId,
        int CityId,
        string TimeZone,
        DateTime StartsAt,
        DateTime EndsAt,
        int Minutes,
        string? Note,
        string Status,
        string CancellationPolicy,
        string Currency,
        long HourlyRate,
        long Price,
        long ServiceFee,
        long Discount,
        string? VoucherCode,
        long Total,
        long Payout,
        DateTime? ExpiresAt,
        DateTime? AcceptedAt,
        DateTime HeldFrom,
        DateTime HeldUntil,
        DateTime Now
    )
    {
        public static Booking Of(
            Guid id,
            BookingRequest request,
            BookingTerms terms,
            Guid patronId,
            Guid accountId,
            MeetingPrice price,
            string? voucherCode,
            DateTime now
        )
        {
            var endsAt = request.StartsAt.AddMinutes(request.Minutes);
            return new Booking(
                id,
                terms.CompanionId,
                terms.CompanionAccountId,
                patronId,
                accountId,
                terms.CityId,
                terms.TimeZone,
                request.StartsAt,
                endsAt,
                request.Minutes,
                request.Note?.Trim(),
                Wire<MeetingStatus>.NameOf(terms.InstantBook ? MeetingStatus.Accepted : MeetingStatus.Requested),
                Wire<CancellationPolicy>.NameOf(terms.CancellationPolicy),
                terms.Currency,
                terms.HourlyRate,
                price.Price,
                price.ServiceFee,
                price.Discount,
                voucherCode,
                price.Total,
                price.Payout,
                terms.InstantBook ? null : MeetingRules.ExpiryOf(now, request.StartsAt),
                terms.InstantBook ? now : null,
                request.StartsAt.AddMinutes(-terms.BufferBefore),
                endsAt.AddMinutes(terms.BufferAfter),
                now
            );
        }
    }
}

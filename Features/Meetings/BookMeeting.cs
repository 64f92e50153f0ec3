using Companion.Infrastructure;
using Dapper;

namespace Companion.Features.Meetings;

/// <summary>
/// What a booking writes: the meeting and a calendar row for each of its two people, or nothing. The exclusion constraint decides who gets the slot; nothing is checked first and done later.
/// </summary>
internal static class BookMeeting
{
    /// <summary>Why a booking's statements were ended by one of them.</summary>
    public const string Changed = "changed";

    /// <inheritdoc cref="Changed"/>
    public const string TooManyOpenRequests = "too_many_open_requests";

    /// <inheritdoc cref="Changed"/>
    public const string Taken = "slot_taken";

    // Both profiles are kept from being deleted until the booking commits, and locked before anything is written but the keys, patrons first: a deletion waits
    // here, or is waited for here, and never in the middle. The terms are still those that were read (whatever changes them raises their
    // version), and nobody has blocked anybody since.
    private const string LockPatronsSql = $"""
        with locked as (
            select p.id
            from patrons p
            where p.id = any(@PatronIds)
            order by p.id
            for key share
        )
        select refuse_unless((select count(*) from locked) = cardinality(@PatronIds), '{Changed}')
        """;

    private const string LockCompanionsSql = $"""
        with locked as (
            select c.id, c.version
            from companions c
            where c.id = any(@CompanionIds)
            order by c.id
            for key share
        )
        select refuse_unless(
            (
                select count(*)
                from unnest(
                    @CompanionIds::uuid[], @TermsVersions::integer[], @CompanionAccountIds::uuid[], @PatronAccountIds::uuid[]
                ) b (companion_id, version, companion_account_id, patron_account_id)
                join locked l on l.id = b.companion_id and l.version = b.version
                where not exists (
                    select from blocks o where o.account_id = b.companion_account_id and o.blocked_id = b.patron_account_id
                )
                and not exists (
                    select from blocks o where o.account_id = b.patron_account_id and o.blocked_id = b.companion_account_id
                )
            ) = cardinality(@CompanionIds),
            '{Changed}'
        )
        """;

    // Rows of the same people go in by one order for everybody, so that bookings that meet wait in one order. A row that loses is left
    // out ("do nothing") and all of it is refused: a plain insert would raise, and deadlock when hot.
    private const string BookSql = $"""
        with asked as materialized (
            select *
            from unnest(
                @Ids::uuid[], @CompanionIds::uuid[], @CompanionAccountIds::uuid[], @PatronIds::uuid[], @PatronAccountIds::uuid[], @CityIds::integer[],
                @TimeZones::text[], @StartTimes::timestamptz[], @EndTimes::timestamptz[], @Lengths::integer[],
                @Notes::text[], @Statuses::text[], @CancellationPolicies::text[], @Currencies::text[], @HourlyRates::bigint[], @Prices::bigint[],
                @ServiceFees::bigint[], @Discounts::bigint[], @VoucherCodes::text[], @Totals::bigint[], @Payouts::bigint[],
                @ExpiryTimes::timestamptz[], @HoldStarts::timestamptz[], @HoldEnds::timestamptz[], @Moments::timestamptz[]
            ) b (
                id, companion_id, companion_account_id, patron_id, patron_account_id, city_id, time_zone, starts_at, ends_at, minutes,
                note, status, cancellation_policy, currency, hourly_rate, price, service_fee, discount, voucher_code,
                total, payout, expires_at, held_from, held_until, moment
            )
        ),
        counted as (
            insert into open_requests (patron_id, open)
            select b.patron_id, 1
            from asked b
            where b.status = 'requested'
            order by b.patron_id
            on conflict (patron_id) do update set open = open_requests.open + 1 where open_requests.open < 5
            returning patron_id
        ),
        booked as (
            insert into meetings (
                id, companion_id, patron_id, city_id, time_zone, starts_at, ends_at, minutes, note, status, cancellation_policy, currency,
                hourly_rate, price, service_fee, discount, voucher_code, total, payout, expires_at, accepted_at, created_at, updated_at
            )
            select
                b.id, b.companion_id, b.patron_id, b.city_id, b.time_zone, b.starts_at, b.ends_at, b.minutes, b.note, b.status,
                b.cancellation_policy, b.currency, b.hourly_rate, b.price, b.service_fee, b.discount, b.voucher_code, b.total, b.payout,
                case when b.status = 'requested' then b.expires_at end, case when b.status = 'accepted' then b.moment end, b.moment, b.moment
            from asked b
            where b.status = 'accepted' or exists (select from counted c where c.patron_id = b.patron_id)
            returning id
        ),
        held as (
            insert into calendar_entries (account_id, during, meeting_id, kind)
            select side.account_id, side.during, b.id, side.kind
            from booked
            join asked b on b.id = booked.id
            cross join lateral (values
                (b.companion_account_id, tstzrange(b.held_from, b.held_until), 'companion'),
                (b.patron_account_id, tstzrange(b.starts_at, b.ends_at), 'patron')
            ) side (account_id, during, kind)
            order by side.account_id, side.during
            on conflict do nothing
            returning account_id
        ),
        kept as (
            insert into meeting_history (meeting_id, version, actor, to_status, at)
            select b.id, 1, 'patron', b.status, b.moment
            from booked
            join asked b on b.id = booked.id
        )
        select
            refuse_unless((select count(*) from booked) = cardinality(@Ids), '{TooManyOpenRequests}'),
            refuse_unless((select count(*) from held) = 2 * cardinality(@Ids), '{Taken}')
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

    private static readonly Statement LockingPatrons = new(LockPatronsSql);
    private static readonly Statement LockingCompanions = new(LockCompanionsSql);
    private static readonly Statement Making = new(BookSql);

    /// <summary>
    /// Several bookings, each of another patron, to be sent in this order: all are made, or none. They end the transaction with
    /// <see cref="Changed"/>, <see cref="TooManyOpenRequests"/> or <see cref="Taken"/>.
    /// </summary>
    public static IEnumerable<Statement.Execution> Statements(IReadOnlyList<Booking> bookings) =>
        [
            LockingPatrons.InBatch().With("PatronIds", Each(bookings, booking => booking.PatronId)),
            LockingCompanions
                .InBatch()
                .With("CompanionIds", Each(bookings, booking => booking.CompanionId))
                .With("TermsVersions", Each(bookings, booking => booking.TermsVersion))
                .With("CompanionAccountIds", Each(bookings, booking => booking.CompanionAccountId))
                .With("PatronAccountIds", Each(bookings, booking => booking.PatronAccountId)),
            Making
                .InBatch()
                .With("Ids", Each(bookings, booking => booking.Id))
                .With("CompanionIds", Each(bookings, booking => booking.CompanionId))
                .With("CompanionAccountIds", Each(bookings, booking => booking.CompanionAccountId))
                .With("PatronIds", Each(bookings, booking => booking.PatronId))
                .With("PatronAccountIds", Each(bookings, booking => booking.PatronAccountId))
                .With("CityIds", Each(bookings, booking => booking.CityId))
                .With("TimeZones", Each(bookings, booking => booking.TimeZone))
                .With("StartTimes", Each(bookings, booking => booking.StartsAt))
                .With("EndTimes", Each(bookings, booking => booking.EndsAt))
                .With("Lengths", Each(bookings, booking => booking.Minutes))
                .With("Notes", Each(bookings, booking => booking.Note))
                .With("Statuses", Each(bookings, booking => booking.Status))
                .With("CancellationPolicies", Each(bookings, booking => booking.CancellationPolicy))
                .With("Currencies", Each(bookings, booking => booking.Currency))
                .With("HourlyRates", Each(bookings, booking => booking.HourlyRate))
                .With("Prices", Each(bookings, booking => booking.Price))
                .With("ServiceFees", Each(bookings, booking => booking.ServiceFee))
                .With("Discounts", Each(bookings, booking => booking.Discount))
                .With("VoucherCodes", Each(bookings, booking => booking.VoucherCode))
                .With("Totals", Each(bookings, booking => booking.Total))
                .With("Payouts", Each(bookings, booking => booking.Payout))
                .With("ExpiryTimes", Each(bookings, booking => booking.ExpiresAt ?? booking.StartsAt))
                .With("HoldStarts", Each(bookings, booking => booking.HeldFrom))
                .With("HoldEnds", Each(bookings, booking => booking.HeldUntil))
                .With("Moments", Each(bookings, booking => booking.Now)),
        ];

    private static T[] Each<T>(IReadOnlyList<Booking> bookings, Func<Booking, T> valueOf) =>
        [.. bookings.Select(valueOf)];

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

    public static Refusal TooManyRequests() =>
        Refusal.Conflict(TooManyOpenRequests, "You have 5 open requests already. Withdraw one, or wait for an answer.");

    public static Refusal SlotTaken() =>
        Refusal.Conflict(
            Taken,
            "That time is taken: you or the companion have a meeting then. See their slots for free ones."
        );

    /// <summary>A booking as its statements take it.</summary>
    internal sealed record Booking(
        Guid Id,
        Guid CompanionId,
        Guid CompanionAccountId,
        int TermsVersion,
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
            Guid accountId,
            MeetingPrice price,
            string? voucherCode,
            DateTime now
        )
        {
            var endsAt = request.EndsAt();
            return new Booking(
                id,
                terms.CompanionId,
                terms.CompanionAccountId,
                terms.Version,
                terms.PatronId!.Value,
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

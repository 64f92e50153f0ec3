namespace Companion.Features.Meetings;

/// <summary>A meeting as it is stored, with what its two people are called. A side is null once its profile is gone.</summary>
internal sealed record MeetingRow
{
    public const string Columns = """
        m.id, m.status, m.city_id, z.name as city, m.time_zone, m.starts_at, m.ends_at, m.minutes, m.note, m.cancellation_policy,
        m.currency, m.hourly_rate, m.price, m.service_fee, m.discount, m.voucher_code, m.total, m.payout, m.refund, m.expires_at, m.accepted_at, m.version,
        m.created_at, m.updated_at,
        c.id as companion_id, c.account_id as companion_account_id, c.name as companion_name,
        ca.username as companion_username, ca.phone_number as companion_phone_number,
        p.id as patron_id, p.account_id as patron_account_id, p.name as patron_name,
        pa.username as patron_username, pa.phone_number as patron_phone_number
        """;

    public const string Joins = """
        join cities z on z.id = m.city_id
        left join companions c on c.id = m.companion_id
        left join accounts ca on ca.id = c.account_id
        left join patrons p on p.id = m.patron_id
        left join accounts pa on pa.id = p.account_id
        """;

    /// <summary>One meeting, whoever asks.</summary>
    public const string SelectSql = $"select {Columns} from meetings m {Joins} where m.id = @Id";

    public const string HistorySql = """
        select h.at, h.actor, h.from_status as "from", h.to_status as "to", h.reason
        from meeting_history h
        where h.meeting_id = @Id
        order by h.version
        """;

    public required Guid Id { get; init; }

    public required MeetingStatus Status { get; init; }

    public required int CityId { get; init; }

    public required string City { get; init; }

    public required string TimeZone { get; init; }

    public required DateTime StartsAt { get; init; }

    public required DateTime EndsAt { get; init; }

    public required int Minutes { get; init; }

    public required string? Note { get; init; }

    public required CancellationPolicy CancellationPolicy { get; init; }

    public required string Currency { get; init; }

    public required long HourlyRate { get; init; }

    public required long Price { get; init; }

    public required long ServiceFee { get; init; }

    public required long Discount { get; init; }

    public required string? VoucherCode { get; init; }

    public required long Total { get; init; }

    public required long Payout { get; init; }

    public required long? Refund { get; init; }

    public required DateTime? ExpiresAt { get; init; }

    public required DateTime? AcceptedAt { get; init; }

    public required int Version { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime UpdatedAt { get; init; }

    public required Guid? CompanionId { get; init; }

    public required Guid? CompanionAccountId { get; init; }

    public required string? CompanionName { get; init; }

    public required string? CompanionUsername { get; init; }

    public required string? CompanionPhoneNumber { get; init; }

    public required Guid? PatronId { get; init; }

    public required Guid? PatronAccountId { get; init; }

    public required string? PatronName { get; init; }

    public required string? PatronUsername { get; init; }

    public required string? PatronPhoneNumber { get; init; }

    /// <summary>
    /// As it is right after it was booked, without asking for what is known; but for the phone numbers, which are for who reads it later.
    /// </summary>
    public static MeetingRow Of(BookMeeting.Booking booking, BookingTerms terms) =>
        new()
        {
            Id = booking.Id,
            Status = terms.InstantBook ? MeetingStatus.Accepted : MeetingStatus.Requested,
            CityId = booking.CityId,
            City = terms.City,
            TimeZone = booking.TimeZone,
            StartsAt = booking.StartsAt,
            EndsAt = booking.EndsAt,
            Minutes = booking.Minutes,
            Note = booking.Note,
            CancellationPolicy = terms.CancellationPolicy,
            Currency = booking.Currency,
            HourlyRate = booking.HourlyRate,
            Price = booking.Price,
            ServiceFee = booking.ServiceFee,
            Discount = booking.Discount,
            VoucherCode = booking.VoucherCode,
            Total = booking.Total,
            Payout = booking.Payout,
            Refund = null,
            ExpiresAt = booking.ExpiresAt,
            AcceptedAt = booking.AcceptedAt,
            Version = 1,
            CreatedAt = booking.Now,
            UpdatedAt = booking.Now,
            CompanionId = booking.CompanionId,
            CompanionAccountId = booking.CompanionAccountId,
            CompanionName = terms.CompanionName,
            CompanionUsername = terms.CompanionUsername,
            CompanionPhoneNumber = null,
            PatronId = booking.PatronId,
            PatronAccountId = booking.PatronAccountId,
            PatronName = terms.PatronName,
            PatronUsername = terms.PatronUsername,
            PatronPhoneNumber = null,
        };

    /// <summary>Which side an account is on; null for a third party.</summary>
    public MeetingActor? SideOf(Guid accountId)
    {
        if (CompanionAccountId == accountId)
        {
            return MeetingActor.Companion;
        }

        return PatronAccountId == accountId ? MeetingActor.Patron : null;
    }
}

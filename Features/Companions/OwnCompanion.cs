using System.Text.Json.Serialization;

namespace Companion.Features.Companions;

/// <summary>A companion profile as its owner sees it.</summary>
internal sealed record OwnCompanion
{
    /// <summary>Both statements read this: by the account, which is how an owner names their profile.</summary>
    public const string SelectSql = """
        select
            c.id, a.username, c.name, c.about, c.sex, c.orientation, c.show_orientation,
            c.city_id, z.name as city, z.country_code as country, z.time_zone,
            c.languages, c.interests,
            c.hourly_rate, c.currency, c.is_active, c.min_minutes, c.max_minutes, c.step_minutes, c.buffer_before, c.buffer_after,
            c.min_notice_minutes, c.horizon_days, c.instant_book, c.cancellation_policy, c.version, c.created_at, c.updated_at
        from companions c
        join accounts a on a.id = c.account_id
        join cities z on z.id = c.city_id
        where c.account_id = @AccountId
        """;

    public required Guid Id { get; init; }

    public required string Username { get; init; }

    public required string Name { get; init; }

    public required string About { get; init; }

    public required CompanionSex Sex { get; init; }

    public required string? Orientation { get; init; }

    public required bool ShowOrientation { get; init; }

    public required int CityId { get; init; }

    public required string City { get; init; }

    public required string Country { get; init; }

    public required string TimeZone { get; init; }

    public required string[] Languages { get; init; }

    public required string[] Interests { get; init; }

    public required long HourlyRate { get; init; }

    public required string Currency { get; init; }

    public required bool IsActive { get; init; }

    public required int MinMinutes { get; init; }

    public required int MaxMinutes { get; init; }

    public required int StepMinutes { get; init; }

    public required int BufferBefore { get; init; }

    public required int BufferAfter { get; init; }

    public required int MinNoticeMinutes { get; init; }

    public required int HorizonDays { get; init; }

    public required bool InstantBook { get; init; }

    public required CompanionPolicy CancellationPolicy { get; init; }

    [JsonIgnore]
    public int Version { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime UpdatedAt { get; init; }
}

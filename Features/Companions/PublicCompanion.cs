namespace Companion.Features.Companions;

/// <summary>A companion as everyone may see them: no buffers, and an orientation only if it is shown.</summary>
internal sealed record PublicCompanion
{
    public required Guid Id { get; init; }

    public required string Username { get; init; }

    public required string Name { get; init; }

    public required string About { get; init; }

    public required CompanionSex Sex { get; init; }

    public required string? Orientation { get; init; }

    public required int CityId { get; init; }

    public required string City { get; init; }

    public required string Country { get; init; }

    public required string TimeZone { get; init; }

    public required string[] Languages { get; init; }

    public required string[] Interests { get; init; }

    public required long HourlyRate { get; init; }

    public required string Currency { get; init; }

    public required int MinMinutes { get; init; }

    public required int MaxMinutes { get; init; }

    public required int StepMinutes { get; init; }

    public required int MinNoticeMinutes { get; init; }

    public required int HorizonDays { get; init; }

    public required bool InstantBook { get; init; }

    public required CompanionPolicy CancellationPolicy { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime UpdatedAt { get; init; }
}

using Companion.Infrastructure;
using Npgsql;

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

    /// <summary>From a row with its columns in this order.</summary>
    public static PublicCompanion Of(NpgsqlDataReader row) =>
        new()
        {
            Id = row.GetGuid(0),
            Username = row.GetString(1),
            Name = row.GetString(2),
            About = row.GetString(3),
            Sex = Wire<CompanionSex>.ValueOf(row.GetString(4)),
            Orientation = row.IsDBNull(5) ? null : row.GetString(5),
            CityId = row.GetInt32(6),
            City = row.GetString(7),
            Country = row.GetString(8),
            TimeZone = row.GetString(9),
            Languages = row.GetFieldValue<string[]>(10),
            Interests = row.GetFieldValue<string[]>(11),
            HourlyRate = row.GetInt64(12),
            Currency = row.GetString(13),
            MinMinutes = row.GetInt32(14),
            MaxMinutes = row.GetInt32(15),
            StepMinutes = row.GetInt32(16),
            MinNoticeMinutes = row.GetInt32(17),
            HorizonDays = row.GetInt32(18),
            InstantBook = row.GetBoolean(19),
            CancellationPolicy = Wire<CompanionPolicy>.ValueOf(row.GetString(20)),
            CreatedAt = row.GetDateTime(21),
            UpdatedAt = row.GetDateTime(22),
        };
}

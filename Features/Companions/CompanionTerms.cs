using System.Globalization;
using System.Text;

namespace Companion.Features.Companions;

/// <summary>
/// All that a companion says of themself and of how they are booked. Rates are in the currency's minor unit, an hour.
/// </summary>
/// <param name="Orientation">A code of GET /v1/orientations; seen by others only if ShowOrientation.</param>
/// <param name="Languages">ISO 639-1 codes, 1 to 10.</param>
/// <param name="Interests">At most 20 tags; kept in lower case.</param>
/// <param name="HourlyRate">Left out: 30 of the currency's major units.</param>
/// <param name="Currency">ISO 4217. Left out: the city's.</param>
/// <param name="MinMinutes">The shortest meeting; longer ones grow by StepMinutes, which also spaces the starts.</param>
/// <param name="BufferBefore">Minutes kept free before a meeting; BufferAfter those after it.</param>
/// <param name="MinNoticeMinutes">How long before its start a meeting must be asked for.</param>
/// <param name="HorizonDays">How many days ahead one may book.</param>
/// <param name="InstantBook">Requests are accepted at once.</param>
internal sealed record CompanionTerms(
    string Name,
    CompanionSex Sex,
    int CityId,
    string[] Languages,
    string About = "",
    string? Orientation = null,
    bool ShowOrientation = false,
    string[]? Interests = null,
    long? HourlyRate = null,
    string? Currency = null,
    bool IsActive = false,
    int MinMinutes = 60,
    int MaxMinutes = 720,
    int StepMinutes = 30,
    int BufferBefore = 0,
    int BufferAfter = 0,
    int MinNoticeMinutes = 120,
    int HorizonDays = 60,
    bool InstantBook = false,
    CompanionPolicy CancellationPolicy = CompanionPolicy.Flexible
)
{
    /// <summary>Tags as they are kept and compared: trimmed, in lower case, each once.</summary>
    public static string[] Tags(IEnumerable<string>? interests) =>
        [.. (interests ?? []).Select(tag => tag.Trim().ToLowerInvariant()).Distinct(StringComparer.Ordinal)];

    /// <summary>Many scripts write their vowels as marks, so a letter is not enough.</summary>
    public static bool IsTag(string? tag) =>
        tag?.Trim() is { Length: >= 1 and <= 40 } trimmed
        && trimmed
            .EnumerateRunes()
            .All(rune =>
                Rune.IsLetterOrDigit(rune)
                || Rune.GetUnicodeCategory(rune)
                    is UnicodeCategory.NonSpacingMark
                        or UnicodeCategory.SpacingCombiningMark
                || rune.Value is ' ' or '-'
            );
}

using System.Globalization;

namespace Companion.Features.Companions;

internal static class CalendarDate
{
    /// <summary>YYYY-MM-DD and nothing else.</summary>
    public static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
}

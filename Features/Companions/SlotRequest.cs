using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Companion.Infrastructure;

namespace Companion.Features.Companions;

/// <summary>What is wrong with a question for slots, without asking the database: 404 comes before it.</summary>
internal static partial class SlotRequest
{
    private const int MaxDays = 31;

    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Dates(DateOnly? From, DateOnly? To);

    public static (Dates Dates, Refusal? Refusal) Check(string? from, string? to, int? minutes, string? timeZone)
    {
        var dates = new Dates(CalendarDate.Parse(from), CalendarDate.Parse(to));
        return (dates, Problem(from, to, dates) ?? LengthProblem(minutes) ?? ZoneProblem(timeZone));
    }

    public static Refusal UnknownZone() =>
        Refusal.Invalid("time_zone", "'time_zone' is an IANA name, such as America/Toronto.");

    private static Refusal? Problem(string? from, string? to, Dates dates)
    {
        if (from is not null && dates.From is not { Year: >= 1970 and <= 9000 })
        {
            return Refusal.Invalid("from", "'from' is a date as YYYY-MM-DD.");
        }

        if (to is null)
        {
            return null;
        }

        if (dates.To is not { } last)
        {
            return Refusal.Invalid("to", "'to' is a date as YYYY-MM-DD.");
        }

        if (dates.From is not { } first)
        {
            return Refusal.Invalid("from", "'to' goes with 'from'.");
        }

        return last < first || last.DayNumber - first.DayNumber >= MaxDays
            ? Refusal.Invalid("to", $"'to' is on or after 'from', and both together name at most {MaxDays} days.")
            : null;
    }

    private static Refusal? LengthProblem(int? minutes) =>
        minutes is < 60 or > 720 ? Refusal.Invalid("minutes", "'minutes' is from 60 to 720.") : null;

    private static Refusal? ZoneProblem(string? name) =>
        name is null || ZoneName().IsMatch(name) ? null : UnknownZone();

    // PostgreSQL also takes abbreviations, POSIX rules (any name with a number at its end, America/Nowhere5 too) and the
    // posix/ and right/ copies of the database for zones; of these none gets past.
    [GeneratedRegex(
        @"^(UTC|Etc/GMT(0|[+-]0|\+([1-9]|1[0-2])|-([1-9]|1[0-4]))"
            + "|(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico|Pacific|US)"
            + @"(/[A-Za-z_-]+)+)\z",
        RegexOptions.ExplicitCapture,
        100
    )]
    private static partial Regex ZoneName();
}

using System.Globalization;
using System.Text.RegularExpressions;
using Companion.Infrastructure;
using Microsoft.OpenApi;

namespace Companion.Features.Insights;

/// <summary>
/// The dates that are asked about, both included, in the companion's zone, and how long a point is. Without them: the twelve months, twelve weeks or
/// thirty days up to today. At most 400 points.
/// </summary>
internal sealed partial record InsightsPeriod(Bucket Bucket, DateOnly From, DateOnly To)
{
    private const int MaxPoints = 400;

    /// <summary>Refuses with 400 what cannot be read, or is too long.</summary>
    public static InsightsPeriod Of(string? bucket, string? from, string? to, DateOnly today)
    {
        if (!Wire<Bucket>.TryParse(bucket ?? "month", provider: null, out var length))
        {
            throw Refusal.Invalid("bucket", "'bucket' is day, week or month.");
        }

        var last = to is null ? today : DateOf("to", to);
        var first = from is null ? DefaultStart(length.Value, last) : DateOf("from", from);
        if (last < first)
        {
            throw Refusal.Invalid("to", "'to' is on or after 'from', and today when it is left out.");
        }

        return Points(length.Value, first, last) <= MaxPoints
            ? new(length.Value, first, last)
            : throw Refusal.Invalid(
                "from",
                $"From 'from' to 'to' there are at most {MaxPoints} points of a {Wire<Bucket>.NameOf(length.Value)}."
            );
    }

    /// <summary>The framework knows bucket for a text: it is read after who asks is known.</summary>
    public static Task DescribeBucket(
        OpenApiOperation operation,
        Microsoft.AspNetCore.OpenApi.OpenApiOperationTransformerContext context,
        CancellationToken ct
    )
    {
        var bucket = (OpenApiParameter)operation.Parameters!.Single(parameter => parameter.Name is "bucket");
        bucket.Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = [.. Wire<Bucket>.Names],
            Default = "month",
        };
        return Task.CompletedTask;
    }

    private static DateOnly DateOf(string name, string text)
    {
        if (!Form().IsMatch(text))
        {
            throw Refusal.Invalid(name, $"'{name}' is a date as YYYY-MM-DD.");
        }

        if (
            !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        )
        {
            throw Refusal.Invalid(name, $"'{name}' is a date that there is not.");
        }

        return date.Year is >= 1970 and <= 9000
            ? date
            : throw Refusal.Invalid(name, $"'{name}' is from 1970-01-01 to 9000-12-31.");
    }

    private static DateOnly DefaultStart(Bucket bucket, DateOnly last) =>
        bucket switch
        {
            Bucket.Day => last.AddDays(-29),
            Bucket.Week => MondayOf(last).AddDays(-11 * 7),
            _ => new DateOnly(last.Year, last.Month, 1).AddMonths(-11),
        };

    private static int Points(Bucket bucket, DateOnly first, DateOnly last) =>
        bucket switch
        {
            Bucket.Day => last.DayNumber - first.DayNumber,
            Bucket.Week => (MondayOf(last).DayNumber - MondayOf(first).DayNumber) / 7,
            _ => ((last.Year - first.Year) * 12) + last.Month - first.Month,
        } + 1;

    private static DateOnly MondayOf(DateOnly date) => date.AddDays(-(((int)date.DayOfWeek + 6) % 7));

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d\z", RegexOptions.None, 100)]
    private static partial Regex Form();
}

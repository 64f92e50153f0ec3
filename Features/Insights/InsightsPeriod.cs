using System.Globalization;
using Companion.Infrastructure;
using Microsoft.OpenApi;

namespace Companion.Features.Insights;

/// <summary>
/// The dates that are asked about, both included, in the companion's zone, and how long a point is. Without them: the twelve months, twelve weeks or
/// thirty days up to today. At most 400 points.
/// </summary>
internal sealed record InsightsPeriod(Bucket Bucket, DateOnly From, DateOnly To)
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

        return last.DayNumber - first.DayNumber < MaxPoints * LongestDays(length.Value)
            ? new(length.Value, first, last)
            : throw Refusal.Invalid("from", $"From 'from' to 'to' there are at most {MaxPoints} points.");
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

    private static DateOnly DateOf(string name, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is >= 1970 and <= 9000
            ? date
            : throw Refusal.Invalid(name, $"'{name}' is a date as YYYY-MM-DD.");

    private static DateOnly DefaultStart(Bucket bucket, DateOnly last) =>
        bucket switch
        {
            Bucket.Day => last.AddDays(-29),
            Bucket.Week => last.AddDays(-(((int)last.DayOfWeek + 6) % 7) - (11 * 7)),
            _ => new DateOnly(last.Year, last.Month, 1).AddMonths(-11),
        };

    private static int LongestDays(Bucket bucket) =>
        bucket switch
        {
            Bucket.Day => 1,
            Bucket.Week => 7,
            _ => 28,
        };
}

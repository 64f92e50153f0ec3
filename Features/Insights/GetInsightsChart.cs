using Companion.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Features.Insights;

/// <summary>
/// The chart of <see cref="GetInsights"/> as an SVG, for an img of a page whose browser is signed in by cookie. Dates are those of the companion's
/// zone. width and height are in pixels, 100 to 4,000. 404 for who is no companion.
/// </summary>
internal static class GetInsightsChart
{
    public static void Map(IEndpointRouteBuilder insights) =>
        insights
            .MapGet("/me/chart.svg", Handle)
            .WithName(nameof(GetInsightsChart))
            .WithSummary("Your payout against your goal as a picture")
            .Produces<string>(StatusCodes.Status200OK, LineChart.ContentType)
            .Refuses(StatusCodes.Status404NotFound, "not_found")
            .AddOpenApiOperationTransformer(InsightsPeriod.DescribeBucket)
            .AddOpenApiOperationTransformer(ChartSize.Describe);

    private static async Task<IResult> Handle(
        [FromQuery(Name = "bucket")] string? bucket,
        [FromQuery(Name = "from")] string? from,
        [FromQuery(Name = "to")] string? to,
        [FromQuery(Name = "width")] string? width,
        [FromQuery(Name = "height")] string? height,
        Caller caller,
        Database database,
        TimeProvider clock,
        HttpResponse response,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var profile = await InsightsProfile.Find(caller, connection, clock, ct);
        var period = InsightsPeriod.Of(bucket, from, to, profile.Today);
        if (ChartSize.RefusalOf(width, height, out var size) is { } refusal)
        {
            throw refusal;
        }

        var points = await PayoutChart.Read(profile, period, connection, ct);
        var unit = Math.Pow(10, profile.MinorDigits);
        var each = Wire<Bucket>.NameOf(period.Bucket);
        var id = $"insights-{each}";
        var chart = new LineChart(
            id,
            $"Payout a {each}, {profile.Currency}",
            profile.TimeZone,
            [.. points.Select(point => SecondsOf(point.Date))],
            [
                new("Actual", [.. points.Select(point => point.Actual / unit)]),
                new("Goal", [.. points.Select(point => point.Goal / unit ?? double.NaN)]),
            ],
            SecondsOf(period.To),
            profile.MonthlyPayout is null || period.Bucket is Bucket.Day
                ? null
                : $"The goal of a {each} that this period cuts is that of its days in the period."
        );
        response.Headers.ContentSecurityPolicy = LineChart.PolicyOf(id);
        return TypedResults.Bytes(chart.Draw(size.Width, size.Height), LineChart.ContentType);
    }

    /// <summary>By the clock of the zone, as the chart takes it: a date begins at its midnight, on both changes of the clock too.</summary>
    private static long SecondsOf(DateOnly date) =>
        (date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * 86_400L;
}

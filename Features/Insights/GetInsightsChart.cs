using System.ComponentModel.DataAnnotations;
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
            .AddOpenApiOperationTransformer(LineChart.Describe);

    private static async Task<IResult> Handle(
        [FromQuery(Name = "bucket")] string? bucket,
        [FromQuery(Name = "from")] string? from,
        [FromQuery(Name = "to")] string? to,
        [FromQuery(Name = "width"), Range(LineChart.MinSide, LineChart.MaxSide)] int? width,
        [FromQuery(Name = "height"), Range(LineChart.MinSide, LineChart.MaxSide)] int? height,
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
        var (w, h) = (width ?? LineChart.DefaultWidth, height ?? LineChart.DefaultHeight);
        if (LineChart.RefusalOf(w, h) is { } refusal)
        {
            throw refusal;
        }

        var points = await PayoutChart.Read(profile, period, connection, ct);
        var unit = Math.Pow(10, profile.MinorDigits);
        var chart = new LineChart(
            $"Payout a {Wire<Bucket>.NameOf(period.Bucket)}, {profile.Currency}",
            profile.TimeZone,
            [.. points.Select(point => SecondsOf(point.Date))],
            [
                new("Actual", [.. points.Select(point => point.Actual / unit)]),
                new("Goal", [.. points.Select(point => point.Goal / unit ?? double.NaN)]),
            ]
        );
        response.Headers.ContentSecurityPolicy = LineChart.Policy;
        return TypedResults.Bytes(chart.Draw(w, h), LineChart.ContentType);
    }

    /// <summary>By the clock of the zone, as the chart takes it: a date begins at its midnight, on both changes of the clock too.</summary>
    private static long SecondsOf(DateOnly date) =>
        (date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * 86_400L;
}

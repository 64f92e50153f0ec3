using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Features.Insights;

/// <summary>
/// What the caller's work as a companion came to, from one date to another in their city's zone; 404 for who is no companion. Meetings, hours and
/// payout are of completed meetings, by their start; payout and goal are in the minor unit of the profile's currency, and meetings that were
/// booked in another are not in the payout. Requests are by when they were made, instant bookings with them. The cancellation rate counts what either
/// side cancelled. A bucket that the period cuts, as today cuts the running month, has the share of the goal of the days that are in it.
/// </summary>
internal static class GetInsights
{
    public static void Map(IEndpointRouteBuilder insights) =>
        insights
            .MapGet("/me", Handle)
            .WithName(nameof(GetInsights))
            .WithSummary("Your work as a companion in numbers")
            .Refuses(StatusCodes.Status404NotFound, "not_found")
            .AddOpenApiOperationTransformer(InsightsPeriod.DescribeBucket);

    /// <param name="AcceptanceRate">Accepted, of the requests that were accepted, declined, or expired unanswered; null for none.</param>
    /// <param name="CancellationRate">Cancelled by either side, of the agreed meetings that start in the period; null for none.</param>
    /// <param name="MedianAnswerSeconds">From a request to its acceptance or decline by the companion; null for none.</param>
    /// <param name="MonthlyPayout">The goal that PUT /v1/insights/me/goal set, for a calendar month; null without one.</param>
    internal sealed record Response(
        Bucket Bucket,
        DateOnly From,
        DateOnly To,
        string TimeZone,
        string Currency,
        int Meetings,
        double Hours,
        long Payout,
        int Requests,
        double? AcceptanceRate,
        double? CancellationRate,
        long? MedianAnswerSeconds,
        long? MonthlyPayout,
        Chart Chart
    );

    /// <summary>Arrays of one length: Unix seconds of a bucket's first instant, its payout, its share of the goal (null without one).</summary>
    internal sealed record Chart(IReadOnlyList<long> Time, IReadOnlyList<long> Actual, IReadOnlyList<long?> Goal);

    private sealed record Held(int Meetings, long Minutes, long Payout, int Agreed, int Cancelled);

    private sealed record Requested(int Requests, int Accepted, int Refused, double? MedianAnswerSeconds);

    private static async Task<Ok<Response>> Handle(
        [FromQuery(Name = "bucket")] string? bucket,
        [FromQuery(Name = "from")] string? from,
        [FromQuery(Name = "to")] string? to,
        Caller caller,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        // The primary: who has just set a goal sees it.
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var profile = await InsightsProfile.Find(caller, connection, clock, ct);
        var period = InsightsPeriod.Of(bucket, from, to, profile.Today);
        var rows = (
            await connection.QueryAsync<Held, Requested, PayoutChart.Point?, (Held, Requested, PayoutChart.Point?)>(
                new CommandDefinition(WorkSql.Sql, PayoutChart.Parameters(profile, period), cancellationToken: ct),
                (held, requested, point) => (held, requested, point),
                splitOn: "requests,date"
            )
        ).AsList();
        var (held, asked, _) = rows[0];
        var points = rows.Select(row => row.Item3).OfType<PayoutChart.Point>().ToList();
        return TypedResults.Ok(
            new Response(
                period.Bucket,
                period.From,
                period.To,
                profile.TimeZone,
                profile.Currency,
                held.Meetings,
                held.Minutes / 60.0,
                held.Payout,
                asked.Requests,
                Rate(asked.Accepted, asked.Accepted + asked.Refused),
                Rate(held.Cancelled, held.Agreed),
                (long?)asked.MedianAnswerSeconds,
                profile.MonthlyPayout,
                new(
                    [.. points.Select(point => point.Time)],
                    [.. points.Select(point => point.Actual)],
                    [.. points.Select(point => point.Goal)]
                )
            )
        );
    }

    private static double? Rate(int part, int whole) => whole == 0 ? null : Math.Round((double)part / whole, 4);
}

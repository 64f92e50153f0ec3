using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Features.Insights;

/// <summary>
/// What the caller's work as a companion came to, from one date to another in their city's zone; 404 for who is no companion. Meetings, hours and
/// payout are of completed meetings, by their start; payout and goal are in the minor unit of the profile's currency, and meetings that were
/// booked in another are not in the payout. Requests are by when they were made, instant bookings with them.
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

    private sealed record Asked(int Requests, int Accepted, int Refused, double? MedianAnswerSeconds);

    // The range of instants, a day wider on either side than any zone's, is what the indexes serve.
    private const string Sql = """
        with asked as (
            select @CompanionId::uuid as companion_id, @From::date as from_date, @To::date as to_date, @TimeZone::text as time_zone
        )
        select
            count(*) filter (where m.status = 'completed')::integer as meetings,
            coalesce(sum(m.minutes) filter (where m.status = 'completed'), 0)::bigint as minutes,
            coalesce(sum(m.payout) filter (where m.status = 'completed' and m.currency = @Currency), 0)::bigint as payout,
            count(*) filter (where m.accepted_at is not null)::integer as agreed,
            count(*) filter (where m.accepted_at is not null and m.status = 'cancelled')::integer as cancelled
        from asked a
        join meetings m
          on m.companion_id = a.companion_id
         and m.starts_at >= (a.from_date - 2)::timestamp at time zone 'UTC'
         and m.starts_at < (a.to_date + 3)::timestamp at time zone 'UTC'
        where (m.starts_at at time zone a.time_zone)::date between a.from_date and a.to_date;

        with asked as (
            select @CompanionId::uuid as companion_id, @From::date as from_date, @To::date as to_date, @TimeZone::text as time_zone
        )
        select
            count(*)::integer as requests,
            count(*) filter (where m.accepted_at is not null)::integer as accepted,
            count(*) filter (where m.status in ('declined', 'expired'))::integer as refused,
            percentile_cont(0.5) within group (order by extract(epoch from h.at - m.created_at)) as median_answer_seconds
        from asked a
        join meetings m
          on m.companion_id = a.companion_id
         and m.created_at >= (a.from_date - 2)::timestamp at time zone 'UTC'
         and m.created_at < (a.to_date + 3)::timestamp at time zone 'UTC'
        left join lateral (
            select h.at
            from meeting_history h
            where h.meeting_id = m.id and h.from_status = 'requested' and h.to_status in ('accepted', 'declined')
            limit 1
        ) h on true
        where (m.created_at at time zone a.time_zone)::date between a.from_date and a.to_date;
        """;

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
        var points = await PayoutChart.Read(profile, period, connection, ct);
        await using var results = await connection.QueryMultipleAsync(
            new CommandDefinition(
                Sql,
                new
                {
                    CompanionId = profile.Id,
                    period.From,
                    period.To,
                    profile.TimeZone,
                    profile.Currency,
                },
                cancellationToken: ct
            )
        );
        var held = await results.ReadSingleAsync<Held>();
        var asked = await results.ReadSingleAsync<Asked>();
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

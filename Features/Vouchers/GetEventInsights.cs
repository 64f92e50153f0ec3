using System.Data;
using System.Text.Json.Serialization;
using Companion.Features.Events;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Features.Vouchers;

/// <summary>
/// What happens with an event's vouchers, for its organiser and staff: counts in all and by label, and a time series by bucket (hour when left out), its gaps filled with zeros. Times are
/// Unix seconds; minutes and hours begin as they do in UTC, days at midnight in the event's zone. Of a series of more than 10,000 points the latest are told, of labels the 200 most used.
/// 404 for those who may not know of the event, 403 not_staff.
/// </summary>
internal static class GetEventInsights
{
    private const int MaxLabels = 200;
    private const int MaxPoints = 10_000;

    public static void Map(IEndpointRouteBuilder events) =>
        events
            .MapGet("/{event_id:guid}/insights", Handle)
            .DisableRequestTimeout()
            .WithTags("Vouchers")
            .WithName(nameof(GetEventInsights))
            .WithSummary("What happens with an event's vouchers")
            .Refuses(StatusCodes.Status403Forbidden, "not_staff");

    // It may read millions of rows, and others need that pool too.
    private static readonly SemaphoreSlim Turns = new(2);

    internal enum Bucket
    {
        Minute,
        Hour,
        Day,
    }

    /// <param name="RefusedByReason">How many attempts were refused, by the code that was answered.</param>
    internal sealed record Response(
        Guid EventId,
        Counts Total,
        IReadOnlyDictionary<string, long> RefusedByReason,
        IReadOnlyList<LabelCounts> ByLabel,
        [property: JsonPropertyName("bucket")] Bucket By,
        Chart Series
    );

    /// <param name="Issued">How many vouchers there are.</param>
    /// <param name="UniqueGuests">Named guests who have had one redeemed.</param>
    /// <param name="DiscountGiven">By what is redeemed now, in each currency's minor unit.</param>
    internal sealed record Counts(
        long Issued,
        long Claimed,
        long Held,
        long Redeemed,
        long Reversed,
        long Refused,
        long UniqueGuests,
        IReadOnlyList<Money> DiscountGiven,
        DateTime? FirstUsedAt,
        DateTime? LastUsedAt
    );

    /// <param name="Label">Null for those without one, and for unknown codes.</param>
    internal sealed record LabelCounts(string? Label, Counts Counts);

    internal sealed record Money(string Currency, long Amount);

    internal sealed record Chart(long[] Time, long[] Redeemed, long[] Refused);

    private sealed record LabelRow(
        bool IsTotal,
        string? Label,
        long Issued,
        long Claimed,
        long Held,
        long Redeemed,
        long Reversed,
        long Refused,
        long UniqueGuests,
        DateTime? FirstUsedAt,
        DateTime? LastUsedAt
    );

    private sealed record MoneyRow(bool IsTotal, string? Label, string Currency, long Amount);

    private sealed record ReasonRow(string Refusal, long Times);

    private sealed record PointRow(long Time, long Redeemed, long Refused);

    private static async Task<Ok<Response>> Handle(
        [FromRoute(Name = "event_id")] Guid eventId,
        [FromQuery(Name = "bucket")] Wire<Bucket>? bucket,
        Caller caller,
        Database database,
        CancellationToken ct
    )
    {
        await Turns.WaitAsync(ct);
        try
        {
            return TypedResults.Ok(await Count(eventId, bucket?.Value ?? Bucket.Hour, caller, database, ct));
        }
        finally
        {
            Turns.Release();
        }
    }

    private static async Task<Response> Count(
        Guid eventId,
        Bucket by,
        Caller caller,
        Database database,
        CancellationToken ct
    )
    {
        await using var connection = await database.Long.OpenConnectionAsync(ct);
        // One snapshot, so that all of it adds up.
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        (await EventRoles.Of(eventId, caller, connection, snapshot, ct)).RequireTeam();
        var parameters = new
        {
            EventId = eventId,
            MaxLabels,
            MaxPoints,
            Step = by == Bucket.Minute ? TimeSpan.FromMinutes(1) : TimeSpan.FromHours(1),
            Zone = await connection.QuerySingleAsync<string>(
                new CommandDefinition(InsightsSql.ZoneSql, new { EventId = eventId }, snapshot, cancellationToken: ct)
            ),
        };
        var counts = await Query<LabelRow>(InsightsSql.CountsSql);
        var discounts = await Query<MoneyRow>(InsightsSql.DiscountsSql);
        var reasons = await Query<ReasonRow>(InsightsSql.ReasonsSql);
        var points = await Query<PointRow>(by == Bucket.Day ? InsightsSql.ByDaySql : InsightsSql.ByStepSql);
        return new Response(
            eventId,
            CountsOf(counts.Single(row => row.IsTotal), discounts),
            reasons.ToDictionary(row => row.Refusal, row => row.Times, StringComparer.Ordinal),
            [.. counts.Where(row => !row.IsTotal).Select(row => new LabelCounts(row.Label, CountsOf(row, discounts)))],
            by,
            new Chart(
                [.. points.Select(point => point.Time)],
                [.. points.Select(point => point.Redeemed)],
                [.. points.Select(point => point.Refused)]
            )
        );

        async Task<List<T>> Query<T>(string sql) =>
            [
                .. await connection.QueryAsync<T>(
                    new CommandDefinition(sql, parameters, snapshot, cancellationToken: ct)
                ),
            ];
    }

    private static Counts CountsOf(LabelRow row, List<MoneyRow> discounts) =>
        new(
            row.Issued,
            row.Claimed,
            row.Held,
            row.Redeemed,
            row.Reversed,
            row.Refused,
            row.UniqueGuests,
            [
                .. discounts
                    .Where(money =>
                        money.IsTotal == row.IsTotal && string.Equals(money.Label, row.Label, StringComparison.Ordinal)
                    )
                    .Select(money => new Money(money.Currency, money.Amount)),
            ],
            row.FirstUsedAt,
            row.LastUsedAt
        );
}

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
internal static class GetInsights
{
    private const int MaxLabels = 200;
    private const int MaxPoints = 10_000;

    public static void Map(IEndpointRouteBuilder events) =>
        events
            .MapGet("/{event_id:guid}/insights", Handle)
            .DisableRequestTimeout()
            .WithTags("Vouchers")
            .WithName(nameof(GetInsights))
            .WithSummary("What happens with an event's vouchers")
            .Refuses(StatusCodes.Status403Forbidden, "not_staff");

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

    private const string ZoneSql =
        "select z.time_zone from events e join cities z on z.id = e.city_id where e.id = @EventId";

    private const string CountsSql = """
        with issued as (
            select grouping(v.label) = 1 as is_total, v.label, count(*) as issued, count(v.claimed_by) as claimed
            from vouchers v
            where v.event_id = @EventId
            group by grouping sets ((), (v.label))
        ),
        used as (
            select
                grouping(v.label) = 1 as is_total, v.label,
                count(*) filter (where r.status = 'held') as held,
                count(*) filter (where r.status = 'redeemed') as redeemed,
                count(*) filter (where r.status = 'reversed') as reversed,
                count(*) filter (where r.status = 'refused') as refused,
                count(distinct r.guest_id) filter (where r.status = 'redeemed') as unique_guests,
                min(r.created_at) filter (where r.status = 'redeemed') as first_used_at,
                max(r.created_at) filter (where r.status = 'redeemed') as last_used_at
            from redemptions r
            left join vouchers v on v.id = r.voucher_id
            where r.event_id = @EventId
            group by grouping sets ((), (v.label))
        )
        select
            coalesce(i.is_total, u.is_total) as is_total, coalesce(i.label, u.label) as label, coalesce(i.issued, 0) as issued,
            coalesce(i.claimed, 0) as claimed, coalesce(u.held, 0) as held, coalesce(u.redeemed, 0) as redeemed,
            coalesce(u.reversed, 0) as reversed, coalesce(u.refused, 0) as refused, coalesce(u.unique_guests, 0) as unique_guests,
            u.first_used_at, u.last_used_at
        from issued i
        full join used u on u.is_total = i.is_total and coalesce(u.label, '') = coalesce(i.label, '')
        order by 1 desc, redeemed desc, issued desc, 2
        limit @MaxLabels + 1
        """;

    private const string DiscountsSql = """
        select grouping(v.label) = 1 as is_total, v.label, r.currency, sum(r.discount)::bigint as amount
        from redemptions r
        join vouchers v on v.id = r.voucher_id
        where r.event_id = @EventId and r.status = 'redeemed' and r.discount is not null and r.currency is not null
        group by grouping sets ((r.currency), (v.label, r.currency))
        order by r.currency
        """;

    private const string ReasonsSql = """
        select r.refusal, count(*) as times
        from redemptions r
        where r.event_id = @EventId and r.status = 'refused'
        group by r.refusal
        order by r.refusal
        """;

    private const string Attempts = """
        attempts as materialized (
            select r.created_at as at, r.status = 'redeemed' as is_redeemed
            from redemptions r
            where r.event_id = @EventId and r.status in ('redeemed', 'refused')
        )
        """;

    private const string Counted = """
        count(a.at) filter (where a.is_redeemed) as redeemed, count(a.at) filter (where not a.is_redeemed) as refused
        """;

    private const string ByStepSql = $"""
        with {Attempts},
        steps as (
            select t
            from (
                select date_bin(@Step, min(at), 'epoch') as first, date_bin(@Step, max(at), 'epoch') as last from attempts
            ) ends,
            generate_series(greatest(first, last - @Step * (@MaxPoints - 1)), last, @Step) t
        ),
        counted as (
            select date_bin(@Step, a.at, 'epoch') as t, {Counted} from attempts a group by 1
        )
        select extract(epoch from s.t)::bigint as time, coalesce(c.redeemed, 0) as redeemed, coalesce(c.refused, 0) as refused
        from steps s
        left join counted c on c.t = s.t
        order by s.t
        """;

    private const string ByDaySql = $"""
        with {Attempts},
        days as (
            select d::date as day
            from (
                select date_trunc('day', min(at) at time zone @Zone) as first, date_trunc('day', max(at) at time zone @Zone) as last
                from attempts
            ) ends,
            generate_series(greatest(first, last - make_interval(days => @MaxPoints - 1)), last, interval '1 day') d
        ),
        counted as (
            select (a.at at time zone @Zone)::date as day, {Counted} from attempts a group by 1
        )
        select
            extract(epoch from s.day::timestamp at time zone @Zone)::bigint as time, coalesce(c.redeemed, 0) as redeemed,
            coalesce(c.refused, 0) as refused
        from days s
        left join counted c on c.day = s.day
        order by s.day
        """;

    private static async Task<Ok<Response>> Handle(
        [FromRoute(Name = "event_id")] Guid eventId,
        [FromQuery(Name = "bucket")] Wire<Bucket>? bucket,
        Caller caller,
        Database database,
        CancellationToken ct
    )
    {
        var by = bucket?.Value ?? Bucket.Hour;
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
                new CommandDefinition(ZoneSql, new { EventId = eventId }, snapshot, cancellationToken: ct)
            ),
        };
        var counts = await Query<LabelRow>(CountsSql);
        var discounts = await Query<MoneyRow>(DiscountsSql);
        var reasons = await Query<ReasonRow>(ReasonsSql);
        var points = await Query<PointRow>(by == Bucket.Day ? ByDaySql : ByStepSql);
        return TypedResults.Ok(
            new Response(
                eventId,
                CountsOf(counts.Single(row => row.IsTotal), discounts),
                reasons.ToDictionary(row => row.Refusal, row => row.Times, StringComparer.Ordinal),
                [
                    .. counts
                        .Where(row => !row.IsTotal)
                        .Select(row => new LabelCounts(row.Label, CountsOf(row, discounts))),
                ],
                by,
                new Chart(
                    [.. points.Select(point => point.Time)],
                    [.. points.Select(point => point.Redeemed)],
                    [.. points.Select(point => point.Refused)]
                )
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

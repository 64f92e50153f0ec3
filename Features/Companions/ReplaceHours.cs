using Companion.Infrastructure;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Companions;

/// <summary>
/// Replaces the caller's weekly hours whole. Times are "HH:MM" on quarter hours, local to the city; an end at or before its
/// start is on the next day ("22:00" to "02:00"), and "24:00" is midnight. Overlaps are 400, Sunday into Monday too.
/// Meetings that are booked stay.
/// </summary>
internal static class ReplaceHours
{
    private const int Week = 7 * Interval.Day;

    public static void Map(IEndpointRouteBuilder companions) =>
        companions
            .MapPut("/me/hours", Handle)
            .WithName(nameof(ReplaceHours))
            .WithSummary("Replace your weekly hours")
            .Refuses(StatusCodes.Status404NotFound, "not_found");

    internal sealed record Request(WeeklyHours.WeeklyOpening[] Intervals);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Intervals)
                .Must(intervals => intervals.Length <= 70)
                .WithMessage("'intervals' takes at most 70.")
                .Must(intervals =>
                    intervals.All(i => i is { Weekday: >= 1 and <= 7 } && Interval.Parse(i.Start, i.End) is not null)
                )
                .WithMessage(
                    "An interval has a 'weekday' from 1 (Monday) to 7, and a 'start' and 'end' as \"HH:MM\" on quarter hours."
                )
                .DependentRules(() =>
                    RuleFor(request => request.Intervals)
                        .Must(intervals => !Interval.AnyOverlap(intervals.Select(InWeek), cycle: Week))
                        .WithMessage("Two intervals overlap.")
                );
        }

        private static Interval InWeek(WeeklyHours.WeeklyOpening opening)
        {
            var interval = Interval.Parse(opening.Start, opening.End)!.Value;
            var offset = (opening.Weekday - 1) * Interval.Day;
            return new Interval(interval.Starts + offset, interval.Ends + offset);
        }
    }

    private const string LockSql =
        "select c.id, c.version from companions c where c.account_id = @AccountId for no key update";

    private const string ReplaceSql = """
        delete from companion_hours where companion_id = @Id;

        insert into companion_hours (companion_id, weekday, starts, ends)
        select @Id, weekday, starts, ends
        from unnest(@Weekdays::smallint[], @Starts::integer[], @Ends::integer[]) hours (weekday, starts, ends);

        update companions set version = version + 1, updated_at = @Now where id = @Id;
        """;

    private static async Task<Ok<WeeklyHours>> Handle(
        Body<Request> body,
        IfMatch ifMatch,
        Caller caller,
        Database database,
        TimeProvider clock,
        HttpResponse response,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var (id, version) = await connection.QuerySingleOrDefaultAsync<(Guid Id, int Version)>(
            new CommandDefinition(LockSql, new { caller.AccountId }, transaction, cancellationToken: ct)
        );
        if (id == Guid.Empty)
        {
            throw Refusal.NotFound();
        }

        var request = await body.Read(new Validator(), ct);
        ifMatch.Require(version);
        var intervals = Array.ConvertAll(request.Intervals, i => Interval.Parse(i.Start, i.End)!.Value);
        await connection.ExecuteAsync(
            new CommandDefinition(
                ReplaceSql,
                new
                {
                    Id = id,
                    Weekdays = Array.ConvertAll(request.Intervals, i => (short)i.Weekday),
                    Starts = Array.ConvertAll(intervals, i => i.Starts),
                    Ends = Array.ConvertAll(intervals, i => i.Ends),
                    Now = clock.GetUtcNow().UtcDateTime,
                },
                transaction,
                cancellationToken: ct
            )
        );
        await using var results = await connection.QueryMultipleAsync(
            new CommandDefinition(WeeklyHours.SelectSql, new { caller.AccountId }, transaction, cancellationToken: ct)
        );
        var (_, changed, zone) = await results.ReadSingleAsync<(Guid Id, int Version, string TimeZone)>();
        var hours = (await results.ReadAsync<WeeklyHours.Row>()).Select(row => row.ToOpening()).ToList();
        await transaction.CommitAsync(ct);
        response.SetVersion(changed);
        return TypedResults.Ok(new WeeklyHours(zone, hours));
    }
}

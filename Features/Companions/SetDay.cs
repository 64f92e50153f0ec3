using Companion.Infrastructure;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Companions;

/// <summary>
/// Gives one date of the caller's calendar hours of its own, in place of its weekday's; no intervals: closed. The date is the
/// city's, from yesterday to 400 days ahead. What a date's hours reach past its midnight belongs to that date.
/// </summary>
internal static class SetDay
{
    private const int FurthestDays = 400;

    public static void Map(IEndpointRouteBuilder companions) =>
        companions
            .MapPut("/me/days/{date}", Handle)
            .WithName(nameof(SetDay))
            .WithSummary("Give a date hours of its own, or close it");

    internal sealed record Request(CompanionDay.DayOpening[] Intervals);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() =>
            RuleFor(request => request.Intervals)
                .Must(intervals => intervals.Length <= 24)
                .WithMessage("'intervals' takes at most 24.")
                .Must(intervals => intervals.All(i => i is not null && Interval.Parse(i.Start, i.End) is not null))
                .WithMessage("An interval has a 'start' and an 'end' as \"HH:MM\" on quarter hours.")
                .DependentRules(() =>
                    RuleFor(request => request.Intervals)
                        .Must(intervals =>
                            !Interval.AnyOverlap(intervals.Select(i => Interval.Parse(i.Start, i.End)!.Value))
                        )
                        .WithMessage("Two intervals overlap.")
                );
    }

    private const string LockSql =
        "select c.id, c.version from companions c where c.account_id = @AccountId for no key update";

    private const string ReplaceSql = """
        delete from companion_days where companion_id = @Id and date = @Date;

        insert into companion_days (companion_id, date) values (@Id, @Date);

        insert into companion_day_hours (companion_id, date, starts, ends)
        select @Id, @Date, starts, ends
        from unnest(@Starts::integer[], @Ends::integer[]) hours (starts, ends);

        update companions set version = version + 1, updated_at = @Now where id = @Id;
        """;

    private static async Task<Ok<CompanionDay>> Handle(
        string date,
        Body<Request> body,
        IfMatch ifMatch,
        Caller caller,
        Database database,
        TimeProvider clock,
        HttpResponse response,
        CancellationToken ct
    )
    {
        var day = CalendarDate.Parse(date) ?? throw Refusal.NotFound();
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
        var now = clock.GetUtcNow().UtcDateTime;
        var today = DateOnly.FromDateTime(now);
        if (day < today.AddDays(-1) || day > today.AddDays(FurthestDays))
        {
            throw Refusal.Invalid("date", $"The date is from yesterday to {FurthestDays} days ahead.");
        }

        ifMatch.Require(version);
        var intervals = request
            .Intervals.Select(i => Interval.Parse(i.Start, i.End)!.Value)
            .OrderBy(i => i.Starts)
            .ToList();
        await connection.ExecuteAsync(
            new CommandDefinition(
                ReplaceSql,
                new
                {
                    Id = id,
                    Date = day,
                    Starts = intervals.Select(i => i.Starts).ToArray(),
                    Ends = intervals.Select(i => i.Ends).ToArray(),
                    Now = now,
                },
                transaction,
                cancellationToken: ct
            )
        );
        await transaction.CommitAsync(ct);
        response.SetVersion(version + 1);
        return TypedResults.Ok(
            new CompanionDay(day, [.. intervals.Select(i => new CompanionDay.DayOpening(i.Start, i.End))])
        );
    }
}

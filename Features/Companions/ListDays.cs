using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Companions;

/// <summary>The dates on which the caller has hours of their own, earliest first; 404 without a companion profile.</summary>
internal static class ListDays
{
    public static void Map(IEndpointRouteBuilder companions) =>
        companions
            .MapGet("/me/days", Handle)
            .WithName(nameof(ListDays))
            .WithSummary("Your dates with hours of their own")
            .Refuses(StatusCodes.Status404NotFound, "not_found");

    private const string Sql = """
        select exists (select from companions where account_id = @AccountId);

        select
            d.date,
            array(
                select h.starts from companion_day_hours h
                where h.companion_id = d.companion_id and h.date = d.date order by h.starts
            ) as starts,
            array(
                select h.ends from companion_day_hours h
                where h.companion_id = d.companion_id and h.date = d.date order by h.starts
            ) as ends
        from companion_days d
        where d.companion_id = (select c.id from companions c where c.account_id = @AccountId)
          and d.date > @After
        order by d.date
        limit @Take;
        """;

    private static async Task<Ok<Page<CompanionDay>>> Handle(
        PageRequest page,
        Caller caller,
        Database database,
        CancellationToken ct
    )
    {
        var after = DateOnly.FromDayNumber(Math.Clamp(page.KeyOr(0, first: 0), 0, DateOnly.MaxValue.DayNumber));
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var results = await connection.QueryMultipleAsync(
            new CommandDefinition(
                Sql,
                new
                {
                    caller.AccountId,
                    After = after,
                    page.Take,
                },
                cancellationToken: ct
            )
        );
        if (!await results.ReadSingleAsync<bool>())
        {
            throw Refusal.NotFound();
        }

        var days = (await results.ReadAsync<CompanionDay.Row>()).Select(row => row.ToDay());
        return TypedResults.Ok(page.Of(days, day => [day.Date.DayNumber]));
    }
}

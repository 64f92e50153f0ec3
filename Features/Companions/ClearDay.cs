using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Companions;

/// <summary>Takes a date's own hours away, so that its weekday's hold again; 404 when it has none.</summary>
internal static class ClearDay
{
    public static void Map(IEndpointRouteBuilder companions) =>
        companions
            .MapDelete("/me/days/{date}", Handle)
            .WithName(nameof(ClearDay))
            .WithSummary("Give a date its weekday's hours again");

    private const string Sql = """
        with cleared as (
            delete from companion_days d
            using companions c
            where c.account_id = @AccountId and d.companion_id = c.id and d.date = @Date
            returning d.companion_id
        )
        update companions c
        set version = c.version + 1, updated_at = @Now
        from cleared
        where c.id = cleared.companion_id
        """;

    private static async Task<NoContent> Handle(
        string date,
        Caller caller,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var day = CalendarDate.Parse(date) ?? throw Refusal.NotFound();
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var cleared = await connection.ExecuteAsync(
            new CommandDefinition(
                Sql,
                new
                {
                    caller.AccountId,
                    Date = day,
                    Now = clock.GetUtcNow().UtcDateTime,
                },
                cancellationToken: ct
            )
        );
        return cleared > 0 ? TypedResults.NoContent() : throw Refusal.NotFound();
    }
}

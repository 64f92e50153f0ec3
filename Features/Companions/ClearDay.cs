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

    private const string LockSql = """
        select c.id, c.version
        from companions c
        join companion_days d on d.companion_id = c.id
        where c.account_id = @AccountId and d.date = @Date
        for no key update of c
        """;

    private const string DeleteSql = """
        with cleared as (
            delete from companion_days where companion_id = @Id and date = @Date returning companion_id
        )
        update companions c
        set version = c.version + 1, updated_at = @Now
        from cleared
        where c.id = cleared.companion_id
        """;

    private static async Task<NoContent> Handle(
        string date,
        IfMatch ifMatch,
        Caller caller,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var day = CalendarDate.Parse(date) ?? throw Refusal.NotFound();
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var (id, version) = await connection.QuerySingleOrDefaultAsync<(Guid Id, int Version)>(
            new CommandDefinition(LockSql, new { caller.AccountId, Date = day }, transaction, cancellationToken: ct)
        );
        if (id == Guid.Empty)
        {
            throw Refusal.NotFound();
        }

        ifMatch.Require(version);
        var cleared = await connection.ExecuteAsync(
            new CommandDefinition(
                DeleteSql,
                new
                {
                    Id = id,
                    Date = day,
                    Now = clock.GetUtcNow().UtcDateTime,
                },
                transaction,
                cancellationToken: ct
            )
        );
        await transaction.CommitAsync(ct);
        return cleared > 0 ? TypedResults.NoContent() : throw Refusal.NotFound();
    }
}

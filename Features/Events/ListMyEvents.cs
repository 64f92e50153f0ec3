using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Events;

/// <summary>The events that the caller organises or works at, public or not, the newest made first; role says which it is.</summary>
internal static class ListMyEvents
{
    public static void Map(IEndpointRouteBuilder v1) =>
        v1.MapGet("/accounts/me/events", Handle)
            .WithTags("Events")
            .WithName(nameof(ListMyEvents))
            .WithSummary("Your events");

    // Ids are UUIDv7, so their order is that of their making: each half is one range of its own index.
    private const string Sql = $"""
        with mine as (
            (
                select e.id, 'organiser' as role
                from events e
                where e.organiser_id = @AccountId and e.id < @Before
                order by e.id desc
                limit @Take
            )
            union all
            (
                select s.event_id, 'staff'
                from event_staff s
                where s.account_id = @AccountId and s.event_id < @Before
                order by s.event_id desc
                limit @Take
            )
            order by id desc
            limit @Take
        )
        select {Event.Columns}, mine.role, {Event.LastColumns}
        from mine
        join events e on e.id = mine.id
        {Event.Joins}
        order by mine.id desc
        """;

    private static async Task<Ok<Page<Event>>> Handle(
        PageRequest page,
        Caller caller,
        Database database,
        CancellationToken ct
    )
    {
        // The primary: who has just made an event looks for it here.
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<Event>(
            new CommandDefinition(
                Sql,
                new
                {
                    caller.AccountId,
                    Before = page.KeyOr(0, Guid.AllBitsSet),
                    page.Take,
                },
                cancellationToken: ct
            )
        );
        return TypedResults.Ok(page.Of(rows, row => [row.Id]));
    }
}

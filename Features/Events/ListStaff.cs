using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Events;

/// <summary>The staff of an event, by name, for its organiser and staff; 404 for those who may not know of the event, 403 not_staff.</summary>
internal static class ListStaff
{
    public static void Map(IEndpointRouteBuilder events) =>
        events
            .MapGet("/{id:guid}/staff", Handle)
            .WithName(nameof(ListStaff))
            .WithSummary("The staff of an event")
            .Refuses(StatusCodes.Status403Forbidden, "not_staff");

    // An event's staff are few (AddStaff).
    private const string Sql = """
        select a.username, s.created_at
        from event_staff s
        join accounts a on a.id = s.account_id
        where s.event_id = @EventId and a.username > @After
        order by a.username
        limit @Take
        """;

    private static async Task<Ok<Page<StaffMember>>> Handle(
        Guid id,
        PageRequest page,
        Caller caller,
        Database database,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        (await EventRoles.Of(id, caller, connection, transaction: null, ct)).RequireTeam();
        var rows = await connection.QueryAsync<StaffMember>(
            new CommandDefinition(
                Sql,
                new
                {
                    EventId = id,
                    After = page.KeyOr(0, ""),
                    page.Take,
                },
                cancellationToken: ct
            )
        );
        return TypedResults.Ok(page.Of(rows, row => [row.Username]));
    }
}

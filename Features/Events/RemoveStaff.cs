using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Events;

/// <summary>
/// Takes somebody off an event's staff, for its organiser, and for who wants to leave it. 404 for those who may not know of the event and
/// for who is not on its staff, 403 not_organiser.
/// </summary>
internal static class RemoveStaff
{
    public static void Map(IEndpointRouteBuilder events) =>
        events
            .MapDelete("/{id:guid}/staff/{username}", Handle)
            .WithName(nameof(RemoveStaff))
            .WithSummary("Take somebody off an event's staff")
            .Refuses(StatusCodes.Status403Forbidden, "not_organiser");

    private const string Sql = """
        delete from event_staff s
        using accounts a
        where a.username = @Username and s.event_id = @EventId and s.account_id = a.id
          and (a.id = @AccountId or exists (select from events e where e.id = s.event_id and e.organiser_id = @AccountId))
        """;

    private static async Task<NoContent> Handle(
        Guid id,
        string username,
        Caller caller,
        Database database,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var role = await EventRoles.Of(id, caller, connection, transaction: null, ct);
        var removed = await connection.ExecuteAsync(
            new CommandDefinition(
                Sql,
                new
                {
                    EventId = id,
                    Username = username.ToLowerInvariant(),
                    caller.AccountId,
                },
                cancellationToken: ct
            )
        );
        if (removed == 0)
        {
            role.RequireOrganiser();
            throw Refusal.NotFound();
        }

        return TypedResults.NoContent();
    }
}

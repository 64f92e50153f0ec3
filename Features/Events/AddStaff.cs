using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Events;

/// <summary>
/// Puts somebody on an event's staff, for its organiser; again changes nothing. Staff redeem at the door and see the counts. 404 for those who
/// may not know of the event and for nobody of that name, 400 for the organiser's own name, 403 not_organiser, or not_available where either has blocked the other,
/// 409 too_many_staff above 200.
/// </summary>
internal static class AddStaff
{
    private const int MaxStaff = 200;

    public static void Map(IEndpointRouteBuilder events) =>
        events
            .MapPut("/{id:guid}/staff/{username}", Handle)
            .WithName(nameof(AddStaff))
            .WithSummary("Put somebody on an event's staff")
            .Refuses(StatusCodes.Status403Forbidden, "not_organiser", "not_available")
            .Refuses(StatusCodes.Status409Conflict, "too_many_staff");

    // The lock lets two who add at once count one after the other.
    private const string LockSql = "select e.id from events e where e.id = @EventId for no key update";

    private const string WhoSql = """
        select a.id, a.username,
            exists (select from blocks b where b.account_id = @AccountId and b.blocked_id = a.id)
                or exists (select from blocks b where b.account_id = a.id and b.blocked_id = @AccountId) as is_blocked
        from accounts a
        where a.username = @Username
        """;

    // An update that changes nothing, so that a repeat is answered with the row that is there.
    private const string AddSql = """
        insert into event_staff as s (event_id, account_id, created_at)
        select @EventId, @StaffId, @Now
        where (select count(*) from event_staff t where t.event_id = @EventId and t.account_id <> @StaffId) < @MaxStaff
        on conflict (event_id, account_id) do update set created_at = s.created_at
        returning s.created_at
        """;

    private sealed record Who(Guid Id, string Username, bool IsBlocked);

    private static async Task<Ok<StaffMember>> Handle(
        Guid id,
        string username,
        Caller caller,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await connection.ExecuteAsync(
            new CommandDefinition(LockSql, new { EventId = id }, transaction, cancellationToken: ct)
        );
        var role = await EventRoles.Of(id, caller, connection, transaction, ct);
        // Before the name is looked up: an event is no way to ask who has an account.
        role.RequireOrganiser();
        var who =
            await connection.QuerySingleOrDefaultAsync<Who>(
                new CommandDefinition(
                    WhoSql,
                    new { Username = username.ToLowerInvariant(), caller.AccountId },
                    transaction,
                    cancellationToken: ct
                )
            ) ?? throw Refusal.NotFound();
        if (who.Id == caller.AccountId)
        {
            throw Refusal.Invalid("username", "The organiser of an event may do all that its staff may.");
        }

        if (who.IsBlocked)
        {
            throw Refusal.NotAvailable();
        }

        var since =
            await connection.QuerySingleOrDefaultAsync<DateTime?>(
                new CommandDefinition(
                    AddSql,
                    new
                    {
                        EventId = id,
                        StaffId = who.Id,
                        MaxStaff,
                        Now = clock.GetUtcNow().UtcDateTime,
                    },
                    transaction,
                    cancellationToken: ct
                )
            ) ?? throw Refusal.Conflict("too_many_staff", $"An event has at most {MaxStaff} people on its staff.");
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new StaffMember(who.Username, since));
    }
}

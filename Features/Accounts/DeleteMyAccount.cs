using Companion.Features.Meetings;
using Companion.Features.Sessions;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Accounts;

/// <summary>
/// Deletes the caller's account with all that belongs to it: profiles, sessions, updates, kept answers. Coming meetings are
/// cancelled as their owner would; the other party keeps its history with this side null.
/// </summary>
internal static class DeleteMyAccount
{
    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts
            .MapDelete("/me", Handle)
            .WithName(nameof(DeleteMyAccount))
            .WithSummary("Delete your account and all that belongs to it");

    // New bookings of either profile wait until both are gone. In the order in which a booking locks them.
    private const string LockSql = """
        select p.id from patrons p where p.account_id = @Id for update;

        select c.id from companions c where c.account_id = @Id for update;
        """;

    // The log names its accounts without referring to them, so it does not go with one by itself.
    private const string UpdatesSql = "delete from updates where account_id = @Id";

    private const string Sql = "delete from accounts where id = @Id";

    private static async Task<NoContent> Handle(
        IfMatch ifMatch,
        Caller caller,
        SessionCache sessions,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var account = await AccountRow.Find(caller.AccountId, database, ct);
        ifMatch.Require(account.Version);
        await Retry.OnDeadlock(
            async () =>
            {
                await Delete(account.Id, clock.GetUtcNow().UtcDateTime, database, ct);
                return true;
            },
            ct
        );
        sessions.Forget(account.Id);
        return TypedResults.NoContent();
    }

    private static async Task Delete(Guid id, DateTime now, Database database, CancellationToken ct)
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        Guid? patronId;
        Guid? companionId;
        await using (
            var profiles = await connection.QueryMultipleAsync(
                new CommandDefinition(LockSql, new { Id = id }, transaction, cancellationToken: ct)
            )
        )
        {
            patronId = await profiles.ReadSingleOrDefaultAsync<Guid?>();
            companionId = await profiles.ReadSingleOrDefaultAsync<Guid?>();
        }

        // Before the log is deleted: it tells this account too.
        await CancelComingMeetings.Of(companionId, patronId, now, connection, transaction, ct);
        await IdempotencyKey.Forget(id, connection, transaction, ct);
        foreach (var sql in (string[])[UpdatesSql, Sql])
        {
            await connection.ExecuteAsync(
                new CommandDefinition(sql, new { Id = id }, transaction, cancellationToken: ct)
            );
        }

        await transaction.CommitAsync(ct);
    }
}

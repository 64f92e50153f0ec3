using Companion.Features.Companions;
using Companion.Features.Events;
using Companion.Features.Meetings;
using Companion.Features.Messages;
using Companion.Features.Sessions;
using Companion.Features.Vouchers;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Companion.Features.Accounts;

/// <summary>
/// Deletes the caller's account with all that belongs to it: profiles, sessions, updates, kept answers. Coming meetings are
/// cancelled as their owner would; the other party keeps its history with this side null. Its events go with their vouchers, but for those at which something
/// was redeemed: they are cancelled and stay, without an organiser. What it claimed is free again. 412 when If-Match names another version.
/// </summary>
internal static class DeleteMyAccount
{
    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts
            .MapDelete("/me", Handle)
            .AddEndpointFilter(SearchChange.IsSeenAtOnce)
            .WithName(nameof(DeleteMyAccount))
            .WithSummary("Delete your account and all that belongs to it")
            .DisableRequestTimeout();

    // The profiles first, as a booking locks them before it comes to the accounts; then the account, which keeps new profiles out;
    // then the profiles again, for one that was made in between.
    private const string LockSql = """
        select p.id from patrons p where p.account_id = @Id for update;

        select c.id from companions c where c.account_id = @Id for update;

        select a.version from accounts a where a.id = @Id for update;

        select p.id from patrons p where p.account_id = @Id for update;

        select c.id from companions c where c.account_id = @Id for update;
        """;

    private const string DeleteSql = "delete from accounts where id = @Id";

    // The log names its accounts without referring to them. Its lock, the other sides' with it, lets nobody append in between.
    private const string ForgetUpdatesSql = """
        select lock_updates(@Receivers);

        delete from updates where account_id = @Id;

        delete from removed_updates where account_id = @Id;
        """;

    private static async Task<NoContent> Handle(
        IfMatch ifMatch,
        Caller caller,
        SessionCache sessions,
        Database database,
        UpdateSignals signals,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var answer = await Retry.OnDeadlock(
            async () =>
            {
                // Outside the short timeouts: it may have a hundred thousand vouchers.
                await using var connection = await database.Long.OpenConnectionAsync(ct);
                await using var transaction = await connection.BeginTransactionAsync(ct);
                var told = await Delete(
                    caller.AccountId,
                    ifMatch,
                    clock.GetUtcNow().UtcDateTime,
                    connection,
                    transaction,
                    ct
                );
                await transaction.CommitAsync(ct);
                signals.Changed(told);
                return TypedResults.NoContent();
            },
            ct
        );
        sessions.Forget(caller.AccountId);
        return answer;
    }

    /// <summary>Answers who is told of the meetings that it ended.</summary>
    private static async Task<Guid[]> Delete(
        Guid id,
        IfMatch ifMatch,
        DateTime now,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        Guid? patronId;
        Guid? companionId;
        var own = new { Id = id };
        await using (
            var locked = await connection.QueryMultipleAsync(
                new CommandDefinition(LockSql, own, transaction, cancellationToken: ct)
            )
        )
        {
            await locked.ReadAsync<Guid>();
            await locked.ReadAsync<Guid>();
            ifMatch.Require(await locked.ReadSingleOrDefaultAsync<int?>() ?? throw Refusal.NotFound());
            patronId = await locked.ReadSingleOrDefaultAsync<Guid?>();
            companionId = await locked.ReadSingleOrDefaultAsync<Guid?>();
        }

        var ended = await CancelComingMeetings.End(companionId, patronId, now, connection, transaction, ct);
        await EndEvents.End(id, now, connection, transaction, ct);
        await LeaveVouchers.Leave(id, connection, transaction, ct);
        await LeaveConversations.Leave(id, connection, transaction, ct);
        await IdempotencyKey.Forget(id, connection, transaction, ct);
        await connection.ExecuteAsync(new CommandDefinition(DeleteSql, own, transaction, cancellationToken: ct));
        await connection.ExecuteAsync(
            new CommandDefinition(
                ForgetUpdatesSql,
                new { Id = id, Receivers = MeetingUpdates.Receivers(ended).Append(id).ToArray() },
                transaction,
                cancellationToken: ct
            )
        );
        await MeetingUpdates.Append(ended, now, connection, transaction, ct);
        return MeetingUpdates.Receivers(ended);
    }
}

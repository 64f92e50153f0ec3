using Companion.Features.Meetings;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Companions;

/// <summary>
/// Ends the caller's companion profile: its coming meetings are cancelled as the companion would (full refund), its patrons keep their
/// history with that side null, and the account stays. 404 when there is none.
/// </summary>
internal static class DeleteCompanion
{
    public static void Map(IEndpointRouteBuilder companions) =>
        companions
            .MapDelete("/me", Handle)
            .AddEndpointFilter(SearchChange.IsSeenAtOnce)
            .WithName(nameof(DeleteCompanion))
            .WithSummary("End your companion profile")
            .Refuses(StatusCodes.Status404NotFound, "not_found");

    private const string LockSql =
        "select c.id, c.version from companions c where c.account_id = @AccountId for update";

    private const string DeleteSql = "delete from companions where id = @Id";

    private static async Task<NoContent> Handle(
        IfMatch ifMatch,
        Caller caller,
        Database database,
        UpdateSignals signals,
        TimeProvider clock,
        CancellationToken ct
    ) =>
        await Retry.OnDeadlock(
            async () =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                await using var connection = await database.Writes.OpenConnectionAsync(ct);
                await using var transaction = await connection.BeginTransactionAsync(ct);
                var (id, version) = await connection.QuerySingleOrDefaultAsync<(Guid Id, int Version)>(
                    new CommandDefinition(LockSql, new { caller.AccountId }, transaction, cancellationToken: ct)
                );
                if (id == Guid.Empty)
                {
                    throw Refusal.NotFound();
                }

                ifMatch.Require(version);
                var ended = await CancelComingMeetings.End(id, patronId: null, now, connection, transaction, ct);
                await connection.ExecuteAsync(
                    new CommandDefinition(DeleteSql, new { Id = id }, transaction, cancellationToken: ct)
                );
                await MeetingUpdates.Append(ended, now, connection, transaction, ct);
                await transaction.CommitAsync(ct);
                signals.Changed(MeetingUpdates.Receivers(ended));
                return TypedResults.NoContent();
            },
            ct
        );
}

using Companion.Features.Meetings;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Companion.Features.Patrons;

/// <summary>
/// Deletes the caller's own patron profile and leaves the account. Its coming meetings are cancelled as the patron would
/// cancel them, refunded by their policy; past ones stay with their patron null. 404 when the caller is no patron, 412 when
/// If-Match names another version.
/// </summary>
internal static class DeletePatron
{
    public static void Map(IEndpointRouteBuilder patrons) =>
        patrons
            .MapDelete("/me", Handle)
            .WithName(nameof(DeletePatron))
            .WithSummary("Stop being a patron")
            .Refuses(StatusCodes.Status404NotFound, "not_found");

    private sealed record Row(Guid Id, int Version);

    // The lock keeps new bookings of this patron out until the profile is gone.
    private const string LockSql = """
        select id, version
        from patrons
        where account_id = @AccountId
        for update
        """;

    private const string DeleteSql = """
        delete from patrons
        where id = @Id
        """;

    private static Task<NoContent> Handle(
        IfMatch ifMatch,
        Caller caller,
        Database database,
        UpdateSignals signals,
        TimeProvider clock,
        CancellationToken ct
    ) =>
        Retry.OnDeadlock(
            async () =>
            {
                await using var connection = await database.Writes.OpenConnectionAsync(ct);
                await using var transaction = await connection.BeginTransactionAsync(ct);
                var told = await Delete(ifMatch, caller, clock.GetUtcNow().UtcDateTime, connection, transaction, ct);
                await transaction.CommitAsync(ct);
                signals.Changed(told);
                return TypedResults.NoContent();
            },
            ct
        );

    /// <summary>Answers who is told of the meetings that it ended.</summary>
    private static async Task<Guid[]> Delete(
        IfMatch ifMatch,
        Caller caller,
        DateTime now,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        var patron =
            await connection.QuerySingleOrDefaultAsync<Row>(
                new CommandDefinition(LockSql, new { caller.AccountId }, transaction, cancellationToken: ct)
            ) ?? throw Refusal.NotFound();
        ifMatch.Require(patron.Version);

        var ended = await CancelComingMeetings.End(companionId: null, patron.Id, now, connection, transaction, ct);
        await connection.ExecuteAsync(
            new CommandDefinition(DeleteSql, new { patron.Id }, transaction, cancellationToken: ct)
        );
        await MeetingUpdates.Append(ended, now, connection, transaction, ct);
        return MeetingUpdates.Receivers(ended);
    }
}

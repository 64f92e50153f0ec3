using Companion.Features.Meetings;
using Companion.Features.Sessions;
using Companion.Infrastructure;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Companion.Features.Accounts;

/// <summary>
/// Deletes the caller's account with all that belongs to it: profiles, sessions, updates, kept answers. Coming meetings are cancelled as
/// their owner would; the other party keeps its history with this side null. The password is asked for, so that a stolen session
/// cannot do this: 403 <c>wrong_password</c>, which counts as a failed sign-in does.
/// </summary>
internal static class DeleteMyAccount
{
    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts
            .MapDelete("/me", Handle)
            .WithName(nameof(DeleteMyAccount))
            .WithSummary("Delete your account and all that belongs to it")
            .Refuses(403, "wrong_password")
            .Refuses(429, "too_many_failures");

    internal sealed record Request(string Password);

    private static readonly InlineValidator<Request> Validator = new()
    {
        rules => rules.RuleFor(request => request.Password).NotEmpty().MaximumLength(256),
    };

    // For update: nobody books a profile that is going, and who is booking it at this moment is waited for.
    private const string LockCompanionSql = "select id from companions where account_id = @Id for update";

    private const string LockPatronSql = "select id from patrons where account_id = @Id for update";

    // The log and the kept answers name their account without referring to it, so they do not go with it by themselves.
    private const string UpdatesSql = "delete from updates where account_id = @Id";

    private const string KeptAnswersSql = "delete from idempotency_keys where account_id = @Id";

    private const string Sql = "delete from accounts where id = @Id";

    private static async Task<NoContent> Handle(
        Body<Request> body,
        IfMatch ifMatch,
        Caller caller,
        PasswordAttempts attempts,
        SessionCache sessions,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var request = await body.Read(Validator, ct);
        var account = await AccountRow.Find(caller.AccountId, database, ct);
        ifMatch.Require(account.Version);
        var check = await attempts.Check(account.Email, account.PasswordHash, request.Password, ct);
        if (check == PasswordVerificationResult.Failed)
        {
            throw Refusal.Forbidden("wrong_password", "This is not your password.");
        }

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
        CommandDefinition Command(string sql) => new(sql, new { Id = id }, transaction, cancellationToken: ct);
        var companionId = await connection.QuerySingleOrDefaultAsync<Guid?>(Command(LockCompanionSql));
        var patronId = await connection.QuerySingleOrDefaultAsync<Guid?>(Command(LockPatronSql));
        await CancelComingMeetings.Of(companionId, patronId, now, connection, transaction, ct);
        await connection.ExecuteAsync(Command(UpdatesSql));
        await connection.ExecuteAsync(Command(KeptAnswersSql));
        await connection.ExecuteAsync(Command(Sql));

        await transaction.CommitAsync(ct);
    }
}

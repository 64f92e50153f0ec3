using Companion.Features.Sessions;
using Companion.Infrastructure;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Companion.Features.Accounts;

/// <summary>
/// Sets a new password for who knows the current one, and ends all the caller's other sessions. A wrong current password is 403
/// <c>wrong_password</c> and is counted, apart from failed sign-ins: 429 <c>too_many_failures</c> after five in a row. 401 when the session has
/// been ended meanwhile: who was thrown out does not lock out who did it.
/// </summary>
internal static class ChangeMyPassword
{
    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts
            .MapPut("/me/password", Handle)
            .RequireRateLimiting(RateLimits.Strict)
            .WithName(nameof(ChangeMyPassword))
            .WithSummary("Change your password, and end all your other sessions")
            .Refuses(403, "wrong_password")
            .Refuses(429, "too_many_failures");

    internal sealed record Request(string CurrentPassword, string NewPassword);

    private static readonly InlineValidator<Request> Validator = new()
    {
        rules => rules.RuleFor(request => request.CurrentPassword).NotEmpty().MaximumLength(256),
        rules => rules.RuleFor(request => request.NewPassword).NotEmpty().MaximumLength(256),
    };

    private const string Sql = $"""
        update accounts
        set password_hash = @NewHash, version = version + 1, updated_at = @Now
        where id = @Id and exists (select from sessions s where s.id = @SessionId and s.account_id = @Id)
        returning {AccountRow.Columns}
        """;

    private static async Task<Ok<Account>> Handle(
        Body<Request> body,
        IfMatch ifMatch,
        Caller caller,
        PasswordAttempts attempts,
        PasswordHashing hashing,
        SessionCache sessions,
        Database database,
        TimeProvider clock,
        HttpResponse response,
        CancellationToken ct
    )
    {
        var request = await body.Read(Validator, ct);
        while (true)
        {
            var stored = await AccountRow.Find(caller.AccountId, database, ct);
            if (PasswordRules.Fault(request.NewPassword, stored.Email, stored.Username) is { } fault)
            {
                throw Refusal.Invalid("new_password", fault);
            }

            ifMatch.Require(stored.Version);
            // Counted by the account: by the email, a new one would begin a new count.
            var check = await attempts.Check($"account:{stored.Id}", stored.PasswordHash, request.CurrentPassword, ct);
            if (check == PasswordVerificationResult.Failed)
            {
                throw Refusal.Forbidden("wrong_password", "The current password is another one.");
            }

            var newHash = await hashing.Hash(request.NewPassword, ct);
            await using var connection = await database.Writes.OpenConnectionAsync(ct);
            await using var transaction = await connection.BeginTransactionAsync(ct);
            var current = await AccountRow.Lock(stored.Id, connection, transaction, ct);
            ifMatch.Require(current.Version);
            if (!string.Equals(current.PasswordHash, stored.PasswordHash, StringComparison.Ordinal))
            {
                // The stored hash has changed since it was checked: the password that holds now decides.
                continue;
            }

            var changed =
                await connection.QuerySingleOrDefaultAsync<AccountRow>(
                    new CommandDefinition(
                        Sql,
                        new
                        {
                            stored.Id,
                            caller.SessionId,
                            NewHash = newHash,
                            Now = clock.GetUtcNow().UtcDateTime,
                        },
                        transaction,
                        cancellationToken: ct
                    )
                ) ?? throw Refusal.Unauthenticated();
            await EndSessions.AllBut(caller.SessionId, caller.AccountId, connection, transaction, ct);
            await transaction.CommitAsync(ct);
            sessions.Forget(caller.AccountId);
            response.SetVersion(changed.Version);
            return TypedResults.Ok(changed.ToAccount());
        }
    }
}

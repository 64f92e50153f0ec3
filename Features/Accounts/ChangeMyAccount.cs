using Companion.Features.Companions;
using Companion.Infrastructure;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Accounts;

/// <summary>
/// Changes the caller's email, username or phone number. A birthday stays what it was at registration: it is what lets one in. A taken
/// value is 409.
/// </summary>
internal static class ChangeMyAccount
{
    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts
            .MapPatch("/me", Handle)
            .RequireRateLimiting(RateLimits.Strict)
            .AddEndpointFilter(SearchChange.IsSeenAtOnce)
            .WithName(nameof(ChangeMyAccount))
            .WithSummary("Change your account")
            .Refuses(409, "email_taken", "username_taken", "phone_number_taken");

    internal sealed record Request(
        Optional<string> Email = default,
        Optional<string> Username = default,
        Optional<string> PhoneNumber = default
    );

    private static readonly InlineValidator<Request> Validator = new()
    {
        rules =>
            rules
                .RuleFor(request => request.Email.Value)
                .Email()
                .OverridePropertyName("email")
                .When(request => request.Email.IsSet),
        rules =>
            rules
                .RuleFor(request => request.Username.Value)
                .Username()
                .OverridePropertyName("username")
                .When(request => request.Username.IsSet),
        rules =>
            rules
                .RuleFor(request => request.PhoneNumber.Value)
                .PhoneNumber()
                .OverridePropertyName("phone_number")
                .When(request => request.PhoneNumber.IsSet),
    };

    private const string Sql = $"""
        update accounts
        set email = @Email, username = @Username, phone_number = @PhoneNumber, version = version + 1, updated_at = @Now
        where id = @Id
        returning {AccountRow.Columns}
        """;

    private static async Task<Ok<Account>> Handle(
        Body<Request> body,
        IfMatch ifMatch,
        Caller caller,
        Database database,
        TimeProvider clock,
        HttpResponse response,
        CancellationToken ct
    )
    {
        var request = await body.Read(Validator, ct);
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var stored = await AccountRow.Lock(caller.AccountId, connection, transaction, ct);
        ifMatch.Require(stored.Version);
        var changed = await connection.QuerySingleAsync<AccountRow>(
            new CommandDefinition(
                Sql,
                new
                {
                    stored.Id,
                    Email = AccountRules.NormalEmail(request.Email.Or(stored.Email)),
                    Username = AccountRules.NormalUsername(request.Username.Or(stored.Username)),
                    PhoneNumber = request.PhoneNumber.Or(stored.PhoneNumber),
                    Now = clock.GetUtcNow().UtcDateTime,
                },
                transaction,
                cancellationToken: ct
            )
        );
        await transaction.CommitAsync(ct);
        response.SetVersion(changed.Version);
        return TypedResults.Ok(changed.ToAccount());
    }
}

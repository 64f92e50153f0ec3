using Companion.Infrastructure;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Accounts;

/// <summary>
/// Registers, open to all who are 18 or older today (the UTC date). Email and username are kept in lower case. A taken email, username or
/// phone number is 409, a reserved username 400.
/// </summary>
internal static class CreateAccount
{
    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts
            .MapPost("", Handle)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Strict)
            .WithName(nameof(CreateAccount))
            .WithSummary("Register")
            .Refuses(409, "email_taken", "username_taken", "phone_number_taken");

    internal sealed record Request(
        string Email,
        string Username,
        string Password,
        string PhoneNumber,
        DateOnly Birthday
    );

    private static readonly InlineValidator<Request> Validator = new()
    {
        rules => rules.RuleFor(request => request.Email).Email(),
        rules => rules.RuleFor(request => request.Username).Username(),
        rules =>
            rules
                .RuleFor(request => request.Password)
                .Must((request, password) => FaultOf(request, password) is null)
                .WithMessage(request => FaultOf(request, request.Password)),
        rules => rules.RuleFor(request => request.PhoneNumber).PhoneNumber(),
        rules =>
            rules
                .RuleFor(request => request.Birthday)
                .GreaterThanOrEqualTo(new DateOnly(1900, 1, 1))
                .WithMessage("A birthday is in 1900 or later."),
    };

    private const string Sql = $"""
        insert into accounts (id, email, username, password_hash, phone_number, birthday, created_at, updated_at)
        values (@Id, @Email, @Username, @PasswordHash, @PhoneNumber, @Birthday, @Now, @Now)
        returning {AccountRow.Columns}
        """;

    private static async Task<Created<Account>> Handle(
        Body<Request> body,
        PasswordHashing hashing,
        Database database,
        TimeProvider clock,
        HttpResponse response,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var request = await body.Read(Validator, ct);
        if (!AccountRules.IsAdult(request.Birthday, DateOnly.FromDateTime(now.UtcDateTime)))
        {
            throw Refusal.Invalid("birthday", "Companion is for people of 18 years or older.");
        }

        var passwordHash = await hashing.Hash(request.Password, ct);
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var row = await connection.QuerySingleAsync<AccountRow>(
            new CommandDefinition(
                Sql,
                new
                {
                    Id = Guid.CreateVersion7(now),
                    Email = AccountRules.NormalEmail(request.Email),
                    Username = AccountRules.NormalUsername(request.Username),
                    PasswordHash = passwordHash,
                    request.PhoneNumber,
                    request.Birthday,
                    Now = now.UtcDateTime,
                },
                cancellationToken: ct
            )
        );
        response.SetVersion(row.Version);
        return TypedResults.Created("/v1/accounts/me", row.ToAccount());
    }

    private static string? FaultOf(Request request, string password) =>
        PasswordRules.Fault(password, request.Email, request.Username);
}

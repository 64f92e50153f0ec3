using Companion.Features.Accounts;
using Companion.Infrastructure;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Companion.Features.Sessions;

/// <summary>
/// Signs in with email and password, open to all. The token is shown this once. The session lives for 30 days from its last use.
/// An unknown email and a wrong password are one answer, 401 <c>wrong_credentials</c>, after the same work; after five failures in a
/// row 429 <c>too_many_failures</c>. With "cookie": true the token is set as a cookie as well.
/// </summary>
internal static class SignIn
{
    public static void Map(IEndpointRouteBuilder sessions) =>
        sessions
            .MapPost("", Handle)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Strict)
            .WithName(nameof(SignIn))
            .WithSummary("Sign in")
            .Refuses(401, "wrong_credentials")
            .Refuses(429, "too_many_failures");

    internal sealed record Request(string Email, string Password, string? Device = null, bool Cookie = false);

    internal sealed record Response(Guid Id, string Token, DateTime ExpiresAt, string? Device, DateTime CreatedAt);

    private sealed record Credentials(Guid Id, string PasswordHash);

    private static readonly InlineValidator<Request> Validator = new()
    {
        rules => rules.RuleFor(request => request.Email).Text(254),
        // As long as a password can be, so that nobody has a body hashed.
        rules => rules.RuleFor(request => request.Password).NotEmpty().MaximumLength(256),
        rules => rules.RuleFor(request => request.Device).Text(100),
    };

    private const string FindSql = "select id, password_hash from accounts where email = @Email";

    // The account is locked against a change of its password, so that no session is opened with the old one once it is changed.
    private const string OpenSql = """
        with account as (
            select id
            from accounts
            where id = @AccountId and password_hash = @PasswordHash
            for share
        )
        insert into sessions (id, token_sha256, account_id, device, created_at, last_seen_at, expires_at)
        select @Id, @TokenSha256, id, @Device, @Now, @Now, @ExpiresAt
        from account
        """;

    private static async Task<Created<Response>> Handle(
        Body<Request> body,
        PasswordAttempts attempts,
        RehashPassword rehash,
        Database database,
        TimeProvider clock,
        HttpResponse response,
        CancellationToken ct
    )
    {
        var request = await body.Read(Validator, ct);
        var email = request.Email.Trim().ToLowerInvariant();
        while (true)
        {
            var account = await Find(email, database, ct);
            var result = await attempts.Check(email, account?.PasswordHash, request.Password, ct);
            if (account is null || result == PasswordVerificationResult.Failed)
            {
                throw new Refusal(
                    StatusCodes.Status401Unauthorized,
                    "wrong_credentials",
                    "There is no account with this email and this password."
                );
            }

            var token = SessionToken.Create();
            if (await Open(account, token, request.Device, database, clock, ct) is not { } opened)
            {
                // The stored hash has changed since it was checked: the password that holds now decides.
                continue;
            }

            if (result == PasswordVerificationResult.SuccessRehashNeeded)
            {
                await rehash.Of(account.Id, account.PasswordHash, request.Password, ct);
            }

            if (request.Cookie)
            {
                SessionCookie.Set(response, token, opened.ExpiresAt);
            }

            return TypedResults.Created($"/v1/sessions/{opened.Id}", opened);
        }
    }

    private static async Task<Credentials?> Find(string email, Database database, CancellationToken ct)
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<Credentials>(
            new CommandDefinition(FindSql, new { Email = email }, cancellationToken: ct)
        );
    }

    private static async Task<Response?> Open(
        Credentials account,
        string token,
        string? device,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var moment = clock.GetUtcNow();
        var now = moment.UtcDateTime;
        var session = new Response(Guid.CreateVersion7(moment), token, now + SessionLifetime.Sliding, device, now);
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var opened = await connection.ExecuteAsync(
            new CommandDefinition(
                OpenSql,
                new
                {
                    session.Id,
                    TokenSha256 = SessionToken.Hash(token),
                    AccountId = account.Id,
                    account.PasswordHash,
                    Device = device,
                    Now = now,
                    session.ExpiresAt,
                },
                cancellationToken: ct
            )
        );
        return opened == 1 ? session : null;
    }
}

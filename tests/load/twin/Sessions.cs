// Signing in: measured against the service's SignIn, with the same hash of the same cost.
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Twin;

public static class Sessions
{
    public static void Map(WebApplication app) => app.MapPost("/v1/sessions", SignIn).AllowAnonymous();

    private record Credentials(string Email, string Password, string? Device);

    private static async Task<IResult> SignIn(Credentials body, CompanionDb db, IPasswordHasher<Account> hasher)
    {
        var email = body.Email.Trim().ToLowerInvariant();
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Email == email);
        if (
            account is null
            || hasher.VerifyHashedPassword(account, account.PasswordHash, body.Password)
                == PasswordVerificationResult.Failed
        )
        {
            return Answer.Problem(401, "wrong_credentials");
        }

        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = DateTime.UtcNow;
        var session = new Session
        {
            TokenSha256 = SHA256.HashData(Encoding.UTF8.GetBytes(token)),
            AccountId = account.Id,
            Device = body.Device,
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = now.AddDays(30),
        };
        db.Sessions.Add(session);
        await db.SaveChangesAsync();
        return Results.Created(
            $"/v1/sessions/{session.Id}",
            new
            {
                session.Id,
                Token = token,
                session.ExpiresAt,
                session.Device,
                session.CreatedAt,
            }
        );
    }
}

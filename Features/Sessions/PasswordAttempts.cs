using System.Security.Cryptography;
using System.Text;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Identity;

namespace Companion.Features.Sessions;

/// <summary>
/// Checks passwords, and keeps guessers waiting. Failures in a row are counted by the email that was tried, whether or not it has an
/// account: from the fifth on each sets a wait, 1 s doubling to 15 min, in which an attempt is neither checked nor counted. A right
/// password ends the row, and so does a day without an attempt. An attempt is counted as a failure before it is checked, so a hundred
/// at once are five guesses.
/// </summary>
internal sealed class PasswordAttempts(Database database, PasswordHashing hashing, TimeProvider clock)
{
    public static readonly TimeSpan ForgottenAfter = TimeSpan.FromDays(1);

    // One row: what the attempt made of the count, or, in a wait, until when it lasts. No row: an attempt that was made in this very
    // moment, and that this statement cannot see yet, has begun a wait.
    private const string BeginSql = """
        with attempt as (
            insert into sign_in_failures as f (email_sha256, failures, failed_at, blocked_until)
            values (@EmailSha256, 1, @Now, @Now)
            on conflict (email_sha256) do update
            set failures = case when f.failed_at < @ForgottenBefore then 1 else f.failures + 1 end,
                failed_at = @Now,
                blocked_until = case
                    when f.failed_at < @ForgottenBefore or f.failures + 1 < 5 then @Now
                    else @Now + make_interval(secs => least(900, power(2, least(f.failures + 1 - 5, 10))))
                end
            where f.failures < 5 or f.blocked_until <= @Now
            returning failures, blocked_until
        )
        select failures, blocked_until, true as begun
        from attempt
        union all
        select f.failures, f.blocked_until, false
        from sign_in_failures f
        where f.email_sha256 = @EmailSha256 and not exists (select from attempt)
        """;

    // The wait that the attempt set goes with it, unless a later failure has set its own.
    private const string TakeBackSql = """
        update sign_in_failures
        set failures = failures - 1,
            blocked_until = case when failures = @Failures then failed_at else blocked_until end
        where email_sha256 = @EmailSha256 and failures > 0
        """;

    private const string ForgetSql = "delete from sign_in_failures where email_sha256 = @EmailSha256";

    /// <summary>
    /// One attempt at the password of <paramref name="email"/> (lower-cased; for who is signed in, "account:" and its id), whose stored
    /// hash is null when nobody has that email.
    /// Refuses with 429 <c>too_many_failures</c> in a wait, and with 503, which does not count, when too many passwords are being
    /// checked.
    /// </summary>
    public async Task<PasswordVerificationResult> Check(
        string email,
        string? hash,
        string password,
        CancellationToken ct
    )
    {
        var emailSha256 = SHA256.HashData(Encoding.UTF8.GetBytes(email));
        var failures = await Begin(emailSha256, ct);
        PasswordVerificationResult result;
        try
        {
            result = await hashing.Verify(hash, password, ct);
        }
        catch (Exception ended) when (ended is Refusal or OperationCanceledException)
        {
            // It was never checked: neither a full queue nor a client that left is a guess.
            await Execute(TakeBackSql, new { EmailSha256 = emailSha256, Failures = failures }, CancellationToken.None);
            throw;
        }

        if (result != PasswordVerificationResult.Failed)
        {
            await Execute(ForgetSql, new { EmailSha256 = emailSha256 }, ct);
        }

        return result;
    }

    private async Task<int> Begin(byte[] emailSha256, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var attempt = await connection.QuerySingleOrDefaultAsync<Attempt>(
            new CommandDefinition(
                BeginSql,
                new
                {
                    EmailSha256 = emailSha256,
                    Now = now,
                    ForgottenBefore = now - ForgottenAfter,
                },
                cancellationToken: ct
            )
        );
        if (attempt is { Begun: true })
        {
            return attempt.Failures;
        }

        throw Refusal.TooMany(
            "too_many_failures",
            "Too many wrong passwords. Wait for as long as Retry-After says.",
            attempt is null ? TimeSpan.FromSeconds(1) : attempt.BlockedUntil - now
        );
    }

    private async Task Execute(string sql, object parameters, CancellationToken ct)
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: ct));
    }

    private sealed record Attempt(int Failures, DateTime BlockedUntil, bool Begun);
}

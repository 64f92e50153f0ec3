using System.Net;
using System.Security.Cryptography;
using System.Text;
using Companion.Features.Sessions;
using Companion.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Tests.Features.Sessions;

public sealed class PasswordAttemptsTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Theory]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(6, 4)]
    [InlineData(13, 512)]
    [InlineData(14, 900)]
    [InlineData(2_000, 900)]
    public async Task From_the_fifth_failure_on_each_doubles_the_wait(int failuresBefore, int seconds)
    {
        var email = await Member();
        await SetFailures(email, failuresBefore);

        await SignIn(email, "wrong password").Refused(401, "wrong_credentials");
        using var response = await SignIn(email, KnownPassword.Text);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(seconds), response.Headers.RetryAfter?.Delta);
        Assert.Equal(failuresBefore + 1, await Failures(email));
        app.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await SignIn(email, KnownPassword.Text).Expect(HttpStatusCode.Created);
        Assert.Equal(0, await Failures(email));
    }

    [Fact]
    public async Task A_hundred_guesses_at_once_are_five()
    {
        var email = await Member();

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => SignIn(email, "wrong password")));

        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized));
        Assert.Equal(95, answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests));
        Assert.Equal(5, await Failures(email));
    }

    [Fact]
    public async Task An_email_without_an_account_waits_as_well()
    {
        const string Email = "nobody@example.org";
        await SetFailures(Email, 4);

        await SignIn("Nobody@Example.org ", "wrong password").Refused(401, "wrong_credentials");

        await SignIn(Email, "wrong password").Refused(429, "too_many_failures");
    }

    [Fact]
    public async Task After_a_day_the_count_starts_again()
    {
        var email = await Member();
        await SetFailures(email, 12);
        app.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));

        await SignIn(email, "wrong password").Refused(401, "wrong_credentials");

        Assert.Equal(1, await Failures(email));
        await SignIn(email, KnownPassword.Text).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_was_not_checked_does_not_count()
    {
        // Slow enough that the first hash is under way until the test is over.
        using var hashing = new PasswordHashing(
            new ConfigurationBuilder().AddInMemoryCollection([new("Passwords:Iterations", "2000000")]).Build()
        );
        var attempts = new PasswordAttempts(app.Services.GetRequiredService<Database>(), hashing, app.Clock);
        using var others = new CancellationTokenSource();
        var places = Math.Max(1, Environment.ProcessorCount - 1) + 64;
        await SetFailures("busy@example.org", 4);
        await SetFailures("left@example.org", 4);
        var waiting = Enumerable.Range(1, places - 1).Select(_ => hashing.Hash("x", others.Token)).ToArray();

        using var client = new CancellationTokenSource();
        var left = attempts.Check("left@example.org", hash: null, "x", client.Token);
        while (hashing.Waiting < 64)
        {
            // It is counted first, and has the last place in the queue by the time that the next one asks.
            await Task.Yield();
        }

        var busy = await Assert.ThrowsAsync<Refusal>(() =>
            attempts.Check("busy@example.org", hash: null, "x", CancellationToken.None)
        );
        await client.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        await others.CancelAsync();

        Assert.Equal(503, busy.Status);
        Assert.Equal((4, 4), (await Failures("busy@example.org"), await Failures("left@example.org")));
        Assert.Equal(
            2,
            await app.Query<long>(
                "select count(*) from sign_in_failures where email_sha256 = any (@hashes) and blocked_until <= @now",
                new
                {
                    hashes = new[] { Hash("busy@example.org"), Hash("left@example.org") },
                    now = app.Clock.GetUtcNow().UtcDateTime,
                }
            )
        );
        await Task.WhenAll(waiting.Select(one => one.ContinueWith(_ => { }, TaskScheduler.Default)));
    }

    private async Task<string> Member()
    {
        var person = await app.SignIn();
        await KnownPassword.Give(app, person, KnownPassword.OutdatedHash);
        return $"{person.Username}@example.org";
    }

    private Task<HttpResponseMessage> SignIn(string email, string password) =>
        app.Stranger().Post("/v1/sessions", new { email, password });

    private Task SetFailures(string email, int failures) =>
        app.Execute(
            "insert into sign_in_failures (email_sha256, failures, failed_at, blocked_until) values (@hash, @failures, @now, @now)",
            new
            {
                hash = Hash(email),
                failures,
                now = app.Clock.GetUtcNow().UtcDateTime,
            }
        );

    private Task<int> Failures(string email) =>
        app.Query<int>(
            "select coalesce((select failures from sign_in_failures where email_sha256 = @hash), 0)",
            new { hash = Hash(email) }
        );

    private static byte[] Hash(string email) => SHA256.HashData(Encoding.UTF8.GetBytes(email));
}

using System.Diagnostics;
using Companion.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;

namespace Companion.Tests.Infrastructure;

public sealed class PasswordHashingTests
{
    [Fact]
    public async Task A_lower_setting_than_210_000_iterations_is_not_taken()
    {
        using var hashing = new PasswordHashing(
            new ConfigurationBuilder().AddInMemoryCollection([new("Passwords:Iterations", "1000")]).Build()
        );

        Assert.Equal(
            PasswordVerificationResult.Success,
            await hashing.Verify(KnownPassword.Hash, KnownPassword.Text, default)
        );
        Assert.Equal(
            PasswordVerificationResult.SuccessRehashNeeded,
            await hashing.Verify(KnownPassword.OutdatedHash, KnownPassword.Text, default)
        );
    }

    [Fact]
    public async Task Nobodys_password_fails_and_takes_as_long_as_anybodys()
    {
        using var hashing = new PasswordHashing(new ConfigurationBuilder().Build());

        var anybody = await Shortest(hashing, KnownPassword.Hash);
        var nobody = await Shortest(hashing, hash: null);

        // Without the work it would be a thousandth; the margin is the machine's, which does other things as well.
        Assert.InRange(nobody / anybody, 0.25, 4);
    }

    private static async Task<double> Shortest(PasswordHashing hashing, string? hash)
    {
        var shortest = TimeSpan.MaxValue;
        for (var time = 0; time < 3; time++)
        {
            var started = Stopwatch.GetTimestamp();
            Assert.Equal(PasswordVerificationResult.Failed, await hashing.Verify(hash, "wrong password", default));
            var elapsed = Stopwatch.GetElapsedTime(started);
            shortest = elapsed < shortest ? elapsed : shortest;
        }

        return shortest.TotalMilliseconds;
    }
}

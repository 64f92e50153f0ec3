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
    public async Task Nobodys_password_fails()
    {
        using var hashing = new PasswordHashing(new ConfigurationBuilder().Build());

        Assert.Equal(PasswordVerificationResult.Failed, await hashing.Verify(hash: null, KnownPassword.Text, default));
    }
}

using Companion.Infrastructure;
using Npgsql;

namespace Companion.Tests.Infrastructure;

public sealed class ConnectionSettingsTests
{
    [Fact]
    public void What_libpq_calls_its_own_name_is_understood()
    {
        var settings = new NpgsqlConnectionStringBuilder(
            ConnectionSettings.FromUrl(
                "postgres://j%40ne:p%3Aass-w@db-1.example:6432/my-db?sslmode=verify-full&application_name=my-app&connect_timeout=7"
                    + "&options=-c%20search_path%3Dx-y&channel_binding=require&target_session_attrs=read-write"
                    + "&sslrootcert=/etc/my-ca.pem&Keepalive=30"
            )
        );

        Assert.Equal(
            ("db-1.example", 6432, "my-db", "j@ne", "p:ass-w"),
            (settings.Host, settings.Port, settings.Database, settings.Username, settings.Password)
        );
        Assert.Equal(
            (SslMode.VerifyFull, "my-app", 7, "-c search_path=x-y", "/etc/my-ca.pem", 30),
            (
                settings.SslMode,
                settings.ApplicationName,
                settings.Timeout,
                settings.Options,
                settings.RootCertificate,
                settings.KeepAlive
            )
        );
        Assert.Equal(
            (ChannelBinding.Require, "read-write"),
            (settings.ChannelBinding, settings.TargetSessionAttributes)
        );
    }

    [Theory]
    [InlineData("nonsense=1", "nonsense")]
    [InlineData("sslmode=perhaps", "sslmode")]
    [InlineData("connect_timeout=soon", "connect_timeout")]
    [InlineData("target_session_attrs=read", "target_session_attrs")]
    public void What_is_not_understood_is_named(string query, string name)
    {
        var refused = Assert.Throws<StartupException>(() => ConnectionSettings.FromUrl($"postgres://a:b@c/d?{query}"));

        Assert.Contains($"'{name}'", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("host=localhost")]
    [InlineData("mysql://a:b@c/d")]
    [InlineData("postgres://a:b@c")]
    public void What_is_no_url_of_a_database_is_refused(string url) =>
        Assert.Throws<StartupException>(() => ConnectionSettings.FromUrl(url));
}

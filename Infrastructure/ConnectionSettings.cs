using Npgsql;

namespace Companion.Infrastructure;

/// <summary>Where the configuration says the database is.</summary>
internal static class ConnectionSettings
{
    /// <summary>The names that differ from Npgsql's by more than case.</summary>
    private static readonly Dictionary<string, string> ByLibpqName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["application_name"] = "Application Name",
        ["connect_timeout"] = "Timeout",
        ["channel_binding"] = "Channel Binding",
        ["target_session_attrs"] = "Target Session Attributes",
    };

    /// <summary>ConnectionStrings:Companion, else DATABASE_URL; null when neither is set.</summary>
    public static string? Find(IConfiguration configuration)
    {
        if (configuration.GetConnectionString("Companion") is { Length: > 0 } own)
        {
            return own;
        }

        return configuration["DATABASE_URL"] is { Length: > 0 } url ? FromUrl(url) : null;
    }

    /// <summary>postgres://user:password@host:port/database?sslmode=require, as hosting platforms hand it out.</summary>
    public static string FromUrl(string url)
    {
        if (
            !Uri.TryCreate(url, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("postgres" or "postgresql")
            || uri.AbsolutePath.Length < 2
        )
        {
            throw new StartupException("DATABASE_URL must have the form postgres://user:password@host:port/database.");
        }

        var user = uri.UserInfo.Split(':', 2);
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : 5432,
            Database = Uri.UnescapeDataString(uri.AbsolutePath[1..]),
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
        };
        foreach (var (name, value) in Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(uri.Query))
        {
            try
            {
                settings[ByLibpqName.GetValueOrDefault(name, name)] = name.Equals(
                    "sslmode",
                    StringComparison.OrdinalIgnoreCase
                )
                    ? value.ToString().Replace("-", "", StringComparison.Ordinal) // verify-full is VerifyFull.
                    : value.ToString();
            }
            catch (Exception unusable) when (unusable is ArgumentException or FormatException or InvalidCastException)
            {
                throw new StartupException($"DATABASE_URL has a '{name}' that is not known, or not with this value.");
            }
        }

        return settings.ConnectionString;
    }
}

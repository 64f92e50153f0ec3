using Npgsql;

namespace Companion.Infrastructure;

/// <summary>Where the configuration says the database is.</summary>
internal static class ConnectionSettings
{
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
            settings[
                name.ToUpperInvariant() switch
                {
                    "SSLMODE" => "SSL Mode",
                    _ => name,
                }
            ] = value.ToString().Replace("-", "", StringComparison.Ordinal);
        }

        return settings.ConnectionString;
    }
}

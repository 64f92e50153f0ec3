using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Accounts;

/// <summary>
/// Makes the account with Admin:Email an admin at startup, while there is none; admins make all others. Emails are not proven, so
/// register first and set it then.
/// </summary>
internal static partial class FirstAdmin
{
    private const string Sql = """
        update accounts
        set role = 'admin', version = version + 1, updated_at = @Now
        where email = @Email and not exists (select from accounts a where a.role = 'admin')
        returning username
        """;

    public static async Task AppointAdmin(this WebApplication app, CancellationToken ct)
    {
        if (app.Configuration["Admin:Email"] is not { Length: > 0 } email)
        {
            return;
        }

        try
        {
            var username = await Appoint(
                email,
                app.Services.GetRequiredService<Database>(),
                app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime,
                ct
            );
            if (username is not null)
            {
                LogAppointed(app.Logger, username);
            }
        }
        catch (NpgsqlException away)
        {
            throw new StartupException($"the database cannot be used: {away.Message}");
        }
    }

    /// <summary>The new admin's username; null when nobody has this email, or there is an admin already.</summary>
    internal static async Task<string?> Appoint(string email, Database database, DateTime now, CancellationToken ct)
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<string>(
            new CommandDefinition(
                Sql,
                new { Email = AccountRules.NormalEmail(email), Now = now },
                cancellationToken: ct
            )
        );
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Username} is an admin now, as Admin:Email says")]
    private static partial void LogAppointed(ILogger logger, string username);
}

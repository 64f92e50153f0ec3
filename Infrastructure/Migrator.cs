using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;

namespace Companion.Infrastructure;

/// <summary>
/// Brings a database up to the scripts embedded in this assembly, in file-name order, each in its own transaction, under
/// a lock so that replicas starting together queue instead of racing. The rules are DbUp's (db/README.md):
/// migrations run once and are never edited; seeds run again when their text changes; demo data is loaded once.
/// A script reads the moment from current_setting('companion.now').
/// </summary>
internal static partial class Migrator
{
    private const long LockKey = 0x636F6D70616E696F; // "companio"

    private const string LockCommand = "select pg_advisory_lock(@LockKey)";

    private const string JournalCommand = """
        create table if not exists schema_migrations (
            name       text        not null constraint schema_migrations_pkey primary key,
            sha256     bytea       not null,
            applied_at timestamptz not null
        )
        """;

    private const string AppliedSql = "select name, sha256 from schema_migrations";

    private const string RecordSql = """
        insert into schema_migrations (name, sha256, applied_at)
        values (@Name, @Sha256, @Now)
        on conflict (name) do update set sha256 = excluded.sha256, applied_at = excluded.applied_at
        """;

    private const string LastSql = """
        select name from schema_migrations where name like 'migrations/%' order by name desc limit 1
        """;

    public static async Task Migrate(
        NpgsqlDataSource database,
        bool demo,
        TimeProvider clock,
        ILogger logger,
        CancellationToken ct
    )
    {
        // The lock is the session's: it ends with this unpooled connection, however that ends.
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(LockCommand, new { LockKey }, cancellationToken: ct));
        await connection.ExecuteAsync(new CommandDefinition(JournalCommand, cancellationToken: ct));
        var applied = (
            await connection.QueryAsync<(string Name, byte[] Sha256)>(
                new CommandDefinition(AppliedSql, cancellationToken: ct)
            )
        ).ToDictionary(row => row.Name, row => row.Sha256, StringComparer.Ordinal);

        foreach (
            var (name, script) in Scripts("migrations/").Concat(Scripts("seeds/")).Concat(demo ? Scripts("demo/") : [])
        )
        {
            var sha256 = SHA256.HashData(Encoding.UTF8.GetBytes(script));
            if (applied.TryGetValue(name, out var was))
            {
                if (sha256.AsSpan().SequenceEqual(was) || name.StartsWith("demo/", StringComparison.Ordinal))
                {
                    continue;
                }

                if (name.StartsWith("migrations/", StringComparison.Ordinal))
                {
                    throw new StartupException(
                        $"db/{name} was edited after it was applied to this database. Restore it and add a new migration."
                    );
                }
            }

            await Apply(connection, name, script, sha256, clock.GetUtcNow().UtcDateTime, ct);
            LogApplied(logger, name);
        }
    }

    /// <summary>The newest migration that the database has; null when it has none.</summary>
    public static async Task<string?> LastApplied(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<string>(
            new CommandDefinition(LastSql, cancellationToken: ct)
        );
    }

    internal static IEnumerable<(string Name, string Script)> Scripts(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(n => n.StartsWith(folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name, reader.ReadToEnd());
        }
    }

    private static async Task Apply(
        NpgsqlConnection connection,
        string name,
        string script,
        byte[] sha256,
        DateTime now,
        CancellationToken ct
    )
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await connection.ExecuteAsync(
            new CommandDefinition(
                "select set_config('companion.now', @Now, true)",
                new { Now = UtcDateTimeConverter.Format(now) },
                transaction,
                cancellationToken: ct
            )
        );
        try
        {
            await connection.ExecuteAsync(
                new CommandDefinition(script, transaction: transaction, cancellationToken: ct)
            );
        }
        catch (PostgresException failed)
        {
            throw new StartupException($"db/{name} failed: {failed.MessageText}");
        }

        await connection.ExecuteAsync(
            new CommandDefinition(
                RecordSql,
                new
                {
                    Name = name,
                    Sha256 = sha256,
                    Now = now,
                },
                transaction,
                cancellationToken: ct
            )
        );
        await transaction.CommitAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Applied db/{Script}")]
    private static partial void LogApplied(ILogger logger, string script);
}

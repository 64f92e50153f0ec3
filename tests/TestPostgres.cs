using Companion.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Companion.Tests;

/// <summary>
/// The PostgreSQL that the tests run on: the one that COMPANION_TEST_POSTGRES names, else one that is started for the run
/// and thrown away after it.
/// </summary>
public static class TestPostgres
{
    private static readonly string Template = $"companion_template_{Guid.NewGuid():n}";

    private static readonly Lazy<Task<string>> Server = new(Start);

    private static readonly Lazy<Task> TemplateBuilt = new(BuildTemplate);

    public static string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(Server.Value.GetAwaiter().GetResult())
        {
            Database = database,
        }.ConnectionString;

    public static async Task<string> CloneTemplate()
    {
        await TemplateBuilt.Value;
        return await Create($"template {Template} strategy file_copy");
    }

    public static Task<string> CreateEmpty() => Create("");

    public static Task Drop(string database) => Admin($"drop database if exists {database} with (force)");

    private static async Task<string> Create(string options)
    {
        await Server.Value;
        var name = $"companion_test_{Guid.NewGuid():n}";
        await Admin($"create database {name} {options}");
        return name;
    }

    private static async Task<string> Start()
    {
        if (Environment.GetEnvironmentVariable("COMPANION_TEST_POSTGRES") is { Length: > 0 } named)
        {
            return named;
        }

        var server = await EmbeddedPostgres.Start(AppContext.BaseDirectory, durable: false, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(10));
        return server.ConnectionString;
    }

    private static async Task BuildTemplate()
    {
        await Server.Value;
        await Admin($"create database {Template}");
        await using var database = NpgsqlDataSource.Create($"{ConnectionString(Template)};Pooling=false");
        await Migrator.Migrate(database, demo: false, TimeProvider.System, NullLogger.Instance, CancellationToken.None);
    }

    private static async Task Admin(string sql)
    {
        await using var server = NpgsqlDataSource.Create($"{ConnectionString("postgres")};Pooling=false");
        await using var command = server.CreateCommand(sql);
        command.CommandTimeout = 60;
        await command.ExecuteNonQueryAsync();
    }
}

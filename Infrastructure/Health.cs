using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Infrastructure;

/// <summary>
/// For operators and load balancers, open to all: /health/live, the process answers; /health/ready, it can serve
/// (database reachable, migrations done, not shutting down), else 503; /health, the same for people.
/// </summary>
internal static class Health
{
    private static readonly string Release =
        typeof(Health).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? "unknown";

    public static void MapHealth(this WebApplication app)
    {
        var health = app.MapGroup("/health").WithTags("Health").AllowAnonymous();
        health.MapGet("", Describe).WithName("Health").WithSummary("Status, version and last migration");
        health.MapGet("/live", Live).WithName("Live").WithSummary("The process answers");
        health.MapGet("/ready", Ready).WithName("Ready").WithSummary("The service can serve");
    }

    internal sealed record HealthState(string Status);

    internal sealed record HealthDescription(string Status, string Version, string? LastMigration);

    private static async Task<Ok<HealthDescription>> Describe(Database database, CancellationToken ct) =>
        TypedResults.Ok(new HealthDescription("ok", Release, await Migrator.LastApplied(database.Reads, ct)));

    private static Ok<HealthState> Live() => TypedResults.Ok(new HealthState("live"));

    private static async Task<Ok<HealthState>> Ready(
        Database database,
        IHostApplicationLifetime lifetime,
        CancellationToken ct
    )
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw Refusal.Unavailable();
        }

        // Migrations run before the service listens, so what remains to be asked is whether the database answers.
        await Migrator.LastApplied(database.Writes, ct);
        return TypedResults.Ok(new HealthState("ready"));
    }
}

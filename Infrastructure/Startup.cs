using Dapper;

namespace Companion.Infrastructure;

/// <summary>What happens between the command and the first request: the address, the database, its scripts.</summary>
internal static class Startup
{
    /// <summary>PORT or ASPNETCORE_URLS; http://localhost:8080 when neither is set.</summary>
    public static void AddListenAddress(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["PORT"] is { Length: > 0 } port)
        {
            builder.WebHost.UseUrls($"http://*:{port}");
        }
        else if (builder.Configuration["URLS"] is null && builder.Configuration["HTTP_PORTS"] is null)
        {
            builder.WebHost.UseUrls("http://localhost:8080");
        }

        // A stopping instance answers what is under way, and no longer.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));
    }

    /// <summary>The configured database; without one, in Development, a PostgreSQL that the service starts beside itself.</summary>
    public static async Task AddDatabase(this WebApplicationBuilder builder)
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new DateOnlyHandler());
        var connectionString = ConnectionSettings.Find(builder.Configuration);
        if (connectionString is null)
        {
            if (!builder.Environment.IsDevelopment())
            {
                throw new StartupException(
                    "no database is configured: set ConnectionStrings__Companion or DATABASE_URL."
                );
            }

            var embedded = await EmbeddedPostgres.Start(
                builder.Environment.ContentRootPath,
                durable: true,
                CancellationToken.None
            );
            connectionString = embedded.ConnectionString;
            // A factory, so that the container stops the server when the service ends.
            builder.Services.AddSingleton(_ => embedded);
        }

        builder.Services.AddSingleton(services => new Database(
            connectionString,
            builder.Configuration.GetConnectionString("Replicas"),
            services.GetRequiredService<ILoggerFactory>()
        ));
    }

    /// <summary>Applies migrations, seeds and, with Demo (by default in Development), the demo data.</summary>
    public static Task Migrate(this WebApplication app)
    {
        var demo = WantsDemo(app);
        if (demo && app.Environment.IsProduction())
        {
            throw new StartupException("Demo=true is refused in Production: the demo's passwords are public.");
        }

        return Migrator.Migrate(
            app.Services.GetRequiredService<Database>().Unpooled,
            demo,
            app.Services.GetRequiredService<TimeProvider>(),
            app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Companion.Migrator"),
            app.Lifetime.ApplicationStopping
        );
    }

    public static bool WantsDemo(WebApplication app) =>
        app.Configuration.GetValue("Demo", defaultValue: app.Environment.IsDevelopment());
}

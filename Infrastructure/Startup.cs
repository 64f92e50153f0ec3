using System.Globalization;
using System.Net.Sockets;
using Dapper;
using Microsoft.AspNetCore.Connections;
using Npgsql;

namespace Companion.Infrastructure;

/// <summary>What happens between the command and the first request: the address, the database, its scripts.</summary>
internal static class Startup
{
    /// <summary>PORT or ASPNETCORE_URLS; http://localhost:8080 when neither is set. Port 0 is any free one.</summary>
    public static void AddListenAddress(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["PORT"] is { Length: > 0 } port)
        {
            if (!ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                throw new StartupException($"PORT is a number from 0 to 65535, not '{port}'.");
            }

            builder.WebHost.UseUrls($"http://*:{port}");
        }
        else if (builder.Configuration["URLS"] is null && builder.Configuration["HTTP_PORTS"] is null)
        {
            builder.WebHost.UseUrls("http://localhost:8080");
        }

        // A stopping instance answers what is under way, and no longer.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));
    }

    /// <summary>
    /// The configured database; without one, in Development, a PostgreSQL that the service starts beside itself. The caller stops that one,
    /// after the service and however its start ended.
    /// </summary>
    /// <param name="builder">The service's.</param>
    /// <param name="durable">False for a command that needs only the schema: the embedded server is then a throwaway.</param>
    /// <param name="ct">Cancelled by a signal to stop.</param>
    public static async Task<EmbeddedPostgres?> AddDatabase(
        this WebApplicationBuilder builder,
        bool durable,
        CancellationToken ct
    )
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new DateOnlyHandler());
        EmbeddedPostgres? embedded = null;
        var connectionString = ConnectionSettings.Find(builder.Configuration);
        if (connectionString is null)
        {
            if (!builder.Environment.IsDevelopment())
            {
                throw new StartupException(
                    "no database is configured: set ConnectionStrings__Companion or DATABASE_URL."
                );
            }

            embedded = await EmbeddedPostgres.Start(builder.Environment.ContentRootPath, durable, ct);
            connectionString = embedded.ConnectionString;
        }

        builder.Services.AddSingleton(services => new Database(
            connectionString,
            builder.Configuration.GetConnectionString("Replicas") is { Length: > 0 } replicas ? replicas : null,
            services.GetRequiredService<ILoggerFactory>()
        ));
        return embedded;
    }

    /// <summary>Applies migrations, seeds and, with Demo (by default in Development), the demo data.</summary>
    public static async Task Migrate(this WebApplication app, CancellationToken ct)
    {
        var demo = WantsDemo(app);
        if (demo && app.Environment.IsProduction())
        {
            throw new StartupException("Demo=true is refused in Production: the demo's passwords are public.");
        }

        try
        {
            await Migrator.Migrate(
                app.Services.GetRequiredService<Database>().Unpooled,
                demo,
                app.Services.GetRequiredService<TimeProvider>(),
                app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Companion.Migrator"),
                ct
            );
        }
        catch (NpgsqlException away)
        {
            throw new StartupException($"the database cannot be used: {away.Message}");
        }
        catch (ArgumentException malformed)
        {
            throw new StartupException($"the connection string cannot be read: {malformed.Message}");
        }
    }

    /// <summary>Starts to listen.</summary>
    /// <exception cref="StartupException">The address is taken, not for this user, or none of this machine.</exception>
    public static async Task Listen(this WebApplication app, CancellationToken ct)
    {
        try
        {
            await app.StartAsync(ct);
        }
        catch (Exception unusable) when (WhyNotListening(app, unusable) is { } reason)
        {
            await app.StopAsync(ct);
            throw new StartupException(reason);
        }
    }

    private static string? WhyNotListening(WebApplication app, Exception unusable) =>
        unusable switch
        {
            IOException { InnerException: AddressInUseException } =>
                $"port {Port(app)} is in use: set PORT to one that is free.",
            SocketException { SocketErrorCode: SocketError.AccessDenied } =>
                $"port {Port(app)} is not for this user: set PORT to one above 1023.",
            SocketException or FormatException =>
                $"it cannot listen on {app.Configuration["URLS"]}: {unusable.Message}",
            InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } =>
                $"it cannot listen on {app.Configuration["URLS"]}: {unusable.Message.Split(". ")[0].TrimEnd('.')}.",
            _ => null,
        };

    public static bool WantsDemo(WebApplication app) =>
        app.Configuration.GetValue("Demo", defaultValue: app.Environment.IsDevelopment());

    private static string Port(WebApplication app) =>
        app.Configuration["HTTP_PORTS"] is { } ports && app.Configuration["URLS"] is null
            ? ports
            : string.Join(" or ", app.Configuration["URLS"]!.Split(';').Select(url => BindingAddress.Parse(url).Port));
}

using System.Net.Http.Headers;
using Companion.Features.Companions;
using Companion.Features.Sessions;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Companion.Tests;

/// <summary>
/// The service on a port of its own and a database of its own: a copy of one template that the real migrator builds once
/// per test run. Its clock stands still at <see cref="Noon"/> until a test moves it.
/// </summary>
public class CompanionApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    /// <summary>A Monday, 12:00 UTC.</summary>
    public static readonly DateTime Noon = new(2030, 5, 6, 12, 0, 0, DateTimeKind.Utc);

    private static int people;

    private string name = null!;

    public TestClock Clock { get; } = new(Noon);

    public NpgsqlDataSource Database { get; private set; } = null!;

    /// <summary>For another instance on the same database.</summary>
    public string ConnectionString => TestPostgres.ConnectionString(name);

    public async ValueTask InitializeAsync()
    {
        name = await TestPostgres.CloneTemplate();
        // How long a fill takes is the machine's affair, and no test's.
        Database = NpgsqlDataSource.Create($"{ConnectionString};Command Timeout=0");
        UseKestrel(0);
        StartServer();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Database.DisposeAsync();
        await TestPostgres.Drop(name);
        GC.SuppressFinalize(this);
    }

    /// <summary>A client that nobody is signed in to.</summary>
    public HttpClient Stranger() => CreateClient();

    /// <summary>Creates an account with an open session and returns a client that is signed in to it.</summary>
    public async Task<Person> SignIn(string? username = null, string role = "member")
    {
        var number = Interlocked.Increment(ref people);
        username ??= $"person_{number}";
        var token = SessionToken.Create();
        var id = Guid.CreateVersion7(Clock.GetUtcNow());
        await Execute(
            """
            insert into accounts (id, email, username, password_hash, phone_number, birthday, role, created_at, updated_at)
            values (@id, @email, @username, 'none', @phone, '1990-01-01', @role, @now, @now);
            insert into sessions (id, token_sha256, account_id, device, created_at, last_seen_at, expires_at)
            values (gen_random_uuid(), @hash, @id, 'test', @now, @now, greatest(@now, @noon) + interval '30 days');
            """,
            new
            {
                id,
                email = $"{username}@example.org",
                username,
                phone = $"+1416{number:0000000}",
                role,
                hash = SessionToken.Hash(token),
                now = Clock.GetUtcNow().UtcDateTime,
                // In a test of the past, the housekeeping that begins with the service, at noon, may still be under way.
                noon = Noon,
            }
        );
        return new Person(ClientOf(token), id, username, token);
    }

    public HttpClient ClientOf(string token)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async Task Execute(string sql, object? parameters = null)
    {
        await using var connection = await Database.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, parameters);
        // Behind the service's back, as another instance would: what it found before is looked for again.
        Services.GetRequiredService<SearchPages>().Forget();
    }

    public async Task<T> Query<T>(string sql, object? parameters = null)
    {
        await using var connection = await Database.OpenConnectionAsync();
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }

    /// <summary>Back when so many connections wait for a lock that the test holds.</summary>
    public async Task WaitForLockWaiters(int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (
            await Query<int>(
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
            ) < count
        )
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (key, value) in Settings())
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
    }

    protected virtual IEnumerable<(string Key, string Value)> Settings() =>
        [
            ("ConnectionStrings:Companion", ConnectionString),
            ("Demo", "false"),
            ("Limits:Enabled", "false"),
            ("Meetings:SweepSeconds", "0"),
            ("Serilog:MinimumLevel", "Error"),
        ];
}

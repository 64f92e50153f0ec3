using System.Net;
using Npgsql;

namespace Companion.Tests.Infrastructure;

public sealed class DatabaseAwayTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Fact]
    public async Task Without_its_database_the_service_says_so_and_recovers_by_itself()
    {
        var person = await app.SignIn();
        await person.Client.GetAsync("/v1/patrons/me").Refused(404, "not_found");
        var name = new NpgsqlConnectionStringBuilder(app.Database.ConnectionString).Database!;
        await using var server = NpgsqlDataSource.Create($"{TestPostgres.ConnectionString("postgres")};Pooling=false");
        await Run(server, $"alter database {name} allow_connections false");
        await Run(server, $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
        try
        {
            for (var i = 0; i < 3; i++)
            {
                foreach (var path in new[] { "/v1/patrons/me", "/v1/orientations", "/health", "/health/ready" })
                {
                    using var answer = await person.Client.GetAsync(path);
                    Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
                    await Task.FromResult(answer).Refused(503, "unavailable");
                }

                await app.Stranger().GetAsync("/health/live").Expect(HttpStatusCode.OK);
            }
        }
        finally
        {
            await Run(server, $"alter database {name} allow_connections true");
        }

        await person.Client.GetAsync("/v1/patrons/me").Refused(404, "not_found");
        await app.Stranger().GetAsync("/health/ready").Expect(HttpStatusCode.OK);
    }

    private static async Task Run(NpgsqlDataSource server, string sql)
    {
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

using System.Net;

namespace Companion.Tests.Infrastructure;

public sealed class HttpConventionsTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Fact]
    public async Task What_is_not_there_is_a_problem() =>
        await app.Stranger().GetAsync("/nothing").Refused(404, "not_found");

    [Fact]
    public async Task A_dead_token_is_refused_on_open_routes() =>
        await app.ClientOf("dead").GetAsync("/health").Refused(401, "unauthenticated");

    [Fact]
    public async Task Health_tells_the_last_migration()
    {
        var health = await app.Stranger().GetAsync("/health").Expect(HttpStatusCode.OK);

        Assert.StartsWith("migrations/", (string?)health["last_migration"], StringComparison.Ordinal);
    }
}

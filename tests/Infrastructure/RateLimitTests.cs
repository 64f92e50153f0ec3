using System.Net;

namespace Companion.Tests.Infrastructure;

public sealed class RateLimitTests(RateLimitTests.Limited direct, RateLimitTests.BehindProxy proxied)
    : IClassFixture<RateLimitTests.Limited>,
        IClassFixture<RateLimitTests.BehindProxy>
{
    [Fact]
    public async Task Too_many_requests_are_refused_for_a_while_and_accounts_are_counted_apart()
    {
        var one = await direct.SignIn();
        var other = await direct.SignIn();
        for (var i = 0; i < Limited.PerMinute; i++)
        {
            await one.Client.GetAsync("/v1/orientations").Expect(HttpStatusCode.OK);
        }

        using var refused = await one.Client.GetAsync("/v1/orientations");

        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        await Task.FromResult(refused).Refused(429, "too_many_requests");
        await other.Client.GetAsync("/v1/orientations").Expect(HttpStatusCode.OK);
        await one.Client.GetAsync("/health/ready").Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/v1/orientations", 401)]
    [InlineData("/nothing", 404)]
    public async Task Guesses_are_counted_too(string path, int status)
    {
        using var client = status == 401 ? proxied.ClientOf("made-up") : proxied.Stranger();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", $"203.0.113.{100 + (status % 100)}");
        for (var i = 0; i < Limited.PerMinute; i++)
        {
            using var answer = await client.GetAsync(path);
            Assert.Equal(status, (int)answer.StatusCode);
        }

        await client.GetAsync(path).Refused(429, "too_many_requests");
    }

    [Fact]
    public async Task An_address_that_anybody_could_claim_is_not_believed()
    {
        for (var i = 0; i < Limited.PerMinute; i++)
        {
            await From(direct, $"203.0.113.{i}").Expect(HttpStatusCode.OK);
        }

        await From(direct, "203.0.113.200").Refused(429, "too_many_requests");
    }

    [Fact]
    public async Task The_address_that_a_known_proxy_gives_is_the_callers()
    {
        for (var i = 0; i < Limited.PerMinute; i++)
        {
            await From(proxied, "203.0.113.1").Expect(HttpStatusCode.OK);
        }

        await From(proxied, "203.0.113.1").Refused(429, "too_many_requests");
        await From(proxied, "203.0.113.2").Expect(HttpStatusCode.OK);
        // What the caller wrote itself stands before what the proxy has seen.
        await From(proxied, "203.0.113.9, 203.0.113.1").Refused(429, "too_many_requests");
    }

    private static async Task<HttpResponseMessage> From(CompanionApp app, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/orientations");
        request.Headers.Add("X-Forwarded-For", address);
        return await app.Stranger().SendAsync(request);
    }

    public class Limited : CompanionApp
    {
        public const int PerMinute = 5;

        protected override IEnumerable<(string Key, string Value)> Settings() =>
            base.Settings().Append(("Limits:Enabled", "true")).Append(("Limits:PerMinute", $"{PerMinute}"));
    }

    public sealed class BehindProxy : Limited
    {
        protected override IEnumerable<(string Key, string Value)> Settings() =>
            base.Settings().Append(("Proxies:Known:0", "127.0.0.0/8")).Append(("Proxies:Known:1", "::1"));
    }
}

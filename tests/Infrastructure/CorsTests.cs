namespace Companion.Tests.Infrastructure;

public sealed class CorsTests(CorsTests.InDevelopment development, CorsTests.WithOrigins configured)
    : IClassFixture<CorsTests.InDevelopment>,
        IClassFixture<CorsTests.WithOrigins>
{
    [Theory]
    [InlineData("http://localhost:5173")]
    [InlineData("https://localhost")]
    [InlineData("http://127.0.0.1:3000")]
    [InlineData("http://[::1]:3000")]
    public async Task In_development_any_loopback_origin_is_let_in_with_credentials(string origin)
    {
        using var answer = await Send(development, HttpMethod.Get, origin);

        Assert.Equal([origin], answer.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal(["true"], answer.Headers.GetValues("Access-Control-Allow-Credentials"));
        Assert.Equal(
            ["Allow", "ETag", "Location", "Retry-After", "X-Request-Id", "Idempotency-Replayed"],
            answer.Headers.GetValues("Access-Control-Expose-Headers").SelectMany(names => names.Split(','))
        );
    }

    [Theory]
    [InlineData("http://localhost.evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    public async Task In_development_no_other_origin_is_let_in(string origin)
    {
        using var answer = await Send(development, HttpMethod.Get, origin);

        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_configured_origin_is_let_in_and_no_other()
    {
        using var let = await Send(configured, HttpMethod.Get, "https://app.example.org");
        using var not = await Send(configured, HttpMethod.Get, "http://localhost:5173");

        Assert.Equal(["https://app.example.org"], let.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.False(not.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_browser_may_ask_first_also_for_what_needs_a_session()
    {
        using var answer = await Send(
            development,
            HttpMethod.Options,
            "http://localhost:5173",
            ("Access-Control-Request-Method", "PATCH"),
            ("Access-Control-Request-Headers", "authorization,if-match,content-type")
        );

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Contains(
            "PATCH",
            answer.Headers.GetValues("Access-Control-Allow-Methods").Single(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "if-match",
            answer.Headers.GetValues("Access-Control-Allow-Headers").Single(),
            StringComparison.OrdinalIgnoreCase
        );
    }

    [Fact]
    public async Task A_page_may_read_a_problem_too()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/cities?limit=0");
        request.Headers.Add("Origin", "http://localhost:5173");
        using var answer = await development.Stranger().SendAsync(request);

        Assert.Equal(["http://localhost:5173"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    private static async Task<HttpResponseMessage> Send(
        CompanionApp app,
        HttpMethod method,
        string origin,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, "/v1/patrons/me");
        request.Headers.TryAddWithoutValidation("Origin", origin);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await app.Stranger().SendAsync(request);
    }

    public sealed class InDevelopment : CompanionApp
    {
        protected override IEnumerable<(string Key, string Value)> Settings() =>
            base.Settings().Append(("environment", "Development"));
    }

    public sealed class WithOrigins : CompanionApp
    {
        protected override IEnumerable<(string Key, string Value)> Settings() =>
            base.Settings().Append(("environment", "Production")).Append(("Cors:Origins:0", "https://app.example.org"));
    }
}

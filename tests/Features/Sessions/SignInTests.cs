using System.Globalization;
using System.Net;
using Companion.Features.Sessions;
using Companion.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Tests.Features.Sessions;

public sealed class SignInTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Fact]
    public async Task The_right_password_opens_a_session_of_30_days()
    {
        var person = await Member();

        using var response = await SignIn(person, KnownPassword.Text, device: "Firefox on Linux");
        var session = await response.Json();

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal($"/v1/sessions/{session["id"]}", response.Headers.Location?.ToString());
        Assert.Equal(
            ["id", "token", "expires_at", "device", "created_at"],
            session.AsObject().Select(member => member.Key)
        );
        Assert.Equal(43, ((string?)session["token"])!.Length);
        Assert.Equal(
            app.Clock.GetUtcNow().AddDays(30),
            DateTimeOffset.Parse((string)session["expires_at"]!, CultureInfo.InvariantCulture)
        );
        Assert.False(response.Headers.Contains("Set-Cookie"));
        using var client = app.ClientOf((string)session["token"]!);
        var read = await client.GetAsync(response.Headers.Location).Expect(HttpStatusCode.OK);
        Assert.True((bool?)read["current"]);
        Assert.Equal("Firefox on Linux", (string?)read["device"]);
    }

    [Fact]
    public async Task What_is_used_lives_on_and_what_is_not_ends()
    {
        var person = await app.SignIn();

        app.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(HttpStatusCode.OK, await LookUp(person));
        app.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(HttpStatusCode.OK, await LookUp(person));
        app.Clock.Advance(TimeSpan.FromDays(30));

        Assert.Equal(HttpStatusCode.Unauthorized, await LookUp(person));
    }

    [Fact]
    public async Task A_browser_gets_a_cookie_that_reads_and_changes_nothing()
    {
        var person = await Member();

        using var response = await SignIn(person, KnownPassword.Text, cookie: true);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));

        Assert.StartsWith("companion_session=", cookie, StringComparison.Ordinal);
        Assert.Contains("; path=/", cookie, StringComparison.Ordinal);
        Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("; samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Contains("; expires=", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("secure", cookie, StringComparison.Ordinal);
        using var browser = app.Stranger();
        browser.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        await browser.GetAsync("/v1/sessions").Expect(HttpStatusCode.OK);
        await browser.DeleteAsync("/v1/sessions/current").Refused(401, "unauthenticated");
    }

    [Fact]
    public async Task Outside_development_the_cookie_is_secure()
    {
        var person = await Member();
        await using var production = new OtherInstance(app, ("environment", "Production"));
        using var client = production.CreateClient();

        using var response = await client.Post(
            "/v1/sessions",
            new
            {
                email = $"{person.Username}@example.org",
                password = KnownPassword.Text,
                cookie = true,
            }
        );

        Assert.Contains("; secure", response.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_email_and_a_wrong_password_are_one_answer_after_one_hash_each()
    {
        var person = await app.SignIn();
        await KnownPassword.Give(app, person);
        var hashing = app.Services.GetRequiredService<PasswordHashing>();

        var before = hashing.Started;
        var wrong = await SignIn(person, "wrong password").Refused(401, "wrong_credentials");
        var between = hashing.Started;
        var unknown = await app.Stranger()
            .Post("/v1/sessions", new { email = "nobody@example.org", password = "wrong password" })
            .Refused(401, "wrong_credentials");

        Assert.Equal((1, 1), (between - before, hashing.Started - between));
        wrong.AsObject().Remove("request_id");
        unknown.AsObject().Remove("request_id");
        Assert.Equal(wrong.ToJsonString(), unknown.ToJsonString());
    }

    [Fact]
    public async Task An_outdated_hash_is_renewed_with_the_password_that_fits_it()
    {
        var person = await app.SignIn();
        await KnownPassword.Give(app, person, KnownPassword.OutdatedHash);

        await SignIn(person, "wrong password").Refused(401, "wrong_credentials");
        Assert.Equal(KnownPassword.OutdatedHash, await HashOf(person));
        await SignIn(person, KnownPassword.Text).Expect(HttpStatusCode.Created);

        var renewed = await HashOf(person);
        Assert.NotEqual(KnownPassword.OutdatedHash, renewed);
        await SignIn(person, KnownPassword.Text).Expect(HttpStatusCode.Created);
        Assert.Equal(renewed, await HashOf(person));
    }

    [Theory]
    [InlineData("""{"email":"a@example.org"}""", "password")]
    [InlineData("""{"password":"x"}""", "email")]
    [InlineData("""{"email":" ","password":"x"}""", "email")]
    [InlineData("""{"email":"a@example.org","password":""}""", "password")]
    [InlineData("""{"email":"a@example.org","password":null}""", "password")]
    [InlineData("""{"email":"a@example.org","password":"x","device":""}""", "device")]
    [InlineData("""{"email":"a@example.org","password":"x","cookie":"yes"}""", "cookie")]
    [InlineData("""{"email":"a@example.org","password":"x","remember":true}""", "remember")]
    public async Task What_is_wrong_is_named(string json, string member)
    {
        var problem = await app.Stranger().Post("/v1/sessions", json).Refused(400, "invalid_request");

        Assert.Equal([member], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    private async Task<Person> Member()
    {
        var person = await app.SignIn();
        await KnownPassword.Give(app, person, KnownPassword.OutdatedHash);
        return person;
    }

    private Task<HttpResponseMessage> SignIn(
        Person person,
        string password,
        string? device = null,
        bool cookie = false
    ) =>
        app.Stranger()
            .Post(
                "/v1/sessions",
                new
                {
                    email = $"{person.Username}@example.org",
                    password,
                    device,
                    cookie,
                }
            );

    private Task<string> HashOf(Person person) =>
        app.Query<string>("select password_hash from accounts where id = @Id", new { person.Id });

    /// <summary>A session is remembered for a moment of real time, which a test's clock does not move.</summary>
    private async Task<HttpStatusCode> LookUp(Person person)
    {
        app.Services.GetRequiredService<SessionCache>().Forget(person.Id);
        using var response = await person.Client.GetAsync("/v1/sessions");
        return response.StatusCode;
    }
}

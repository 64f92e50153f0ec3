using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Companion.Tests.Features.Accounts;

public sealed class ChangeMyAccountTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Fact]
    public async Task What_is_given_changes_and_the_rest_stays()
    {
        var person = await app.SignIn();
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        var changed = await person
            .Client.Patch("/v1/accounts/me", new { email = " New.Mail@Example.org", username = "Brand_New" })
            .Expect(HttpStatusCode.OK);

        Assert.Equal("new.mail@example.org", (string?)changed["email"]);
        Assert.Equal("brand_new", (string?)changed["username"]);
        Assert.StartsWith("+1416", (string?)changed["phone_number"], StringComparison.Ordinal);
        Assert.NotEqual((string?)changed["created_at"], (string?)changed["updated_at"]);
        var read = await person.Client.GetAsync("/v1/accounts/me").Expect(HttpStatusCode.OK);
        Assert.Equal(changed.ToJsonString(), read.ToJsonString());
    }

    [Fact]
    public async Task A_phone_number_can_change_too()
    {
        var person = await app.SignIn();

        var changed = await person
            .Client.Patch("/v1/accounts/me", new { phone_number = "+442071838750" })
            .Expect(HttpStatusCode.OK);

        Assert.Equal("+442071838750", (string?)changed["phone_number"]);
    }

    [Fact]
    public async Task A_stale_version_changes_nothing()
    {
        var person = await app.SignIn();
        using var read = await person.Client.GetAsync("/v1/accounts/me");
        await person.Client.Patch("/v1/accounts/me", new { username = "changed_first" }).Expect(HttpStatusCode.OK);

        await Patch(person, read.Headers.ETag!, "changed_second").Refused(412, "stale_version");

        using var now = await person.Client.GetAsync("/v1/accounts/me");
        await Patch(person, now.Headers.ETag!, "changed_third").Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("email", "email_taken")]
    [InlineData("username", "username_taken")]
    [InlineData("phone_number", "phone_number_taken")]
    public async Task What_is_taken_is_409(string member, string code)
    {
        var other = await app.SignIn();
        var person = await app.SignIn();
        var taken = await other.Client.GetFromJsonAsync<Dictionary<string, string>>("/v1/accounts/me");

        await person
            .Client.Patch("/v1/accounts/me", new Dictionary<string, string> { [member] = taken![member] })
            .Refused(409, code);
    }

    [Theory]
    [InlineData("""{"email":"nobody"}""", "email")]
    [InlineData("""{"email":null}""", "email")]
    [InlineData("""{"username":"x"}""", "username")]
    [InlineData("""{"username":"support"}""", "username")]
    [InlineData("""{"phone_number":null}""", "phone_number")]
    [InlineData("""{"phone_number":true}""", "phone_number")]
    [InlineData("""{"birthday":"1990-01-01"}""", "birthday")]
    [InlineData("""{"role":"admin"}""", "role")]
    public async Task What_is_wrong_is_named(string json, string member)
    {
        var person = await app.SignIn();

        var problem = await person.Client.Patch("/v1/accounts/me", json).Refused(400, "invalid_request");

        Assert.Equal([member], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Fact]
    public async Task A_stranger_has_no_account()
    {
        await app.Stranger().GetAsync("/v1/accounts/me").Refused(401, "unauthenticated");
        await app.Stranger().Patch("/v1/accounts/me", new { username = "x" }).Refused(401, "unauthenticated");
    }

    private static Task<HttpResponseMessage> Patch(Person person, EntityTagHeaderValue version, string username) =>
        person.Client.SendAsync(
            new HttpRequestMessage(HttpMethod.Patch, "/v1/accounts/me")
            {
                Headers = { IfMatch = { version } },
                Content = JsonContent.Create(new { username }),
            }
        );
}

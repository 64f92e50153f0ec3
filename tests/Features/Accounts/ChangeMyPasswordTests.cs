using System.Net;

namespace Companion.Tests.Features.Accounts;

public sealed class ChangeMyPasswordTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    private const string New = "two coffees and a museum";

    [Fact]
    public async Task A_new_password_replaces_the_old_and_ends_all_other_sessions()
    {
        var person = await app.SignIn();
        await KnownPassword.Give(app, person, KnownPassword.OutdatedHash);
        var email = $"{person.Username}@example.org";
        var other = await app.Stranger()
            .Post("/v1/sessions", new { email, password = KnownPassword.Text })
            .Expect(HttpStatusCode.Created);
        using var elsewhere = app.ClientOf((string)other["token"]!);
        await elsewhere.GetAsync("/v1/accounts/me").Expect(HttpStatusCode.OK);

        await Change(person, KnownPassword.Text, New).Expect(HttpStatusCode.OK);

        await person.Client.GetAsync("/v1/accounts/me").Expect(HttpStatusCode.OK);
        await elsewhere.GetAsync("/v1/accounts/me").Refused(401, "unauthenticated");
        await app.Stranger()
            .Post("/v1/sessions", new { email, password = KnownPassword.Text })
            .Refused(401, "wrong_credentials");
        await app.Stranger().Post("/v1/sessions", new { email, password = New }).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_wrong_current_password_changes_nothing_and_counts_as_a_failed_sign_in()
    {
        var person = await app.SignIn();
        await KnownPassword.Give(app, person, KnownPassword.OutdatedHash);

        for (var guess = 0; guess < 5; guess++)
        {
            await Change(person, "not my password", New).Refused(403, "wrong_password");
        }

        await Change(person, KnownPassword.Text, New).Refused(429, "too_many_failures");
        await app.Stranger()
            .Post("/v1/sessions", new { email = $"{person.Username}@example.org", password = KnownPassword.Text })
            .Refused(429, "too_many_failures");
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await Change(person, KnownPassword.Text, New).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("too short")]
    [InlineData("password123")]
    [InlineData("of_ten_characters")]
    public async Task A_new_password_keeps_the_rules_of_the_first(string password)
    {
        var person = await app.SignIn(password == "of_ten_characters" ? password : null);

        var problem = await Change(person, KnownPassword.Text, password).Refused(400, "invalid_request");

        Assert.NotNull(problem["errors"]!["new_password"]);
    }

    [Fact]
    public async Task A_stranger_has_no_password_to_change() =>
        await app.Stranger()
            .Put("/v1/accounts/me/password", new { current_password = "x", new_password = "y" })
            .Refused(401, "unauthenticated");

    private static Task<HttpResponseMessage> Change(Person person, string current, string next) =>
        person.Client.Put("/v1/accounts/me/password", new { current_password = current, new_password = next });
}

using System.Net;
using Companion.Infrastructure;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

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
    public async Task A_wrong_current_password_changes_nothing_and_is_counted_by_the_account()
    {
        var person = await app.SignIn();
        await KnownPassword.Give(app, person, KnownPassword.OutdatedHash);

        for (var guess = 0; guess < 5; guess++)
        {
            await Change(person, "not my password", New).Refused(403, "wrong_password");
        }

        await Change(person, KnownPassword.Text, New).Refused(429, "too_many_failures");
        // A new email begins no new count.
        await person
            .Client.Patch("/v1/accounts/me", new { email = $"new_{person.Username}@example.org" })
            .Expect(HttpStatusCode.OK);
        await Change(person, KnownPassword.Text, New).Refused(429, "too_many_failures");
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await Change(person, KnownPassword.Text, New).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_password_that_holds_when_it_is_changed_decides()
    {
        var person = await app.SignIn();
        await KnownPassword.Give(app, person, KnownPassword.OutdatedHash);
        var another = await app.Services.GetRequiredService<PasswordHashing>().Hash("another one", default);

        await WhileChanging(person, $"update accounts set password_hash = '{another}' where id = @Id")
            .Refused(403, "wrong_password");

        Assert.Equal(
            another,
            await app.Query<string>("select password_hash from accounts where id = @Id", new { person.Id })
        );
    }

    [Fact]
    public async Task The_same_password_hashed_anew_meanwhile_is_the_same_password()
    {
        var person = await app.SignIn();
        await KnownPassword.Give(app, person, KnownPassword.OutdatedHash);

        await WhileChanging(person, $"update accounts set password_hash = '{KnownPassword.Hash}' where id = @Id")
            .Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_session_that_has_ended_meanwhile_changes_nothing()
    {
        var person = await app.SignIn();
        await KnownPassword.Give(app, person, KnownPassword.OutdatedHash);

        await WhileChanging(person, "delete from sessions where account_id = @Id").Refused(401, "unauthenticated");

        Assert.Equal(
            KnownPassword.OutdatedHash,
            await app.Query<string>("select password_hash from accounts where id = @Id", new { person.Id })
        );
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

    /// <summary>Something that happens when the current password is verified already and the new one is not yet stored.</summary>
    private async Task<HttpResponseMessage> WhileChanging(Person person, string sql)
    {
        await using var connection = await app.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("select from accounts where id = @Id for update", new { person.Id });
        var change = Change(person, KnownPassword.Text, New);
        await app.WaitForLockWaiters(1);
        await connection.ExecuteAsync(sql, new { person.Id });
        await transaction.CommitAsync();
        return await change;
    }

    private static Task<HttpResponseMessage> Change(Person person, string current, string next) =>
        person.Client.Put("/v1/accounts/me/password", new { current_password = current, new_password = next });
}

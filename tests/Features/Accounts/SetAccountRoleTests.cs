using System.Net;
using Companion.Features.Accounts;
using Companion.Infrastructure;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Tests.Features.Accounts;

public sealed class SetAccountRoleTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Fact]
    public async Task A_new_role_holds_at_once()
    {
        var admin = await app.SignIn(role: "admin");
        var person = await app.SignIn();
        await person.Client.GetAsync("/v1/accounts").Refused(403, "forbidden");

        var changed = await Set(admin, person, "admin").Expect(HttpStatusCode.OK);

        Assert.Equal("admin", (string?)changed["role"]);
        await person.Client.GetAsync("/v1/accounts").Expect(HttpStatusCode.OK);
        await Set(admin, person, "member").Expect(HttpStatusCode.OK);
        await person.Client.GetAsync("/v1/accounts").Refused(403, "forbidden");
    }

    [Fact]
    public async Task Nobody_changes_their_own_role()
    {
        var admin = await app.SignIn(role: "admin");

        await Set(admin, admin, "member").Refused(409, "own_role");
    }

    [Fact]
    public async Task Of_two_admins_who_demote_each_other_at_once_one_stays()
    {
        await app.Execute("update accounts set role = 'member' where role = 'admin'");
        var one = await app.SignIn(role: "admin");
        var other = await app.SignIn(role: "admin");
        await using var connection = await app.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("select from accounts where role = 'admin' for update");
        Task<HttpResponseMessage>[] demotions = [Set(one, other, "member"), Set(other, one, "operator")];
        await app.WaitForLockWaiters(2);
        await transaction.CommitAsync();

        var answers = await Task.WhenAll(demotions);

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        await Task.FromResult(answers.Single(answer => answer.StatusCode != HttpStatusCode.OK))
            .Refused(409, "last_admin");
        Assert.Equal(1, await app.Query<int>("select count(*) from accounts where role = 'admin'"));
    }

    [Fact]
    public async Task A_stale_version_changes_nothing()
    {
        var admin = await app.SignIn(role: "admin");
        var person = await app.SignIn();
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/v1/accounts/{person.Id}/role");
        request.Headers.IfMatch.ParseAdd("\"7\"");
        request.Content = Wire.Raw("""{"role":"operator"}""");

        await admin.Client.SendAsync(request).Refused(412, "stale_version");
    }

    [Theory]
    [InlineData("""{"role":"king"}""")]
    [InlineData("""{"role":2}""")]
    [InlineData("""{"role":null}""")]
    [InlineData("{}")]
    public async Task A_role_is_one_of_three(string json)
    {
        var admin = await app.SignIn(role: "admin");
        var person = await app.SignIn();

        var problem = await admin.Client.Put($"/v1/accounts/{person.Id}/role", json).Refused(400, "invalid_request");

        Assert.NotNull(problem["errors"]!["role"]);
    }

    [Fact]
    public async Task What_is_not_there_comes_before_what_is_wrong()
    {
        var admin = await app.SignIn(role: "admin");

        await admin.Client.Put($"/v1/accounts/{Guid.Empty}/role", "{}").Refused(404, "not_found");
    }

    [Fact]
    public async Task Only_admins_set_roles()
    {
        var person = await app.SignIn(role: "operator");

        await Set(person, person, "admin").Refused(403, "forbidden");
        await app.Stranger()
            .Put($"/v1/accounts/{person.Id}/role", new { role = "admin" })
            .Refused(401, "unauthenticated");
    }

    [Fact]
    public async Task The_account_that_the_configuration_names_becomes_admin_at_startup()
    {
        var database = app.Services.GetRequiredService<Database>();
        var person = await app.SignIn();
        var later = await app.SignIn();
        await app.Execute("update accounts set role = 'member' where role = 'admin'");

        Assert.Null(await FirstAdmin.Appoint("nobody@example.org", database, CompanionApp.Noon, default));
        Assert.Equal(
            person.Username,
            await FirstAdmin.Appoint($" {person.Username}@EXAMPLE.org", database, CompanionApp.Noon, default)
        );
        Assert.Null(await FirstAdmin.Appoint($"{person.Username}@example.org", database, CompanionApp.Noon, default));
        // Only the first: whoever takes an email that an admin has given up gets nothing with it.
        Assert.Null(await FirstAdmin.Appoint($"{later.Username}@example.org", database, CompanionApp.Noon, default));

        await app.Execute("update accounts set role = 'member' where role = 'admin'");
        await using var restarted = new OtherInstance(app, ("Admin:Email", $"{later.Username}@example.org"));
        await restarted.ClientOf(later.Token).GetAsync("/v1/accounts").Expect(HttpStatusCode.OK);
    }

    private static Task<HttpResponseMessage> Set(Person admin, Person person, string role) =>
        admin.Client.Put($"/v1/accounts/{person.Id}/role", new { role });
}

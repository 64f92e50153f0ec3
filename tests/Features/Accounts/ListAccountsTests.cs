using System.Net;

namespace Companion.Tests.Features.Accounts;

public sealed class ListAccountsTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Fact]
    public async Task A_username_is_found_by_its_beginning_page_by_page()
    {
        var admin = await Admin();
        foreach (var username in (string[])["list_a", "list_b", "list_c", "listxd", "other_list"])
        {
            await app.SignIn(username);
        }

        var first = await admin.Client.GetAsync("/v1/accounts?query=LIST_&limit=2").Expect(HttpStatusCode.OK);
        var last = await admin
            .Client.GetAsync($"/v1/accounts?query=LIST_&limit=2&after={first["next"]}")
            .Expect(HttpStatusCode.OK);

        Assert.Equal(["list_a", "list_b"], first["items"]!.AsArray().Select(item => (string?)item!["username"]));
        Assert.Equal(["list_c"], last["items"]!.AsArray().Select(item => (string?)item!["username"]));
        Assert.Null(last["next"]);
        Assert.Equal(
            ["id", "username", "role", "created_at", "updated_at"],
            first["items"]![0]!.AsObject().Select(member => member.Key)
        );
    }

    [Fact]
    public async Task An_email_is_found_whole_or_not_at_all()
    {
        var admin = await Admin();
        var person = await app.SignIn("by_email");

        var found = await admin.Client.GetAsync("/v1/accounts?query=By_Email%40example.org").Expect(HttpStatusCode.OK);
        var none = await admin.Client.GetAsync("/v1/accounts?query=by_email%40example").Expect(HttpStatusCode.OK);
        var member = await admin
            .Client.GetAsync("/v1/accounts?query=by_email%40example.org&role=admin")
            .Expect(HttpStatusCode.OK);

        Assert.Equal(person.Id, (Guid)Assert.Single(found["items"]!.AsArray())!["id"]!);
        Assert.Empty(none["items"]!.AsArray());
        Assert.Empty(member["items"]!.AsArray());
    }

    [Fact]
    public async Task A_role_narrows_the_list()
    {
        var admin = await Admin();
        await app.SignIn("role_a", "operator");
        await app.SignIn("role_b");

        var operators = await admin.Client.GetAsync("/v1/accounts?query=role_&role=operator").Expect(HttpStatusCode.OK);

        Assert.Equal(["role_a"], operators["items"]!.AsArray().Select(item => (string?)item!["username"]));
    }

    [Theory]
    [InlineData("role=Admin", "role")]
    [InlineData("role=2", "role")]
    [InlineData("limit=0", "limit")]
    [InlineData("after=nonsense", "after")]
    [InlineData("name=x", "name")]
    [InlineData("query=%00", "query")]
    public async Task What_is_wrong_is_named(string query, string member)
    {
        var admin = await Admin();

        var problem = await admin.Client.GetAsync($"/v1/accounts?{query}").Refused(400, "invalid_request");

        Assert.NotNull(problem["errors"]![member]);
    }

    [Fact]
    public async Task An_admin_reads_one_account()
    {
        var admin = await Admin();
        var person = await app.SignIn();

        var account = await admin.Client.GetAsync($"/v1/accounts/{person.Id}").Expect(HttpStatusCode.OK);

        Assert.Equal(person.Username, (string?)account["username"]);
        Assert.False(account.AsObject().ContainsKey("email"));
        await admin.Client.GetAsync($"/v1/accounts/{Guid.Empty}").Refused(404, "not_found");
        await admin.Client.GetAsync("/v1/accounts/nonsense").Refused(404, "not_found");
    }

    [Fact]
    public async Task Only_admins_look_at_accounts()
    {
        var person = await app.SignIn(role: "operator");

        await person.Client.GetAsync("/v1/accounts").Refused(403, "forbidden");
        await person.Client.GetAsync($"/v1/accounts/{person.Id}").Refused(403, "forbidden");
        await app.Stranger().GetAsync("/v1/accounts").Refused(401, "unauthenticated");
        await app.Stranger().GetAsync($"/v1/accounts/{person.Id}").Refused(401, "unauthenticated");
    }

    private Task<Person> Admin() => app.SignIn(role: "admin");
}

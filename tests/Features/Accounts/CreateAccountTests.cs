using System.Net;
using System.Text.Json.Nodes;

namespace Companion.Tests.Features.Accounts;

public sealed class CreateAccountTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    private static int phones;

    [Fact]
    public async Task Whoever_registers_gets_their_account_and_can_sign_in()
    {
        using var response = await app.Stranger()
            .Post(
                "/v1/accounts",
                new
                {
                    email = "  Julia@Example.ORG ",
                    username = "Julia_R",
                    password = KnownPassword.Text,
                    phone_number = "+14165550100",
                    birthday = "1996-02-29",
                }
            );
        var account = await response.Json();

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("/v1/accounts/me", response.Headers.Location?.ToString());
        Assert.Equal("\"1\"", response.Headers.ETag?.ToString());
        Assert.Equal(
            ["id", "email", "username", "phone_number", "birthday", "role", "created_at", "updated_at"],
            account.AsObject().Select(member => member.Key)
        );
        Assert.Equal("julia@example.org", (string?)account["email"]);
        Assert.Equal("julia_r", (string?)account["username"]);
        Assert.Equal("1996-02-29", (string?)account["birthday"]);
        Assert.Equal("member", (string?)account["role"]);
        Assert.Equal("2030-05-06T12:00:00Z", (string?)account["created_at"]);

        var session = await app.Stranger()
            .Post("/v1/sessions", new { email = "JULIA@example.org", password = KnownPassword.Text })
            .Expect(HttpStatusCode.Created);
        using var julia = app.ClientOf((string)session["token"]!);
        var me = await julia.GetAsync("/v1/accounts/me").Expect(HttpStatusCode.OK);
        Assert.True(JsonNode.DeepEquals(account, me));
    }

    [Fact]
    public async Task The_hash_is_pbkdf2_with_sha512_and_210_000_iterations()
    {
        var account = await Register(Body(username: "hashed")).Expect(HttpStatusCode.Created);

        var hash = Convert.FromBase64String(
            await app.Query<string>(
                "select password_hash from accounts where id = @id",
                new { id = (Guid)account["id"]! }
            )
        );
        // The hasher's format 1: the function (2 is HMAC-SHA512), the iterations, the salt's length.
        Assert.Equal([1, 0, 0, 0, 2, 0, 3, 0x34, 0x50, 0, 0, 0, 16], hash[..13]);
    }

    [Theory]
    [InlineData("email", "email_taken")]
    [InlineData("username", "username_taken")]
    [InlineData("phone_number", "phone_number_taken")]
    public async Task What_is_taken_is_409_in_any_letter_case(string member, string code)
    {
        var taken = Body(username: $"first_{member}");
        await app.Execute(
            """
            insert into accounts (id, email, username, password_hash, phone_number, birthday, created_at, updated_at)
            values (gen_random_uuid(), @email, @username, 'none', @phone, '1990-01-01', @Noon, @Noon)
            """,
            new
            {
                email = (string)taken["email"]!,
                username = (string)taken["username"]!,
                phone = (string)taken["phone_number"]!,
                CompanionApp.Noon,
            }
        );
        var again = Body(username: $"second_{member}");
        again[member] = ((string)taken[member]!).ToUpperInvariant();

        await Register(again).Refused(409, code);
    }

    [Theory]
    [InlineData("email", "no-at-sign")]
    [InlineData("email", "a@b")]
    [InlineData("email", "a b@example.org")]
    [InlineData("email", "a..b@example.org")]
    [InlineData("email", "a@example.org\nb@example.org")]
    [InlineData("email", "a@10.0.0.1")]
    [InlineData("username", "ab")]
    [InlineData("username", "with space")]
    [InlineData("username", "ünicode")]
    [InlineData("username", "line_end\n")]
    [InlineData("username", "ADMIN")]
    [InlineData("username", "a123456789012345678901234567890")]
    [InlineData("password", "short pwd")]
    [InlineData("password", "Password123!")]
    [InlineData("phone_number", "4165550100")]
    [InlineData("phone_number", "+04165550100")]
    [InlineData("phone_number", "+1 416 555 0100")]
    [InlineData("phone_number", "+1234567890123456")]
    [InlineData("birthday", "2012-05-07")]
    [InlineData("birthday", "1899-12-31")]
    [InlineData("birthday", "1990-02-30")]
    [InlineData("birthday", "1990-01-01T00:00:00Z")]
    [InlineData("birthday", null)]
    [InlineData("email", null)]
    public async Task What_is_wrong_is_named(string member, string? value)
    {
        var body = Body();
        body[member] = value;

        var problem = await Register(body).Refused(400, "invalid_request");

        Assert.Equal([member], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Theory]
    [InlineData("email")]
    [InlineData("username")]
    [InlineData("password")]
    [InlineData("phone_number")]
    [InlineData("birthday")]
    public async Task What_is_missing_is_named(string member)
    {
        var body = Body();
        body.Remove(member);

        var problem = await Register(body).Refused(400, "invalid_request");

        Assert.Equal([member], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Theory]
    [InlineData("""{"email":"a@example.org","email":"b@example.org"}""", "email")]
    [InlineData("""{"role":"admin"}""", "role")]
    [InlineData("""{"email":7}""", "email")]
    [InlineData("""{"email":"\ud800@example.org"}""", "email")]
    public async Task Repeated_unknown_and_mistyped_members_are_named(string json, string member)
    {
        var problem = await app.Stranger().Post("/v1/accounts", json).Refused(400, "invalid_request");

        Assert.Equal([member], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Fact]
    public async Task One_is_old_enough_on_the_eighteenth_birthday() =>
        await Register(Body(birthday: "2012-05-06")).Expect(HttpStatusCode.Created);

    [Fact]
    public async Task Of_many_who_register_one_name_at_once_one_gets_it()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Register(Body(username: "contested", email: "contested@example.org")))
        );

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        // A machine under load may refuse to hash them all; it lets no second one through.
        Assert.Equal(
            5,
            answers.Count(answer => answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.ServiceUnavailable)
        );
    }

    private static JsonObject Body(string? username = null, string? email = null, string birthday = "1990-01-01")
    {
        var number = Interlocked.Increment(ref phones);
        username ??= $"new_{number}";
        return new JsonObject
        {
            ["email"] = email ?? $"{username}@example.org",
            ["username"] = username,
            ["password"] = KnownPassword.Text,
            ["phone_number"] = $"+1647{number:0000000}",
            ["birthday"] = birthday,
        };
    }

    private Task<HttpResponseMessage> Register(JsonObject body) =>
        app.Stranger().Post("/v1/accounts", body.ToJsonString());
}

using System.Net;
using System.Text.Json.Nodes;
using Dapper;

namespace Companion.Tests.Features.Blocks;

public sealed class BlocksTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Fact]
    public async Task A_block_is_kept_and_a_repeat_answers_the_first()
    {
        var julia = await app.SignIn();
        var alex = await app.SignIn();

        var first = await Block(julia, alex).Expect(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var repeated = await julia
            .Client.Put($"/v1/blocks/{alex.Username.ToUpperInvariant()}")
            .Expect(HttpStatusCode.OK);

        Assert.Equal(["username", "created_at"], first.AsObject().Select(member => member.Key));
        Assert.Equal(alex.Username, (string?)first["username"]);
        Assert.True(JsonNode.DeepEquals(first, repeated));
        Assert.True(JsonNode.DeepEquals(first, Assert.Single(await Blocked(julia))));
        Assert.Empty(await Blocked(alex));
    }

    [Fact]
    public async Task At_once_from_many_sides_it_is_one_block()
    {
        var julia = await app.SignIn();
        var alex = await app.SignIn();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Block(julia, alex).Expect(HttpStatusCode.OK))
        );

        Assert.Single(answers.Select(answer => answer.ToJsonString()).Distinct());
        Assert.Single(await Blocked(julia));
    }

    [Fact]
    public async Task Who_is_not_there_is_neither_blocked_nor_unblocked()
    {
        var julia = await app.SignIn();

        await julia.Client.Put("/v1/blocks/nobody_of_that_name").Refused(404, "not_found");
        await julia.Client.DeleteAsync("/v1/blocks/nobody_of_that_name").Refused(404, "not_found");
        await julia.Client.Put("/v1/blocks/%25_%20'").Refused(404, "not_found");
    }

    [Fact]
    public async Task Nobody_blocks_themselves()
    {
        var julia = await app.SignIn();

        var problem = await julia
            .Client.Put($"/v1/blocks/{julia.Username.ToUpperInvariant()}")
            .Refused(400, "invalid_request");

        Assert.Equal(["username"], problem["errors"]!.AsObject().Select(error => error.Key));
        Assert.Empty(await Blocked(julia));
    }

    [Fact]
    public async Task Unblocking_ends_ones_own_block_and_not_the_others()
    {
        var julia = await app.SignIn();
        var alex = await app.SignIn();
        var lisa = await app.SignIn();
        await Block(julia, alex).Expect(HttpStatusCode.OK);
        await Block(julia, lisa).Expect(HttpStatusCode.OK);
        await Block(alex, julia).Expect(HttpStatusCode.OK);
        await Block(lisa, alex).Expect(HttpStatusCode.OK);

        for (var repeat = 0; repeat < 2; repeat++)
        {
            await julia
                .Client.DeleteAsync($"/v1/blocks/{alex.Username.ToUpperInvariant()}")
                .Expect(HttpStatusCode.NoContent);
        }

        Assert.Equal([lisa.Username], await Names(julia));
        Assert.Equal([julia.Username], await Names(alex));
        Assert.Equal([alex.Username], await Names(lisa));
    }

    [Fact]
    public async Task They_are_listed_newest_first_and_page_by_page()
    {
        var julia = await app.SignIn();
        var expected = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            var other = await app.SignIn();
            await Block(julia, other).Expect(HttpStatusCode.OK);
            await Block(other, julia).Expect(HttpStatusCode.OK);
            expected.Insert(0, other.Username);
            // Two of one moment now and then: their ids decide.
            if (i % 3 != 0)
            {
                app.Clock.Advance(TimeSpan.FromSeconds(1));
            }
        }

        var paged = new List<string>();
        for (string? next = ""; next is not null; )
        {
            var page = await julia.Client.GetAsync($"/v1/blocks?limit=2{next}").Expect(HttpStatusCode.OK);
            Assert.InRange(page["items"]!.AsArray().Count, 1, 2);
            paged.AddRange(page["items"]!.AsArray().Select(item => (string)item!["username"]!));
            next = (string?)page["next"] is { } cursor ? $"&after={cursor}" : null;
        }

        Assert.Equal(await Names(julia), paged);
        Assert.Equal(expected.Order(StringComparer.Ordinal), paged.Order(StringComparer.Ordinal));
        Assert.Equal(expected[0], paged[0]);
        Assert.Equal(
            await app.Query<string>(
                """
                select string_agg(a.username, ',' order by b.created_at desc, b.blocked_id desc)
                from blocks b join accounts a on a.id = b.blocked_id
                where b.account_id = @Id
                """,
                new { julia.Id }
            ),
            string.Join(',', paged)
        );
    }

    /// <summary>The foreign keys say it: the account was there when the block was asked for.</summary>
    [Theory]
    [InlineData(false, 404, "not_found")]
    [InlineData(true, 401, "unauthenticated")]
    public async Task An_account_that_is_deleted_meanwhile_is_not_there(bool own, int status, string code)
    {
        var julia = await app.SignIn();
        var alex = await app.SignIn();
        // The session is known to be alive before its account goes.
        Assert.Empty(await Blocked(julia));
        await using var connection = await app.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(
            "delete from accounts where id = @Id",
            new { Id = own ? julia.Id : alex.Id },
            transaction
        );

        var blocking = Block(julia, alex);
        await app.WaitForLockWaiters(1);
        await transaction.CommitAsync();

        await blocking.Refused(status, code);
    }

    [Fact]
    public async Task A_deleted_account_takes_its_blocks_along_on_both_sides()
    {
        var julia = await app.SignIn();
        var alex = await app.SignIn();
        await Block(julia, alex).Expect(HttpStatusCode.OK);
        await Block(alex, julia).Expect(HttpStatusCode.OK);

        await alex.Client.DeleteAsync("/v1/accounts/me").Expect(HttpStatusCode.NoContent);

        Assert.Empty(await Blocked(julia));
        Assert.Equal(
            0,
            await app.Query<long>("select count(*) from blocks where @Id in (account_id, blocked_id)", new { alex.Id })
        );
    }

    [Fact]
    public async Task An_export_has_whom_one_blocked_and_not_by_whom_one_was()
    {
        var julia = await app.SignIn();
        var alex = await app.SignIn();
        var lisa = await app.SignIn();
        await Block(julia, alex).Expect(HttpStatusCode.OK);
        await Block(lisa, julia).Expect(HttpStatusCode.OK);

        var export = await julia.Client.GetAsync("/v1/accounts/me/export").Expect(HttpStatusCode.OK);

        var block = Assert.Single(export["blocks"]!.AsArray())!;
        Assert.Equal(["username", "created_at"], block.AsObject().Select(member => member.Key));
        Assert.Equal(alex.Username, (string?)block["username"]);
        Assert.DoesNotContain(lisa.Username, export.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_block_nobody()
    {
        var alex = await app.SignIn();
        using var stranger = app.Stranger();

        await stranger.GetAsync("/v1/blocks").Refused(401, "unauthenticated");
        await stranger.Put($"/v1/blocks/{alex.Username}").Refused(401, "unauthenticated");
        await stranger.DeleteAsync($"/v1/blocks/{alex.Username}").Refused(401, "unauthenticated");
    }

    private static Task<HttpResponseMessage> Block(Person who, Person whom) =>
        who.Client.Put($"/v1/blocks/{whom.Username}");

    private static async Task<JsonArray> Blocked(Person who) =>
        (await who.Client.GetAsync("/v1/blocks").Expect(HttpStatusCode.OK))["items"]!.AsArray();

    private static async Task<IEnumerable<string>> Names(Person who) =>
        (await Blocked(who)).Select(item => (string)item!["username"]!);
}

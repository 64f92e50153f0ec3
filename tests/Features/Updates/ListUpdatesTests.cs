using System.Net;
using Companion.Tests.Features.Messages;

namespace Companion.Tests.Features.Updates;

public sealed class ListUpdatesTests(Unlimited app) : IClassFixture<Unlimited>
{
    [Fact]
    public async Task Updates_are_listed_from_a_cursor_on_in_pages()
    {
        var (anna, bob) = (await app.SignIn(), await app.SignIn());
        var now = await bob.Client.GetAsync("/v1/updates").Expect(HttpStatusCode.OK);
        Assert.Empty(now["items"]!.AsArray());
        for (var n = 1; n <= 3; n++)
        {
            await Say(anna, bob, $"{n}");
        }

        var first = await bob.Client.GetAsync($"/v1/updates?after={now["next"]}&limit=2").Expect(HttpStatusCode.OK);
        var second = await bob.Client.GetAsync($"/v1/updates?after={first["next"]}&limit=2").Expect(HttpStatusCode.OK);
        var third = await bob.Client.GetAsync($"/v1/updates?after={second["next"]}").Expect(HttpStatusCode.OK);

        Assert.Equal(["1", "2"], first["items"]!.AsArray().Select(item => (string?)item!["data"]!["body"]));
        Assert.Equal(["3"], second["items"]!.AsArray().Select(item => (string?)item!["data"]!["body"]));
        Assert.All(first["items"]!.AsArray(), item => Assert.Equal("message", (string?)item!["event"]));
        Assert.Equal((string?)first["items"]![1]!["id"], (string?)first["next"]);
        Assert.Empty(third["items"]!.AsArray());
        Assert.Equal((string?)second["next"], (string?)third["next"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_long_poll_waits_for_what_comes(bool fromACursor)
    {
        var (anna, bob) = (await app.SignIn(), await app.SignIn());
        var now = await bob.Client.GetAsync("/v1/updates").Expect(HttpStatusCode.OK);

        var poll = bob.Client.GetAsync($"/v1/updates?wait=30{(fromACursor ? $"&after={now["next"]}" : "")}");
        var said = 0;
        while (!poll.IsCompleted)
        {
            // Without a cursor what is said before the poll is there is not its to see.
            await Say(anna, bob, $"{++said}");
        }

        var items = (await poll.Expect(HttpStatusCode.OK))["items"]!.AsArray();
        Assert.NotEmpty(items);
        if (fromACursor)
        {
            Assert.Equal("1", (string?)items[0]!["data"]!["body"]);
        }
    }

    [Fact]
    public async Task A_long_poll_ends_empty_when_nothing_comes()
    {
        var anna = await app.SignIn();

        var answer = await anna.Client.GetAsync("/v1/updates?wait=1").Expect(HttpStatusCode.OK);

        Assert.Empty(answer["items"]!.AsArray());
        Assert.NotNull(answer["next"]);
    }

    [Fact]
    public async Task A_lost_cursor_gets_a_resync_with_a_place_to_go_on_from()
    {
        var (anna, bob) = (await app.SignIn(), await app.SignIn());
        await Say(anna, bob, "old");

        var lost = await bob.Client.GetAsync("/v1/updates?after=1.1-1&wait=30").Expect(HttpStatusCode.OK);

        var resync = Assert.Single(lost["items"]!.AsArray())!;
        Assert.Equal("resync", (string?)resync["event"]);
        Assert.Equal((string?)resync["id"], (string?)lost["next"]);
        await Say(anna, bob, "new");
        var next = await bob.Client.GetAsync($"/v1/updates?after={lost["next"]}").Expect(HttpStatusCode.OK);
        Assert.Equal("new", (string?)Assert.Single(next["items"]!.AsArray())!["data"]!["body"]);
    }

    [Theory]
    [InlineData("after", "yesterday")]
    [InlineData("after", "")]
    [InlineData("after", "1.1-99999999999999999999")]
    [InlineData("wait", "31")]
    [InlineData("wait", "-1")]
    [InlineData("wait", "soon")]
    [InlineData("limit", "0")]
    [InlineData("limit", "101")]
    [InlineData("since", "now")]
    public async Task What_cannot_be_read_is_refused_by_its_name(string name, string value)
    {
        var anna = await app.SignIn();

        var problem = await anna.Client.GetAsync($"/v1/updates?{name}={value}").Refused(400, "invalid_request");

        Assert.NotNull(problem["errors"]![name]);
    }

    private static async Task Say(Person from, Person to, string body) =>
        await from
            .Client.Post($"/v1/conversations/{to.Username}/messages", new { body })
            .Expect(HttpStatusCode.Created);
}

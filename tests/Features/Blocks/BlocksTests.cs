using System.Net;
using System.Text.Json.Nodes;

namespace Companion.Tests.Features.Blocks;

public sealed class BlocksTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Fact]
    public async Task A_block_is_made_once_and_listed_newest_first_and_taken_back()
    {
        var anna = await app.SignIn();
        var others = new List<Person>();
        for (var n = 0; n < 3; n++)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            others.Add(await app.SignIn());
            await anna.Client.Put($"/v1/blocks/{others[n].Username.ToUpperInvariant()}").Expect(HttpStatusCode.OK);
        }

        var first = await anna.Client.Put($"/v1/blocks/{others[0].Username}").Expect(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var again = await anna.Client.Put($"/v1/blocks/{others[0].Username}").Expect(HttpStatusCode.OK);
        Assert.Equal(first.ToJsonString(), again.ToJsonString());

        var page = await anna.Client.GetAsync("/v1/blocks?limit=2").Expect(HttpStatusCode.OK);
        var rest = await anna.Client.GetAsync($"/v1/blocks?limit=2&after={page["next"]}").Expect(HttpStatusCode.OK);
        Assert.Equal([others[2].Username, others[1].Username], Names(page));
        Assert.Equal([others[0].Username], Names(rest));
        Assert.Null(rest["next"]);

        await anna.Client.DeleteAsync($"/v1/blocks/{others[1].Username}").Expect(HttpStatusCode.NoContent);
        await anna.Client.DeleteAsync($"/v1/blocks/{others[1].Username}").Expect(HttpStatusCode.NoContent);
        var left = await anna.Client.GetAsync("/v1/blocks").Expect(HttpStatusCode.OK);
        Assert.Equal([others[2].Username, others[0].Username], Names(left));
    }

    [Fact]
    public async Task Nobody_sees_who_has_blocked_them_and_cannot_take_it_back()
    {
        var (anna, bob) = (await app.SignIn(), await app.SignIn());
        await anna.Client.Put($"/v1/blocks/{bob.Username}").Expect(HttpStatusCode.OK);

        await bob.Client.DeleteAsync($"/v1/blocks/{anna.Username}").Expect(HttpStatusCode.NoContent);

        Assert.Empty(Names(await bob.Client.GetAsync("/v1/blocks").Expect(HttpStatusCode.OK)));
        Assert.Equal([bob.Username], Names(await anna.Client.GetAsync("/v1/blocks").Expect(HttpStatusCode.OK)));
    }

    [Fact]
    public async Task Nobody_blocks_themselves_or_who_is_not_there()
    {
        var anna = await app.SignIn();

        var problem = await anna.Client.Put($"/v1/blocks/{anna.Username}").Refused(400, "invalid_request");
        Assert.NotNull(problem["errors"]!["username"]);
        await anna.Client.Put("/v1/blocks/nobody_of_that_name").Refused(404, "not_found");
        await anna.Client.DeleteAsync("/v1/blocks/nobody_of_that_name").Refused(404, "not_found");
    }

    [Fact]
    public async Task A_block_goes_with_either_account_and_is_exported_to_who_made_it()
    {
        var (anna, bob, cleo) = (await app.SignIn(), await app.SignIn(), await app.SignIn());
        await anna.Client.Put($"/v1/blocks/{bob.Username}").Expect(HttpStatusCode.OK);
        await cleo.Client.Put($"/v1/blocks/{anna.Username}").Expect(HttpStatusCode.OK);

        var exported = await anna.Client.GetAsync("/v1/accounts/me/export").Expect(HttpStatusCode.OK);
        Assert.Equal([bob.Username], exported["blocks"]!.AsArray().Select(block => (string?)block!["username"]));

        await bob.Client.DeleteAsync("/v1/accounts/me").Expect(HttpStatusCode.NoContent);
        Assert.Empty(Names(await anna.Client.GetAsync("/v1/blocks").Expect(HttpStatusCode.OK)));
        await anna.Client.DeleteAsync("/v1/accounts/me").Expect(HttpStatusCode.NoContent);
        Assert.Empty(Names(await cleo.Client.GetAsync("/v1/blocks").Expect(HttpStatusCode.OK)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_blocked_pair_cannot_write_to_each_other_and_hears_the_same_and_reads_what_was_said(bool byFirst)
    {
        var (anna, bob) = (await app.SignIn(), await app.SignIn());
        await Say(anna, bob).Expect(HttpStatusCode.Created);
        var (blocker, blocked) = byFirst ? (anna, bob) : (bob, anna);
        await blocker.Client.Put($"/v1/blocks/{blocked.Username}").Expect(HttpStatusCode.OK);

        var heard = new[]
        {
            await Say(anna, bob).Refused(403, "not_available"),
            await Say(bob, anna).Refused(403, "not_available"),
        };

        Assert.Equal((string?)heard[0]["detail"], (string?)heard[1]["detail"]);
        foreach (var (one, other) in new[] { (anna, bob), (bob, anna) })
        {
            var said = await one
                .Client.GetAsync($"/v1/conversations/{other.Username}/messages")
                .Expect(HttpStatusCode.OK);
            Assert.Single(said["items"]!.AsArray());
        }

        await blocker.Client.DeleteAsync($"/v1/blocks/{blocked.Username}").Expect(HttpStatusCode.NoContent);
        await Say(anna, bob).Expect(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_blocked_pair_cannot_book_each_other_and_hears_the_same(bool byCompanion)
    {
        var (companion, companionId) = await app.Companion();
        var patron = await app.Patron();
        await (
            byCompanion
                ? companion.Client.Put($"/v1/blocks/{patron.Username}")
                : patron.Client.Put($"/v1/blocks/{companion.Username}")
        ).Expect(HttpStatusCode.OK);
        var booking = new
        {
            companion_id = companionId,
            starts_at = app.Clock.GetUtcNow().Date.AddDays(3).AddHours(15).ToString("yyyy-MM-ddTHH:mm:ssZ"),
            minutes = 60,
        };

        var heard = new[]
        {
            await patron.Client.Post("/v1/meetings", booking).Refused(403, "not_available"),
            await patron.Client.Post("/v1/meetings/quote", booking).Refused(403, "not_available"),
            await Say(patron, companion).Refused(403, "not_available"),
        };

        Assert.Single(heard.Select(problem => (string?)problem["detail"]).Distinct());
    }

    [Theory]
    [InlineData("sort=newest", true)]
    [InlineData("sort=rate", true)]
    [InlineData("sort=newest&city=44", false)]
    [InlineData("sort=rate&city=44&currency=CAD", false)]
    [InlineData("city=44&language=en&query=julia", true)]
    public async Task A_blocked_pair_does_not_find_each_other_in_search_but_others_and_strangers_do(
        string filter,
        bool byCompanion
    )
    {
        var (companion, companionId) = await app.Companion();
        var (neighbour, neighbourId) = await app.Companion();
        var patron = await app.Patron();
        await (
            byCompanion
                ? companion.Client.Put($"/v1/blocks/{patron.Username}")
                : patron.Client.Put($"/v1/blocks/{companion.Username}")
        ).Expect(HttpStatusCode.OK);

        // One a page, so that the missing one would show as a short or repeated page.
        Assert.DoesNotContain(companionId, await FindAll(patron.Client, filter));
        Assert.Contains(neighbourId, await FindAll(patron.Client, filter));
        Assert.Contains(companionId, await FindAll(neighbour.Client, filter));
        Assert.Contains(companionId, await FindAll(app.Stranger(), filter));
        await patron.Client.GetAsync($"/v1/companions/{companionId}").Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_blocked_pair_sees_no_slots_of_each_other(bool byCompanion)
    {
        var (companion, companionId) = await app.Companion();
        var patron = await app.Patron();
        await (
            byCompanion
                ? companion.Client.Put($"/v1/blocks/{patron.Username}")
                : patron.Client.Put($"/v1/blocks/{companion.Username}")
        ).Expect(HttpStatusCode.OK);

        var seen = await patron.Client.GetAsync($"/v1/companions/{companionId}/slots").Expect(HttpStatusCode.OK);
        var open = await app.Stranger().GetAsync($"/v1/companions/{companionId}/slots").Expect(HttpStatusCode.OK);

        Assert.Empty(seen["items"]!.AsArray());
        Assert.NotEmpty(open["items"]!.AsArray());
        Assert.NotEmpty(
            (await companion.Client.GetAsync($"/v1/companions/{companionId}/slots").Expect(HttpStatusCode.OK))[
                "items"
            ]!.AsArray()
        );
    }

    [Theory]
    [InlineData("/v1/companions")]
    [InlineData("/v1/companions/{0}/slots")]
    [InlineData("/v1/companions/{0}")]
    public async Task What_depends_on_the_caller_is_kept_by_no_shared_cache(string form)
    {
        var (_, companionId) = await app.Companion();
        var anna = await app.SignIn();
        var path = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, companionId);

        using var own = await anna.Client.GetAsync(path);
        using var open = await app.Stranger().GetAsync(path);

        Assert.True(own.Headers.CacheControl?.Private);
        Assert.True(own.Headers.CacheControl?.NoCache);
        Assert.Equal("no-cache", open.Headers.CacheControl?.ToString());
        foreach (var answer in new[] { own, open })
        {
            Assert.Contains("Authorization", answer.Headers.Vary);
            Assert.Contains("Cookie", answer.Headers.Vary);
            Assert.Contains("Origin", answer.Headers.Vary);
        }

        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(own.Headers.ETag!);
        using var unchanged = await anna.Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    private static Task<HttpResponseMessage> Say(Person from, Person to) =>
        from.Client.Post($"/v1/conversations/{to.Username}/messages", new { body = "Hello" });

    private static IEnumerable<string?> Names(JsonNode page) =>
        page["items"]!.AsArray().Select(block => (string?)block!["username"]);

    private static async Task<List<Guid>> FindAll(HttpClient client, string filter)
    {
        var found = new List<Guid>();
        string? next = null;
        do
        {
            var page = await client
                .GetAsync($"/v1/companions?{filter}&limit=1{(next is null ? "" : $"&after={next}")}")
                .Expect(HttpStatusCode.OK);
            found.AddRange(page["items"]!.AsArray().Select(item => (Guid)item!["id"]!));
            next = (string?)page["next"];
        } while (next is not null);

        return found;
    }
}

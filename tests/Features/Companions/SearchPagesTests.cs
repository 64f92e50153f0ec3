using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Companion.Features.Companions;
using Companion.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Tests.Features.Companions;

public sealed class SearchPagesTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    private const string Everybody = "/v1/companions?limit=100";

    private static readonly object Profile = new
    {
        name = "New",
        about = "",
        sex = "female",
        city_id = Scenes.Toronto,
        hourly_rate = 4000,
        languages = new[] { "en" },
        interests = Array.Empty<string>(),
        is_active = true,
    };

    [Fact]
    public async Task Who_asks_for_the_same_meanwhile_is_given_the_same()
    {
        var pages = new SearchPages();
        var reading = new TaskCompletionSource<ReadyAnswer>();
        var read = 0;
        Task<ReadyAnswer> Read()
        {
            read++;
            return reading.Task;
        }

        var asked = Enumerable.Range(0, 5).Select(_ => pages.Find("?city=1", Read)).ToArray();
        reading.SetResult(Answer("one"));
        var other = await pages.Find("?city=2", () => Task.FromResult(Answer("two")));

        Assert.Equal(1, read);
        Assert.Single((await Task.WhenAll(asked)).Distinct());
        Assert.NotSame(await asked[0], other);
    }

    [Fact]
    public async Task What_was_begun_before_a_change_is_not_given_to_who_asks_after_it()
    {
        var pages = new SearchPages();
        var before = new TaskCompletionSource<ReadyAnswer>();
        var asked = pages.Find("?city=1", () => before.Task);

        pages.Forget();
        var after = pages.Find("?city=1", () => Task.FromResult(Answer("after")));
        before.SetResult(Answer("before"));

        Assert.Equal(Answer("before").Tag, (await asked).Tag);
        Assert.Equal(Answer("after").Tag, (await after).Tag);
        Assert.Equal(Answer("after").Tag, (await pages.Find("?city=1", () => before.Task)).Tag);
    }

    [Fact]
    public async Task A_failure_is_told_to_those_who_wait_and_the_next_is_read_again()
    {
        var pages = new SearchPages();
        var failing = new TaskCompletionSource<ReadyAnswer>();
        var asked = Enumerable.Range(0, 2).Select(_ => pages.Find("?city=1", () => failing.Task)).ToArray();

        failing.SetException(new TimeoutException());

        await Assert.ThrowsAsync<TimeoutException>(() => asked[0]);
        await Assert.ThrowsAsync<TimeoutException>(() => asked[1]);
        Assert.Equal(Answer("one").Tag, (await pages.Find("?city=1", () => Task.FromResult(Answer("one")))).Tag);
    }

    [Fact]
    public async Task No_more_is_kept_than_so_many_bytes()
    {
        var pages = new SearchPages();
        var read = 0;
        Task<ReadyAnswer> Read()
        {
            read++;
            return Task.FromResult(ReadyAnswer.Of(new byte[9 * 1024 * 1024]));
        }

        foreach (var city in (int[])[1, 2, 3, 3, 1])
        {
            await pages.Find($"?city={city}", Read);
        }

        // The third finds no room, and is read each time; the first is there still.
        Assert.Equal(4, read);
    }

    [Fact]
    public async Task What_this_instance_changes_is_found_so_at_once()
    {
        var (companion, id) = await app.Companion();
        var stranger = app.Stranger();
        Assert.NotNull(await Found(stranger, id));

        await companion.Client.Patch("/v1/companions/me", new { name = "Another Name" }).Expect(HttpStatusCode.OK);
        Assert.Equal("Another Name", (string?)(await Found(stranger, id))!["name"]);

        await companion.Client.Patch("/v1/accounts/me", new { username = "another_one" }).Expect(HttpStatusCode.OK);
        Assert.Equal("another_one", (string?)(await Found(stranger, id))!["username"]);

        await companion.Client.Patch("/v1/companions/me", new { is_active = false }).Expect(HttpStatusCode.OK);
        Assert.Null(await Found(stranger, id));

        await companion.Client.Patch("/v1/companions/me", new { is_active = true }).Expect(HttpStatusCode.OK);
        Assert.NotNull(await Found(stranger, id));
        Assert.Equal(HttpStatusCode.NoContent, (await companion.Client.Delete("/v1/companions/me")).StatusCode);
        Assert.Null(await Found(stranger, id));
    }

    [Fact]
    public async Task A_new_profile_is_found_at_once_and_none_of_a_deleted_account()
    {
        var stranger = app.Stranger();
        var person = await app.SignIn();
        Assert.NotEmpty((await stranger.GetAsync(Everybody).Expect(HttpStatusCode.OK)).ToJsonString());
        var created = await person.Client.Post("/v1/companions", Profile).Expect(HttpStatusCode.Created);
        var id = (Guid)created["id"]!;

        Assert.NotNull(await Found(stranger, id));
        Assert.Equal(HttpStatusCode.NoContent, (await person.Client.Delete("/v1/accounts/me")).StatusCode);

        Assert.Null(await Found(stranger, id));
    }

    [Fact]
    public async Task What_another_instance_changes_is_found_so_within_a_second()
    {
        var (_, id) = await app.Companion();
        var stranger = app.Stranger();
        Assert.NotNull(await Found(stranger, id));
        await using (var connection = await app.Database.OpenConnectionAsync())
        await using (var away = connection.CreateCommand())
        {
            away.CommandText = $"update companions set name = 'Changed Elsewhere' where id = '{id}'";
            await away.ExecuteNonQueryAsync();
        }

        // Asked until it is found so: what counts is when the last request that was still given the old page began.
        var changed = Stopwatch.GetTimestamp();
        var asked = TimeSpan.Zero;
        var lastOld = TimeSpan.Zero;
        while ((string?)(await Found(stranger, id))!["name"] is "Julia")
        {
            lastOld = asked;
            Assert.True(lastOld < TimeSpan.FromSeconds(1), $"The old page was still given after {lastOld}.");
            asked = Stopwatch.GetElapsedTime(changed);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_is_refused_a_change_has_no_page_forgotten(bool hasProfile)
    {
        // Told by the service, or by a constraint of the database.
        var person = hasProfile ? (await app.Companion()).Item1 : await app.SignIn();
        var pages = app.Services.GetRequiredService<SearchPages>();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            // Kept for under a second: on a machine that halts in between it may have ended by itself.
            await pages.Find("?kept", () => Task.FromResult(Answer("before")));
            if (hasProfile)
            {
                await person.Client.Post("/v1/companions", Profile).Expect(HttpStatusCode.Conflict);
            }
            else
            {
                await person.Client.Patch("/v1/companions/me", new { name = "Nobody" }).Expect(HttpStatusCode.NotFound);
            }

            if ((await pages.Find("?kept", () => Task.FromResult(Answer("after")))).Tag == Answer("before").Tag)
            {
                return;
            }
        }

        Assert.Fail("It was forgotten each time.");
    }

    /// <summary>Whoever asked for a page first may be gone, and their request another's, when it is read for the others.</summary>
    [Fact]
    public async Task A_page_outlasts_the_request_that_asked_for_it_first()
    {
        var context = new DefaultHttpContext();
        (context.Request.Path, context.Request.QueryString) = ("/v1/companions", new("?city=1&limit=2"));
        var page = (await PageRequest.BindAsync(context))!;
        var cursor = page.CursorAt(1);

        (context.Request.Path, context.Request.QueryString) = ("/v1/events", new("?city=2"));
        context.Uninitialize();

        Assert.Equal(cursor, page.CursorAt(1));
    }

    [Fact]
    public async Task A_page_that_is_kept_for_strangers_is_not_given_to_who_is_blocked()
    {
        var (companion, id) = await app.Companion();
        var patron = await app.Patron();
        var stranger = app.Stranger();
        Assert.NotNull(await Found(patron.Client, id));

        await companion.Client.Put($"/v1/blocks/{patron.Username}").Expect(HttpStatusCode.OK);

        Assert.NotNull(await Found(stranger, id));
        Assert.Null(await Found(patron.Client, id));
        Assert.NotNull(await Found(stranger, id));
    }

    private static ReadyAnswer Answer(string text) => ReadyAnswer.Of(Encoding.UTF8.GetBytes(text));

    private static async Task<JsonNode?> Found(HttpClient client, Guid id) =>
        (await client.GetAsync(Everybody).Expect(HttpStatusCode.OK))["items"]!
            .AsArray()
            .FirstOrDefault(found => (Guid)found!["id"]! == id);
}

using System.Net;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Companion.Tests.Infrastructure;

/// <summary>Lists of more than the 16 MiB that are kept in one piece; here of eleven rows of 2 MB.</summary>
public sealed class LongListTests
{
    private const string Path = "/v1/factories";

    // As many as are sent at once.
    private const int Readers = 16;

    [Fact]
    public async Task It_is_sent_whole_all_the_same()
    {
        await using var app = await Filled();
        using var client = app.Stranger();

        for (var i = 0; i < 2; i++)
        {
            var whole = await client.GetAsync(Path).Expect(HttpStatusCode.OK);
            Assert.Equal(Enumerable.Range(1, 11), Ids(whole));
            Assert.Equal(["factories"], whole.AsObject().Select(member => member.Key));
        }

        using var head = new HttpRequestMessage(HttpMethod.Head, Path);
        using var headers = await client.SendAsync(head);
        Assert.Equal("application/json", headers.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task It_is_not_sent_again_to_who_has_it()
    {
        await using var app = await Filled();
        using var client = app.Stranger();
        using var first = await client.GetAsync(Path);
        Assert.True(first.Headers.ETag?.IsWeak);

        Assert.Equal(HttpStatusCode.NotModified, await Status());
        await app.Execute("update factories set name = 'One' where id = 1");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (await Status() != HttpStatusCode.OK)
        {
            patience.Token.ThrowIfCancellationRequested();
        }

        async Task<HttpStatusCode> Status()
        {
            using var again = new HttpRequestMessage(HttpMethod.Get, Path);
            again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var answer = await client.SendAsync(again, HttpCompletionOption.ResponseHeadersRead);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task What_was_read_for_one_reader_is_not_read_again_for_the_next()
    {
        await using var app = await Filled();
        using var client = app.Stranger();
        await client.GetAsync(Path).Expect(HttpStatusCode.OK);

        await using (await Locked(app))
        {
            Assert.Equal(11, Ids(await client.GetAsync(Path).Expect(HttpStatusCode.OK)).Count());
        }
    }

    [Fact]
    public async Task What_cannot_be_begun_is_refused_and_not_broken_off()
    {
        await using var app = await Filled();
        using var client = app.Stranger();
        using var head = new HttpRequestMessage(HttpMethod.Head, Path);
        using var headers = await client.SendAsync(head);

        await using (await Locked(app))
        {
            using var answer = await client.GetAsync(Path);
            Assert.NotNull(answer.Headers.RetryAfter);
            var problem = await Task.FromResult(answer).Refused(503, "unavailable");
            Assert.Equal((string?)problem["detail"], (string?)problem["message"]);
        }
    }

    [Fact]
    public async Task What_was_begun_ends_also_while_every_connection_is_taken()
    {
        await using var app = await Filled();
        using var client = app.Stranger();
        using var answer = await client.GetAsync(Path, HttpCompletionOption.ResponseHeadersRead);

        var taken = new List<NpgsqlConnection>();
        for (var i = 0; i < 32; i++)
        {
            taken.Add(
                await app.Services.GetRequiredService<Companion.Infrastructure.Database>().Writes.OpenConnectionAsync()
            );
        }

        Assert.Equal(11, Ids(await answer.Json()).Count());
        foreach (var connection in taken)
        {
            await connection.DisposeAsync();
        }
    }

    [Fact]
    public async Task It_ends_where_its_last_rows_are_deleted_meanwhile()
    {
        await using var app = await Filled();
        using var client = app.Stranger();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var answer = await client.GetAsync(Path, HttpCompletionOption.ResponseHeadersRead, patience.Token);

        // Whatever is being sent, something was to come after it.
        await app.Execute("delete from factories where id > 1");

        var ids = Ids(JsonNode.Parse(await answer.Content.ReadAsStringAsync(patience.Token))!).ToList();
        Assert.InRange(ids.Count, 1, 10);
        Assert.Equal(Enumerable.Range(1, ids.Count), ids);
    }

    [Fact]
    public async Task So_many_are_sent_at_once_and_who_does_not_read_makes_room()
    {
        await using var app = await Filled();
        using var client = app.Stranger();
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < Readers; i++)
        {
            answers.Add(await client.GetAsync(Path, HttpCompletionOption.ResponseHeadersRead));
        }

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        using (var refused = await client.GetAsync(Path, HttpCompletionOption.ResponseHeadersRead))
        {
            Assert.NotNull(refused.Headers.RetryAfter);
            await Task.FromResult(refused).Refused(503, "unavailable");
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        while (true)
        {
            using var another = await client.GetAsync(Path, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if (another.StatusCode == HttpStatusCode.OK)
            {
                break;
            }

            await Task.Yield();
        }

        answers.ForEach(answer => answer.Dispose());
    }

    private static async Task<CompanionApp> Filled()
    {
        var app = new CompanionApp();
        await app.InitializeAsync();
        await app.Execute(
            """
            insert into factories (chart_data, created_at)
            select '{"sprocket_production_actual":[],"sprocket_production_goal":[],"time":[]' || repeat(' ', 2000000) || '}', now()
            from generate_series(1, 11)
            """
        );
        return app;
    }

    private static async Task<NpgsqlConnection> Locked(CompanionApp app)
    {
        var connection = await app.Database.OpenConnectionAsync();
        await connection.ExecuteAsync("begin; lock table factories in access exclusive mode");
        return connection;
    }

    private static IEnumerable<int> Ids(JsonNode list) =>
        list["factories"]!.AsArray().Select(factory => (int)factory!["id"]!);
}

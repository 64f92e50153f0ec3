using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Companion.Infrastructure;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Companion.Tests.Infrastructure;

public sealed class CatalogueTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    private const string Sprocket = """{"teeth":5,"pitch_diameter":5,"outside_diameter":6,"pitch":1}""";

    [Fact]
    public async Task What_has_not_changed_is_not_read_again()
    {
        using var client = app.Stranger();
        var id = await Create(client, await Operator());
        var paths = new[] { $"/v1/sprockets/{id}", "/v1/sprockets", "/v1/sprockets?limit=100" };
        var before = await Read(client, paths);

        // Behind the trigger's back: nobody but the database knows.
        await app.Execute(
            "set session_replication_role = replica; update sprockets set teeth = 77; set session_replication_role = origin"
        );

        Assert.Equal(before, await Read(client, paths));
        await app.Execute("update sprockets set teeth = teeth");
        await Until(async () =>
            (await Read(client, paths)).All(text => text.Contains(":77,", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("/v1/sprockets")]
    [InlineData("/v1/sprockets/{id}")]
    public async Task A_change_is_seen_at_once_where_it_was_made_and_within_a_second_elsewhere(string path)
    {
        await using var other = new OtherInstance(app);
        var person = await Operator();
        var id = await Create(app.Stranger(), person);
        path = path.Replace("{id}", $"{id}", StringComparison.Ordinal);
        using var there = other.CreateClient();
        for (var teeth = 100; teeth < 104; teeth++)
        {
            await Read(there, [path]);
            await person
                .Client.Put(
                    $"/v1/sprockets/{id}",
                    Sprocket.Replace("\"teeth\":5", $"\"teeth\":{teeth}", StringComparison.Ordinal)
                )
                .Expect(HttpStatusCode.OK);
            var since = Stopwatch.GetTimestamp();

            Assert.Contains($":{teeth},", (await Read(app.Stranger(), [path]))[0], StringComparison.Ordinal);
            await Until(async () => (await Read(there, [path]))[0].Contains($":{teeth},", StringComparison.Ordinal));
            Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task An_instance_that_starts_later_answers_the_same()
    {
        var id = await Create(app.Stranger(), await Operator());
        using var before = await app.Stranger().GetAsync("/v1/sprockets");
        using var one = await app.Stranger().GetAsync($"/v1/sprockets/{id}");

        await using var later = new OtherInstance(app);
        using var client = later.CreateClient();
        using var after = await client.GetAsync("/v1/sprockets");
        using var again = await client.GetAsync($"/v1/sprockets/{id}");

        Assert.Equal(await before.Content.ReadAsStringAsync(), await after.Content.ReadAsStringAsync());
        Assert.Equal((before.Headers.ETag, one.Headers.ETag), (after.Headers.ETag, again.Headers.ETag));
    }

    [Fact]
    public async Task What_was_read_before_a_change_is_not_given_after_it()
    {
        var catalogue = Own();
        var key = CatalogueKey.Item(1);
        var (old, begun, goOn) = (Answer("old"), new TaskCompletionSource(), new TaskCompletionSource());
        var slow = catalogue.Find(
            key,
            async (_, _) =>
            {
                var stamp = await Stamp();
                begun.SetResult();
                await goOn.Task;
                return new(stamp, old);
            }
        );
        await begun.Task;

        await app.Execute("update sprockets set teeth = teeth");
        catalogue.Changed();
        var meanwhile = await catalogue
            .Find(key, async (_, _) => new(await Stamp(), Answer("new")))
            .AsTask()
            .WaitAsync(TimeSpan.FromSeconds(10));
        goOn.SetResult();
        await slow;

        Assert.Equal("new", await Text(meanwhile));
        Assert.Equal("new", await Text(await catalogue.Find(key, async (_, _) => new(await Stamp(), Answer("new")))));
    }

    [Fact]
    public async Task Those_who_ask_at_once_wait_for_one_read()
    {
        var catalogue = Own();
        var (reads, goOn) = (0, new TaskCompletionSource());

        var asking = Enumerable
            .Range(0, 32)
            .Select(_ =>
                catalogue
                    .Find(
                        CatalogueKey.Item(2),
                        async (_, _) =>
                        {
                            Interlocked.Increment(ref reads);
                            await goOn.Task;
                            return new(await Stamp(), Answer("one"));
                        }
                    )
                    .AsTask()
            )
            .ToArray();
        goOn.SetResult();
        await Task.WhenAll(asking);

        Assert.Equal(1, reads);
    }

    [Fact]
    public async Task A_read_that_fails_is_tried_again_by_the_next()
    {
        var catalogue = Own();
        await Assert.ThrowsAsync<TimeoutException>(async () =>
            await catalogue.Find(
                CatalogueKey.Item(3),
                (_, _) => Task.FromException<Catalogue.Read>(new TimeoutException())
            )
        );

        Assert.NotNull(await catalogue.Find(CatalogueKey.Item(3), async (_, _) => new(await Stamp(), Answer("there"))));
    }

    [Fact]
    public async Task Memory_is_bounded_and_what_is_used_stays()
    {
        var catalogue = Own();
        var reads = new int[200];
        Task<ReadyAnswer?> Find(int id) =>
            catalogue
                .Find(
                    CatalogueKey.Item(id),
                    async (_, _) =>
                    {
                        reads[id]++;
                        return new(await Stamp(), new ReadyAnswer(new byte[1024 * 1024], "", ""));
                    }
                )
                .AsTask();

        for (var id = 0; id < reads.Length; id++)
        {
            await Find(id);
            await Find(0);
        }

        Assert.InRange(catalogue.KeptBytes, 60 * 1024 * 1024, 64 * 1024 * 1024);
        Assert.Equal(1, reads[0]);
        await Find(1);
        Assert.Equal(2, reads[1]);
    }

    [Fact]
    public async Task What_is_too_big_is_given_and_not_kept()
    {
        var catalogue = Own();
        var reads = 0;
        for (var i = 0; i < 2; i++)
        {
            var answer = await catalogue.Find(
                CatalogueKey.Item(4),
                async (_, _) =>
                {
                    reads++;
                    return new(await Stamp(), new ReadyAnswer(new byte[Catalogue.MaxAnswerBytes + 1], "", ""));
                }
            );
            Assert.NotNull(answer);
        }

        Assert.Equal((2, 0), (reads, (int)catalogue.KeptBytes));
    }

    [Fact]
    public async Task An_empty_list_is_one()
    {
        await using var own = new CompanionApp();
        await own.InitializeAsync();

        Assert.Equal("""{"sprockets":[]}""", await own.Stranger().GetStringAsync("/v1/sprockets"));
        Assert.Equal("""{"sprockets":[],"next":null}""", await own.Stranger().GetStringAsync("/v1/sprockets?limit=1"));
        Assert.Equal("""{"factories":[]}""", await own.Stranger().GetStringAsync("/v1/factories"));
        Assert.Equal("""{"factories":[],"next":null}""", await own.Stranger().GetStringAsync("/v1/factories?limit=1"));
    }

    /// <summary>Also with a cursor that somebody made, which is after whatever there will be.</summary>
    [Theory]
    [InlineData("sprockets")]
    [InlineData("factories")]
    public async Task A_page_after_the_last_row_is_empty_and_the_last(string list)
    {
        await using var own = new CompanionApp();
        await own.InitializeAsync();
        await own.Execute(
            """
            insert into sprockets (teeth, pitch_diameter, outside_diameter, pitch, created_at, updated_at)
            select 5, 5, 6, 1, now(), now() from generate_series(1, 3);
            insert into factories (chart_data, created_at) select '{}', now() from generate_series(1, 3);
            """
        );
        using var client = own.Stranger();
        var path = $"/v1/{list}?limit=2";
        var cursor = (string?)(await client.GetAsync(path).Expect(HttpStatusCode.OK))["next"];
        var scope = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('|')[0];
        var far = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{scope}|2147483647"));
        await own.Execute($"delete from {list} where id > 2");

        foreach (var after in new[] { cursor, far })
        {
            await Until(async () =>
                await client.GetStringAsync($"{path}&after={after}") == $$"""{"{{list}}":[],"next":null}"""
            );
        }
    }

    [Theory]
    [InlineData("/v1/sprockets")]
    [InlineData("/v1/factories")]
    [InlineData("/v1/factories/1/chart.svg")]
    public async Task Without_the_database_it_is_said_and_with_it_all_is_well_again(string path)
    {
        await using var own = new CompanionApp();
        await own.InitializeAsync();
        await own.Execute(
            """insert into factories (chart_data, created_at) values ('{"sprocket_production_actual":[],"sprocket_production_goal":[],"time":[]}', now())"""
        );
        using var client = own.Stranger();
        var name = new NpgsqlConnectionStringBuilder(own.ConnectionString).Database!;
        await using var server = NpgsqlDataSource.Create($"{TestPostgres.ConnectionString("postgres")};Pooling=false");
        async Task Run(string sql)
        {
            await using var command = server.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }

        await client.GetStringAsync(path);
        await Run($"alter database {name} allow_connections false");
        await Run($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
        try
        {
            // What is known is given for as long as a change may go unseen.
            await Until(async () =>
            {
                using var answer = await client.GetAsync(path);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return false;
                }

                Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
                var problem = await Task.FromResult(answer).Refused(503, "unavailable");
                Assert.Equal((string?)problem["detail"], (string?)problem["message"]);
                return true;
            });
        }
        finally
        {
            await Run($"alter database {name} allow_connections true");
        }

        await client.GetStringAsync(path);
    }

    [Fact]
    public async Task What_is_rolled_back_leaves_the_stamp()
    {
        var before = await Stamp();
        await using var connection = await app.Database.OpenConnectionAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await connection.ExecuteAsync("update sprockets set teeth = teeth");
            await transaction.RollbackAsync();
        }

        Assert.Equal(before, await Stamp());
        await connection.ExecuteAsync("update sprockets set teeth = teeth");
        Assert.NotEqual(before, await Stamp());
    }

    /// <summary>Rows of a later moment under an earlier stamp would be followed by answers that are older than they.</summary>
    [Fact]
    public async Task A_whole_list_is_of_one_moment_however_many_runs_it_takes()
    {
        var stamps = new List<Guid>();
        var list = new CatalogueList(
            "sprockets",
            async (after, _, connection) =>
            {
                var stamp = await connection.QuerySingleAsync<Guid>(
                    "select stamp from catalogues where name = 'sprockets'"
                );
                stamps.Add(stamp);
                await app.Execute("update sprockets set teeth = teeth");
                return new(stamp, "{}"u8.ToArray(), after + 1, LastOfAll: 3);
            }
        );
        var page = await PageRequest.BindAsync(new Microsoft.AspNetCore.Http.DefaultHttpContext());

        await list.Answer(page!, Own());

        Assert.Equal(3, stamps.Count);
        Assert.Single(stamps.Distinct());
    }

    /// <summary>Many who find the stamp out of date together are all answered.</summary>
    [Fact]
    public async Task Nobody_is_refused_while_the_stamp_is_asked_for()
    {
        var catalogue = Own();
        for (var round = 0; round < 50; round++)
        {
            catalogue.Changed();
            var found = await Task.WhenAll(
                Enumerable
                    .Range(0, 8)
                    .Select(_ =>
                        Task.Run(async () =>
                            await catalogue.Find(
                                CatalogueKey.Item(5),
                                async (_, _) => new(await Stamp(), Answer("there"))
                            )
                        )
                    )
            );
            Assert.All(found, Assert.NotNull);
        }
    }

    private Catalogue Own() => new("sprockets", app.Services.GetRequiredService<Companion.Infrastructure.Database>());

    private Task<Guid> Stamp() => app.Query<Guid>("select stamp from catalogues where name = 'sprockets'");

    private static ReadyAnswer Answer(string text) => ReadyAnswer.Of(Encoding.UTF8.GetBytes(text), "text/plain");

    private static async Task<string> Text(ReadyAnswer? answer)
    {
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        await answer!.ExecuteAsync(context);
        await context.Response.BodyWriter.FlushAsync();
        return Encoding.UTF8.GetString(body.ToArray());
    }

    private Task<Person> Operator() => app.SignIn(role: "operator");

    private static async Task<int> Create(HttpClient reader, Person person)
    {
        var created = await person.Client.Post("/v1/sprockets", Sprocket).Expect(HttpStatusCode.Created);
        Assert.NotEmpty(await reader.GetStringAsync($"/v1/sprockets/{created["id"]}"));
        return (int)created["id"]!;
    }

    private static async Task<string[]> Read(HttpClient client, string[] paths)
    {
        var texts = new List<string>();
        foreach (var path in paths)
        {
            texts.Add(await client.GetStringAsync(path));
        }

        return [.. texts];
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!await holds())
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }
}

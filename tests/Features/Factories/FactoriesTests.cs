using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Tests.Features.Factories;

public sealed class FactoriesTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    private const string Chart =
        """{"sprocket_production_actual":[32,29,31],"sprocket_production_goal":[32,30,31],"time":[1611194818,1611194878,1611194938]}""";

    private const string Sample = $$$"""{"factory":{"chart_data":{{{Chart}}}}}""";

    [Theory]
    [InlineData("operator")]
    [InlineData("admin")]
    public async Task A_factory_is_created_and_read_back(string role)
    {
        var person = await app.SignIn(role: role);

        using var answer = await person.Client.Post("/v1/factories", Sample);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var id = (int)(await answer.Json())["id"]!;
        Assert.Equal($"/v1/factories/{id}", answer.Headers.Location?.ToString());
        Assert.Equal(
            $$$"""{"id":{{{id}}},"chart_data":{{{Chart}}},"message":"Factory created"}""",
            await answer.Content.ReadAsStringAsync()
        );
        using var read = await app.Stranger().GetAsync($"/v1/factories/{id}");
        Assert.Equal($$$"""{"id":{{{id}}},"chart_data":{{{Chart}}}}""", await read.Content.ReadAsStringAsync());
        Assert.Equal(answer.Headers.ETag, read.Headers.ETag);
    }

    [Fact]
    public async Task Three_samples_of_twenty_minutes_come_back_equal_in_value()
    {
        var person = await app.SignIn(role: "operator");
        var samples = Enumerable
            .Range(0, 3)
            .Select(factory => new
            {
                sprocket_production_actual = Enumerable
                    .Range(0, 20)
                    .Select(n => 28 + ((n * 7) + factory) % 6)
                    .ToArray(),
                sprocket_production_goal = Enumerable.Range(0, 20).Select(n => 29 + ((n * 5) + factory) % 5).ToArray(),
                time = Enumerable.Range(0, 20).Select(n => 1611194818 + (factory * 10_000) + (n * 60)).ToArray(),
            })
            .ToArray();
        var ids = new List<int>();
        foreach (var chart_data in samples)
        {
            ids.Add(
                (int)
                    (
                        await person
                            .Client.Post("/v1/factories", new { factory = new { chart_data } })
                            .Expect(HttpStatusCode.Created)
                    )["id"]!
            );
        }

        var all = await app.Stranger().GetAsync("/v1/factories").Expect(HttpStatusCode.OK);

        Assert.Equal(["factories"], all.AsObject().Select(member => member.Key));
        foreach (var (id, sample) in ids.Zip(samples))
        {
            var listed = all["factories"]!.AsArray().Single(factory => (int)factory!["id"]! == id)!;
            Assert.Equal(["id", "chart_data"], listed.AsObject().Select(member => member.Key));
            Assert.True(
                JsonNode.DeepEquals(System.Text.Json.JsonSerializer.SerializeToNode(sample), listed["chart_data"])
            );
            Assert.True(
                JsonNode.DeepEquals(
                    listed,
                    await app.Stranger().GetAsync($"/v1/factories/{id}").Expect(HttpStatusCode.OK)
                )
            );
        }
    }

    [Fact]
    public async Task Numbers_keep_their_spelling_and_white_space_goes()
    {
        var chart =
            """{ "time" : [ 1, 1,2 ], "sprocket_production_goal":[0.10, -0, 1E5], "sprocket_production_actual": [123456789012345678901234567890, 1e-320, 5.0] }""";

        var id = (int)(await Create($$$"""{"factory":{"chart_data":{{{chart}}}}}"""))["id"]!;

        Assert.Equal(
            $$$"""{"id":{{{id}}},"chart_data":{"sprocket_production_actual":[123456789012345678901234567890,1e-320,5.0],"sprocket_production_goal":[0.10,-0,1E5],"time":[1,1,2]}}""",
            await app.Stranger().GetStringAsync($"/v1/factories/{id}")
        );
    }

    [Fact]
    public async Task A_name_is_kept_and_unknown_members_are_ignored()
    {
        var created = await Create(
            $$$"""{"factory":{"name":" Halle \"Süd\" ","floor":1,"chart_data":{"note":[{}],{{{Chart[1..]}}}},"by":null}"""
        );

        Assert.Equal(["id", "name", "chart_data", "message"], created.AsObject().Select(member => member.Key));
        Assert.Equal("Halle \"Süd\"", (string?)created["name"]);
        var read = await app.Stranger().GetAsync($"/v1/factories/{created["id"]}").Expect(HttpStatusCode.OK);
        Assert.Equal("Halle \"Süd\"", (string?)read["name"]);
        Assert.Equal(Chart, read["chart_data"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{}""", "factory")]
    [InlineData("""[]""", "factory")]
    [InlineData("""null""", "factory")]
    [InlineData("""{"factory":null}""", "factory")]
    [InlineData("""{"factory":{}}""", "chart_data")]
    [InlineData("""{"chart_data":{}}""", "factory")]
    [InlineData("""{"factory":{"chart_data":[]}}""", "chart_data")]
    [InlineData(
        """{"factory":{"chart_data":{"sprocket_production_goal":[],"time":[]}}}""",
        "sprocket_production_actual"
    )]
    [InlineData(
        """{"factory":{"chart_data":{"sprocket_production_actual":[],"time":[]}}}""",
        "sprocket_production_goal"
    )]
    [InlineData(
        """{"factory":{"chart_data":{"sprocket_production_actual":[],"sprocket_production_goal":[]}}}""",
        "time"
    )]
    [InlineData(
        """{"factory":{"chart_data":{"sprocket_production_actual":[],"sprocket_production_goal":[],"time":7}}}""",
        "time"
    )]
    public async Task A_missing_part_is_told_in_the_words_of_older_clients(string body, string member)
    {
        var problem = await Refused(body, "invalid_request");

        Assert.Equal("Invalid JSON structure.", (string?)problem["detail"]);
        Assert.Equal("Invalid JSON structure.", (string?)problem["message"]);
        Assert.Equal([member], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData(Sample + "x")]
    [InlineData("""{"factory":{},"factory":{}}""")]
    // Half of a surrogate pair, which is no character.
    [InlineData("""{"\ud800":1,"factory":{}}""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"factory":{"\udc00":1,"chart_data":{}}}""")]
    [InlineData("""{"factory":{"chart_data":{"\ud800":[]}}}""")]
    [InlineData("""{"factory":{"chart_data":{"sprocket_production_actual":[{"\ud800":1,"\ud801":1}]}}}""")]
    public async Task What_is_no_json_has_no_structure_either(string body)
    {
        var problem = await Refused(body, "malformed_json");

        Assert.Equal("Invalid JSON structure.", (string?)problem["message"]);
    }

    [Theory]
    [InlineData("[1,2]", "[1]", "[1,2]")]
    [InlineData("[1]", "[1,2]", "[1,2]")]
    [InlineData("[1,2]", "[1,2]", "[1]")]
    [InlineData("[]", "[]", "[1]")]
    public async Task The_three_arrays_have_one_length(string actual, string goal, string time)
    {
        var problem = await Refused(Body(actual, goal, time), "invalid_request");

        Assert.Equal("Length of actual, goal, and time data must be the same.", (string?)problem["detail"]);
        Assert.Equal((string?)problem["detail"], (string?)problem["message"]);
    }

    [Theory]
    [InlineData("[1,null]", "[1,2]", "[1,2]", "sprocket_production_actual", "finite numbers", "index 1")]
    [InlineData("[1,2]", "[1,\"2\"]", "[1,2]", "sprocket_production_goal", "finite numbers", "index 1")]
    [InlineData("[1,1e999]", "[1,2]", "[1,2]", "sprocket_production_actual", "finite numbers", "index 1")]
    [InlineData("[[],1]", "[1,2]", "[1,2]", "sprocket_production_actual", "finite numbers", "index 0")]
    [InlineData("[1,2]", "[1,2]", "[1,2.5]", "time", "whole numbers", "index 1")]
    [InlineData("[1,2]", "[1,2]", "[1,\"2\"]", "time", "whole numbers", "index 1")]
    [InlineData("[1,2]", "[1,2]", "[2,1]", "time", "never falls", "index 1")]
    [InlineData("[1,2]", "[1,2]", "[1,253402300800]", "time", "to 253402300799", "index 1")]
    [InlineData("[1,2]", "[1,2]", "[-62135596801,1]", "time", "from -62135596800", "index 0")]
    [InlineData("[1,2]", "[1,2]", "[1,99999999999999999999]", "time", "not milliseconds", "index 1")]
    public async Task What_is_wrong_with_the_points_is_named(
        string actual,
        string goal,
        string time,
        string member,
        string rule,
        string place
    )
    {
        var problem = await Refused(Body(actual, goal, time), "invalid_request");

        Assert.Equal([member], problem["errors"]!.AsObject().Select(error => error.Key));
        Assert.Contains(rule, (string?)problem["detail"], StringComparison.Ordinal);
        Assert.Contains(place, (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("\" \"")]
    [InlineData("\"a\\u0000\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"")]
    public async Task What_is_wrong_with_a_name_is_named(string name)
    {
        var problem = await Refused(
            $$$"""{"factory":{"name":{{{name}}},"chart_data":{{{Chart}}}}}""",
            "invalid_request"
        );

        Assert.Equal(["name"], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Fact]
    public async Task A_chart_has_at_most_100_000_points_and_8_MiB()
    {
        var numbers = string.Join(',', Enumerable.Repeat("1234567890.123456", 100_000));
        var times = string.Join(',', Enumerable.Range(0, 100_000));
        string Of(string more) =>
            Body(
                $"[{numbers}{more}]",
                $"[{numbers}{more}]",
                $"[{times}{more.Replace("1", "99999999", StringComparison.Ordinal)}]"
            );

        var created = await Create(Of(""));
        var problem = await Refused(Of(",1"), "invalid_request");
        var person = await app.SignIn(role: "operator");
        using var big = new HttpRequestMessage(HttpMethod.Post, "/v1/factories");
        big.Content = Wire.Raw(Sample + new string(' ', 8 * 1024 * 1024));
        // The answer comes before the body is sent, and would break off its sending.
        big.Headers.ExpectContinue = true;
        var tooBig = await person.Client.SendAsync(big).Refused(413, "body_too_large");

        Assert.Equal(["chart_data"], problem["errors"]!.AsObject().Select(error => error.Key));
        Assert.Equal((string?)tooBig["detail"], (string?)tooBig["message"]);
        Assert.Contains(" 8 MiB ", (string?)tooBig["detail"], StringComparison.Ordinal);
        var read = await app.Stranger().GetStringAsync($"/v1/factories/{created["id"]}");
        Assert.Equal(Of("").Length - """{"factory":}""".Length + $"\"id\":{created["id"]},".Length, read.Length);
    }

    [Theory]
    [InlineData("/v1/factories/999999")]
    [InlineData("/v1/factories/abc")]
    [InlineData("/v1/factories/999999/chart.svg")]
    // Before what is wrong with the question.
    [InlineData("/v1/factories/999999/chart.svg?width=1")]
    [InlineData("/v1/factories/999999/chart.svg?width=wide")]
    public async Task What_is_not_there_is_told_in_the_words_of_older_clients(string path)
    {
        var problem = await app.Stranger().GetAsync(path).Refused(404, "not_found");

        Assert.Equal("Factory not found", (string?)problem["detail"]);
        Assert.Equal("Factory not found", (string?)problem["message"]);
    }

    [Fact]
    public async Task Only_operators_and_admins_add_one()
    {
        var refused = await app.Stranger().Post("/v1/factories", Sample).Refused(401, "unauthenticated");
        await (await app.SignIn()).Client.Post("/v1/factories", Sample).Refused(403, "forbidden");
        var person = await app.SignIn(role: "operator");
        using var text = new StringContent(Sample);
        await person.Client.PostAsync("/v1/factories", text).Refused(415, "unsupported_media_type");
        using var unnamed = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(Sample));
        await person.Client.PostAsync("/v1/factories", unnamed).Refused(415, "unsupported_media_type");

        Assert.Equal((string?)refused["detail"], (string?)refused["message"]);
    }

    [Fact]
    public async Task A_key_makes_a_create_repeatable()
    {
        var person = await app.SignIn(role: "operator");
        async Task<HttpResponseMessage> Send(string body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/factories") { Content = Wire.Raw(body) };
            request.Headers.Add("Idempotency-Key", "once");
            return await person.Client.SendAsync(request);
        }

        using var first = await Send(Sample);
        using var again = await Send(Sample);

        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        await Send(Body("[1]", "[1]", "[1]")).Refused(422, "idempotency_key_reused");
    }

    /// <summary>An upload that takes long to store: longer than other statements may, and in nobody's way.</summary>
    [Fact]
    public async Task A_slow_upload_is_finished_and_holds_up_no_other()
    {
        await using var own = new CompanionApp();
        await own.InitializeAsync();
        await own.Execute(
            """
            create function wait_for_test() returns trigger language plpgsql as $$
            begin
                perform pg_advisory_xact_lock(7);
                return new;
            end;
            $$;
            create trigger wait_for_test before update on idempotency_keys for each row execute function wait_for_test();
            """
        );
        var person = await own.SignIn(role: "operator");
        async Task<HttpResponseMessage> Send()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/factories") { Content = Wire.Raw(Sample) };
            request.Headers.Add("Idempotency-Key", "slow");
            return await person.Client.SendAsync(request);
        }

        await using var connection = await own.Database.OpenConnectionAsync();
        await connection.ExecuteAsync("select pg_advisory_lock(7)");
        var (slow, again) = (Send(), Send());
        await own.WaitForLockWaiters(2);

        await person.Client.Post("/v1/factories", Sample).Expect(HttpStatusCode.Created);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (
            !slow.IsCompleted
            && await own.Query<int>(
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event = 'advisory' and clock_timestamp() - query_start > interval '2.2 s'"
            ) == 0
        )
        {
            patience.Token.ThrowIfCancellationRequested();
        }

        await connection.ExecuteAsync("select pg_advisory_unlock(7)");
        var created = await slow.Expect(HttpStatusCode.Created);
        Assert.Equal((int)created["id"]!, (int)(await again.Expect(HttpStatusCode.Created))["id"]!);
        Assert.Equal(2, await own.Query<int>("select count(*) from factories"));
    }

    [Fact]
    public async Task A_factory_is_seen_on_every_instance_within_a_second()
    {
        await using var other = new OtherInstance(app);
        using var there = other.CreateClient();
        await there.GetStringAsync("/v1/factories");

        var created = await Create(Sample);
        var since = System.Diagnostics.Stopwatch.GetTimestamp();

        while (
            !Items((await there.GetAsync("/v1/factories").Expect(HttpStatusCode.OK)))
                .Any(item => item.StartsWith($"{{\"id\":{created["id"]},", StringComparison.Ordinal))
        )
        {
            Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        }

        await there.GetAsync($"/v1/factories/{created["id"]}").Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Pages_meet_without_gap_or_overlap_and_add_up_to_the_whole()
    {
        for (var i = 0; i < 5; i++)
        {
            await Create(Sample);
        }

        var paged = await Pages("?limit=2");

        var whole = await app.Stranger().GetAsync("/v1/factories").Expect(HttpStatusCode.OK);
        Assert.Equal(Items(whole), paged.SelectMany(page => page));
        await app.Stranger().GetAsync("/v1/factories?after=xx").Refused(400, "invalid_request");
    }

    [Fact]
    public async Task A_page_of_big_charts_ends_early_and_goes_on()
    {
        await using var own = new CompanionApp();
        await own.InitializeAsync();
        await own.Execute(
            """
            insert into factories (chart_data, created_at)
            select '{"sprocket_production_actual":[],"sprocket_production_goal":[],"time":[]' || repeat(' ', 400000) || '}', now()
            from generate_series(1, 7)
            """
        );

        var sizes = new List<int>();
        for (string? next = ""; next is not null; )
        {
            var page = await own.Stranger().GetAsync($"/v1/factories?limit=100{next}").Expect(HttpStatusCode.OK);
            sizes.Add(page["factories"]!.AsArray().Count);
            next = (string?)page["next"] is { } cursor ? $"&after={cursor}" : null;
        }

        Assert.Equal([3, 3, 1], sizes);
    }

    [Fact]
    public async Task A_chart_is_a_picture_that_reads_aloud()
    {
        var id = (int)(await Create($$$"""{"factory":{"name":"A < B & \"C\"","chart_data":{{{Chart}}}}}"""))["id"]!;

        using var answer = await app.Stranger().GetAsync($"/v1/factories/{id}/chart.svg?width=320&height=200");

        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith(
            "default-src 'none'",
            answer.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        var svg = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        Assert.Equal(
            ("320", "200", "img"),
            ((string?)svg.Attribute("width"), (string?)svg.Attribute("height"), (string?)svg.Attribute("role"))
        );
        Assert.Equal("A < B & \"C\"", svg.Elements().First(element => element.Name.LocalName == "title").Value);
        Assert.Contains(
            "Actual: from 29 to 32, at the end 31.",
            svg.Elements().First(element => element.Name.LocalName == "desc").Value,
            StringComparison.Ordinal
        );

        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            $"/v1/factories/{id}/chart.svg?width=320&height=200"
        );
        request.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var again = await app.Stranger().SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("width=99", "width")]
    [InlineData("width=4001", "width")]
    [InlineData("height=99", "height")]
    [InlineData("height=4001", "height")]
    [InlineData("width=wide", "width")]
    [InlineData("width=1&height=1", "width height")]
    [InlineData("scale=2", "scale")]
    public async Task A_size_that_cannot_be_drawn_is_named(string query, string members)
    {
        var id = (int)(await Create(Sample))["id"]!;

        var problem = await app.Stranger()
            .GetAsync($"/v1/factories/{id}/chart.svg?{query}")
            .Refused(400, "invalid_request");

        Assert.Equal(members.Split(' '), problem["errors"]!.AsObject().Select(error => error.Key));
    }

    /// <summary>However many sizes are asked for, those who draw take no connection from anybody.</summary>
    [Fact]
    public async Task Charts_wait_for_their_turn_without_a_connection_and_not_without_end()
    {
        await using var own = new CompanionApp();
        await own.InitializeAsync();
        await own.Execute("insert into factories (chart_data, created_at) values (@Chart, now())", new { Chart });
        using var client = own.Stranger();
        await client.GetStringAsync("/v1/factories/1/chart.svg");
        List<Task<HttpResponseMessage>> asking;
        await using (var connection = await own.Database.OpenConnectionAsync())
        {
            await connection.ExecuteAsync("begin; lock table factories in access exclusive mode");
            var drawn = Math.Max(1, Environment.ProcessorCount - 1);
            asking =
            [
                .. Enumerable
                    .Range(100, drawn + 64 + 10)
                    .Select(width => client.GetAsync($"/v1/factories/1/chart.svg?width={width}")),
            ];
            await own.WaitForLockWaiters(drawn);

            for (var refused = 0; refused < 10; refused++)
            {
                var done = await Task.WhenAny(asking).WaitAsync(TimeSpan.FromSeconds(10));
                asking.Remove(done);
                using var answer = await done;
                Assert.NotNull(answer.Headers.RetryAfter);
                await Task.FromResult(answer).Refused(503, "unavailable");
            }

            Assert.Equal(
                0,
                await own.Query<int>(
                    "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and application_name = 'companion-writes'"
                )
            );
            await client.GetAsync("/v1/sprockets").Expect(HttpStatusCode.OK);
            await client.GetAsync("/health/ready").Expect(HttpStatusCode.OK);
        }

        await Task.WhenAll(asking);
        Assert.NotEmpty(await client.GetStringAsync("/v1/factories/1/chart.svg?width=999"));
    }

    /// <summary>Nothing is left to read or draw with, and nothing is needed.</summary>
    [Fact]
    public async Task A_chart_is_not_drawn_again_because_another_factory_has_come()
    {
        await using var own = new CompanionApp();
        await own.InitializeAsync();
        const string InsertSql = "insert into factories (chart_data, created_at) values (@Chart, now())";
        await own.Execute(InsertSql, new { Chart });
        using var client = own.Stranger();
        using var before = await client.GetAsync("/v1/factories/1/chart.svg");
        await own.Execute(InsertSql, new { Chart });
        var taken = new List<Npgsql.NpgsqlConnection>();
        for (var i = 0; i < 4; i++)
        {
            taken.Add(
                await own.Services.GetRequiredService<Companion.Infrastructure.Database>().Long.OpenConnectionAsync()
            );
        }

        // Until the change of the other one is known.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while ((await client.GetAsync("/v1/factories").Expect(HttpStatusCode.OK))["factories"]!.AsArray().Count < 2)
        {
            patience.Token.ThrowIfCancellationRequested();
        }

        using var after = await client.GetAsync("/v1/factories/1/chart.svg");
        Assert.Equal((HttpStatusCode.OK, before.Headers.ETag), (after.StatusCode, after.Headers.ETag));
        taken.ForEach(connection => connection.Dispose());

        await own.Execute("update factories set name = 'Another' where id = 1");
        while (
            !(await client.GetStringAsync("/v1/factories/1/chart.svg")).Contains("Another", StringComparison.Ordinal)
            || !(await client.GetStringAsync("/v1/factories/1")).Contains("Another", StringComparison.Ordinal)
        )
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    [Theory]
    [InlineData(100)]
    [InlineData(4000)]
    public async Task The_smallest_and_the_largest_size_are_drawn(int side)
    {
        var id = (int)(await Create(Body("[]", "[]", "[]")))["id"]!;

        var svg = await app.Stranger().GetStringAsync($"/v1/factories/{id}/chart.svg?width={side}&height={side}");

        Assert.Equal(
            side.ToString(CultureInfo.InvariantCulture),
            (string?)XDocument.Parse(svg).Root!.Attribute("width")
        );
    }

    private static string Body(string actual, string goal, string time) =>
        $$$$"""{"factory":{"chart_data":{"sprocket_production_actual":{{{{actual}}}},"sprocket_production_goal":{{{{goal}}}},"time":{{{{time}}}}}}}""";

    private async Task<JsonNode> Create(string body)
    {
        var person = await app.SignIn(role: "operator");
        return await person.Client.Post("/v1/factories", body).Expect(HttpStatusCode.Created);
    }

    private async Task<JsonNode> Refused(string body, string code)
    {
        var person = await app.SignIn(role: "operator");
        return await person.Client.Post("/v1/factories", body).Refused(400, code);
    }

    private async Task<List<string[]>> Pages(string query)
    {
        var pages = new List<string[]>();
        for (string? next = ""; next is not null; )
        {
            var page = await app.Stranger().GetAsync($"/v1/factories{query}{next}").Expect(HttpStatusCode.OK);
            Assert.Equal(["factories", "next"], page.AsObject().Select(member => member.Key));
            pages.Add(Items(page));
            next = (string?)page["next"] is { } cursor ? $"&after={cursor}" : null;
        }

        return pages;
    }

    private static string[] Items(JsonNode list) =>
        [.. list["factories"]!.AsArray().Select(factory => factory!.ToJsonString())];
}

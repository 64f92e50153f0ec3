using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Dapper;

namespace Companion.Tests.Features.Sprockets;

public sealed class SprocketsTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    private const string Sample = """{"teeth":5,"pitch_diameter":5,"outside_diameter":6,"pitch":1}""";

    [Theory]
    [InlineData("operator")]
    [InlineData("admin")]
    public async Task A_sprocket_is_created_and_read_back(string role)
    {
        var person = await app.SignIn(role: role);

        using var answer = await person.Client.Post("/v1/sprockets", Sample);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var id = (int)(await answer.Json())["id"]!;
        Assert.Equal($"/v1/sprockets/{id}", answer.Headers.Location?.ToString());
        Assert.Equal("\"1\"", answer.Headers.ETag?.Tag);
        Assert.Equal(
            $$"""{"id":{{id}},"teeth":5,"pitch_diameter":5.0,"outside_diameter":6.0,"pitch":1.0,"message":"Sprocket created"}""",
            await answer.Content.ReadAsStringAsync()
        );
        Assert.Equal(
            $$"""{"id":{{id}},"teeth":5,"pitch_diameter":5.0,"outside_diameter":6.0,"pitch":1.0}""",
            await app.Stranger().GetStringAsync($"/v1/sprockets/{id}")
        );
    }

    [Theory]
    [InlineData("1e-7")]
    [InlineData("0.1")]
    [InlineData("123456789.123456")]
    [InlineData("1e22")]
    [InlineData("1.7976931348623157E308")]
    [InlineData("5e-324")]
    public async Task Lengths_come_back_equal_in_value(string length)
    {
        var created = await Create(
            $$"""{"teeth":1,"pitch_diameter":{{length}},"outside_diameter":{{length}},"pitch":{{length}}}"""
        );

        var read = await Read((int)created["id"]!);
        Assert.Equal(
            double.Parse(length, System.Globalization.CultureInfo.InvariantCulture),
            (double)read["pitch_diameter"]!
        );
        Assert.Equal((double)read["pitch"]!, (double)read["outside_diameter"]!);
    }

    [Fact]
    public async Task All_four_fields_are_replaced()
    {
        var id = (int)(await Create(Sample))["id"]!;
        var person = await app.SignIn(role: "operator");

        using var answer = await person.Client.Put(
            $"/v1/sprockets/{id}",
            """{"teeth":12,"pitch_diameter":7.5,"outside_diameter":8,"pitch":2.25}"""
        );

        Assert.Equal("\"2\"", answer.Headers.ETag?.Tag);
        Assert.Equal(
            $$"""{"id":{{id}},"teeth":12,"pitch_diameter":7.5,"outside_diameter":8.0,"pitch":2.25,"message":"Sprocket updated"}""",
            await answer.Content.ReadAsStringAsync()
        );
        Assert.Equal(
            $$"""{"id":{{id}},"teeth":12,"pitch_diameter":7.5,"outside_diameter":8.0,"pitch":2.25}""",
            await app.Stranger().GetStringAsync($"/v1/sprockets/{id}")
        );
    }

    [Theory]
    [InlineData("teeth")]
    [InlineData("pitch_diameter")]
    [InlineData("outside_diameter")]
    [InlineData("pitch")]
    public async Task A_missing_field_is_told_in_the_words_of_older_clients(string field)
    {
        var body = JsonNode.Parse(Sample)!.AsObject();
        body.Remove(field);
        var id = (int)(await Create(Sample))["id"]!;
        var person = await app.SignIn(role: "operator");

        foreach (
            var sending in new[]
            {
                person.Client.Post("/v1/sprockets", body.ToJsonString()),
                person.Client.Put($"/v1/sprockets/{id}", body.ToJsonString()),
            }
        )
        {
            var problem = await sending.Refused(400, "invalid_request");
            Assert.Equal($"Missing required field: {field}", (string?)problem["detail"]);
            Assert.Equal((string?)problem["detail"], (string?)problem["message"]);
            Assert.Equal([field], problem["errors"]!.AsObject().Select(error => error.Key));
        }
    }

    [Fact]
    public async Task Of_several_missing_fields_the_first_is_told_and_all_are_listed()
    {
        var person = await app.SignIn(role: "operator");

        var problem = await person.Client.Post("/v1/sprockets", """{"pitch":1}""").Refused(400, "invalid_request");

        Assert.Equal("Missing required field: teeth", (string?)problem["message"]);
        Assert.Equal(
            ["teeth", "pitch_diameter", "outside_diameter"],
            problem["errors"]!.AsObject().Select(error => error.Key)
        );
    }

    [Theory]
    [InlineData("teeth", "0")]
    [InlineData("teeth", "10001")]
    [InlineData("teeth", "5.5")]
    [InlineData("teeth", "\"5\"")]
    [InlineData("teeth", "null")]
    [InlineData("teeth", "99999999999")]
    [InlineData("pitch_diameter", "0")]
    [InlineData("pitch_diameter", "-5")]
    [InlineData("pitch_diameter", "true")]
    [InlineData("outside_diameter", "4.99")]
    [InlineData("outside_diameter", "1e999")]
    [InlineData("pitch", "0")]
    [InlineData("pitch", "1e999")]
    [InlineData("pitch", "\"1\"")]
    public async Task What_is_wrong_with_a_sprocket_is_named(string field, string value)
    {
        var body = Sample.Replace(
            $"\"{field}\":{JsonNode.Parse(Sample)![field]!.ToJsonString()}",
            $"\"{field}\":{value}",
            StringComparison.Ordinal
        );
        var person = await app.SignIn(role: "operator");

        var problem = await person.Client.Post("/v1/sprockets", body).Refused(400, "invalid_request");

        Assert.Equal([field], problem["errors"]!.AsObject().Select(error => error.Key));
        Assert.Equal((string?)problem["detail"], (string?)problem["message"]);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("10000")]
    public Task Teeth_are_from_1_to_10_000(string teeth) =>
        Create(Sample.Replace("\"teeth\":5", $"\"teeth\":{teeth}", StringComparison.Ordinal));

    [Theory]
    [InlineData("teeth", "0")]
    [InlineData("teeth", "\"5\"")]
    [InlineData("teeth", "5.5")]
    [InlineData("pitch", "-1")]
    [InlineData("pitch", "true")]
    [InlineData("pitch", "1e999")]
    public async Task What_a_field_is_is_said_whatever_it_was(string field, string value)
    {
        var person = await app.SignIn(role: "operator");
        var body = Sample.Replace(
            field == "teeth" ? "\"teeth\":5" : "\"pitch\":1",
            $"\"{field}\":{value}",
            StringComparison.Ordinal
        );

        var problem = await person.Client.Post("/v1/sprockets", body).Refused(400, "invalid_request");

        Assert.Equal(
            field == "teeth" ? "'teeth' is a whole number from 1 to 10,000." : "'pitch' is a finite number above 0.",
            (string?)problem["detail"]
        );
    }

    /// <summary>Whoever changes a row, its version is another.</summary>
    [Fact]
    public async Task A_change_by_sql_makes_the_tag_stale_too()
    {
        var (person, id) = (await app.SignIn(role: "operator"), (int)(await Create(Sample))["id"]!);

        await app.Execute("update sprockets set teeth = 9 where id = @id", new { id });

        using var request = new HttpRequestMessage(HttpMethod.Put, $"/v1/sprockets/{id}")
        {
            Content = Wire.Raw(Sample),
        };
        request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse("\"1\""));
        await person.Client.SendAsync(request).Refused(412, "stale_version");
        using var replaced = await person.Client.Put($"/v1/sprockets/{id}", Sample);
        Assert.Equal("\"3\"", replaced.Headers.ETag?.Tag);
    }

    [Fact]
    public async Task Unknown_members_are_ignored()
    {
        var created = await Create(
            Sample.Replace("{", """{"id":99,"material":{"steel":true},""", StringComparison.Ordinal)
        );

        Assert.NotEqual(99, (int)created["id"]!);
        Assert.False(created.AsObject().ContainsKey("material"));
    }

    [Theory]
    [InlineData("/v1/sprockets/999999")]
    [InlineData("/v1/sprockets/0")]
    [InlineData("/v1/sprockets/abc")]
    [InlineData("/v1/sprockets/99999999999")]
    [InlineData("/v1/sprocket/999999")]
    public async Task What_is_not_there_is_told_in_the_words_of_older_clients(string path)
    {
        var person = await app.SignIn(role: "operator");

        var read = await app.Stranger().GetAsync(path).Refused(404, "not_found");
        // Before what is wrong with the body.
        var replaced = await person.Client.Put(path, "{}").Refused(404, "not_found");

        Assert.Equal("Sprocket not found", (string?)read["detail"]);
        Assert.Equal("Sprocket not found", (string?)read["message"]);
        Assert.Equal("Sprocket not found", (string?)replaced["message"]);
    }

    [Fact]
    public async Task Every_problem_of_the_group_has_a_message_and_none_elsewhere_has()
    {
        var stranger = app.Stranger();
        var (member, person) = (await app.SignIn(), await app.SignIn(role: "operator"));
        using var text = new StringContent("teeth=5");

        Assert.All(
            new[]
            {
                await stranger.Post("/v1/sprockets", Sample).Refused(401, "unauthenticated"),
                await member.Client.Post("/v1/sprockets", Sample).Refused(403, "forbidden"),
                await stranger.DeleteAsync("/v1/sprockets").Refused(405, "method_not_allowed"),
                await person.Client.PostAsync("/v1/sprockets", text).Refused(415, "unsupported_media_type"),
                await person.Client.Post("/v1/sprockets", new string(' ', 70_000)).Refused(413, "body_too_large"),
                await person.Client.Post("/v1/sprockets", "{").Refused(400, "malformed_json"),
                await stranger.GetAsync("/v1/sprockets?limit=0").Refused(400, "invalid_request"),
                await stranger.GetAsync("/v1/sprockets?teeth=5").Refused(400, "invalid_request"),
            },
            problem => Assert.Equal((string?)problem["detail"], (string?)problem["message"])
        );
        var elsewhere = await stranger.GetAsync("/v1/cities/0").Refused(404, "not_found");
        Assert.False(elsewhere.AsObject().ContainsKey("message"));
    }

    [Fact]
    public async Task The_other_name_of_the_group_is_the_same_group()
    {
        var (member, person) = (await app.SignIn(), await app.SignIn(role: "operator"));

        using var created = await person.Client.Post("/v1/sprocket", Sample);
        var id = (int)(await created.Json())["id"]!;
        var replaced = await person.Client.Put($"/v1/sprocket/{id}", Sample).Expect(HttpStatusCode.OK);

        Assert.Equal($"/v1/sprockets/{id}", created.Headers.Location?.ToString());
        Assert.Equal("Sprocket updated", (string?)replaced["message"]);
        Assert.Equal(
            await app.Stranger().GetStringAsync($"/v1/sprockets/{id}"),
            await app.Stranger().GetStringAsync($"/v1/sprocket/{id}")
        );
        Assert.Equal(
            await app.Stranger().GetStringAsync("/v1/sprockets"),
            await app.Stranger().GetStringAsync("/v1/sprocket")
        );
        await app.Stranger().Post("/v1/sprocket", Sample).Refused(401, "unauthenticated");
        await member.Client.Put($"/v1/sprocket/{id}", Sample).Refused(403, "forbidden");
        await app.Stranger().GetAsync("/v1/sprocketeers").Refused(404, "not_found");
    }

    [Fact]
    public async Task A_client_of_the_old_api_runs_but_for_its_token()
    {
        var person = await app.SignIn(role: "operator");
        var client = person.Client;

        var before = (await client.GetAsync("/v1/sprockets").Expect(HttpStatusCode.OK))["sprockets"]!.AsArray().Count;
        var created = await client.Post("/v1/sprockets", Sample).Expect(HttpStatusCode.Created);
        var all = (await client.GetAsync("/v1/sprockets").Expect(HttpStatusCode.OK)).AsObject();
        var one = await client.GetAsync($"/v1/sprockets/{created["id"]}").Expect(HttpStatusCode.OK);
        var updated = await client
            .Put(
                $"/v1/sprockets/{created["id"]}",
                Sample.Replace("\"teeth\":5", "\"teeth\":6", StringComparison.Ordinal)
            )
            .Expect(HttpStatusCode.OK);

        Assert.Equal(["sprockets"], all.Select(member => member.Key));
        Assert.Equal(before + 1, all["sprockets"]!.AsArray().Count);
        Assert.True(JsonNode.DeepEquals(one, all["sprockets"]![before]));
        Assert.Equal(
            ["id", "teeth", "pitch_diameter", "outside_diameter", "pitch"],
            one.AsObject().Select(member => member.Key)
        );
        Assert.Equal((6, "Sprocket updated"), ((int)updated["teeth"]!, (string?)updated["message"]));
    }

    [Fact]
    public async Task Pages_meet_without_gap_or_overlap_and_add_up_to_the_whole()
    {
        for (var i = 0; i < 5; i++)
        {
            await Create(Sample);
        }

        var ids = new List<int>();
        for (string? next = ""; next is not null; )
        {
            var page = await app.Stranger().GetAsync($"/v1/sprockets?limit=2{next}").Expect(HttpStatusCode.OK);
            Assert.Equal(["sprockets", "next"], page.AsObject().Select(member => member.Key));
            ids.AddRange(Ids(page));
            next = (string?)page["next"] is { } cursor ? $"&after={cursor}" : null;
        }

        var whole = await app.Stranger().GetAsync("/v1/sprockets").Expect(HttpStatusCode.OK);
        Assert.Equal(Ids(whole), ids);
        Assert.Equal(ids.Order(), ids);
        var named = await app.Stranger().GetAsync("/V1/Sprockets/?limit=3").Expect(HttpStatusCode.OK);
        await app.Stranger().GetAsync($"/v1/sprocket?limit=3&after={named["next"]}").Expect(HttpStatusCode.OK);
        await app.Stranger().GetAsync("/v1/sprockets?after=xx").Refused(400, "invalid_request");
    }

    [Fact]
    public async Task A_key_makes_a_create_repeatable()
    {
        var person = await app.SignIn(role: "operator");
        async Task<HttpResponseMessage> Send(string body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/sprockets") { Content = Wire.Raw(body) };
            request.Headers.Add("Idempotency-Key", "once");
            return await person.Client.SendAsync(request);
        }

        using var first = await Send(Sample);
        using var again = await Send(Sample);

        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        await Send(Sample.Replace('5', '6')).Refused(422, "idempotency_key_reused");
    }

    [Fact]
    public async Task A_stale_version_is_refused_and_the_current_one_taken()
    {
        var id = (int)(await Create(Sample))["id"]!;
        var person = await app.SignIn(role: "operator");

        using var read = await app.Stranger().GetAsync($"/v1/sprockets/{id}");
        await Replace(person, id, read.Headers.ETag!.Tag, Sample).Expect(HttpStatusCode.OK);
        var stale = await Replace(person, id, read.Headers.ETag.Tag, Sample).Refused(412, "stale_version");
        // What is wrong with the body is told first.
        await Replace(person, id, read.Headers.ETag.Tag, "{}").Refused(400, "invalid_request");

        Assert.Equal((string?)stale["detail"], (string?)stale["message"]);
        await Replace(person, id, "\"2\"", Sample).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_replacements_at_once_of_one_version_only_one_is_made()
    {
        var id = (int)(await Create(Sample))["id"]!;
        var person = await app.SignIn(role: "operator");
        await using var connection = await app.Database.OpenConnectionAsync();
        await using var held = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("select from sprockets where id = @id for update", new { id });

        var replacing = Enumerable.Range(0, 4).Select(_ => Replace(person, id, "\"1\"", Sample)).ToArray();
        await app.WaitForLockWaiters(4);
        await held.RollbackAsync();
        var answers = await Task.WhenAll(replacing);

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
    }

    [Theory]
    [InlineData("/v1/sprockets")]
    [InlineData("/v1/sprockets?limit=3")]
    [InlineData("/v1/sprockets/{id}")]
    public async Task What_is_known_is_not_sent_again_until_it_changes(string path)
    {
        var id = (int)(await Create(Sample))["id"]!;
        path = path.Replace("{id}", $"{id}", StringComparison.Ordinal)
            .Replace("limit=3", "limit=100", StringComparison.Ordinal);
        using var first = await app.Stranger().GetAsync(path);
        async Task<HttpStatusCode> Again(string tag)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            using var answer = await app.Stranger().SendAsync(request);
            Assert.Equal(first.Headers.ETag?.Tag, answer.Headers.ETag?.Tag);
            return answer.StatusCode;
        }

        Assert.Equal("no-cache", first.Headers.CacheControl?.ToString());
        Assert.Contains("Origin", first.Headers.Vary);
        Assert.Equal(HttpStatusCode.NotModified, await Again(first.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, await Again($"\"other\", W/{first.Headers.ETag.Tag}"));
        Assert.Equal(HttpStatusCode.NotModified, await Again("*"));
        Assert.Equal(HttpStatusCode.OK, await Again("\"other\""));
        Assert.Equal(HttpStatusCode.OK, await Again("malformed"));

        var person = await app.SignIn(role: "operator");
        await person
            .Client.Put(
                $"/v1/sprockets/{id}",
                Sample.Replace("5,", "7,", StringComparison.Ordinal).Replace("6,", "9,", StringComparison.Ordinal)
            )
            .Expect(HttpStatusCode.OK);
        using var changed = await app.Stranger().GetAsync(path);
        Assert.NotEqual(first.Headers.ETag.Tag, changed.Headers.ETag?.Tag);
        Assert.NotEqual(await first.Content.ReadAsStringAsync(), await changed.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> Replace(Person person, int id, string ifMatch, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/v1/sprockets/{id}");
        request.Content = Wire.Raw(body);
        request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(ifMatch));
        return await person.Client.SendAsync(request);
    }

    private async Task<JsonNode> Create(string body)
    {
        var person = await app.SignIn(role: "operator");
        return await person.Client.Post("/v1/sprockets", body).Expect(HttpStatusCode.Created);
    }

    private Task<JsonNode> Read(int id) => app.Stranger().GetAsync($"/v1/sprockets/{id}").Expect(HttpStatusCode.OK);

    private static IEnumerable<int> Ids(JsonNode list) =>
        list["sprockets"]!.AsArray().Select(sprocket => (int)sprocket!["id"]!);
}

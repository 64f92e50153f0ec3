using System.Net;

namespace Companion.Tests.Infrastructure;

/// <summary>Proven on POST /v1/patrons, which stands for every signed-in create.</summary>
public sealed class IdempotencyKeyTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    private const string Alex = """{"name":"Alex","sex":"male","city_id":44}""";

    [Fact]
    public async Task A_key_sent_20_times_at_once_has_one_effect_and_20_equal_answers()
    {
        var person = await app.SignIn();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Post(person, "key-1", Alex)));

        Assert.Equal(
            1,
            await app.Query<long>("select count(*) from patrons where account_id = @Id", new { person.Id })
        );
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Single(answers, answer => !answer.Headers.Contains("Idempotency-Replayed"));
        var bodies = await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()));
        Assert.Single(bodies.Distinct());
        Assert.Single(answers.Select(answer => answer.Headers.Location!.OriginalString).Distinct());
        Assert.Single(answers.Select(answer => answer.Headers.ETag!.Tag).Distinct());
    }

    [Fact]
    public async Task A_repeat_gets_the_first_answer_byte_for_byte_even_after_the_thing_has_changed()
    {
        var person = await app.SignIn();
        using var first = await Post(person, "key-1", Alex);
        await person.Client.DeleteAsync("/v1/patrons/me").Expect(HttpStatusCode.NoContent);

        using var second = await Post(person, "key-1", Alex);

        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
        Assert.Equal(first.Content.Headers.ContentType, second.Content.Headers.ContentType);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Equal(["true"], second.Headers.GetValues("Idempotency-Replayed"));
        Assert.Equal("no-store", second.Headers.CacheControl?.ToString());
        Assert.NotEqual(first.Headers.GetValues("X-Request-Id"), second.Headers.GetValues("X-Request-Id"));
        await person.Client.GetAsync("/v1/patrons/me").Refused(404, "not_found");
    }

    [Fact]
    public async Task Another_body_is_refused()
    {
        var person = await app.SignIn();
        await Post(person, "key-1", Alex).Expect(HttpStatusCode.Created);

        await Post(person, "key-1", Alex.Replace("Alex", "Lisa", StringComparison.Ordinal))
            .Refused(422, "idempotency_key_reused");
    }

    [Fact]
    public async Task Another_route_is_refused()
    {
        var person = await app.SignIn();
        await Post(person, "key-1", Alex).Expect(HttpStatusCode.Created);
        await app.Execute(
            "update idempotency_keys set route = 'POST /v1/meetings' where account_id = @Id",
            new { person.Id }
        );

        await Post(person, "key-1", Alex).Refused(422, "idempotency_key_reused");
    }

    [Fact]
    public async Task A_refusal_is_not_kept()
    {
        var person = await app.SignIn();
        await Post(person, "key-1", """{"name":"Alex","sex":"male","city_id":0}""").Refused(400, "invalid_request");

        await Post(person, "key-1", Alex).Expect(HttpStatusCode.Created);
        await Post(person, "key-2", Alex).Refused(409, "patron_exists");
        await person.Client.DeleteAsync("/v1/patrons/me").Expect(HttpStatusCode.NoContent);
        using var again = await Post(person, "key-2", Alex);

        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.False(again.Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task Repeats_that_waited_for_a_refusal_are_refused_themselves()
    {
        var person = await app.SignIn();
        await Post(person, "key-1", Alex).Expect(HttpStatusCode.Created);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Post(person, "key-2", Alex)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
    }

    [Fact]
    public async Task A_key_stands_for_its_request_for_7_days_and_is_as_good_as_new_after_that()
    {
        await using var own = new CompanionApp();
        await own.InitializeAsync();
        var person = await own.SignIn();
        var first = await Post(person, "key-1", Alex).Expect(HttpStatusCode.Created);
        own.Clock.Advance(TimeSpan.FromDays(7));
        var kept = await Post(person, "key-1", Alex).Expect(HttpStatusCode.Created);
        Assert.Equal(first.ToJsonString(), kept.ToJsonString());
        await person.Client.DeleteAsync("/v1/patrons/me").Expect(HttpStatusCode.NoContent);
        own.Clock.Advance(TimeSpan.FromMinutes(1));

        var lisa = Alex.Replace("Alex", "Lisa", StringComparison.Ordinal);
        var next = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Post(person, "key-1", lisa)));

        Assert.All(next, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Single(next, answer => !answer.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal("Lisa", (string?)(await next[0].Json())["name"]);
    }

    [Fact]
    public async Task A_key_belongs_to_its_account()
    {
        var one = await app.SignIn();
        var other = await app.SignIn();
        await Post(one, "key-1", Alex).Expect(HttpStatusCode.Created);

        using var answer = await Post(other, "key-1", Alex);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task A_key_longer_than_255_characters_is_refused_and_one_of_255_taken()
    {
        var person = await app.SignIn();

        await Post(person, new string('k', 256), Alex).Refused(400, "invalid_request");
        await Post(person, new string('k', 255), Alex).Expect(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("")]
    [InlineData("tab\tbed")]
    public async Task A_malformed_key_is_refused(string key)
    {
        var person = await app.SignIn();

        var problem = await Post(person, key, Alex).Refused(400, "invalid_request");

        Assert.NotNull(problem["errors"]!["idempotency_key"]);
    }

    [Fact]
    public async Task Two_keys_are_one_too_many()
    {
        var person = await app.SignIn();
        using var request = Request("one", Alex);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", "two");

        await person.Client.SendAsync(request).Refused(400, "invalid_request");
    }

    private static async Task<HttpResponseMessage> Post(Person person, string key, string body)
    {
        using var request = Request(key, body);
        return await person.Client.SendAsync(request);
    }

    private static HttpRequestMessage Request(string key, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/patrons") { Content = Wire.Raw(body) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return request;
    }
}

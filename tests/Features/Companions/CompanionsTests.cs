using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Companion.Tests.Features.Companions;

public sealed class CompanionsTests : IClassFixture<CompanionApp>
{
    private const string Least = """{"name":"Julia","sex":"female","city_id":44,"languages":["en"]}""";

    private readonly CompanionApp app;

    public CompanionsTests(CompanionApp app)
    {
        this.app = app;
        app.Clock.Set(CompanionApp.Noon);
    }

    [Fact]
    public async Task Whoever_is_signed_in_becomes_a_companion_with_defaults()
    {
        var person = await app.SignIn();

        using var answer = await person.Client.Post("/v1/companions", Least);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var companion = await answer.Json();
        Assert.Equal("/v1/companions/me", answer.Headers.Location?.OriginalString);
        await person.Client.GetAsync(answer.Headers.Location).Expect(HttpStatusCode.OK);
        Assert.Equal("\"1\"", answer.Headers.ETag?.Tag);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var expected = $$"""
            {
              "id": "{{companion[
                "id"
            ]}}", "username": "{{person.Username}}", "name": "Julia", "about": "", "sex": "female",
              "orientation": null, "show_orientation": false, "city_id": 44, "city": "Toronto", "country": "CA",
              "time_zone": "America/Toronto", "languages": ["en"], "interests": [], "hourly_rate": 3000, "currency": "CAD",
              "is_active": false, "min_minutes": 60, "max_minutes": 720, "step_minutes": 30, "buffer_before": 0,
              "buffer_after": 0, "min_notice_minutes": 120, "horizon_days": 60, "instant_book": false,
              "cancellation_policy": "flexible", "created_at": "2030-05-06T12:00:00Z", "updated_at": "2030-05-06T12:00:00Z"
            }
            """;
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), companion.ToJsonString());
        var me = await person.Client.GetAsync("/v1/companions/me").Expect(HttpStatusCode.OK);
        Assert.Equal(companion.ToJsonString(), me.ToJsonString());
    }

    [Theory]
    [InlineData("Tokyo", "JP", null, "JPY", 30)]
    [InlineData("Kuwait", "KW", null, "KWD", 30000)]
    [InlineData("Sao Paulo", "BR", null, "BRL", 3000)]
    [InlineData("Tokyo", "JP", "USD", "USD", 3000)]
    [InlineData("Toronto", "CA", "JPY", "JPY", 30)]
    public async Task The_default_rate_is_30_major_units_of_the_currency(
        string city,
        string country,
        string? asked,
        string currency,
        long rate
    )
    {
        var person = await app.SignIn();
        var id = await app.Query<int>(
            "select id from cities where name = @city and country_code = @country",
            new { city, country }
        );

        var companion = await person
            .Client.Post("/v1/companions", With(("city_id", id), ("currency", asked)))
            .Expect(HttpStatusCode.Created);

        Assert.Equal((currency, rate), ((string?)companion["currency"], (long)companion["hourly_rate"]!));
    }

    [Fact]
    public async Task What_is_sent_is_kept()
    {
        var person = await app.SignIn();
        var sent = new Dictionary<string, object?>
        {
            ["name"] = " Jüliä 🦊 ",
            ["about"] = "  Galleries,\nravines.\t",
            ["sex"] = "other",
            ["orientation"] = "queer",
            ["show_orientation"] = true,
            ["city_id"] = 44,
            ["languages"] = new[] { "fr", "en" },
            ["interests"] = new[] { " Art ", "art", "Rock-Climbing", "हिन्दी" },
            ["hourly_rate"] = 1,
            ["currency"] = "EUR",
            ["is_active"] = true,
            ["min_minutes"] = 75,
            ["max_minutes"] = 75,
            ["step_minutes"] = 15,
            ["buffer_before"] = 720,
            ["buffer_after"] = 7,
            ["min_notice_minutes"] = 43200,
            ["horizon_days"] = 365,
            ["instant_book"] = true,
            ["cancellation_policy"] = "strict",
        };

        var companion = await person.Client.Post("/v1/companions", sent).Expect(HttpStatusCode.Created);

        var expected = new Dictionary<string, object?>(sent)
        {
            ["name"] = "Jüliä 🦊",
            ["about"] = "Galleries,\nravines.",
            ["languages"] = new[] { "en", "fr" },
            ["interests"] = new[] { "art", "rock-climbing", "हिन्दी" },
        };
        Assert.All(
            expected,
            member =>
                Assert.Equal(
                    JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(member.Value))!.ToJsonString(),
                    companion[member.Key]!.ToJsonString()
                )
        );
    }

    [Fact]
    public async Task An_account_has_one_companion_profile_also_when_it_asks_for_many_at_once()
    {
        var person = await app.SignIn();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(_ => person.Client.Post("/v1/companions", Least))
        );

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(11, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        await person.Client.Post("/v1/companions", Least).Refused(409, "companion_exists");
    }

    [Fact]
    public async Task Whose_account_another_instance_has_just_deleted_is_a_stranger()
    {
        await using var other = new OtherInstance(app);
        var person = await app.SignIn();
        using var there = other.ClientOf(person.Token);
        await there.GetAsync("/v1/companions/me").Refused(404, "not_found");
        await app.Execute("delete from accounts where id = @Id", new { person.Id });

        using var answer = await there.Post("/v1/companions", Least);

        Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
        await Task.FromResult(answer).Refused(401, "unauthenticated");
    }

    [Theory]
    [InlineData("city_id", 999999)]
    [InlineData("currency", "XXX")]
    [InlineData("orientation", "none")]
    public async Task What_is_wrong_comes_before_what_is_there_already(string member, object value)
    {
        var person = await app.SignIn();
        await person.Client.Post("/v1/companions", Least).Expect(HttpStatusCode.Created);

        var problem = await person.Client.Post("/v1/companions", With((member, value))).Refused(400, "invalid_request");

        Assert.Equal([member], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Fact]
    public async Task A_create_with_the_same_key_is_answered_as_the_first()
    {
        var person = await app.SignIn();
        person.Client.DefaultRequestHeaders.Add("Idempotency-Key", "one");

        var first = await person.Client.Post("/v1/companions", Least).Expect(HttpStatusCode.Created);
        var again = await person.Client.Post("/v1/companions", Least).Expect(HttpStatusCode.Created);

        Assert.Equal(first.ToJsonString(), again.ToJsonString());
    }

    // Each with the members that are wrong; on a new profile and on one that is there.
    public static TheoryData<string, string> Wrong =>
        new()
        {
            { """{"name":""}""", "name" },
            { """{"name":"   "}""", "name" },
            { """{"name":null}""", "name" },
            { """{"name":7}""", "name" },
            { """{"name":"A\u0000"}""", "name" },
            { $$"""{"name":"{{new string('a', 81)}}"}""", "name" },
            { """{"about":null}""", "about" },
            { $$"""{"about":"{{new string('a', 2001)}}"}""", "about" },
            { """{"about":"\u0007"}""", "about" },
            { """{"sex":"man"}""", "sex" },
            { """{"sex":null}""", "sex" },
            { """{"sex":0}""", "sex" },
            { """{"sex":"Female"}""", "sex" },
            { """{"orientation":"none"}""", "orientation" },
            { """{"orientation":"\u0000"}""", "orientation" },
            { """{"orientation":1}""", "orientation" },
            { """{"show_orientation":null}""", "show_orientation" },
            { """{"show_orientation":"yes"}""", "show_orientation" },
            { """{"city_id":999999}""", "city_id" },
            { """{"city_id":"44"}""", "city_id" },
            { """{"city_id":null}""", "city_id" },
            { """{"languages":[]}""", "languages" },
            { """{"languages":null}""", "languages" },
            { """{"languages":["en","en"]}""", "languages" },
            { """{"languages":["EN"]}""", "languages" },
            { """{"languages":["xx"]}""", "languages" },
            { """{"languages":[null]}""", "languages" },
            { """{"languages":["eng"]}""", "languages" },
            { """{"languages":["en","fr","de","es","it","pt","nl","sv","da","fi","pl"]}""", "languages" },
            { """{"languages":"en"}""", "languages" },
            { """{"interests":[""]}""", "interests" },
            { """{"interests":[" "]}""", "interests" },
            { """{"interests":[null]}""", "interests" },
            { """{"interests":["a,b"]}""", "interests" },
            { """{"interests":["🦊"]}""", "interests" },
            { """{"interests":["a\u0000"]}""", "interests" },
            { $$"""{"interests":["{{new string('a', 41)}}"]}""", "interests" },
            {
                $$"""{"interests":[{{string.Join(',', Enumerable.Range(0, 21).Select(n => $"\"t{n}\""))}}]}""",
                "interests"
            },
            { """{"hourly_rate":0}""", "hourly_rate" },
            { """{"hourly_rate":-1}""", "hourly_rate" },
            { """{"hourly_rate":1000000001}""", "hourly_rate" },
            { """{"hourly_rate":30.5}""", "hourly_rate" },
            { """{"hourly_rate":"3000"}""", "hourly_rate" },
            { """{"currency":"cad"}""", "currency" },
            { """{"currency":"XXX"}""", "currency" },
            { """{"currency":"\u0000"}""", "currency" },
            { """{"currency":"Canadian dollars"}""", "currency" },
            { """{"is_active":1}""", "is_active" },
            { """{"min_minutes":59}""", "min_minutes" },
            { """{"min_minutes":61}""", "min_minutes" },
            { """{"min_minutes":721}""", "max_minutes,min_minutes" },
            { """{"max_minutes":59}""", "max_minutes" },
            { """{"max_minutes":721}""", "max_minutes" },
            { """{"max_minutes":100}""", "max_minutes" },
            { """{"min_minutes":120,"max_minutes":90}""", "max_minutes" },
            { """{"step_minutes":20}""", "step_minutes" },
            { """{"step_minutes":0}""", "step_minutes" },
            { """{"buffer_before":-1}""", "buffer_before" },
            { """{"buffer_before":721}""", "buffer_before" },
            { """{"buffer_after":-1}""", "buffer_after" },
            { """{"buffer_after":721}""", "buffer_after" },
            { """{"min_notice_minutes":-1}""", "min_notice_minutes" },
            { """{"min_notice_minutes":43201}""", "min_notice_minutes" },
            { """{"horizon_days":0}""", "horizon_days" },
            { """{"horizon_days":366}""", "horizon_days" },
            { """{"horizon_days":null}""", "horizon_days" },
            { """{"instant_book":"true"}""", "instant_book" },
            { """{"cancellation_policy":"none"}""", "cancellation_policy" },
            { """{"cancellation_policy":null}""", "cancellation_policy" },
            { """{"version":7}""", "version" },
            { """{"username":"julia"}""", "username" },
            { """{"sex":"man","hourly_rate":0}""", "sex" },
            { """{"name":"","hourly_rate":0,"horizon_days":0}""", "horizon_days,hourly_rate,name" },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_with_a_profile_is_named(string body, string members)
    {
        var newcomer = await app.SignIn();
        var (companion, _) = await app.Companion();
        var whole = JsonNode.Parse(Least)!.AsObject();
        foreach (var (member, value) in JsonNode.Parse(body)!.AsObject())
        {
            whole[member] = value?.DeepClone();
        }

        var refused = await newcomer
            .Client.Post("/v1/companions", whole.ToJsonString())
            .Refused(400, "invalid_request");
        var unchanged = await companion.Client.Patch("/v1/companions/me", body).Refused(400, "invalid_request");

        Assert.Equal(members, Members(refused));
        Assert.Equal(members, Members(unchanged));
        await newcomer.Client.GetAsync("/v1/companions/me").Refused(404, "not_found");
    }

    [Theory]
    [InlineData("""{"sex":"female","city_id":44,"languages":["en"]}""", "name")]
    [InlineData("""{"name":"Julia","city_id":44,"languages":["en"]}""", "sex")]
    [InlineData("""{"name":"Julia","sex":"female","languages":["en"]}""", "city_id")]
    [InlineData("""{"name":"Julia","sex":"female","city_id":44}""", "languages")]
    [InlineData("{}", "city_id,languages,name,sex")]
    [InlineData("""{"name":"Julia","name":"Julia","sex":"female","city_id":44,"languages":["en"]}""", "name")]
    public async Task What_a_new_profile_lacks_is_named(string body, string members)
    {
        var person = await app.SignIn();

        Assert.Equal(
            members,
            Members(await person.Client.Post("/v1/companions", body).Refused(400, "invalid_request"))
        );
    }

    [Fact]
    public async Task A_patch_changes_what_it_names_and_clears_what_is_null()
    {
        var (person, _) = await app.Companion(
            new()
            {
                ["orientation"] = "gay",
                ["interests"] = new[] { "art", "chess" },
                ["about"] = "Hello",
            }
        );
        var before = await person.Client.GetAsync("/v1/companions/me").Expect(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromMinutes(5));

        var after = await person
            .Client.Patch(
                "/v1/companions/me",
                """{"orientation":null,"interests":null,"about":"","languages":["fr"]}"""
            )
            .Expect(HttpStatusCode.OK);

        var expected = before.DeepClone();
        expected["orientation"] = null;
        expected["interests"] = new JsonArray();
        expected["about"] = "";
        expected["languages"] = new JsonArray("fr");
        expected["updated_at"] = "2030-05-06T12:05:00Z";
        Assert.Equal(expected.ToJsonString(), after.ToJsonString());
        var same = await person.Client.Patch("/v1/companions/me", "{}").Expect(HttpStatusCode.OK);
        Assert.Equal(expected.ToJsonString(), same.ToJsonString());
    }

    [Fact]
    public async Task Moving_keeps_the_rate_and_its_currency()
    {
        var (person, _) = await app.Companion();

        var moved = await person.Client.Patch("/v1/companions/me", """{"city_id":1}""").Expect(HttpStatusCode.OK);

        Assert.Equal(
            ("Tokyo", "JP", "Asia/Tokyo", "CAD", 4500),
            (
                (string?)moved["city"],
                (string?)moved["country"],
                (string?)moved["time_zone"],
                (string?)moved["currency"],
                (int)moved["hourly_rate"]!
            )
        );
    }

    [Fact]
    public async Task A_limit_is_checked_on_the_profile_as_it_would_be()
    {
        var (person, _) = await app.Companion(new() { ["min_minutes"] = 120 });

        var problem = await person
            .Client.Patch("/v1/companions/me", """{"max_minutes":90}""")
            .Refused(400, "invalid_request");

        Assert.Equal("max_minutes", Members(problem));
    }

    [Fact]
    public async Task A_stale_version_changes_nothing()
    {
        var (person, _) = await app.Companion();
        using var read = await person.Client.GetAsync("/v1/companions/me");
        var tag = read.Headers.ETag!;
        using var hours = await person.Client.GetAsync("/v1/companions/me/hours");
        Assert.Equal(tag, hours.Headers.ETag);
        async Task<HttpResponseMessage> Try(HttpMethod method, string path, string? body)
        {
            using var request = new HttpRequestMessage(method, $"/v1/companions/me{path}");
            request.Headers.IfMatch.Add(tag);
            request.Content = body is null ? null : Wire.Raw(body);
            return await person.Client.SendAsync(request);
        }

        await Try(HttpMethod.Patch, "", """{"name":"First"}""").Expect(HttpStatusCode.OK);

        await Try(HttpMethod.Patch, "", """{"name":"Second"}""").Refused(412, "stale_version");
        await Try(HttpMethod.Put, "/hours", """{"intervals":[]}""").Refused(412, "stale_version");
        await Try(HttpMethod.Put, "/days/2030-05-08", """{"intervals":[]}""").Refused(412, "stale_version");
        await person.Client.Put("/v1/companions/me/days/2030-05-08", """{"intervals":[]}""").Expect(HttpStatusCode.OK);
        await Try(HttpMethod.Delete, "/days/2030-05-08", null).Refused(412, "stale_version");
        await Try(HttpMethod.Delete, "", null).Refused(412, "stale_version");
        var me = await person.Client.GetAsync("/v1/companions/me").Expect(HttpStatusCode.OK);
        Assert.Equal("First", (string?)me["name"]);
        tag = EntityTagHeaderValue.Any;
        await Try(HttpMethod.Delete, "/days/2030-05-08", null).Expect(HttpStatusCode.NoContent);
        await Try(HttpMethod.Delete, "", null).Expect(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Of_many_changes_at_once_with_one_version_one_is_made()
    {
        var (person, _) = await app.Companion();
        using var read = await person.Client.GetAsync("/v1/companions/me");
        var tag = read.Headers.ETag!;

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(n =>
                {
                    var request = new HttpRequestMessage(HttpMethod.Patch, "/v1/companions/me")
                    {
                        Content = Wire.Raw($$"""{"interests":["tag {{n}}"]}"""),
                    };
                    request.Headers.IfMatch.Add(tag);
                    return person.Client.SendAsync(request);
                })
        );

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
    }

    [Fact]
    public async Task Who_is_no_companion_has_no_profile_to_read_change_or_delete()
    {
        var person = await app.SignIn();

        await person.Client.GetAsync("/v1/companions/me").Refused(404, "not_found");
        await person.Client.Patch("/v1/companions/me", """{"sex":7}""").Refused(404, "not_found");
        await person.Client.DeleteAsync("/v1/companions/me").Refused(404, "not_found");
        await person.Client.GetAsync("/v1/companions/me/hours").Refused(404, "not_found");
        await person.Client.Put("/v1/companions/me/hours", "7").Refused(404, "not_found");
        await person.Client.GetAsync("/v1/companions/me/days").Refused(404, "not_found");
        await person.Client.Put("/v1/companions/me/days/2030-05-08", "7").Refused(404, "not_found");
        await person.Client.DeleteAsync("/v1/companions/me/days/2030-05-08").Refused(404, "not_found");
    }

    [Fact]
    public async Task Strangers_read_what_is_public_and_nothing_else()
    {
        var (person, id) = await app.Companion(new() { ["orientation"] = "gay", ["buffer_before"] = 30 });
        var stranger = app.Stranger();

        using var answer = await stranger.GetAsync($"/v1/companions/{id}");
        var companion = await answer.Json();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            "id username name about sex orientation city_id city country time_zone languages interests hourly_rate currency "
                + "min_minutes max_minutes step_minutes min_notice_minutes horizon_days instant_book cancellation_policy "
                + "created_at updated_at",
            string.Join(' ', companion.AsObject().Select(member => member.Key))
        );
        Assert.Null(companion["orientation"]);
        Assert.Equal(person.Username, (string?)companion["username"]);
        await stranger.Post("/v1/companions", Least).Refused(401, "unauthenticated");
        await stranger.GetAsync("/v1/companions/me").Refused(401, "unauthenticated");
        await stranger.Patch("/v1/companions/me", "{}").Refused(401, "unauthenticated");
        await stranger.DeleteAsync("/v1/companions/me").Refused(401, "unauthenticated");
        await stranger.GetAsync("/v1/companions/me/hours").Refused(401, "unauthenticated");
        await stranger.Put("/v1/companions/me/hours", "{}").Refused(401, "unauthenticated");
        await stranger.GetAsync("/v1/companions/me/days").Refused(401, "unauthenticated");
        await stranger.Put("/v1/companions/me/days/2030-05-08", "{}").Refused(401, "unauthenticated");
        await stranger.DeleteAsync("/v1/companions/me/days/2030-05-08").Refused(401, "unauthenticated");
        await stranger.Patch($"/v1/companions/{id}", "{}").Refused(405, "method_not_allowed");
    }

    [Fact]
    public async Task An_orientation_is_seen_only_while_it_is_shown()
    {
        var (person, id) = await app.Companion(
            new()
            {
                ["orientation"] = "gay",
                ["show_orientation"] = true,
                ["interests"] = new[] { "orientation seen" },
            }
        );
        async Task<(string?, string?)> Seen()
        {
            var one = await app.Stranger().GetAsync($"/v1/companions/{id}").Expect(HttpStatusCode.OK);
            var found = await app.Stranger()
                .GetAsync("/v1/companions?city=44&interest=orientation seen")
                .Expect(HttpStatusCode.OK);
            return ((string?)one["orientation"], (string?)found["items"]![0]!["orientation"]);
        }

        Assert.Equal(("gay", "gay"), await Seen());
        await person.Client.Patch("/v1/companions/me", """{"show_orientation":false}""").Expect(HttpStatusCode.OK);
        Assert.Equal((null, null), await Seen());
        var me = await person.Client.GetAsync("/v1/companions/me").Expect(HttpStatusCode.OK);
        Assert.Equal("gay", (string?)me["orientation"]);
    }

    [Fact]
    public async Task Nothing_private_of_the_account_is_in_any_public_answer()
    {
        var (person, id) = await app.Companion(
            new() { ["orientation"] = "asexual", ["interests"] = new[] { "privacy" } }
        );
        var secrets = new[]
        {
            $"{person.Username}@example.org",
            await app.Query<string>("select phone_number from accounts where id = @Id", new { person.Id }),
            "1990-01-01",
            "asexual",
            $"{person.Id}",
        };

        foreach (
            var path in new[] { $"/{id}", $"/{id}/slots", "?city=44&interest=privacy", "?interest=privacy&sort=rate" }
        )
        {
            var text = await app.Stranger().GetStringAsync($"/v1/companions{path}");
            Assert.Contains(path.EndsWith("slots") ? "starts_at" : $"{id}", text);
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, text));
        }
    }

    [Fact]
    public async Task One_who_is_not_active_is_not_there_for_anybody()
    {
        var (person, id) = await app.Companion(new() { ["is_active"] = false });

        await app.Stranger().GetAsync($"/v1/companions/{id}").Refused(404, "not_found");
        await person.Client.GetAsync($"/v1/companions/{id}").Refused(404, "not_found");
        await app.Stranger().GetAsync($"/v1/companions/{Guid.NewGuid()}").Refused(404, "not_found");
        await app.Stranger().GetAsync("/v1/companions/7").Refused(404, "not_found");
    }

    [Fact]
    public async Task A_public_profile_is_sent_once_until_it_changes()
    {
        var (person, id) = await app.Companion();
        using var first = await app.Stranger().GetAsync($"/v1/companions/{id}");
        async Task<HttpStatusCode> Again()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/companions/{id}");
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var answer = await app.Stranger().SendAsync(request);
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.NotModified, await Again());
        await person.Client.Patch("/v1/companions/me", """{"about":"New"}""").Expect(HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, await Again());
    }

    [Fact]
    public async Task Deleting_the_profile_cancels_coming_meetings_with_a_full_refund_and_keeps_the_account()
    {
        var (person, id) = await app.Companion(
            new()
            {
                ["instant_book"] = true,
                ["cancellation_policy"] = "strict",
                ["min_notice_minutes"] = 0,
            }
        );
        var patron = await app.Patron();
        var (soon, later) = (await Book(patron, id, hours: 3), await Book(patron, id, hours: 100));
        var done = await Book(patron, id, hours: 1);
        await person.Client.Patch("/v1/companions/me", """{"instant_book":false}""").Expect(HttpStatusCode.OK);
        var requested = await Book(patron, id, hours: 50);
        app.Clock.Advance(TimeSpan.FromHours(2.5));

        await person.Client.DeleteAsync("/v1/companions/me").Expect(HttpStatusCode.NoContent);

        foreach (var meeting in new[] { soon, later })
        {
            var seen = await patron.Client.GetAsync($"/v1/meetings/{meeting["id"]}").Expect(HttpStatusCode.OK);
            Assert.Equal(("cancelled", (long?)meeting["total"]), ((string?)seen["status"], (long?)seen["refund"]));
            Assert.Null(seen["companion"]);
            Assert.Equal("companion", (string?)seen["history"]![1]!["actor"]);
        }

        var declined = await patron.Client.GetAsync($"/v1/meetings/{requested["id"]}").Expect(HttpStatusCode.OK);
        Assert.Equal(("declined", null), ((string?)declined["status"], (long?)declined["refund"]));
        var past = await patron.Client.GetAsync($"/v1/meetings/{done["id"]}").Expect(HttpStatusCode.OK);
        Assert.Equal("accepted", (string?)past["status"]);
        Assert.Null(past["companion"]);
        // The one that has ended keeps its patron's row alone free of use; of the others nobody is busy any more.
        Assert.Equal(
            0,
            await app.Query<int>(
                "select count(*) from calendar_entries where account_id = any (@ids) and lower(during) > @now",
                new { ids = new[] { person.Id, patron.Id }, now = app.Clock.GetUtcNow().UtcDateTime }
            )
        );
        await person.Client.GetAsync("/v1/companions/me").Refused(404, "not_found");
        await app.Stranger().GetAsync($"/v1/companions/{id}").Refused(404, "not_found");
        await app.Stranger().GetAsync($"/v1/companions/{id}/slots").Refused(404, "not_found");
        var anew = await person.Client.Post("/v1/companions", Least).Expect(HttpStatusCode.Created);
        Assert.NotEqual(id, (Guid)anew["id"]!);
        Assert.Equal(
            0,
            await app.Query<int>("select count(*) from companion_facets where companion_id = @id", new { id })
        );
    }

    private async Task<JsonNode> Book(Person patron, Guid companion, int hours) =>
        await patron
            .Client.Post(
                "/v1/meetings",
                new
                {
                    companion_id = companion,
                    starts_at = app.Clock.GetUtcNow().AddHours(hours),
                    minutes = 60,
                }
            )
            .Expect(HttpStatusCode.Created);

    private static string Members(JsonNode problem) =>
        string.Join(',', problem["errors"]!.AsObject().Select(error => error.Key).Order(StringComparer.Ordinal));

    private static string With(params (string Member, object? Value)[] members)
    {
        var body = JsonNode.Parse(Least)!.AsObject();
        foreach (var (member, value) in members)
        {
            body[member] = JsonValue.Create(value);
        }

        return body.ToJsonString();
    }
}

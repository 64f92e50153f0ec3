using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Companion.Tests.Features.Patrons;

public sealed class PatronsTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    private const int Toronto = 44;

    private static readonly object Alex = new
    {
        name = " Alex ",
        sex = "male",
        city_id = Toronto,
        orientation = "straight",
    };

    [Fact]
    public async Task Whoever_is_signed_in_becomes_a_patron()
    {
        var person = await app.SignIn();

        using var answer = await person.Client.Post("/v1/patrons", Alex);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var patron = await answer.Json();
        Assert.Equal($"/v1/patrons/{patron["id"]}", answer.Headers.Location?.OriginalString);
        Assert.Equal("\"1\"", answer.Headers.ETag?.Tag);
        Assert.Equal(
            ["id", "username", "name", "sex", "city_id", "orientation", "created_at", "updated_at"],
            patron.AsObject().Select(member => member.Key)
        );
        Assert.Equal(
            (person.Username, "Alex", "male", Toronto, "straight", $"{app.Clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}"),
            (
                (string)patron["username"]!,
                (string)patron["name"]!,
                (string)patron["sex"]!,
                (int)patron["city_id"]!,
                (string)patron["orientation"]!,
                (string)patron["created_at"]!
            )
        );
        var me = await person.Client.GetAsync("/v1/patrons/me").Expect(HttpStatusCode.OK);
        var byId = await person.Client.GetAsync($"/v1/patrons/{patron["id"]}").Expect(HttpStatusCode.OK);
        Assert.True(JsonNode.DeepEquals(patron, me));
        Assert.True(JsonNode.DeepEquals(patron, byId));
    }

    [Fact]
    public async Task Whose_account_another_instance_has_just_deleted_is_a_stranger()
    {
        await using var other = new OtherInstance(app);
        var person = await app.SignIn();
        using var there = other.ClientOf(person.Token);
        await there.GetAsync("/v1/patrons/me").Refused(404, "not_found");
        await app.Execute("delete from accounts where id = @Id", new { person.Id });

        using var answer = await there.Post("/v1/patrons", Alex);

        Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
        await Task.FromResult(answer).Refused(401, "unauthenticated");
    }

    [Fact]
    public async Task An_account_has_one_patron_profile_also_when_it_asks_for_many_at_once()
    {
        var person = await app.SignIn();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => person.Client.Post("/v1/patrons", Alex)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(11, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        await person.Client.Post("/v1/patrons", Alex).Refused(409, "patron_exists");
    }

    [Theory]
    [InlineData("""{"name":"","sex":"male","city_id":44}""", "name")]
    [InlineData("""{"name":"  ","sex":"male","city_id":44}""", "name")]
    [InlineData("""{"name":null,"sex":"male","city_id":44}""", "name")]
    [InlineData("""{"sex":"male","city_id":44}""", "name")]
    [InlineData("""{"name":"Alex","sex":"man","city_id":44}""", "sex")]
    [InlineData("""{"name":"Alex","sex":1,"city_id":44}""", "sex")]
    [InlineData("""{"name":"Alex","sex":"Male","city_id":44}""", "sex")]
    [InlineData("""{"name":"Alex","sex":"female,male","city_id":44}""", "sex")]
    [InlineData("""{"name":"Alex","city_id":44}""", "sex")]
    [InlineData("""{"name":"Alex","sex":"male","city_id":999999}""", "city_id")]
    [InlineData("""{"name":"Alex","sex":"male","city_id":"44"}""", "city_id")]
    [InlineData("""{"name":"Alex","sex":"male","city_id":44.5}""", "city_id")]
    [InlineData("""{"name":"Alex","sex":"male","city_id":44,"orientation":"none"}""", "orientation")]
    [InlineData("""{"name":"Alex","sex":"male","city_id":44,"role":"admin"}""", "role")]
    [InlineData("""{"name":"Alex","name":"Alex","sex":"male","city_id":44}""", "name")]
    [InlineData("""{"name":"A\u0000","sex":"male","city_id":44}""", "name")]
    [InlineData("""{"name":"A\ud800","sex":"male","city_id":44}""", "name")]
    [InlineData("""{"name":"Alex","sex":"male","city_id":44,"orientation":"\u0000"}""", "orientation")]
    public async Task What_is_wrong_with_a_new_profile_is_named(string body, string member)
    {
        var person = await app.SignIn();

        var problem = await person.Client.Post("/v1/patrons", body).Refused(400, "invalid_request");

        Assert.Equal([member], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Fact]
    public async Task A_name_has_at_most_80_characters_however_they_are_coded()
    {
        var person = await app.SignIn();
        var name = string.Concat(Enumerable.Repeat("🦊", 81));

        await person
            .Client.Post(
                "/v1/patrons",
                new
                {
                    name,
                    sex = "other",
                    city_id = Toronto,
                }
            )
            .Refused(400, "invalid_request");
        await person
            .Client.Post(
                "/v1/patrons",
                new
                {
                    name = name[2..],
                    sex = "other",
                    city_id = Toronto,
                }
            )
            .Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_wrong_city_is_told_before_a_second_profile()
    {
        var (person, _) = await Patron();

        await person
            .Client.Post(
                "/v1/patrons",
                new
                {
                    name = "Alex",
                    sex = "male",
                    city_id = 0,
                }
            )
            .Refused(400, "invalid_request");
    }

    [Fact]
    public async Task Who_is_no_patron_has_no_profile_to_read_change_or_delete()
    {
        var person = await app.SignIn();

        await person.Client.GetAsync("/v1/patrons/me").Refused(404, "not_found");
        await person.Client.Patch("/v1/patrons/me", """{"sex":7}""").Refused(404, "not_found");
        await person.Client.DeleteAsync("/v1/patrons/me").Refused(404, "not_found");
    }

    [Fact]
    public async Task A_patch_changes_what_it_names_and_clears_what_is_null()
    {
        var (person, patron) = await Patron();
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        using var answer = await person.Client.Patch("/v1/patrons/me", """{"name":"Lisa","orientation":null}""");

        Assert.Equal("\"2\"", answer.Headers.ETag?.Tag);
        var changed = await answer.Json();
        Assert.Equal(
            ("Lisa", "male", Toronto),
            ((string)changed["name"]!, (string)changed["sex"]!, (int)changed["city_id"]!)
        );
        Assert.Null(changed["orientation"]);
        Assert.Equal((string?)patron["created_at"], (string?)changed["created_at"]);
        Assert.NotEqual((string?)patron["updated_at"], (string?)changed["updated_at"]);
        Assert.True(
            JsonNode.DeepEquals(changed, await person.Client.GetAsync("/v1/patrons/me").Expect(HttpStatusCode.OK))
        );
    }

    [Theory]
    [InlineData("""{"name":null}""", "name")]
    [InlineData("""{"name":" "}""", "name")]
    [InlineData("""{"sex":null}""", "sex")]
    [InlineData("""{"sex":"x"}""", "sex")]
    [InlineData("""{"city_id":null}""", "city_id")]
    [InlineData("""{"city_id":"44"}""", "city_id")]
    [InlineData("""{"city_id":44.5}""", "city_id")]
    [InlineData("""{"orientation":7}""", "orientation")]
    [InlineData("""{"orientation":"\u0000"}""", "orientation")]
    [InlineData("""{"name":"A\ud800"}""", "name")]
    [InlineData("""{"city_id":0}""", "city_id")]
    [InlineData("""{"orientation":"none"}""", "orientation")]
    [InlineData("""{"username":"other"}""", "username")]
    [InlineData("""{"sex":"male","sex":"male"}""", "sex")]
    public async Task What_is_wrong_with_a_patch_is_named(string body, string member)
    {
        var (person, _) = await Patron();

        var problem = await person.Client.Patch("/v1/patrons/me", body).Refused(400, "invalid_request");

        Assert.Equal([member], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Fact]
    public async Task A_patch_of_nothing_is_taken()
    {
        var (person, _) = await Patron();

        await person.Client.Patch("/v1/patrons/me", "{}").Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_stale_version_is_refused_and_the_current_one_taken()
    {
        var (person, _) = await Patron();
        await person.Client.Patch("/v1/patrons/me", """{"name":"Lisa"}""").Expect(HttpStatusCode.OK);

        await Send(person, HttpMethod.Patch, "\"1\"", """{"name":"Lea"}""").Refused(412, "stale_version");
        await Send(person, HttpMethod.Delete, "\"1\"").Refused(412, "stale_version");
        await Send(person, HttpMethod.Patch, "W/\"2\"", """{"name":"Lea"}""").Refused(412, "stale_version");
        await Send(person, HttpMethod.Patch, "\"2\"", """{"name":"Lea"}""").Expect(HttpStatusCode.OK);
        await Send(person, HttpMethod.Patch, "*", """{"name":"Leo"}""").Expect(HttpStatusCode.OK);
        await Send(person, HttpMethod.Delete, "\"4\"").Expect(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Changes_at_once_are_all_kept_and_with_one_version_only_one_is()
    {
        var (person, _) = await Patron();
        string[] patches =
        [
            """{"name":"Lea"}""",
            """{"sex":"other"}""",
            """{"city_id":1}""",
            """{"orientation":null}""",
        ];

        await Task.WhenAll(
            patches.Select(patch => person.Client.Patch("/v1/patrons/me", patch).Expect(HttpStatusCode.OK))
        );
        var guarded = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Send(person, HttpMethod.Patch, "\"5\"", """{"name":"Leo"}"""))
        );

        Assert.Single(guarded, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(7, guarded.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
        var patron = await person.Client.GetAsync("/v1/patrons/me").Expect(HttpStatusCode.OK);
        Assert.Equal(("Leo", "other", 1), ((string)patron["name"]!, (string)patron["sex"]!, (int)patron["city_id"]!));
        Assert.Null(patron["orientation"]);
    }

    [Fact]
    public async Task A_deleted_profile_is_gone_and_the_account_may_make_another()
    {
        var (person, patron) = await Patron();

        await person.Client.DeleteAsync("/v1/patrons/me").Expect(HttpStatusCode.NoContent);

        await person.Client.GetAsync("/v1/patrons/me").Refused(404, "not_found");
        await person.Client.GetAsync($"/v1/patrons/{patron["id"]}").Refused(404, "not_found");
        await person.Client.DeleteAsync("/v1/patrons/me").Refused(404, "not_found");
        await person.Client.Post("/v1/patrons", Alex).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task An_outsider_cannot_tell_a_patron_from_none()
    {
        var (_, patron) = await Patron();
        var (other, _) = await Patron();
        await Companion(other);

        var closed = await other.Client.GetAsync($"/v1/patrons/{patron["id"]}").Refused(404, "not_found");
        var absent = await other.Client.GetAsync($"/v1/patrons/{Guid.CreateVersion7()}").Refused(404, "not_found");

        Assert.Equal((string?)closed["detail"], (string?)absent["detail"]);
        await other.Client.GetAsync("/v1/patrons/nobody").Refused(404, "not_found");
        await app.Stranger().GetAsync($"/v1/patrons/{patron["id"]}").Refused(401, "unauthenticated");
    }

    [Fact]
    public async Task A_companion_sees_the_sex_of_whom_it_meets_and_nothing_private()
    {
        var (_, patron) = await Patron();
        var julia = await app.SignIn();
        await Meeting(await Companion(julia), (Guid)patron["id"]!);

        using var answer = await julia.Client.GetAsync($"/v1/patrons/{patron["id"]}");

        Assert.Null(answer.Headers.ETag);
        var seen = await answer.Json();
        Assert.Equal(
            ["id", "username", "name", "sex", "city_id", "created_at"],
            seen.AsObject().Select(member => member.Key)
        );
    }

    [Fact]
    public async Task An_admin_sees_a_patron_without_sex_and_orientation()
    {
        var (_, patron) = await Patron();
        var admin = await app.SignIn(role: "admin");

        var seen = await admin.Client.GetAsync($"/v1/patrons/{patron["id"]}").Expect(HttpStatusCode.OK);

        Assert.Equal(["id", "username", "name", "city_id", "created_at"], seen.AsObject().Select(member => member.Key));
    }

    [Fact]
    public async Task Admins_page_through_all_patrons()
    {
        for (var i = 0; i < 5; i++)
        {
            await Patron();
        }

        var admin = await app.SignIn(role: "admin");
        var ids = new List<Guid>();
        for (string? next = ""; next is not null; )
        {
            var page = await admin.Client.GetAsync($"/v1/patrons?limit=2{next}").Expect(HttpStatusCode.OK);
            ids.AddRange(page["items"]!.AsArray().Select(item => (Guid)item!["id"]!));
            Assert.All(
                page["items"]!.AsArray(),
                item =>
                    Assert.Equal(
                        ["id", "username", "name", "city_id", "created_at"],
                        item!.AsObject().Select(member => member.Key)
                    )
            );
            next = (string?)page["next"] is { } cursor ? $"&after={cursor}" : null;
        }

        Assert.Equal(await app.Query<long>("select count(*) from patrons"), ids.Count);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Theory]
    [InlineData("member")]
    [InlineData("operator")]
    public async Task Only_admins_list_patrons(string role)
    {
        var person = await app.SignIn(role: role);

        await person.Client.GetAsync("/v1/patrons").Refused(403, "forbidden");
    }

    private async Task<(Person Person, JsonNode Patron)> Patron()
    {
        var person = await app.SignIn();
        return (person, await person.Client.Post("/v1/patrons", Alex).Expect(HttpStatusCode.Created));
    }

    private async Task<Guid> Companion(Person person)
    {
        var id = Guid.CreateVersion7();
        await app.Execute(
            """
            insert into companions (id, account_id, name, about, sex, show_orientation, city_id, hourly_rate, currency, is_active,
                min_minutes, max_minutes, step_minutes, buffer_before, buffer_after, min_notice_minutes, horizon_days,
                instant_book, cancellation_policy, created_at, updated_at)
            values (@id, @account, 'Julia', '', 'female', false, 44, 3000, 'CAD', true,
                60, 240, 30, 0, 0, 120, 60, false, 'flexible', @at, @at)
            """,
            new
            {
                id,
                account = person.Id,
                at = CompanionApp.Noon,
            }
        );
        return id;
    }

    private Task Meeting(Guid companion, Guid patron) =>
        app.Execute(
            """
            insert into meetings (id, companion_id, patron_id, city_id, time_zone, starts_at, ends_at, minutes, status,
                cancellation_policy, currency, hourly_rate, price, service_fee, total, payout, created_at, updated_at)
            values (@id, @companion, @patron, 44, 'America/Toronto', @at, @at + interval '60 minutes', 60, 'declined',
                'flexible', 'CAD', 3000, 3000, 0, 3000, 3000, @at, @at)
            """,
            new
            {
                id = Guid.CreateVersion7(),
                companion,
                patron,
                at = CompanionApp.Noon,
            }
        );

    private static async Task<HttpResponseMessage> Send(
        Person person,
        HttpMethod method,
        string ifMatch,
        string? body = null
    )
    {
        using var request = new HttpRequestMessage(method, "/v1/patrons/me");
        request.Content = body is null ? null : Wire.Raw(body);
        request.Headers.IfMatch.Add(ifMatch == "*" ? EntityTagHeaderValue.Any : EntityTagHeaderValue.Parse(ifMatch));
        return await person.Client.SendAsync(request);
    }
}

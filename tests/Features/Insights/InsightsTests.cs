using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Dapper;

namespace Companion.Tests.Features.Insights;

public sealed class InsightsTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Fact]
    public async Task Work_is_added_up()
    {
        var (person, id) = await app.Companion();
        await Meeting(id, "2030-04-02T18:00Z", 120, "completed", askedAt: "2030-04-01T10:00Z", answeredAfter: 600);
        await Meeting(id, "2030-04-20T18:00Z", 90, "completed", askedAt: "2030-04-10T10:00Z", answeredAfter: 1200);
        await Meeting(id, "2030-04-21T18:00Z", 60, "cancelled", askedAt: "2030-04-10T12:00Z", answeredAfter: 6000);
        await Meeting(id, "2030-04-22T18:00Z", 60, "declined", askedAt: "2030-04-11T12:00Z", answeredAfter: 60);
        await Meeting(id, "2030-04-23T18:00Z", 60, "expired", askedAt: "2030-04-12T12:00Z");
        await Meeting(id, "2030-04-24T18:00Z", 60, "withdrawn", askedAt: "2030-04-13T12:00Z");
        await Meeting(id, "2030-04-28T18:00Z", 60, "accepted", askedAt: "2030-04-14T12:00Z");
        await Meeting(id, "2030-03-31T18:00Z", 60, "completed", askedAt: "2030-03-30T10:00Z", answeredAfter: 9999);

        var insights = await Read(person, "?bucket=week&from=2030-04-01&to=2030-04-30");

        Assert.Equal(
            ("week", "2030-04-01", "2030-04-30", "America/Toronto", "CAD"),
            (
                (string?)insights["bucket"],
                (string?)insights["from"],
                (string?)insights["to"],
                (string?)insights["time_zone"],
                (string?)insights["currency"]
            )
        );
        Assert.Equal(
            (2, 3.5, 21_000L, 7),
            (
                (int)insights["meetings"]!,
                (double)insights["hours"]!,
                (long)insights["payout"]!,
                (int)insights["requests"]!
            )
        );
        // Accepted: four, the instant one with them; of six that were decided.
        Assert.Equal(0.6667, (double)insights["acceptance_rate"]!);
        Assert.Equal(0.25, (double)insights["cancellation_rate"]!);
        Assert.Equal(900, (int)insights["median_answer_seconds"]!);
        Assert.Null(insights["monthly_payout"]);
        Assert.Equal([12_000, 0, 9_000, 0, 0], Actual(insights));
        Assert.Equal((long)insights["payout"]!, Actual(insights).Sum());
        Assert.Equal(5, insights["chart"]!["goal"]!.AsArray().Count);
        Assert.All(insights["chart"]!["goal"]!.AsArray(), Assert.Null);
    }

    [Fact]
    public async Task A_companion_without_work_has_zeros_and_no_rates()
    {
        var (person, _) = await app.Companion();

        var insights = await Read(person, "");

        Assert.Equal((0, 0, 0), ((int)insights["meetings"]!, (int)insights["payout"]!, (int)insights["requests"]!));
        Assert.Null(insights["acceptance_rate"]);
        Assert.Null(insights["cancellation_rate"]);
        Assert.Null(insights["median_answer_seconds"]);
        // The twelve months up to this one, by default.
        Assert.Equal(
            ("month", "2029-06-01", "2030-05-06"),
            ((string?)insights["bucket"], (string?)insights["from"], (string?)insights["to"])
        );
        Assert.Equal(new int[12], Actual(insights));
    }

    [Theory]
    [InlineData("bucket=day", 30, "2030-04-07")]
    [InlineData("bucket=week", 12, "2030-02-18")]
    [InlineData("bucket=month&to=2030-01-31", 12, "2029-02-01")]
    [InlineData("bucket=day&from=2030-05-01", 6, "2030-05-01")]
    public async Task What_is_left_out_has_a_default(string query, int points, string from)
    {
        var (person, _) = await app.Companion();

        var insights = await Read(person, $"?{query}");

        Assert.Equal((points, from), (Actual(insights).Length, (string?)insights["from"]));
    }

    /// <summary>Toronto sets its clocks forward on 10 March 2030 and back on 3 November: those days have 23 and 25 hours.</summary>
    [Theory]
    [InlineData("2030-03-09", "2030-03-12", "2030-03-11T03:59Z", "2030-03-11T04:00Z")]
    [InlineData("2030-11-02", "2030-11-05", "2030-11-04T04:59Z", "2030-11-04T05:00Z")]
    public async Task Days_are_those_of_the_zone_on_both_changes_of_the_clock(
        string from,
        string to,
        string last,
        string next
    )
    {
        var (person, id) = await app.Companion();
        await Meeting(id, last, 60, "completed");
        await Meeting(id, next, 120, "completed");

        var insights = await Read(person, $"?bucket=day&from={from}&to={to}");

        Assert.Equal([0, 6_000, 12_000, 0], Actual(insights));
        var times = Times(insights);
        Assert.Equal(
            DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds(),
            times[2]
        );
        var change = from.StartsWith("2030-03", StringComparison.Ordinal) ? 23 : 25;
        Assert.Equal([24 * 3600, change * 3600, 24 * 3600], times.Zip(times.Skip(1), (one, two) => (int)(two - one)));
    }

    /// <summary>Havana's clocks go back from 1:00 to 0:00, so that midnight comes twice; Apia had no 30 December 2011.</summary>
    [Fact]
    public async Task A_midnight_that_comes_twice_begins_its_day_once_and_a_date_that_was_skipped_is_none()
    {
        var (person, id) = await app.Companion();
        await Move(id, "America/Havana");
        // In the first of the two hours after midnight of 3 November 2030.
        await Meeting(id, "2030-11-03T04:30Z", 60, "completed");

        var havana = await Read(person, "?bucket=day&from=2030-11-02&to=2030-11-04");
        await Move(id, "Pacific/Apia");
        var apia = await Read(person, "?bucket=day&from=2011-12-29&to=2012-01-01");

        Assert.Equal([0, 6_000, 0], Actual(havana));
        Assert.Equal(
            DateTimeOffset
                .Parse("2030-11-03T04:00Z", System.Globalization.CultureInfo.InvariantCulture)
                .ToUnixTimeSeconds(),
            Times(havana)[1]
        );
        Assert.Equal(3, Actual(apia).Length);
        Assert.Equal(Times(apia).Distinct().Order(), Times(apia));
    }

    [Fact]
    public async Task Every_bucket_has_its_share_of_the_goal()
    {
        var (person, _) = await app.Companion();
        await person.Client.Put("/v1/insights/me/goal", new { monthly_payout = 310_000 }).Expect(HttpStatusCode.OK);

        var months = Goal(await Read(person, "?bucket=month&from=2030-02-01&to=2030-04-10"));
        var days = Goal(await Read(person, "?bucket=day&from=2030-01-30&to=2030-02-02"));
        var weeks = Goal(await Read(person, "?bucket=week&from=2030-01-31&to=2030-02-04"));

        Assert.Equal([310_000, 310_000, 103_333], months);
        Assert.Equal([10_000, 10_000, 11_071, 11_071], days);
        // The first week is cut by from, the second by to.
        Assert.Equal([10_000 + (3 * 11_071) + 1, 11_071], weeks);
    }

    [Fact]
    public async Task A_goal_is_set_changed_and_cleared()
    {
        var (person, _) = await app.Companion();

        using var first = await person.Client.Put("/v1/insights/me/goal", """{"monthly_payout":250000}""");
        var set = await first.Json();
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var changed = await person
            .Client.Put("/v1/insights/me/goal", """{"monthly_payout":300000}""")
            .Expect(HttpStatusCode.OK);

        Assert.Equal("\"1\"", first.Headers.ETag?.Tag);
        Assert.Equal(
            ["monthly_payout", "currency", "created_at", "updated_at"],
            set.AsObject().Select(member => member.Key)
        );
        Assert.Equal((250_000, "CAD"), ((int)set["monthly_payout"]!, (string?)set["currency"]));
        Assert.Equal((string?)set["created_at"], (string?)changed["created_at"]);
        Assert.NotEqual((string?)set["updated_at"], (string?)changed["updated_at"]);
        Assert.Equal(300_000, (int)(await Read(person, ""))["monthly_payout"]!);
        await person.Client.Put("/v1/insights/me/goal", """{"monthly_payout":null}""").Expect(HttpStatusCode.OK);
        Assert.Null((await Read(person, ""))["monthly_payout"]);
    }

    [Theory]
    [InlineData("""{}""", "monthly_payout")]
    [InlineData("""{"monthly_payout":0}""", "monthly_payout")]
    [InlineData("""{"monthly_payout":1000000000001}""", "monthly_payout")]
    [InlineData("""{"monthly_payout":"1"}""", "monthly_payout")]
    [InlineData("""{"monthly_payout":1.5}""", "monthly_payout")]
    [InlineData("""{"monthly_payout":1,"payout":1}""", "payout")]
    public async Task What_is_wrong_with_a_goal_is_named(string body, string member)
    {
        var (person, _) = await app.Companion();

        var problem = await person.Client.Put("/v1/insights/me/goal", body).Refused(400, "invalid_request");

        Assert.Equal([member], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Fact]
    public async Task A_goal_is_read_back_with_its_version()
    {
        var (person, _) = await app.Companion();
        var none = await person.Client.GetAsync("/v1/insights/me/goal").Refused(404, "not_found");
        var set = await person
            .Client.Put("/v1/insights/me/goal", """{"monthly_payout":250000}""")
            .Expect(HttpStatusCode.OK);

        using var read = await person.Client.GetAsync("/v1/insights/me/goal");

        Assert.Contains("PUT /v1/insights/me/goal", (string?)none["detail"], StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(set, await read.Json()));
        Assert.Equal("no-store", read.Headers.CacheControl?.ToString());
        await Set(person, read.Headers.ETag!.Tag).Expect(HttpStatusCode.OK);
        await person.Client.Put("/v1/insights/me/goal", """{"monthly_payout":null}""").Expect(HttpStatusCode.OK);
        var cleared = await person.Client.GetAsync("/v1/insights/me/goal").Expect(HttpStatusCode.OK);
        Assert.Null(cleared["monthly_payout"]);
    }

    [Fact]
    public async Task Where_there_is_no_goal_no_version_matches()
    {
        var (person, _) = await app.Companion();

        await Set(person, "*").Refused(412, "stale_version");
        await Set(person, "\"0\"").Refused(412, "stale_version");
        await person.Client.Put("/v1/insights/me/goal", """{"monthly_payout":1}""").Expect(HttpStatusCode.OK);
        await Set(person, "*").Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_date_that_the_zone_skipped_has_no_point_and_the_rest_is_told()
    {
        var (person, id) = await app.Companion();
        await Move(id, "Pacific/Apia");

        var insights = await Read(person, "?bucket=day&from=2011-12-30&to=2011-12-30");

        Assert.Empty(Actual(insights));
        Assert.Equal(0, (int)insights["meetings"]!);
    }

    [Fact]
    public async Task A_stale_goal_is_refused_and_the_current_one_taken()
    {
        var (person, _) = await app.Companion();

        await Set(person, "\"1\"").Refused(412, "stale_version");
        await person.Client.Put("/v1/insights/me/goal", """{"monthly_payout":1}""").Expect(HttpStatusCode.OK);
        await Set(person, "\"1\"").Expect(HttpStatusCode.OK);
        await Set(person, "\"1\"").Refused(412, "stale_version");
    }

    [Fact]
    public async Task Of_goals_that_are_set_at_once_for_one_version_only_one_is_taken()
    {
        var (person, id) = await app.Companion();
        await person.Client.Put("/v1/insights/me/goal", new { monthly_payout = 1 }).Expect(HttpStatusCode.OK);
        await using var connection = await app.Database.OpenConnectionAsync();
        await using var held = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("select from payout_goals where companion_id = @id for update", new { id });

        var setting = Enumerable.Range(0, 4).Select(_ => Set(person, "\"1\"")).ToArray();
        await app.WaitForLockWaiters(4);
        await held.RollbackAsync();
        var answers = await Task.WhenAll(setting);

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
    }

    [Fact]
    public async Task What_is_of_another_currency_is_not_added_up()
    {
        var (person, id) = await app.Companion();
        await person.Client.Put("/v1/insights/me/goal", new { monthly_payout = 100_000 }).Expect(HttpStatusCode.OK);
        await Meeting(id, "2030-05-01T18:00Z", 60, "completed");

        await person.Client.Patch("/v1/companions/me", """{"currency":"USD"}""").Expect(HttpStatusCode.OK);

        var insights = await Read(person, "");
        Assert.Equal(
            (1, 0, "USD"),
            ((int)insights["meetings"]!, (int)insights["payout"]!, (string?)insights["currency"])
        );
        Assert.Null(insights["monthly_payout"]);
        Assert.All(Actual(insights), actual => Assert.Equal(0, actual));
    }

    [Theory]
    [InlineData("bucket=year", "bucket")]
    [InlineData("bucket=Day", "bucket")]
    [InlineData("from=2030-5-1", "from", "YYYY-MM-DD")]
    [InlineData("to=tomorrow", "to")]
    [InlineData("from=2030-05-07", "to")]
    [InlineData("from=2030-05-02&to=2030-05-01", "to")]
    [InlineData("bucket=day&from=2029-04-01&to=2030-05-06", "from", "at most 400 points of a day")]
    [InlineData("bucket=week&from=2022-01-01", "from")]
    [InlineData("bucket=week&from=2022-09-11", "from", "at most 400 points of a week")]
    [InlineData("bucket=month&from=1990-01-01", "from")]
    [InlineData("bucket=month&from=1997-01-31", "from", "at most 400 points of a month")]
    [InlineData("from=0001-01-01", "from", "from 1970-01-01 to 9000-12-31")]
    [InlineData("to=9001-01-01", "to", "from 1970-01-01 to 9000-12-31")]
    [InlineData("from=2026-02-30", "from", "there is not")]
    [InlineData("to=2026-13-01", "to", "there is not")]
    [InlineData("zone=UTC", "zone")]
    public async Task What_is_wrong_with_a_question_is_named(string query, string member, string rule = "")
    {
        var (person, _) = await app.Companion();

        foreach (var path in new[] { "/v1/insights/me", "/v1/insights/me/chart.svg" })
        {
            var problem = await person.Client.GetAsync($"{path}?{query}").Refused(400, "invalid_request");
            Assert.Equal([member], problem["errors"]!.AsObject().Select(error => error.Key));
            Assert.Contains(rule, (string?)problem["detail"], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("bucket=day&from=2029-04-02&to=2030-05-06")]
    // Weeks and months that the period cuts at both ends.
    [InlineData("bucket=week&from=2022-09-18&to=2030-05-06")]
    [InlineData("bucket=month&from=1997-02-28&to=2030-05-01")]
    public async Task Four_hundred_points_are_not_too_many(string query)
    {
        var (person, _) = await app.Companion();

        Assert.Equal(400, Actual(await Read(person, $"?{query}")).Length);
    }

    [Fact]
    public async Task Who_is_no_companion_has_no_insights()
    {
        var person = await app.SignIn();

        Assert.All(
            new[]
            {
                await person.Client.GetAsync("/v1/insights/me").Refused(404, "not_found"),
                // Before what is wrong with the question.
                await person.Client.GetAsync("/v1/insights/me?bucket=year").Refused(404, "not_found"),
                await person.Client.GetAsync("/v1/insights/me/chart.svg?width=1").Refused(404, "not_found"),
                await person.Client.GetAsync("/v1/insights/me/chart.svg?width=wide").Refused(404, "not_found"),
                await person.Client.GetAsync("/v1/insights/me/goal").Refused(404, "not_found"),
                await person.Client.Put("/v1/insights/me/goal", "{}").Refused(404, "not_found"),
            },
            problem =>
                Assert.Equal(
                    "You have no companion profile: create one with POST /v1/companions.",
                    (string?)problem["detail"]
                )
        );
        await app.Stranger().GetAsync("/v1/insights/me/goal").Refused(401, "unauthenticated");
        await app.Stranger().GetAsync("/v1/insights/me").Refused(401, "unauthenticated");
        await app.Stranger().GetAsync("/v1/insights/me/chart.svg").Refused(401, "unauthenticated");
        await app.Stranger().Put("/v1/insights/me/goal", "{}").Refused(401, "unauthenticated");
    }

    [Fact]
    public async Task What_one_companion_earns_is_not_anothers()
    {
        var (person, _) = await app.Companion();
        var (_, other) = await app.Companion();
        await Meeting(other, "2030-05-01T18:00Z", 60, "completed");

        Assert.Equal(0, (int)(await Read(person, ""))["meetings"]!);
    }

    [Fact]
    public async Task The_chart_is_drawn_and_kept_by_nobody_else()
    {
        var (person, id) = await app.Companion();
        await Meeting(id, "2030-05-01T18:00Z", 60, "completed");
        await person.Client.Put("/v1/insights/me/goal", new { monthly_payout = 90_000 }).Expect(HttpStatusCode.OK);

        using var answer = await person.Client.GetAsync("/v1/insights/me/chart.svg?bucket=day&width=320&height=200");

        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        var svg = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        Assert.Equal("Payout a day, CAD", svg.Elements().First(element => element.Name.LocalName == "title").Value);
        Assert.Equal(
            "Line chart over time. 30 points, 7 Apr 2030 – 6 May 2030, America/Toronto. Actual: from 0 to 60, at the end 0. Goal: from 29.03 to 30, at the end 29.03.",
            svg.Elements().First(element => element.Name.LocalName == "desc").Value
        );
        await person.Client.GetAsync("/v1/insights/me/chart.svg?width=99").Refused(400, "invalid_request");
    }

    [Fact]
    public async Task A_picture_says_the_period_that_was_asked_for()
    {
        var (person, _) = await app.Companion();
        await person.Client.Put("/v1/insights/me/goal", new { monthly_payout = 90_000 }).Expect(HttpStatusCode.OK);

        var svg = XDocument.Parse(
            await person.Client.GetStringAsync("/v1/insights/me/chart.svg?bucket=month&from=2030-01-01&to=2030-03-20")
        );

        Assert.Contains(
            "3 points, 1 Jan 2030 – 20 Mar 2030, America/Toronto.",
            svg.Root!.Elements().First(element => element.Name.LocalName == "desc").Value,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "The goal of a month that this period cuts is that of its days in the period.",
            svg.Root.Elements().First(element => element.Name.LocalName == "desc").Value,
            StringComparison.Ordinal
        );
        Assert.Equal("insights-month", (string?)svg.Root.Attribute("id"));
    }

    [Fact]
    public async Task A_goal_is_in_its_owners_export_and_goes_with_the_profile()
    {
        var (person, _) = await app.Companion();
        await person.Client.Put("/v1/insights/me/goal", new { monthly_payout = 250_000 }).Expect(HttpStatusCode.OK);

        var export = await person.Client.GetAsync("/v1/accounts/me/export").Expect(HttpStatusCode.OK);
        Assert.Equal(
            (250_000, "CAD"),
            ((int)export["payout_goal"]!["monthly_payout"]!, (string?)export["payout_goal"]!["currency"])
        );

        var before = await app.Query<int>("select count(*) from payout_goals");
        await person.Client.DeleteAsync("/v1/companions/me").Expect(HttpStatusCode.NoContent);
        Assert.Equal(before - 1, await app.Query<int>("select count(*) from payout_goals"));
        Assert.Null((await person.Client.GetAsync("/v1/accounts/me/export").Expect(HttpStatusCode.OK))["payout_goal"]);
    }

    private static async Task<HttpResponseMessage> Set(Person person, string ifMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/v1/insights/me/goal");
        request.Content = Wire.Raw("""{"monthly_payout":2}""");
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await person.Client.SendAsync(request);
    }

    private static async Task<JsonNode> Read(Person person, string query) =>
        await person.Client.GetAsync($"/v1/insights/me{query}").Expect(HttpStatusCode.OK);

    private static int[] Actual(JsonNode insights) =>
        [.. insights["chart"]!["actual"]!.AsArray().Select(actual => (int)actual!)];

    private static int[] Goal(JsonNode insights) =>
        [.. insights["chart"]!["goal"]!.AsArray().Select(goal => (int)goal!)];

    private static long[] Times(JsonNode insights) =>
        [.. insights["chart"]!["time"]!.AsArray().Select(time => (long)time!)];

    private Task Move(Guid companion, string zone) =>
        app.Execute(
            """
            with city as (
                insert into cities (id, name, country_code, time_zone, latitude, longitude, population)
                select max(id) + 1, @zone, 'CA', @zone, 0, 0, 1
                from cities
                returning id
            )
            update companions set city_id = (select id from city) where id = @companion
            """,
            new { companion, zone }
        );

    /// <summary>At 60.00 CAD an hour, in a state that it has come to in the ordinary way; without an answer it was accepted at once.</summary>
    private Task Meeting(
        Guid companion,
        string startsAt,
        int minutes,
        string status,
        string askedAt = "2029-01-01T00:00Z",
        int? answeredAfter = null
    ) =>
        app.Execute(
            """
            with m as (
                insert into meetings (id, companion_id, city_id, time_zone, starts_at, ends_at, minutes, status, cancellation_policy,
                    currency, hourly_rate, price, service_fee, total, payout, accepted_at, created_at, updated_at)
                select gen_random_uuid(), @companion, 44, 'America/Toronto', @startsAt::timestamptz,
                    @startsAt::timestamptz + make_interval(mins => @minutes), @minutes, @status, 'flexible', 'CAD', 6000, 100 * @minutes, 0,
                    100 * @minutes, 100 * @minutes,
                    case when @status in ('accepted', 'cancelled', 'completed')
                        then @askedAt::timestamptz + make_interval(secs => coalesce(@answeredAfter, 0)) end,
                    @askedAt::timestamptz, @askedAt::timestamptz
                returning id, created_at
            ),
            asked as (
                insert into meeting_history (meeting_id, version, actor, from_status, to_status, at)
                select id, 1, 'patron', null, case when @answeredAfter is null then 'accepted' else 'requested' end, created_at from m
            )
            insert into meeting_history (meeting_id, version, actor, from_status, to_status, at)
            select id, 2, 'companion', 'requested', case when @status = 'declined' then 'declined' else 'accepted' end,
                created_at + make_interval(secs => @answeredAfter)
            from m
            where @answeredAfter is not null
            """,
            new
            {
                companion,
                startsAt,
                minutes,
                status,
                askedAt,
                answeredAfter,
            }
        );
}

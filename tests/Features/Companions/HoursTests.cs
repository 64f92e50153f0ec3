using System.Net;
using System.Text.Json.Nodes;

namespace Companion.Tests.Features.Companions;

public sealed class HoursTests : IClassFixture<CompanionApp>
{
    private readonly CompanionApp app;

    public HoursTests(CompanionApp app)
    {
        this.app = app;
        app.Clock.Set(CompanionApp.Noon);
    }

    [Fact]
    public async Task Hours_come_back_as_they_were_put_and_in_order()
    {
        var (person, _) = await app.Companion();
        const string Sent = """
            {"intervals":[
                {"weekday":7,"start":"22:00","end":"02:00"},
                {"weekday":1,"start":"18:00","end":"24:00"},
                {"weekday":1,"start":"02:00","end":"02:15"},
                {"weekday":3,"start":"12:00","end":"11:45"},
                {"weekday":2,"start":"00:00","end":"24:00"},
                {"weekday":5,"start":"23:45","end":"00:00"}
            ]}
            """;
        const string Kept = """
            {"time_zone":"America/Toronto","intervals":[
                {"weekday":1,"start":"02:00","end":"02:15"},
                {"weekday":1,"start":"18:00","end":"24:00"},
                {"weekday":2,"start":"00:00","end":"24:00"},
                {"weekday":3,"start":"12:00","end":"11:45"},
                {"weekday":5,"start":"23:45","end":"24:00"},
                {"weekday":7,"start":"22:00","end":"02:00"}
            ]}
            """;

        using var put = await person.Client.Put("/v1/companions/me/hours", Sent);
        using var got = await person.Client.GetAsync("/v1/companions/me/hours");

        var expected = JsonNode.Parse(Kept)!.ToJsonString();
        Assert.Equal(expected, (await put.Json()).ToJsonString());
        Assert.Equal(expected, (await got.Json()).ToJsonString());
        Assert.Equal(put.Headers.ETag, got.Headers.ETag);
        var none = await person.Client.Put("/v1/companions/me/hours", """{"intervals":[]}""").Expect(HttpStatusCode.OK);
        Assert.Empty(none["intervals"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"weekday":0,"start":"09:00","end":"10:00"}""")]
    [InlineData("""{"weekday":8,"start":"09:00","end":"10:00"}""")]
    [InlineData("""{"weekday":-1,"start":"09:00","end":"10:00"}""")]
    [InlineData("""{"weekday":1,"start":"09:10","end":"10:00"}""")]
    [InlineData("""{"weekday":1,"start":"09:00","end":"10:01"}""")]
    [InlineData("""{"weekday":1,"start":"9:00","end":"10:00"}""")]
    [InlineData("""{"weekday":1,"start":"09:00","end":"24:15"}""")]
    [InlineData("""{"weekday":1,"start":"24:00","end":"02:00"}""")]
    [InlineData("""{"weekday":1,"start":"09:00","end":"25:00"}""")]
    [InlineData("""{"weekday":1,"start":"09:60","end":"12:00"}""")]
    [InlineData("""{"weekday":1,"start":"09:00","end":"11:75"}""")]
    [InlineData("""{"weekday":1,"start":"09:00:00","end":"10:00"}""")]
    [InlineData("""{"weekday":1,"start":"-1:00","end":"10:00"}""")]
    [InlineData("""{"weekday":1,"start":"٠٩:٠٠","end":"10:00"}""")]
    [InlineData("""{"weekday":1,"start":"09:00","end":"09:00"}""")]
    [InlineData("""{"weekday":1,"start":"00:00","end":"00:00"}""")]
    [InlineData("""{"weekday":1,"start":"","end":"09:00"}""")]
    [InlineData("""{"weekday":1,"start":"09:00","end":null}""", "intervals[0].end")]
    [InlineData("""{"weekday":1,"start":9,"end":"10:00"}""", "intervals[0].start")]
    [InlineData("""{"weekday":"Monday","start":"09:00","end":"10:00"}""", "intervals[0].weekday")]
    [InlineData("""{"start":"09:00","end":"10:00"}""", "weekday")]
    [InlineData("""{"weekday":1,"end":"10:00"}""", "start")]
    [InlineData("""{"weekday":1,"start":"09:00","end":"10:00","zone":"UTC"}""", "zone")]
    [InlineData("null")]
    public async Task An_interval_that_is_none_is_refused(string interval, string member = "intervals")
    {
        var (person, _) = await app.Companion(
            intervals:
            [
                new
                {
                    weekday = 4,
                    start = "09:00",
                    end = "10:00",
                },
            ]
        );

        var problem = await person
            .Client.Put("/v1/companions/me/hours", $$"""{"intervals":[{{interval}}]}""")
            .Refused(400, "invalid_request");

        Assert.Equal([member], problem["errors"]!.AsObject().Select(error => error.Key));
        var kept = await person.Client.GetAsync("/v1/companions/me/hours").Expect(HttpStatusCode.OK);
        Assert.Equal(4, (int)Assert.Single(kept["intervals"]!.AsArray())!["weekday"]!);
    }

    [Theory]
    [InlineData("null", "body")]
    [InlineData("[]", "body")]
    [InlineData("{}", "intervals")]
    [InlineData("""{"intervals":null}""", "intervals")]
    [InlineData("""{"intervals":{}}""", "intervals")]
    public async Task A_body_that_is_none_is_refused(string body, string member)
    {
        var (person, _) = await app.Companion();

        foreach (var path in new[] { "hours", "days/2030-05-08" })
        {
            using var answer = await person.Client.Put($"/v1/companions/me/{path}", body);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal([member], (await answer.Json())["errors"]!.AsObject().Select(error => error.Key));
        }
    }

    // Weekday, start and end of two intervals, and whether they overlap.
    [Theory]
    [InlineData("1 09:00 11:00; 1 10:45 12:00", true)]
    [InlineData("1 09:00 11:00; 1 11:00 12:00", false)]
    [InlineData("1 09:00 11:00; 1 09:00 11:00", true)]
    [InlineData("1 09:00 11:00; 2 09:00 11:00", false)]
    [InlineData("1 22:00 02:00; 2 01:45 03:00", true)]
    [InlineData("1 22:00 02:00; 2 02:00 03:00", false)]
    [InlineData("1 22:00 24:00; 2 00:00 03:00", false)]
    [InlineData("7 22:00 02:00; 1 01:45 03:00", true)]
    [InlineData("7 22:00 02:00; 1 02:00 03:00", false)]
    [InlineData("1 00:00 01:00; 7 22:00 24:00", false)]
    [InlineData("1 00:00 01:00; 7 22:00 00:15", true)]
    [InlineData("7 00:15 00:00; 7 12:00 13:00", true)]
    [InlineData("6 12:00 11:45; 7 11:30 12:00", true)]
    [InlineData("6 12:00 11:45; 7 11:45 12:00", false)]
    public async Task Intervals_of_a_week_do_not_overlap(string pair, bool overlap)
    {
        var (person, _) = await app.Companion();
        var intervals = pair.Split("; ")
            .Select(part => part.Split(' '))
            .Select(part => new
            {
                weekday = part[0][0] - '0',
                start = part[1],
                end = part[2],
            })
            .ToArray();

        foreach (var order in new[] { intervals, [.. intervals.Reverse()] })
        {
            var put = person.Client.Put("/v1/companions/me/hours", new { intervals = order });
            if (overlap)
            {
                await put.Refused(400, "invalid_request");
            }
            else
            {
                await put.Expect(HttpStatusCode.OK);
            }
        }
    }

    [Fact]
    public async Task A_week_takes_70_intervals_and_a_date_24()
    {
        var (person, _) = await app.Companion();
        var week = Enumerable
            .Range(0, 71)
            .Select(n => new
            {
                weekday = (n % 7) + 1,
                start = $"{n / 7:00}:00",
                end = $"{n / 7:00}:30",
            })
            .ToArray();
        var day = Enumerable
            .Range(0, 25)
            .Select(n => new { start = $"{n / 2:00}:{n % 2 * 30:00}", end = $"{n / 2:00}:{n % 2 * 30 + 15:00}" })
            .ToArray();

        await person.Client.Put("/v1/companions/me/hours", new { intervals = week }).Refused(400, "invalid_request");
        await person.Client.Put("/v1/companions/me/hours", new { intervals = week[..70] }).Expect(HttpStatusCode.OK);
        const string Path = "/v1/companions/me/days/2030-05-08";
        await person.Client.Put(Path, new { intervals = day }).Refused(400, "invalid_request");
        await person.Client.Put(Path, new { intervals = day[..24] }).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_date_has_hours_of_its_own_until_they_are_cleared()
    {
        var (person, _) = await app.Companion();
        const string Path = "/v1/companions/me/days/2030-05-08";

        var put = await person
            .Client.Put(Path, """{"intervals":[{"start":"22:00","end":"02:00"},{"start":"09:00","end":"10:00"}]}""")
            .Expect(HttpStatusCode.OK);
        Assert.Equal(
            """{"date":"2030-05-08","intervals":[{"start":"09:00","end":"10:00"},{"start":"22:00","end":"02:00"}]}""",
            put.ToJsonString()
        );
        var closed = await person.Client.Put(Path, """{"intervals":[]}""").Expect(HttpStatusCode.OK);
        Assert.Equal("""{"date":"2030-05-08","intervals":[]}""", closed.ToJsonString());

        await person.Client.DeleteAsync(Path).Expect(HttpStatusCode.NoContent);
        await person.Client.DeleteAsync(Path).Refused(404, "not_found");
        var days = await person.Client.GetAsync("/v1/companions/me/days").Expect(HttpStatusCode.OK);
        Assert.Empty(days["items"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"start":"09:10","end":"10:00"}""")]
    [InlineData("""{"start":"09:00","end":"09:00"}""")]
    [InlineData("""{"start":"09:00","end":"11:00"},{"start":"10:45","end":"12:00"}""")]
    [InlineData("""{"start":"22:00","end":"02:00"},{"start":"23:00","end":"24:00"}""")]
    [InlineData("null")]
    [InlineData("""{"weekday":1,"start":"09:00","end":"10:00"}""", "weekday")]
    [InlineData("""{"start":"09:00"}""", "end")]
    public async Task A_day_refuses_what_a_week_does(string intervals, string member = "intervals")
    {
        var (person, _) = await app.Companion();

        var problem = await person
            .Client.Put("/v1/companions/me/days/2030-05-08", $$"""{"intervals":[{{intervals}}]}""")
            .Refused(400, "invalid_request");

        Assert.Equal([member], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Theory]
    [InlineData("2030-05-04", false)]
    [InlineData("2030-05-05", true)]
    [InlineData("2031-06-10", true)]
    [InlineData("2031-06-11", false)]
    public async Task A_date_is_from_yesterday_to_400_days_ahead(string date, bool taken)
    {
        var (person, _) = await app.Companion();
        var put = person.Client.Put($"/v1/companions/me/days/{date}", """{"intervals":[]}""");
        if (taken)
        {
            await put.Expect(HttpStatusCode.OK);
        }
        else
        {
            var problem = await put.Refused(400, "invalid_request");
            Assert.Equal(["date"], problem["errors"]!.AsObject().Select(error => error.Key));
        }
    }

    [Theory]
    [InlineData("2030-02-30")]
    [InlineData("2030-5-8")]
    [InlineData("tomorrow")]
    [InlineData("2030-05-08T00:00:00Z")]
    public async Task A_path_that_is_no_date_is_not_there(string date)
    {
        var (person, _) = await app.Companion();
        await person.Client.Put($"/v1/companions/me/days/{date}", """{"intervals":[]}""").Refused(404, "not_found");
        await person.Client.DeleteAsync($"/v1/companions/me/days/{date}").Refused(404, "not_found");
    }

    [Fact]
    public async Task Days_are_listed_by_date_a_page_at_a_time()
    {
        var (person, _) = await app.Companion();
        string[] dates = ["2030-05-20", "2030-05-08", "2030-06-01", "2030-05-09", "2031-01-01"];
        foreach (var date in dates)
        {
            await person
                .Client.Put($"/v1/companions/me/days/{date}", """{"intervals":[{"start":"09:00","end":"24:00"}]}""")
                .Expect(HttpStatusCode.OK);
        }

        var seen = new List<string?>();
        string? next = null;
        do
        {
            var page = await person
                .Client.GetAsync($"/v1/companions/me/days?limit=2{(next is null ? "" : $"&after={next}")}")
                .Expect(HttpStatusCode.OK);
            seen.AddRange(page["items"]!.AsArray().Select(day => (string?)day!["date"]));
            Assert.All(page["items"]!.AsArray(), day => Assert.Equal("24:00", (string?)day!["intervals"]![0]!["end"]));
            next = (string?)page["next"];
        } while (next is not null);

        Assert.Equal(dates.Order(StringComparer.Ordinal), seen);
        await person.Client.GetAsync("/v1/companions/me/days?after=nonsense").Refused(400, "invalid_request");
        var (other, _) = await app.Companion();
        var theirs = await other.Client.GetAsync("/v1/companions/me/days").Expect(HttpStatusCode.OK);
        Assert.Empty(theirs["items"]!.AsArray());
        await other.Client.DeleteAsync("/v1/companions/me/days/2030-05-08").Refused(404, "not_found");
    }

    [Fact]
    public async Task Booked_meetings_stay_when_the_hours_go()
    {
        var (person, id) = await app.Companion(new() { ["instant_book"] = true });
        var patron = await app.Patron();
        var meeting = await patron
            .Client.Post(
                "/v1/meetings",
                new
                {
                    companion_id = id,
                    starts_at = CompanionApp.Noon.AddDays(2),
                    minutes = 60,
                }
            )
            .Expect(HttpStatusCode.Created);

        await person.Client.Put("/v1/companions/me/hours", """{"intervals":[]}""").Expect(HttpStatusCode.OK);

        var kept = await patron.Client.GetAsync($"/v1/meetings/{meeting["id"]}").Expect(HttpStatusCode.OK);
        Assert.Equal("accepted", (string?)kept["status"]);
    }

    [Fact]
    public async Task Of_many_who_replace_hours_at_once_one_is_last_and_whole()
    {
        var (person, _) = await app.Companion();

        await Task.WhenAll(
            Enumerable
                .Range(1, 8)
                .Select(async n =>
                    await person
                        .Client.Put(
                            "/v1/companions/me/hours",
                            new { intervals = Scenes.EveryDay($"0{n}:00", $"0{n}:30") }
                        )
                        .Expect(HttpStatusCode.OK)
                )
        );

        var hours = await person.Client.GetAsync("/v1/companions/me/hours").Expect(HttpStatusCode.OK);
        Assert.Equal(7, hours["intervals"]!.AsArray().Count);
        Assert.Single(hours["intervals"]!.AsArray().Select(i => (string?)i!["start"]).Distinct());
    }
}

using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Companion.Tests.Features.Companions;

public sealed class SlotsTests : IClassFixture<CompanionApp>
{
    private const int LordHowe = 900_001;

    private readonly CompanionApp app;

    public SlotsTests(CompanionApp app)
    {
        this.app = app;
        app.Clock.Set(CompanionApp.Noon);
    }

    // Weekdays (ISO) and their hours, the dates asked for, and the starts in UTC of one-hour meetings, one an hour.
    [Theory]
    // Clocks go from 02:00 to 03:00 on Sunday 10 March 2024: two o'clock is not there.
    [InlineData("America/Los_Angeles", "7 00:00 06:00", "2024-03-10", "10T08 10T09 10T10 10T11 10T12")]
    // And back from 02:00 to 01:00 on Sunday 3 November: one o'clock is there twice.
    [InlineData("America/Los_Angeles", "7 00:00 04:00", "2024-11-03", "3T07 3T08 3T09 3T10 3T11")]
    [InlineData("America/Los_Angeles", "7 01:00 02:00", "2024-11-03", "3T08 3T09")]
    // Half of it is there twice too, but an hour fits into the first half only, which goes on from half past midnight.
    [InlineData("America/Los_Angeles", "7 00:30 01:30", "2024-11-03", "3T07:30")]
    // Past midnight into either change.
    [InlineData("America/Los_Angeles", "6 22:00 04:00", "2024-03-09/2024-03-10", "10T06 10T07 10T08 10T09 10T10")]
    [InlineData("America/Los_Angeles", "6 22:00 03:00", "2024-11-02/2024-11-03", "3T05 3T06 3T07 3T08 3T09 3T10")]
    // Midnight itself is skipped on 4 November 2018 ...
    [InlineData(
        "America/Sao_Paulo",
        "6 20:00 24:00; 7 00:00 03:00",
        "2018-11-03/2018-11-04",
        "3T23 4T00 4T01 4T02 4T03 4T04"
    )]
    [InlineData(
        "America/Sao_Paulo",
        "5 22:00 02:00; 6 22:00 02:00; 7 22:00 02:00",
        "2018-11-03/2018-11-04",
        "3T03 3T04 4T01 4T02 4T03 5T00 5T01"
    )]
    [InlineData("America/Sao_Paulo", "6 22:00 02:00", "2018-11-04", "4T03")]
    // ... and 23:00 to midnight on 17 February 2018 comes twice, both before the 18th.
    [InlineData("America/Sao_Paulo", "6 22:00 24:00", "2018-02-17", "18T00 18T01 18T02")]
    [InlineData("America/Sao_Paulo", "6 22:00 01:00", "2018-02-17/2018-02-18", "18T00 18T01 18T02 18T03")]
    [InlineData("America/Sao_Paulo", "6 22:00 01:00", "2018-02-18", "18T03")]
    // No change since 2019.
    [InlineData("America/Sao_Paulo", "6 22:00 02:00", "2019-11-02/2019-11-03", "3T01 3T02 3T03 3T04")]
    // Half an hour: from 02:00 to 02:30, and from 02:00 to 01:30.
    [InlineData("Australia/Lord_Howe", "7 01:00 04:30", "2024-10-06", "5T14:30 5T15:30 5T16:30")]
    [InlineData("Australia/Lord_Howe", "7 01:00 03:00", "2024-04-07", "6T14 6T15")]
    [InlineData("Australia/Lord_Howe", "7 01:00 03:30", "2024-04-07", "6T14 6T15 6T16")]
    // Half an hour from UTC, and no change.
    [InlineData("Asia/Kolkata", "6 09:00 12:00", "2024-06-01", "1T03:30 1T04:30 1T05:30")]
    [InlineData("Asia/Kolkata", "5 22:00 01:00", "2024-05-31/2024-06-01", "31T16:30 31T17:30 31T18:30")]
    // The pause for Ramadan: back from 03:00 to 02:00 on 10 March 2024, forward from 02:00 to 03:00 on 14 April.
    [InlineData("Africa/Casablanca", "7 01:00 04:00", "2024-03-10", "10T00 10T01 10T02 10T03")]
    [InlineData("Africa/Casablanca", "7 01:00 05:00", "2024-04-14", "14T01 14T02 14T03")]
    // No Friday 30 December 2011: Thursday's hours reach into Saturday, and Friday has none.
    [InlineData(
        "Pacific/Apia",
        "4 22:00 02:00; 5 10:00 12:00; 6 22:00 02:00",
        "2011-12-29/2011-12-31",
        "30T08 30T09 30T10 30T11 31T08 31T09"
    )]
    [InlineData("Pacific/Apia", "4 00:00 24:00; 5 00:00 24:00", "2011-12-30", "")]
    // Midnight comes twice on 3 November 2024, and both are the third's.
    [InlineData("America/Havana", "7 00:00 01:00", "2024-11-03", "3T04 3T05")]
    [InlineData("America/Havana", "6 22:00 24:00; 7 00:00 01:00", "2024-11-02", "3T02 3T03")]
    public async Task Starts_are_right_when_the_clock_changes(string zone, string hours, string dates, string expected)
    {
        var days = dates.Split('/');
        var first = DateOnly.Parse(days[0], CultureInfo.InvariantCulture);
        app.Clock.Set(first.AddDays(-10).ToDateTime(new TimeOnly(5, 3), DateTimeKind.Utc));
        var (_, id) = await In(zone, Hours(hours));

        var slots = await Slots(id, $"from={days[0]}&to={days[^1]}");

        Assert.Equal(expected, string.Join(' ', Starts(slots).Select(Short)));
        Assert.Equal(zone, (string?)slots["time_zone"]);
        var tz = TimeZoneInfo.FindSystemTimeZoneById(zone);
        Assert.All(
            slots["items"]!.AsArray(),
            slot =>
            {
                var (start, local) = (Time(slot!["starts_at"]), DateTimeOffset.Parse((string)slot["local_starts_at"]!));
                var (end, localEnd) = (Time(slot["ends_at"]), DateTimeOffset.Parse((string)slot["local_ends_at"]!));
                Assert.Equal(start.AddHours(1), end);
                Assert.Equal((start, tz.GetUtcOffset(start)), (local.UtcDateTime, local.Offset));
                Assert.Equal((end, tz.GetUtcOffset(end)), (localEnd.UtcDateTime, localEnd.Offset));
            }
        );
    }

    [Fact]
    public async Task A_meeting_across_a_skipped_hour_is_as_long_as_it_says()
    {
        app.Clock.Set(new DateTime(2024, 3, 1, 0, 0, 0, DateTimeKind.Utc));
        var (_, id) = await In("America/Los_Angeles", Hours("7 01:00 04:00"));

        var slots = await Slots(id, "from=2024-03-10&to=2024-03-10&minutes=120");

        var slot = Assert.Single(slots["items"]!.AsArray())!;
        Assert.Equal(
            ("2024-03-10T09:00:00Z", "2024-03-10T11:00:00Z", "2024-03-10T01:00:00-08:00", "2024-03-10T04:00:00-07:00"),
            (
                (string?)slot["starts_at"],
                (string?)slot["ends_at"],
                (string?)slot["local_starts_at"],
                (string?)slot["local_ends_at"]
            )
        );
    }

    [Fact]
    public async Task Hours_of_its_own_do_no_harm_on_a_date_that_the_zone_skips()
    {
        app.Clock.Set(new DateTime(2011, 12, 20, 0, 0, 0, DateTimeKind.Utc));
        var (person, id) = await In("Pacific/Apia", Hours("4 22:00 02:00; 6 22:00 24:00"));
        var before = Starts(await Slots(id, "from=2011-12-29&to=2011-12-31"));

        await Override(person, "2011-12-30", ("10:00", "12:00"), ("22:00", "03:00"));

        Assert.Equal(before, Starts(await Slots(id, "from=2011-12-29&to=2011-12-31")));
        Assert.Empty(Starts(await Slots(id, "from=2011-12-30&to=2011-12-30")));
        await Override(person, "2011-12-31", ("10:00", "11:00"));
        Assert.Equal(
            ["30T08", "30T09", "30T10", "30T11", "30T20"],
            Starts(await Slots(id, "from=2011-12-29&to=2011-12-31")).Select(Short)
        );
    }

    [Theory]
    [InlineData("America/Los_Angeles", "2024-03-10", 23)]
    [InlineData("America/Los_Angeles", "2024-11-03", 25)]
    [InlineData("America/Los_Angeles", "2024-11-02", 24)]
    [InlineData("America/Havana", "2024-11-02", 24)]
    [InlineData("America/Havana", "2024-11-03", 25)]
    [InlineData("America/Sao_Paulo", "2018-11-04", 23)]
    [InlineData("America/Sao_Paulo", "2018-02-17", 25)]
    // 02:00 is skipped; in autumn 01:30 comes twice, and neither is a full hour.
    [InlineData("Australia/Lord_Howe", "2024-10-06", 23)]
    [InlineData("Australia/Lord_Howe", "2024-04-07", 24)]
    [InlineData("Asia/Kolkata", "2024-04-07", 24)]
    [InlineData("Pacific/Apia", "2011-12-30", 0)]
    [InlineData("Pacific/Apia", "2011-12-31", 24)]
    public async Task Day_and_night_starts_step_from_local_midnight(string zone, string date, int count)
    {
        app.Clock.Set(
            DateOnly
                .Parse(date, CultureInfo.InvariantCulture)
                .AddDays(-3)
                .ToDateTime(new TimeOnly(12, 7), DateTimeKind.Utc)
        );
        var (_, id) = await In(zone, Scenes.DayAndNight());

        var slots = await Slots(id, $"from={date}&to={date}");

        Assert.Equal(count, Starts(slots).Count);
        Assert.All(Locals(slots), local => Assert.Equal((date, 0), (local.ToString("yyyy-MM-dd"), local.Minute)));
    }

    [Fact]
    public async Task An_opening_is_stepped_from_its_start_for_a_week_and_from_midnight_after_it()
    {
        var (person, id) = await In("America/Toronto", Scenes.DayAndNight());
        await Override(person, "2030-05-10", ("10:30", "24:00"));

        var next = Locals(await Slots(id, "from=2030-05-11&to=2030-05-11"));
        var last = Locals(await Slots(id, "from=2030-05-17&to=2030-05-17"));
        var later = Locals(await Slots(id, "from=2030-05-18&to=2030-05-18"));

        Assert.All(next, local => Assert.Equal(30, local.Minute));
        // Seven days from 10:30 are over at 10:30.
        Assert.Equal(["09:30", "10:30", "11:00", "12:00"], last.Skip(9).Take(4).Select(l => l.ToString("HH:mm")));
        Assert.All(later, local => Assert.Equal(0, local.Minute));
    }

    [Fact]
    public async Task Hours_that_touch_are_one_opening_also_across_midnight()
    {
        var (_, id) = await In("America/Toronto", Hours("2 23:30 24:00; 3 00:00 01:00; 3 01:00 01:30"));

        Assert.Equal(
            ["2030-05-07 23:30", "2030-05-08 00:30"],
            Locals(await Slots(id, "from=2030-05-07&to=2030-05-08")).Select(l => l.ToString("yyyy-MM-dd HH:mm"))
        );
    }

    [Fact]
    public async Task A_date_with_hours_of_its_own_has_these_and_what_they_reach_past_midnight()
    {
        var (person, id) = await In("America/Toronto", Scenes.EveryDay("22:00", "02:00"));
        await Override(person, "2030-05-08", ("12:00", "14:00"), ("23:00", "01:00"));
        Assert.Equal(
            ["8T00", "8T01", "8T12", "8T13", "8T23", "9T00", "9T22", "9T23"],
            await LocalStarts(id, "from=2030-05-08&to=2030-05-09")
        );

        await Override(person, "2030-05-08");
        Assert.Equal(["8T00", "8T01", "9T22", "9T23"], await LocalStarts(id, "from=2030-05-08&to=2030-05-09"));

        await person.Client.DeleteAsync("/v1/companions/me/days/2030-05-08").Expect(HttpStatusCode.NoContent);
        Assert.Equal(
            ["8T00", "8T01", "8T22", "8T23", "9T00", "9T01", "9T22", "9T23"],
            await LocalStarts(id, "from=2030-05-08&to=2030-05-09")
        );
    }

    [Fact]
    public async Task A_meeting_keeps_its_time_and_its_buffers_busy()
    {
        var (_, id) = await In(
            "America/Toronto",
            Scenes.EveryDay("09:00", "17:00"),
            new()
            {
                ["step_minutes"] = 30,
                ["buffer_before"] = 30,
                ["buffer_after"] = 15,
            }
        );
        var patron = await app.Patron();
        await Book(patron, id, "2030-05-07T12:00:00-04:00").Expect(HttpStatusCode.Created);

        // Busy from 11:30 to 13:15, and a meeting wants 30 minutes before it and 15 after it.
        Assert.Equal(
            "7T09 7T09:30 7T10 7T14 7T14:30 7T15 7T15:30 7T16",
            string.Join(' ', await LocalStarts(id, "from=2030-05-07&to=2030-05-07"))
        );
        var other = await app.Patron();
        await Book(other, id, "2030-05-07T13:30:00-04:00").Refused(409, "slot_taken");
        await Book(other, id, "2030-05-07T14:00:00-04:00").Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_companion_who_meets_somebody_as_a_patron_is_busy_too()
    {
        var (person, id) = await In("America/Toronto", Scenes.EveryDay("09:00", "12:00"));
        var (_, other) = await In("America/Toronto", Scenes.EveryDay("09:00", "12:00"));
        await person
            .Client.Post("/v1/patrons", """{"name":"Julia","sex":"female","city_id":44}""")
            .Expect(HttpStatusCode.Created);
        await Book(person, other, "2030-05-07T10:00:00-04:00").Expect(HttpStatusCode.Created);

        Assert.Equal(["7T09", "7T11"], await LocalStarts(id, "from=2030-05-07&to=2030-05-07"));
    }

    [Fact]
    public async Task A_request_that_was_not_answered_in_time_blocks_nothing()
    {
        var (_, id) = await In(
            "America/Toronto",
            Scenes.EveryDay("09:00", "11:00"),
            new() { ["instant_book"] = false }
        );
        var meeting = await Book(await app.Patron(), id, "2030-05-09T09:00:00-04:00").Expect(HttpStatusCode.Created);
        app.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.Equal(["9T10"], await LocalStarts(id, "from=2030-05-09&to=2030-05-09"));

        app.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["9T09", "9T10"], await LocalStarts(id, "from=2030-05-09&to=2030-05-09"));
        Assert.Equal(
            "requested",
            await app.Query<string>("select status from meetings where id = @id", new { id = (Guid)meeting["id"]! })
        );
    }

    [Fact]
    public async Task A_start_is_as_far_ahead_as_the_notice_and_no_further_than_the_horizon()
    {
        var (_, id) = await In(
            "America/Toronto",
            Scenes.DayAndNight(),
            new()
            {
                ["step_minutes"] = 30,
                ["min_notice_minutes"] = 120,
                ["horizon_days"] = 2,
            }
        );
        // It is 08:00 in Toronto.
        var starts = await LocalStarts(id, "from=2030-05-06&to=2030-05-10");
        Assert.Equal(("6T10", "8T07:30"), (starts[0], starts[^1]));

        app.Clock.Advance(TimeSpan.FromSeconds(1));
        starts = await LocalStarts(id, "from=2030-05-06&to=2030-05-10");
        Assert.Equal(("6T10:30", "8T08"), (starts[0], starts[^1]));
    }

    [Theory]
    [InlineData("from=2030-05-01&to=2030-05-05")]
    [InlineData("from=2030-09-01&to=2030-09-05")]
    [InlineData("from=2030-11-01&to=2030-11-05&time_zone=Asia/Tokyo")]
    public async Task Dates_that_are_over_or_beyond_the_horizon_have_no_slots(string dates)
    {
        var (_, id) = await In("America/Toronto", Scenes.DayAndNight(), new() { ["horizon_days"] = 60 });

        Assert.Empty(await LocalStarts(id, dates));
    }

    [Fact]
    public async Task A_request_needs_time_to_be_answered_where_the_companion_asks_no_notice()
    {
        var terms = new Dictionary<string, object?> { ["step_minutes"] = 15, ["instant_book"] = false };
        var (_, asked) = await In("America/Toronto", Scenes.DayAndNight(), terms);
        var (_, instant) = await In("America/Toronto", Scenes.DayAndNight(), new() { ["step_minutes"] = 15 });

        Assert.Equal("6T08:45", (await LocalStarts(asked, "from=2030-05-06&to=2030-05-06"))[0]);
        Assert.Equal("6T08", (await LocalStarts(instant, "from=2030-05-06&to=2030-05-06"))[0]);
    }

    [Theory]
    [InlineData(60, 0)]
    [InlineData(75, 3)]
    [InlineData(90, 0)]
    [InlineData(105, 2)]
    [InlineData(120, 0)]
    [InlineData(135, 1)]
    [InlineData(150, 0)]
    public async Task Lengths_run_from_the_shortest_to_the_longest_by_the_step(int minutes, int starts)
    {
        var (_, id) = await In(
            "America/Toronto",
            Scenes.EveryDay("09:00", "11:15"),
            new()
            {
                ["min_minutes"] = 75,
                ["max_minutes"] = 135,
                ["step_minutes"] = 30,
            }
        );

        var slots = await Slots(id, $"from=2030-05-07&to=2030-05-07&minutes={minutes}");

        Assert.Equal(new[] { "09:00", "09:30", "10:00" }.Take(starts), Locals(slots).Select(l => l.ToString("HH:mm")));
        Assert.Equal(minutes, (int)slots["minutes"]!);
    }

    [Fact]
    public async Task Without_parameters_it_is_the_week_from_today_in_the_shortest_length()
    {
        // 23:00 on Sunday in Los Angeles.
        app.Clock.Set(new DateTime(2030, 5, 6, 6, 0, 0, DateTimeKind.Utc));
        var (_, id) = await In(
            "America/Los_Angeles",
            Scenes.EveryDay("22:00", "24:00"),
            new() { ["min_minutes"] = 120 }
        );

        var slots = await Slots(id, "");

        Assert.Equal(120, (int)slots["minutes"]!);
        Assert.Equal(
            ["6", "7", "8", "9", "10", "11"],
            Locals(slots).Select(l => l.Day.ToString(CultureInfo.InvariantCulture))
        );
        Assert.Equal(31, Locals(await Slots(id, "from=2030-05-06&to=2030-06-05")).Count);
    }

    [Fact]
    public async Task Dates_are_those_of_the_zone_that_is_asked_for()
    {
        var (_, id) = await In("America/Toronto", Scenes.EveryDay("09:00", "17:00"));

        // In Tokyo the seventh is from 11:00 on the sixth to 11:00 on the seventh, in Toronto.
        var slots = await Slots(id, "from=2030-05-07&to=2030-05-07&time_zone=Asia/Tokyo");

        Assert.Equal("Asia/Tokyo", (string?)slots["time_zone"]);
        Assert.Equal(["6T15", "6T16", "6T17", "6T18", "6T19", "6T20", "7T13", "7T14"], Starts(slots).Select(Short));
        Assert.All(Locals(slots), local => Assert.Equal((9, 7), (local.Offset.Hours, local.Day)));
        var same = await Slots(id, "from=2030-05-07&to=2030-05-07&time_zone=Etc/GMT-9");
        Assert.Equal(Starts(slots), Starts(same));
    }

    [Theory]
    [InlineData("from=2030-13-01", "from")]
    [InlineData("from=2030-5-01", "from")]
    [InlineData("from=tomorrow", "from")]
    [InlineData("from=", "from")]
    [InlineData("from=1969-12-31", "from")]
    [InlineData("from=9999-12-31", "from")]
    [InlineData("from=2030-05-07T00:00:00Z", "from")]
    [InlineData("to=2030-05-07", "from")]
    [InlineData("from=2030-05-07&to=2030-02-30", "to")]
    [InlineData("from=2030-05-07&to=2030-05-06", "to")]
    [InlineData("from=2030-05-07&to=2030-06-07", "to")]
    [InlineData("minutes=59", "minutes")]
    [InlineData("minutes=721", "minutes")]
    [InlineData("minutes=-60", "minutes")]
    [InlineData("minutes=2147483647", "minutes")]
    [InlineData("minutes=99999999999", "minutes")]
    [InlineData("minutes=an hour", "minutes")]
    [InlineData("time_zone=", "time_zone")]
    [InlineData("time_zone=Nowhere/Land", "time_zone")]
    [InlineData("time_zone=America/Nowhere", "time_zone")]
    [InlineData("time_zone=America/Nowhere5", "time_zone")]
    [InlineData("time_zone=America/Nowhere-5", "time_zone")]
    [InlineData("time_zone=Etc/GMT-25", "time_zone")]
    [InlineData("time_zone=Etc/GMT%2B14", "time_zone")]
    [InlineData("time_zone=EST5EDT", "time_zone")]
    [InlineData("time_zone=EST", "time_zone")]
    [InlineData("time_zone=XYZ%2B3", "time_zone")]
    [InlineData("time_zone=-04:00", "time_zone")]
    [InlineData("time_zone=%3CX%3E-4", "time_zone")]
    [InlineData("time_zone=posix/America/Toronto", "time_zone")]
    [InlineData("time_zone=right/America/Toronto", "time_zone")]
    [InlineData("time_zone=../../etc/passwd", "time_zone")]
    [InlineData("time_zone=America/Toronto%0A", "time_zone")]
    [InlineData("time_zone=America/Toronto%00", "time_zone")]
    [InlineData("day=2030-05-07", "day")]
    [InlineData("minutes=60&minutes=90", "minutes")]
    public async Task What_is_wrong_with_the_question_is_named(string query, string member)
    {
        var (_, id) = await In("America/Toronto", Scenes.DayAndNight());

        var problem = await app.Stranger()
            .GetAsync($"/v1/companions/{id}/slots?{query}")
            .Refused(400, "invalid_request");

        Assert.Equal([member], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData("Etc/GMT%2B12")]
    [InlineData("Etc/GMT-14")]
    [InlineData("America/Argentina/Buenos_Aires")]
    [InlineData("America/Port-au-Prince")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("US/Pacific")]
    public async Task Any_zone_of_the_iana_database_is_taken(string zone)
    {
        var (_, id) = await In("America/Toronto", Scenes.DayAndNight());

        await Slots(id, $"time_zone={zone}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("?from=never")]
    [InlineData("?time_zone=Nowhere/Land")]
    [InlineData("?time_zone=America/Nowhere")]
    public async Task Who_is_not_there_or_not_active_has_no_slots_whatever_is_asked(string query)
    {
        var (_, id) = await In("America/Toronto", Scenes.DayAndNight(), new() { ["is_active"] = false });
        foreach (var path in new[] { $"{id}", $"{Guid.NewGuid()}", "nobody", "me" })
        {
            await app.Stranger().GetAsync($"/v1/companions/{path}/slots{query}").Refused(404, "not_found");
        }
    }

    [Fact]
    public async Task Slots_are_public_and_the_same_answer_is_not_sent_twice()
    {
        var (_, id) = await In("America/Toronto", Scenes.DayAndNight());
        var path = $"/v1/companions/{id}/slots?from=2030-05-07&to=2030-05-07";
        using var first = await app.Stranger().GetAsync(path);
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await app.Stranger().SendAsync(again);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified), (first.StatusCode, second.StatusCode));
        Assert.True(first.Headers.CacheControl!.NoCache);
        await Book(await app.Patron(), id, "2030-05-07T12:00:00Z").Expect(HttpStatusCode.Created);
        using var changed = new HttpRequestMessage(HttpMethod.Get, path);
        changed.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var third = await app.Stranger().SendAsync(changed);
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    [Fact]
    public async Task Slots_are_those_of_a_naive_model_and_what_they_offer_is_what_a_quote_accepts()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var round = 0; round < 16; round++)
        {
            var model = SlotModel.Random(random);
            var at = $"Seed {seed}, round {round}: {model}";
            app.Clock.Set(model.Now);
            var (person, id) = await In(model.Zone, model.Weekly(), model.Terms());
            foreach (var (date, intervals) in model.Days)
            {
                await Override(person, $"{date:yyyy-MM-dd}", [.. intervals.Select(SlotModel.Text)]);
            }

            var asked = $"from={model.From:yyyy-MM-dd}&to={model.To:yyyy-MM-dd}&minutes={model.Minutes}";
            var expected = model.Slots();
            Assert.True(
                expected.SequenceEqual(Starts(await Slots(id, asked))),
                await Difference(at, expected, id, asked)
            );
            if (expected.Count > 0)
            {
                model.Busy = expected[random.Next(expected.Count)];
                await Book(await app.Patron(), id, $"{model.Busy:O}", model.Minutes).Expect(HttpStatusCode.Created);
                expected = model.Slots();
                at += $", busy {model.Busy:O}";
                Assert.True(
                    expected.SequenceEqual(Starts(await Slots(id, asked))),
                    await Difference(at, expected, id, asked)
                );
            }

            var patron = await app.Patron();
            foreach (var start in model.Sample(random, 16))
            {
                using var quote = await patron.Client.Post(
                    "/v1/meetings/quote",
                    new
                    {
                        companion_id = id,
                        starts_at = start,
                        minutes = model.Minutes,
                    }
                );
                Assert.True(
                    quote.StatusCode == (model.Offers(start) ? HttpStatusCode.OK : HttpStatusCode.Conflict),
                    $"{at}: the quote for {start:O} is {quote.StatusCode}."
                );
            }
        }
    }

    private async Task<string> Difference(string at, List<DateTime> expected, Guid id, string asked)
    {
        var got = Starts(await Slots(id, asked));
        return $"{at}\nmissing: {string.Join(' ', expected.Except(got).Select(t => $"{t:s}"))}"
            + $"\nextra: {string.Join(' ', got.Except(expected).Select(t => $"{t:s}"))}";
    }

    /// <summary>A companion of a city in this zone, who takes an hour or more at once and asks for no notice.</summary>
    private async Task<(Person Person, Guid Id)> In(
        string zone,
        object[] hours,
        Dictionary<string, object?>? terms = null
    )
    {
        await app.Execute(
            """
            insert into cities (id, name, country_code, province, time_zone, latitude, longitude, population)
            select @id + (select count(*) from cities), @zone, 'AU', null, @zone, 0, 0, 400
            where not exists (select from cities where time_zone = @zone)
            """,
            new { id = LordHowe, zone }
        );
        var all = new Dictionary<string, object?>
        {
            ["city_id"] = await app.Query<int>("select min(id) from cities where time_zone = @zone", new { zone }),
            ["instant_book"] = true,
            ["min_notice_minutes"] = 0,
            ["step_minutes"] = 60,
            ["horizon_days"] = 365,
        };
        foreach (var (member, value) in terms ?? [])
        {
            all[member] = value;
        }

        return await app.Companion(all, hours);
    }

    /// <summary>"7 22:00 02:00; 1 …": weekday, start and end.</summary>
    private static object[] Hours(string text) =>
        [
            .. text.Split("; ")
                .Select(part => part.Split(' '))
                .Select(part =>
                    (object)
                        new
                        {
                            weekday = int.Parse(part[0], CultureInfo.InvariantCulture),
                            start = part[1],
                            end = part[2],
                        }
                ),
        ];

    private static Task<JsonNode> Override(Person person, string date, params (string Start, string End)[] intervals) =>
        person
            .Client.Put(
                $"/v1/companions/me/days/{date}",
                new { intervals = intervals.Select(i => new { start = i.Start, end = i.End }) }
            )
            .Expect(HttpStatusCode.OK);

    private static Task<HttpResponseMessage> Book(Person patron, Guid companion, string start, int minutes = 60) =>
        patron.Client.Post(
            "/v1/meetings",
            new
            {
                companion_id = companion,
                starts_at = start,
                minutes,
            }
        );

    private Task<JsonNode> Slots(Guid id, string query) =>
        app.Stranger().GetAsync($"/v1/companions/{id}/slots?{query}").Expect(HttpStatusCode.OK);

    private async Task<List<string>> LocalStarts(Guid id, string query) =>
        [.. Locals(await Slots(id, query)).Select(local => Short(local.DateTime))];

    private static List<DateTime> Starts(JsonNode slots) =>
        [.. slots["items"]!.AsArray().Select(slot => Time(slot!["starts_at"]))];

    private static List<DateTimeOffset> Locals(JsonNode slots) =>
        [
            .. slots["items"]!
                .AsArray()
                .Select(slot => DateTimeOffset.Parse((string)slot!["local_starts_at"]!, CultureInfo.InvariantCulture)),
        ];

    private static DateTime Time(JsonNode? node) =>
        DateTime.Parse((string)node!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

    /// <summary>"10T08", or "10T08:30" off the full hour.</summary>
    private static string Short(DateTime time) =>
        time.ToString(time.Minute == 0 ? "d'T'HH" : "d'T'HH':'mm", CultureInfo.InvariantCulture);
}

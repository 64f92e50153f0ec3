using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Companion.Features.Meetings;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Tests.Features.Meetings;

public sealed class MeetingsTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    private static int days;

    private DateTime Now => app.Clock.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task Booking_needs_a_patron_profile()
    {
        var (_, id) = await app.Companion();
        var nobody = await app.SignIn();

        await Book(nobody, id, NextStart()).Refused(403, "patron_profile_required");
        await nobody.Client.Post("/v1/meetings/quote", Ask(id, NextStart())).Refused(403, "patron_profile_required");
    }

    [Fact]
    public async Task Nobody_books_themselves()
    {
        var (companion, id) = await app.Companion();

        var problem = await Book(companion, id, NextStart()).Refused(400, "invalid_request");

        Assert.NotNull(problem["errors"]!["companion_id"]);
    }

    [Fact]
    public async Task A_companion_that_is_not_there_or_not_active_is_not_found()
    {
        var (_, hidden) = await app.Companion(new() { ["is_active"] = false });
        var patron = await app.Patron();

        await Book(patron, Guid.CreateVersion7(), NextStart()).Refused(404, "not_found");
        await Book(patron, hidden, NextStart()).Refused(404, "not_found");
    }

    [Theory]
    [InlineData("{}", "companion_id", "starts_at", "minutes")]
    [InlineData("""{"companion_id":"x","starts_at":"2030-05-09T18:00:00Z","minutes":60}""", "companion_id")]
    [InlineData(
        """{"companion_id":"01936f3e-8a3c-7c51-9c1f-2f6d3a5b7e10","starts_at":"2030-05-09T18:00:00","minutes":60}""",
        "starts_at"
    )]
    [InlineData(
        """{"companion_id":"01936f3e-8a3c-7c51-9c1f-2f6d3a5b7e10","starts_at":"2030-05-09T18:00:00Z","minutes":59}""",
        "minutes"
    )]
    [InlineData(
        """{"companion_id":"01936f3e-8a3c-7c51-9c1f-2f6d3a5b7e10","starts_at":"2030-05-09T18:00:00Z","minutes":"60"}""",
        "minutes"
    )]
    [InlineData(
        """{"companion_id":"01936f3e-8a3c-7c51-9c1f-2f6d3a5b7e10","starts_at":"2030-05-09T18:00:00Z","minutes":60,"tip":1}""",
        "tip"
    )]
    public async Task A_bad_request_names_what_is_wrong(string body, params string[] members)
    {
        var patron = await app.Patron();

        var problem = await patron.Client.Post("/v1/meetings", body).Refused(400, "invalid_request");

        Assert.Equal(members, problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Fact]
    public async Task The_companions_rules_hold_at_the_write()
    {
        var (_, id) = await app.Companion(
            new()
            {
                ["min_minutes"] = 60,
                ["max_minutes"] = 120,
                ["step_minutes"] = 60,
                ["min_notice_minutes"] = 600,
                ["horizon_days"] = 10,
            },
            Scenes.EveryDay("18:00", "23:00")
        );
        var patron = await app.Patron();
        var open = Now.Date.AddDays(2).AddHours(22);

        await Book(patron, id, open, minutes: 180).Refused(400, "invalid_request");
        await Book(patron, id, open, minutes: 90).Refused(400, "invalid_request");
        await Book(patron, id, open.AddMinutes(30)).Refused(409, "not_open");
        await Book(patron, id, open.AddHours(-8)).Refused(409, "not_open");
        await Book(patron, id, Now.AddMinutes(300)).Refused(409, "too_soon");
        await Book(patron, id, Now.AddDays(-1)).Refused(409, "too_soon");
        await Book(patron, id, open.AddDays(9)).Refused(409, "too_far_ahead");
        await Book(patron, id, open).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_request_too_near_to_be_answered_is_refused_unless_booked_instantly()
    {
        var (_, slow) = await app.Companion(new() { ["min_notice_minutes"] = 0 });
        var (_, instant) = await app.Companion(new() { ["min_notice_minutes"] = 0, ["instant_book"] = true });
        var patron = await app.Patron();
        var soon = Now.Date.AddHours(12).AddDays(0) + TimeSpan.FromMinutes(30);
        soon = soon > Now.AddMinutes(5) ? soon : Now.AddMinutes(30 - (Now.Minute % 30));

        await Book(patron, slow, soon).Refused(409, "too_soon");
        var meeting = await Book(patron, instant, soon).Expect(HttpStatusCode.Created);

        Assert.Equal("accepted", (string?)meeting["status"]);
    }

    [Fact]
    public async Task A_taken_slot_is_refused_for_either_sides_sake_and_buffers_count()
    {
        var (_, id) = await app.Companion(new() { ["buffer_before"] = 30, ["buffer_after"] = 30 });
        var (_, other) = await app.Companion();
        var (first, second) = (await app.Patron(), await app.Patron());
        var start = NextStart();
        await Book(first, id, start).Expect(HttpStatusCode.Created);

        await Book(second, id, start.AddMinutes(90)).Refused(409, "slot_taken");
        await Book(second, id, start.AddMinutes(-90)).Refused(409, "slot_taken");
        await Book(first, other, start).Refused(409, "slot_taken");
        await first.Client.Post("/v1/meetings/quote", Ask(other, start)).Refused(409, "slot_taken");
        await Book(second, id, start.AddMinutes(120)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task An_overdue_request_holds_its_slot_no_longer()
    {
        var (_, id) = await app.Companion();
        var (first, second) = (await app.Patron(), await app.Patron());
        var start = NextStart().AddDays(3);
        var overdue = await Book(first, id, start).Expect(HttpStatusCode.Created);

        app.Clock.Advance(TimeSpan.FromHours(24));
        await second.Client.Post("/v1/meetings/quote", Ask(id, start)).Expect(HttpStatusCode.OK);
        await Book(second, id, start).Expect(HttpStatusCode.Created);

        var expired = await Get(first, overdue);
        Assert.Equal("expired", (string?)expired["status"]);
        Assert.Equal("system", (string?)expired["history"]![1]!["actor"]);
    }

    [Fact]
    public async Task An_overdue_request_cannot_be_accepted()
    {
        var (companion, id) = await app.Companion();
        var meeting = await Book(await app.Patron(), id, NextStart().AddDays(3)).Expect(HttpStatusCode.Created);

        app.Clock.Advance(TimeSpan.FromHours(24));

        var problem = await Act(companion, meeting, "accept").Refused(409, "invalid_transition");
        Assert.Equal("expired", (string?)problem["state"]);
    }

    [Fact]
    public async Task A_request_runs_out_after_a_day_or_half_an_hour_before_the_start()
    {
        var (_, id) = await app.Companion();
        var patron = await app.Patron();
        var far = await Book(patron, id, NextStart().AddDays(3)).Expect(HttpStatusCode.Created);
        var near = await Book(patron, id, Quarter(Now.AddHours(5))).Expect(HttpStatusCode.Created);

        Assert.Equal(Now.AddHours(24), Time(far, "expires_at"));
        Assert.Equal(Time(near, "starts_at").AddMinutes(-30), Time(near, "expires_at"));
    }

    [Fact]
    public async Task To_third_parties_a_meeting_does_not_exist()
    {
        var (_, id) = await app.Companion();
        var meeting = await Book(await app.Patron(), id, NextStart()).Expect(HttpStatusCode.Created);
        var third = await app.Patron();

        foreach (var path in new[] { "", "/cancellation" })
        {
            await third.Client.GetAsync($"/v1/meetings/{meeting["id"]}{path}").Refused(404, "not_found");
        }

        foreach (var action in new[] { "accept", "decline", "withdraw", "cancel", "complete" })
        {
            // Before the body is looked at: a bad one tells a third party nothing.
            await third.Client.Post($"/v1/meetings/{meeting["id"]}/{action}", "{]").Refused(404, "not_found");
            await third.Client.Post($"/v1/meetings/none/{action}", "{]").Refused(404, "not_found");
        }
    }

    [Theory]
    [InlineData("accept")]
    [InlineData("decline")]
    [InlineData("withdraw")]
    [InlineData("complete")]
    public async Task The_other_sides_action_is_forbidden(string action)
    {
        var (companion, id) = await app.Companion();
        var patron = await app.Patron();
        var meeting = await Book(patron, id, NextStart()).Expect(HttpStatusCode.Created);

        await Act(action is "accept" or "decline" ? patron : companion, meeting, action).Refused(403, "wrong_side");
    }

    [Theory]
    [InlineData("decline", "declined")]
    [InlineData("withdraw", "withdrawn")]
    public async Task An_end_of_a_request_frees_the_slot_and_allows_nothing_more(string action, string status)
    {
        var (companion, id) = await app.Companion();
        var patron = await app.Patron();
        var start = NextStart();
        var meeting = await Book(patron, id, start).Expect(HttpStatusCode.Created);
        var actor = action == "decline" ? companion : patron;

        var ended = await Act(actor, meeting, action, new { reason = "Ill." }).Expect(HttpStatusCode.OK);

        Assert.Equal((status, "Ill."), ((string?)ended["status"], (string?)ended["history"]![1]!["reason"]));
        Assert.Empty(ended["allowed_actions"]!.AsArray());
        await Act(actor, meeting, action).Refused(409, "invalid_transition");
        await Book(await app.Patron(), id, start).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Cancelling_refunds_what_it_said_and_frees_the_slot()
    {
        var (_, id) = await app.Companion(new() { ["instant_book"] = true, ["cancellation_policy"] = "moderate" });
        var patron = await app.Patron();
        var start = NextStart().AddDays(6);
        var meeting = await Book(patron, id, start, minutes: 120).Expect(HttpStatusCode.Created);
        app.Clock.Set(start.AddHours(-30));

        var quote = await patron
            .Client.GetAsync($"/v1/meetings/{meeting["id"]}/cancellation")
            .Expect(HttpStatusCode.OK);
        var cancelled = await Act(patron, meeting, "cancel").Expect(HttpStatusCode.OK);

        Assert.Equal((4500, 4500), ((long)quote["refund"]!, (long)cancelled["refund"]!));
        await patron.Client.GetAsync($"/v1/meetings/{meeting["id"]}/cancellation").Refused(409, "invalid_transition");
        Assert.Equal(
            0,
            await app.Query<long>(
                "select count(*) from calendar_entries where meeting_id = @id",
                new { id = (Guid)meeting["id"]! }
            )
        );
    }

    [Fact]
    public async Task A_meeting_is_cancelled_before_its_start_and_completed_from_its_end()
    {
        var (companion, id) = await app.Companion(new() { ["instant_book"] = true });
        var patron = await app.Patron();
        var start = NextStart();
        var meeting = await Book(patron, id, start).Expect(HttpStatusCode.Created);

        await Act(patron, meeting, "complete").Refused(409, "invalid_transition");
        app.Clock.Set(start);
        await Act(companion, meeting, "cancel").Refused(409, "invalid_transition");
        app.Clock.Set(start.AddHours(1));
        var completed = await Act(patron, meeting, "complete").Expect(HttpStatusCode.OK);

        Assert.Equal("completed", (string?)completed["status"]);
        Assert.Null(completed["companion"]!["phone_number"]);
    }

    [Fact]
    public async Task The_system_expires_and_completes_what_people_left()
    {
        var (_, slow) = await app.Companion();
        var (_, instant) = await app.Companion(new() { ["instant_book"] = true });
        var patron = await app.Patron();
        var requested = await Book(patron, slow, NextStart().AddHours(-6)).Expect(HttpStatusCode.Created);
        var accepted = await Book(patron, instant, NextStart()).Expect(HttpStatusCode.Created);
        app.Clock.Set(Time(accepted, "ends_at").AddHours(24));

        while (await app.Services.GetRequiredService<MeetingClock>().Sweep(CancellationToken.None) > 0)
        {
            // A round takes a batch.
        }

        Assert.Equal("expired", (string?)(await Get(patron, requested))["status"]);
        Assert.Equal("completed", (string?)(await Get(patron, accepted))["status"]);
        Assert.Equal(
            0,
            await app.Query<long>(
                "select coalesce(sum(o.open), 0) from open_requests o join patrons p on p.id = o.patron_id where p.account_id = @Id",
                new { patron.Id }
            )
        );
    }

    [Fact]
    public async Task A_meeting_keeps_what_it_was_booked_at()
    {
        var (companion, id) = await app.Companion(
            new() { ["instant_book"] = true, ["cancellation_policy"] = "strict" }
        );
        var patron = await app.Patron();
        var booked = await Book(patron, id, NextStart(), minutes: 120).Expect(HttpStatusCode.Created);

        await companion
            .Client.Patch(
                "/v1/companions/me",
                new
                {
                    hourly_rate = 9900,
                    currency = "USD",
                    city_id = 1,
                    cancellation_policy = "flexible",
                }
            )
            .Expect(HttpStatusCode.OK);

        var seen = await Get(patron, booked);
        foreach (
            var member in new[] { "hourly_rate", "total", "currency", "city_id", "time_zone", "cancellation_policy" }
        )
        {
            Assert.Equal(booked[member]!.ToJsonString(), seen[member]!.ToJsonString());
        }
    }

    [Fact]
    public async Task A_companion_who_cancels_gives_all_back_and_is_told_so_before()
    {
        var (companion, id) = await app.Companion(
            new() { ["instant_book"] = true, ["cancellation_policy"] = "strict" }
        );
        var meeting = await Book(await app.Patron(), id, NextStart()).Expect(HttpStatusCode.Created);
        app.Clock.Set(Time(meeting, "starts_at").AddMinutes(-5));

        var quote = await companion
            .Client.GetAsync($"/v1/meetings/{meeting["id"]}/cancellation")
            .Expect(HttpStatusCode.OK);
        var cancelled = await Act(companion, meeting, "cancel").Expect(HttpStatusCode.OK);

        Assert.Equal((4500, 4500), ((long)quote["refund"]!, (long)cancelled["refund"]!));
    }

    [Fact]
    public async Task Somebody_on_both_sides_sees_both_in_one_list()
    {
        var (both, id) = await app.Companion(new() { ["instant_book"] = true });
        await both
            .Client.Post(
                "/v1/patrons",
                new
                {
                    name = "Both",
                    sex = "other",
                    city_id = Scenes.Toronto,
                }
            )
            .Expect(HttpStatusCode.Created);
        var (_, other) = await app.Companion(new() { ["instant_book"] = true });
        var start = NextStart();
        var asPatron = await Book(both, other, start).Expect(HttpStatusCode.Created);
        var asCompanion = await Book(await app.Patron(), id, start.AddHours(2)).Expect(HttpStatusCode.Created);

        var first = await both.Client.GetAsync("/v1/meetings?limit=1").Expect(HttpStatusCode.OK);
        var second = await both
            .Client.GetAsync($"/v1/meetings?limit=1&after={first["next"]}")
            .Expect(HttpStatusCode.OK);

        Assert.Equal(
            [((string)asCompanion["id"]!, "companion"), ((string)asPatron["id"]!, "patron")],
            new[] { first, second }.Select(page =>
                ((string)page["items"]![0]!["id"]!, (string)page["items"]![0]!["role"]!)
            )
        );
        Assert.Null(second["next"]);
        await both
            .Client.GetAsync($"/v1/meetings?role=patron&limit=1&after={first["next"]}")
            .Refused(400, "invalid_request");
    }

    [Fact]
    public async Task A_stale_version_changes_nothing()
    {
        var (companion, id) = await app.Companion();
        var meeting = await Book(await app.Patron(), id, NextStart()).Expect(HttpStatusCode.Created);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/meetings/{meeting["id"]}/accept");
        request.Headers.TryAddWithoutValidation("If-Match", "\"7\"");

        await companion.Client.SendAsync(request).Refused(412, "stale_version");

        Assert.Equal("requested", (string?)(await Get(companion, meeting))["status"]);
    }

    [Fact]
    public async Task Meetings_are_listed_by_side_status_and_time_page_by_page()
    {
        var (companion, id) = await app.Companion(new() { ["instant_book"] = true });
        var patron = await app.Patron();
        var start = NextStart();
        var booked = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            booked.Add((string)(await Book(patron, id, start.AddHours(2 * i)).Expect(HttpStatusCode.Created))["id"]!);
        }

        booked.Reverse();
        var pages = new List<string>();
        for (var path = "/v1/meetings?role=patron&limit=2"; ; )
        {
            var page = await patron.Client.GetAsync(path).Expect(HttpStatusCode.OK);
            pages.AddRange(page["items"]!.AsArray().Select(meeting => (string)meeting!["id"]!));
            if ((string?)page["next"] is not { } next)
            {
                break;
            }

            path = $"/v1/meetings?role=patron&limit=2&after={next}";
        }

        Assert.Equal(booked, pages);
        Assert.Empty(
            (await companion.Client.GetAsync("/v1/meetings?role=patron").Expect(HttpStatusCode.OK))["items"]!.AsArray()
        );
        Assert.Empty(
            (await patron.Client.GetAsync("/v1/meetings?status=declined").Expect(HttpStatusCode.OK))["items"]!.AsArray()
        );
        var between = await patron
            .Client.GetAsync(
                $"/v1/meetings?status=accepted&from={start.AddHours(2):yyyy-MM-ddTHH:mm:ssZ}&to={start.AddHours(6):yyyy-MM-ddTHH:mm:ssZ}"
            )
            .Expect(HttpStatusCode.OK);
        Assert.Equal(booked.GetRange(2, 2), between["items"]!.AsArray().Select(meeting => (string)meeting!["id"]!));
        await patron.Client.GetAsync("/v1/meetings?status=Accepted").Refused(400, "invalid_request");
        await patron.Client.GetAsync("/v1/meetings?from=2030-01-01").Refused(400, "invalid_request");
    }

    [Fact]
    public async Task A_key_sent_many_times_at_once_books_once()
    {
        var (_, id) = await app.Companion();
        var patron = await app.Patron();
        var start = NextStart();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(async _ =>
                {
                    using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/meetings");
                    request.Content = Wire.Raw(
                        $$"""{"companion_id":"{{id}}","starts_at":"{{start:yyyy-MM-ddTHH:mm:ssZ}}","minutes":60}"""
                    );
                    request.Headers.Add("Idempotency-Key", "one");
                    using var response = await patron.Client.SendAsync(request);
                    return (response.StatusCode, Text: await response.Content.ReadAsStringAsync());
                })
        );

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.Created, answers[0].Text), answer));
    }

    [Fact]
    public async Task After_a_week_a_key_is_as_good_as_new()
    {
        var (_, id) = await app.Companion();
        var patron = await app.Patron();
        await BookWithKey(NextStart()).Expect(HttpStatusCode.Created);
        app.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1));

        using var next = await BookWithKey(NextStart());

        Assert.Equal(HttpStatusCode.Created, next.StatusCode);
        Assert.False(next.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(2, await app.Query<int>("select count(*) from meetings where companion_id = @id", new { id }));

        async Task<HttpResponseMessage> BookWithKey(DateTime start)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/meetings")
            {
                Content = JsonContent.Create(Ask(id, start)),
            };
            request.Headers.Add("Idempotency-Key", "of-the-week");
            return await patron.Client.SendAsync(request);
        }
    }

    [Fact]
    public async Task Each_change_is_told_to_both_people()
    {
        var (companion, id) = await app.Companion();
        var patron = await app.Patron();
        var meeting = await Book(patron, id, NextStart()).Expect(HttpStatusCode.Created);
        await Act(companion, meeting, "accept").Expect(HttpStatusCode.OK);

        foreach (var person in new[] { companion, patron })
        {
            Assert.Equal(
                "requested,accepted",
                await app.Query<string>(
                    "select string_agg(payload ->> 'status', ',' order by id) from updates where account_id = @Id and kind = 'meeting'",
                    new { person.Id }
                )
            );
        }
    }

    private static object Ask(Guid id, DateTime start, int minutes = 60) =>
        new
        {
            companion_id = id,
            starts_at = start,
            minutes,
        };

    private static Task<HttpResponseMessage> Book(Person patron, Guid id, DateTime start, int minutes = 60) =>
        patron.Client.Post("/v1/meetings", Ask(id, start, minutes));

    private static Task<HttpResponseMessage> Act(Person person, JsonNode meeting, string action, object? body = null) =>
        person.Client.Post($"/v1/meetings/{meeting["id"]}/{action}", body);

    private static Task<JsonNode> Get(Person person, JsonNode meeting) =>
        person.Client.GetAsync($"/v1/meetings/{meeting["id"]}").Expect(HttpStatusCode.OK);

    private static DateTime Time(JsonNode node, string member) => ((DateTimeOffset)node[member]!).UtcDateTime;

    private static DateTime Quarter(DateTime time) =>
        new(time.Ticks - (time.Ticks % TimeSpan.FromMinutes(30).Ticks), DateTimeKind.Utc);

    /// <summary>A start some days ahead; the tests of this class share a clock that some of them move.</summary>
    private DateTime NextStart() => Now.Date.AddDays(2 + (Interlocked.Increment(ref days) % 3)).AddHours(18);
}

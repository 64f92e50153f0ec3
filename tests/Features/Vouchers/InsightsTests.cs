using System.Net;
using System.Text.Json.Nodes;
using Companion.Tests.Features.Events;

namespace Companion.Tests.Features.Vouchers;

public sealed class InsightsTests : IClassFixture<CompanionApp>
{
    private readonly CompanionApp app;

    public InsightsTests(CompanionApp app)
    {
        this.app = app;
        app.Clock.Set(CompanionApp.Noon);
    }

    [Fact]
    public async Task They_count_what_has_happened()
    {
        var party = await Party.Give(app);
        var guest = party.Guest.Username;
        var flyer = await party.Code(
            new
            {
                kind = "percent",
                percent = 10,
                label = "flyer",
                max_redemptions = 3,
            }
        );
        var radio = await party.Code(
            new
            {
                kind = "amount",
                amount = 300,
                currency = "EUR",
                label = "radio",
            }
        );
        await party.Redeem(flyer, new { guest, spend = 1000 }).Expect(HttpStatusCode.Created);
        app.Clock.Advance(TimeSpan.FromMinutes(90));
        await party.Redeem(flyer, new { guest, spend = 2000 }).Expect(HttpStatusCode.Created);
        await party.Redeem(flyer, new { guest = party.Stranger.Username }).Expect(HttpStatusCode.Created);
        await party.Redeem(flyer).Refused(409, "used_up");
        await party.Redeem(flyer).Refused(409, "used_up");
        app.Clock.Advance(TimeSpan.FromMinutes(90));
        await party.Redeem(radio).Expect(HttpStatusCode.Created);
        var wrong = await party.Redeem(radio).Expect(HttpStatusCode.Created);
        await party
            .Organiser.Client.Post($"/v1/redemptions/{wrong["id"]}/reverse", new { reason = "Wrong" })
            .Expect(HttpStatusCode.OK);
        await party.Redeem("no-such-code", new { event_id = party.Id }).Refused(404, "voucher_unknown");

        var insights = await party.Staff.Client.GetAsync($"{party.Path}/insights").Expect(HttpStatusCode.OK);

        Assert.Equal(
            """
            {"issued":3,"claimed":1,"held":0,"redeemed":4,"reversed":1,"refused":3,"unique_guests":2,
            "discount_given":[{"currency":"CAD","amount":300},{"currency":"EUR","amount":300}],
            "first_used_at":"2030-05-06T12:00:00Z","last_used_at":"2030-05-06T15:00:00Z"}
            """.ReplaceLineEndings(""),
            insights["total"]!.ToJsonString()
        );
        Assert.Equal("""{"used_up":2,"voucher_unknown":1}""", insights["refused_by_reason"]!.ToJsonString());
        Assert.Equal(
            [("flyer", 1, 3, 2, 2), ("radio", 1, 1, 0, 0), (null, 1, 0, 1, 0)],
            insights["by_label"]!
                .AsArray()
                .Select(row =>
                    (
                        (string?)row!["label"],
                        (int)row["counts"]!["issued"]!,
                        (int)row["counts"]!["redeemed"]!,
                        (int)row["counts"]!["refused"]!,
                        (int)row["counts"]!["unique_guests"]!
                    )
                )
        );
        Assert.Equal("hour", (string?)insights["bucket"]);
        // 12:00, 13:00 (two and their refusals), nothing at 14:00, and 15:00 without what was reversed.
        var noon = new DateTimeOffset(CompanionApp.Noon).ToUnixTimeSeconds();
        Assert.Equal(
            $$"""{"time":[{{noon}},{{noon + 3600}},{{noon + 7200}},{{noon + 10800}}],"redeemed":[1,2,0,1],"refused":[0,2,0,1]}""",
            insights["series"]!.ToJsonString()
        );
        var minutes = await party
            .Organiser.Client.GetAsync($"{party.Path}/insights?bucket=minute")
            .Expect(HttpStatusCode.OK);
        var time = minutes["series"]!["time"]!.AsArray().Select(second => (long)second!).ToArray();
        Assert.Equal(181, time.Length);
        Assert.Equal(4, minutes["series"]!["redeemed"]!.AsArray().Sum(count => (int)count!));
        Assert.All(time.Zip(time.Skip(1)), pair => Assert.Equal(60, pair.Second - pair.First));
    }

    [Fact]
    public async Task Days_are_those_of_the_events_city_over_the_change_of_its_clock()
    {
        var party = await Party.Give(app);
        var voucher = await party.Voucher(new { kind = "percent", percent = 10 });
        // In Toronto the clocks go forward on 2030-03-10: that day has 23 hours.
        await app.Execute(
            """
            insert into redemptions (id, voucher_id, event_id, code, status, redeemed_at, created_at)
            select gen_random_uuid(), @voucher, @event, 'X', 'redeemed', at::timestamptz, at::timestamptz
            from unnest(array['2030-03-09 23:30-05', '2030-03-10 00:30-05', '2030-03-10 23:30-04', '2030-03-12 12:00-04']) at
            """,
            new { voucher = (Guid)voucher["id"]!, @event = party.Id }
        );

        var insights = await party.Staff.Client.GetAsync($"{party.Path}/insights?bucket=day").Expect(HttpStatusCode.OK);

        var time = insights["series"]!["time"]!.AsArray().Select(second => (long)second!).ToArray();
        Assert.Equal("[1,2,0,1]", insights["series"]!["redeemed"]!.ToJsonString());
        Assert.Equal(
            DateTimeOffset
                .Parse("2030-03-09T00:00:00-05:00", System.Globalization.CultureInfo.InvariantCulture)
                .ToUnixTimeSeconds(),
            time[0]
        );
        Assert.Equal([24, 23, 24], time.Zip(time.Skip(1)).Select(pair => (pair.Second - pair.First) / 3600));
    }

    [Fact]
    public async Task Of_an_event_without_attempts_the_series_is_empty()
    {
        var organiser = await app.SignIn();
        var id = await Party.Make(organiser, app);

        foreach (var bucket in new[] { "minute", "hour", "day" })
        {
            var insights = await organiser
                .Client.GetAsync($"/v1/events/{id}/insights?bucket={bucket}")
                .Expect(HttpStatusCode.OK);

            Assert.Equal("""{"time":[],"redeemed":[],"refused":[]}""", insights["series"]!.ToJsonString());
            Assert.Empty(insights["by_label"]!.AsArray());
            Assert.Null(insights["total"]!["first_used_at"]);
        }

        await organiser.Client.GetAsync($"/v1/events/{id}/insights?bucket=week").Refused(400, "invalid_request");
    }

    [Fact]
    public async Task A_long_series_is_told_by_its_latest_points()
    {
        var party = await Party.Give(app);
        var voucher = await party.Voucher(new { kind = "percent", percent = 10 });
        await app.Execute(
            """
            insert into redemptions (id, voucher_id, event_id, code, status, redeemed_at, created_at)
            select gen_random_uuid(), @voucher, @event, 'X', 'redeemed', at::timestamptz, at::timestamptz
            from unnest(array['2030-01-01 00:00Z', '2030-03-01 00:00Z']) at
            """,
            new { voucher = (Guid)voucher["id"]!, @event = party.Id }
        );

        var insights = await party
            .Staff.Client.GetAsync($"{party.Path}/insights?bucket=minute")
            .Expect(HttpStatusCode.OK);

        var counts = insights["series"]!["redeemed"]!.AsArray();
        Assert.Equal((10_000, 1, 1), (counts.Count, counts.Sum(count => (int)count!), (int)counts[^1]!));
        Assert.Equal(2, (int)insights["total"]!["redeemed"]!);
    }

    [Fact]
    public async Task What_meetings_hold_is_counted()
    {
        var (companion, id) = await app.Companion();
        var eventId = await Party.Make(companion, app);
        var voucher = await companion
            .Client.Post($"/v1/events/{eventId}/vouchers", new { kind = "percent", percent = 10 })
            .Expect(HttpStatusCode.Created);
        var patron = await app.Patron();
        JsonNode? meeting = await patron
            .Client.Post(
                "/v1/meetings",
                new
                {
                    companion_id = id,
                    starts_at = CompanionApp.Noon.AddDays(3),
                    minutes = 60,
                    voucher_code = (string?)voucher["code"],
                }
            )
            .Expect(HttpStatusCode.Created);

        var held = await companion.Client.GetAsync($"/v1/events/{eventId}/insights").Expect(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromHours(5));
        await companion.Client.Post($"/v1/meetings/{meeting["id"]}/accept").Expect(HttpStatusCode.OK);
        var redeemed = await companion.Client.GetAsync($"/v1/events/{eventId}/insights").Expect(HttpStatusCode.OK);

        Assert.Equal((1, 0), ((int)held["total"]!["held"]!, (int)held["total"]!["redeemed"]!));
        Assert.Equal((0, 1), ((int)redeemed["total"]!["held"]!, (int)redeemed["total"]!["redeemed"]!));
        Assert.Equal("""[{"currency":"CAD","amount":450}]""", redeemed["total"]!["discount_given"]!.ToJsonString());
        // It is redeemed when it is accepted.
        Assert.Equal("2030-05-06T17:00:00Z", (string?)redeemed["total"]!["first_used_at"]);
        Assert.Equal(
            new DateTimeOffset(CompanionApp.Noon.AddHours(5)).ToUnixTimeSeconds(),
            (long)redeemed["series"]!["time"]![0]!
        );
    }
}

using System.Diagnostics;
using System.Net;
using Companion.Tests.Features.Events;

namespace Companion.Tests.Features.Vouchers;

/// <summary>The organiser and the staff see on their streams what happens, as it happens, on every instance; nobody else does.</summary>
public sealed class EventHintTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Fact]
    public async Task The_team_is_told_of_the_new_counts_and_nobody_else()
    {
        using var other = new OtherInstance(app);
        var party = await Party.Give(app);
        var code = await party.Code(
            new
            {
                kind = "percent",
                percent = 10,
                max_redemptions = 1,
            }
        );
        using var organiser = await EventStream.Open(other.ClientOf(party.Organiser.Token));
        using var staff = await EventStream.Open(party.Staff.Client);
        using var guest = await EventStream.Open(party.Guest.Client);
        var place = staff.LastEventId;

        await party.Redeem(code).Expect(HttpStatusCode.Created);
        await party.Redeem(code).Refused(409, "used_up");

        foreach (var stream in new[] { organiser, staff })
        {
            // The first may have come between the two.
            var hint = await stream.Next("event");
            while ((int)hint.Data["refused"]! == 0)
            {
                hint = await stream.Next("event");
            }

            Assert.Equal(
                $$"""{"event_id":"{{party.Id}}","issued":2,"claimed":1,"held":0,"redeemed":1,"reversed":0,"refused":1}""",
                hint.Data.ToJsonString()
            );
        }

        // It has no place in the log: what comes after it goes on from where it was.
        Assert.Equal(place, staff.LastEventId);
        await party
            .Stranger.Client.Post($"/v1/conversations/{party.Guest.Username}/messages", new { body = "Anything new?" })
            .Expect(HttpStatusCode.Created);
        await guest.Next("message");
        Assert.Equal(0, await app.Query<int>("select count(*) from updates where kind = 'event'"));
    }

    [Theory]
    [InlineData("claim")]
    [InlineData("create")]
    [InlineData("batch")]
    [InlineData("import")]
    [InlineData("delete")]
    [InlineData("reverse")]
    [InlineData("book")]
    [InlineData("withdraw")]
    public async Task Each_change_of_the_counts_is_told(string what)
    {
        var (companion, companionId) = await app.Companion();
        var eventId = await Party.Make(companion, app);
        var vouchers = $"/v1/events/{eventId}/vouchers";
        var patron = await app.Patron();
        var voucher = await companion
            .Client.Post(
                vouchers,
                new
                {
                    kind = "percent",
                    percent = 10,
                    max_redemptions = 1,
                }
            )
            .Expect(HttpStatusCode.Created);
        var used = await companion
            .Client.Post(vouchers, new { kind = "percent", percent = 10 })
            .Expect(HttpStatusCode.Created);
        var redeemed = await companion
            .Client.Post($"/v1/vouchers/{used["code"]}/redeem")
            .Expect(HttpStatusCode.Created);
        string? meeting = null;
        if (what is "withdraw")
        {
            meeting = await Book();
        }

        using var stream = await EventStream.Open(companion.Client);

        switch (what)
        {
            case "claim":
                await patron.Client.Post($"/v1/vouchers/{voucher["code"]}/claim").Expect(HttpStatusCode.OK);
                break;
            case "create":
                await companion
                    .Client.Post(vouchers, new { kind = "item", item = "tea" })
                    .Expect(HttpStatusCode.Created);
                break;
            case "batch":
                await companion
                    .Client.Post(
                        $"{vouchers}/batch",
                        new
                        {
                            kind = "item",
                            item = "tea",
                            count = 5,
                        }
                    )
                    .Expect201();
                break;
            case "import":
                await companion
                    .Client.PostAsync(
                        $"{vouchers}/import",
                        new StringContent("kind,item\nitem,tea\n", System.Text.Encoding.UTF8, "text/csv")
                    )
                    .Expect(HttpStatusCode.Created);
                break;
            case "delete":
                await companion.Client.DeleteAsync($"{vouchers}/{voucher["id"]}").Expect(HttpStatusCode.NoContent);
                break;
            case "reverse":
                await companion
                    .Client.Post($"/v1/redemptions/{redeemed["id"]}/reverse", new { reason = "Wrong" })
                    .Expect(HttpStatusCode.OK);
                break;
            case "book":
                await Book();
                break;
            default:
                await patron.Client.Post($"/v1/meetings/{meeting}/withdraw").Expect(HttpStatusCode.OK);
                break;
        }

        var expected = what switch
        {
            "claim" => (2, 1, 0, 1),
            "create" or "import" => (3, 0, 0, 1),
            "batch" => (7, 0, 0, 1),
            "delete" => (1, 0, 0, 1),
            "reverse" => (2, 0, 0, 0),
            "book" => (2, 0, 1, 1),
            _ => (2, 0, 0, 1),
        };
        // What happened before the stream began may be told first.
        while (true)
        {
            var hint = await stream.Next();
            Assert.NotNull(hint);
            if (
                hint.Name == "event"
                && (
                    (int)hint.Data["issued"]!,
                    (int)hint.Data["claimed"]!,
                    (int)hint.Data["held"]!,
                    (int)hint.Data["redeemed"]!
                ) == expected
            )
            {
                return;
            }
        }

        async Task<string> Book()
        {
            var booked = await patron
                .Client.Post(
                    "/v1/meetings",
                    new
                    {
                        companion_id = companionId,
                        starts_at = app.Clock.GetUtcNow().AddDays(3),
                        minutes = 60,
                        voucher_code = (string?)used["code"],
                    }
                )
                .Expect(HttpStatusCode.Created);
            return (string)booked["id"]!;
        }
    }

    [Fact]
    public async Task However_much_happens_it_is_told_at_most_once_a_second_and_the_last_count_is()
    {
        var party = await Party.Give(app);
        var code = await party.Code(new { kind = "percent", percent = 10 });
        using var stream = await EventStream.Open(party.Organiser.Client);
        var begun = Stopwatch.GetTimestamp();
        var redeeming = Task.Run(async () =>
        {
            for (var n = 0; n < 400 || Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(2); n++)
            {
                await party.Redeem(code).Expect(HttpStatusCode.Created);
            }
        });

        var hints = 0;
        long told = -1;
        await redeeming.ContinueWith(_ => { }, TaskScheduler.Default).WaitAsync(TimeSpan.FromSeconds(30));
        var redeemed = await app.Query<long>("select redeemed from vouchers where key = @key", new { key = code });
        while (told < redeemed)
        {
            told = (long)(await stream.Next("event")).Data["redeemed"]!;
            hints++;
        }

        await redeeming;
        Assert.Equal(redeemed, told);
        Assert.InRange(hints, 2, Stopwatch.GetElapsedTime(begun).TotalSeconds + 2);
    }

    [Fact]
    public async Task Who_has_left_the_staff_is_told_no_more()
    {
        var party = await Party.Give(app);
        var code = await party.Code(new { kind = "percent", percent = 10 });
        await party
            .Organiser.Client.DeleteAsync($"{party.Path}/staff/{party.Staff.Username}")
            .Expect(HttpStatusCode.NoContent);
        using var staff = await EventStream.Open(party.Staff.Client);
        using var organiser = await EventStream.Open(party.Organiser.Client);

        await party.Redeem(code, by: party.Organiser).Expect(HttpStatusCode.Created);

        await organiser.Next("event");
        await party
            .Guest.Client.Post($"/v1/conversations/{party.Staff.Username}/messages", new { body = "Bye" })
            .Expect(HttpStatusCode.Created);
        await staff.Next("message");
    }
}

using System.Net;

namespace Companion.Tests.Features.Meetings;

public sealed class BookingTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    private static readonly DateTime Start = CompanionApp.Noon.AddDays(3);

    [Fact]
    public async Task A_request_is_accepted_and_each_sees_the_others_phone_number()
    {
        var (companion, id) = await app.Companion();
        var patron = await app.Patron();

        var quote = await patron
            .Client.Post(
                "/v1/meetings/quote",
                new
                {
                    companion_id = id,
                    starts_at = Start,
                    minutes = 90,
                }
            )
            .Expect(HttpStatusCode.OK);
        var meeting = await patron
            .Client.Post(
                "/v1/meetings",
                new
                {
                    companion_id = id,
                    starts_at = Start,
                    minutes = 90,
                    note = "Dinner?",
                }
            )
            .Expect(HttpStatusCode.Created);
        Assert.Equal(6750, (long)quote["total"]!);
        Assert.Equal(6750, (long)meeting["total"]!);
        Assert.Equal("requested", (string?)meeting["status"]);
        Assert.Equal(["withdraw"], meeting["allowed_actions"]!.AsArray().Select(a => (string?)a));
        Assert.Null(meeting["companion"]!["phone_number"]);

        var accepted = await companion.Client.Post($"/v1/meetings/{meeting["id"]}/accept").Expect(HttpStatusCode.OK);
        Assert.Equal("accepted", (string?)accepted["status"]);
        Assert.StartsWith("+1416", (string?)accepted["patron"]!["phone_number"], StringComparison.Ordinal);
        var seen = await patron.Client.GetAsync($"/v1/meetings/{meeting["id"]}").Expect(HttpStatusCode.OK);
        Assert.StartsWith("+1416", (string?)seen["companion"]!["phone_number"], StringComparison.Ordinal);
        Assert.Equal(["requested", "accepted"], seen["history"]!.AsArray().Select(change => (string?)change!["to"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_booking_answers_is_what_is_read_afterwards_but_for_the_phone_number(bool instantly)
    {
        var (_, id) = await app.Companion(new() { ["instant_book"] = instantly });
        var patron = await app.Patron();
        var request = new
        {
            companion_id = id,
            starts_at = Start,
            minutes = 90,
            note = "  Dinner? ",
        };

        var booked = await patron.Client.Post("/v1/meetings", request).Expect(HttpStatusCode.Created);

        var read = await patron.Client.GetAsync($"/v1/meetings/{booked["id"]}").Expect(HttpStatusCode.OK);
        Assert.Equal(instantly, read["companion"]!["phone_number"] is not null);
        read["companion"]!["phone_number"] = null;
        Assert.Equal(read.ToJsonString(), booked.ToJsonString());
    }
}

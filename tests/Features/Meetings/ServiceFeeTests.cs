using System.Net;

namespace Companion.Tests.Features.Meetings;

public sealed class ServiceFeeTests(ServiceFeeTests.WithFee app) : IClassFixture<ServiceFeeTests.WithFee>
{
    [Fact]
    public async Task The_fee_is_a_line_of_its_own_on_top_and_comes_back_with_the_rest()
    {
        var (companion, id) = await app.Companion(new() { ["instant_book"] = true, ["hourly_rate"] = 4510 });
        var patron = await app.Patron();
        var ask = new
        {
            companion_id = id,
            starts_at = CompanionApp.Noon.AddDays(3),
            minutes = 90,
        };

        var quote = await patron.Client.Post("/v1/meetings/quote", ask).Expect(HttpStatusCode.OK);
        var meeting = await patron.Client.Post("/v1/meetings", ask).Expect(HttpStatusCode.Created);
        var cancelled = await companion.Client.Post($"/v1/meetings/{meeting["id"]}/cancel").Expect(HttpStatusCode.OK);

        foreach (var priced in new[] { quote, meeting })
        {
            Assert.Equal(
                [("time", 6765), ("service_fee", 846)],
                priced["line_items"]!.AsArray().Select(item => ((string)item!["kind"]!, (long)item["amount"]!))
            );
            Assert.Equal((7611, 6765), ((long)priced["total"]!, (long)priced["payout"]!));
        }

        Assert.Equal(7611, (long)cancelled["refund"]!);
    }

    public sealed class WithFee : CompanionApp
    {
        protected override IEnumerable<(string Key, string Value)> Settings() =>
            [.. base.Settings(), ("Fees:ServicePercent", "12.5")];
    }
}

using Companion.Features.Meetings;

namespace Companion.Tests.Features.Meetings;

public sealed class CancellationRefundTests
{
    private static readonly DateTime Start = new(2030, 6, 10, 18, 0, 0, DateTimeKind.Utc);

    // 101.01 in all at 45.00 an hour; accepted long ago unless a line says otherwise. Hours are elapsed hours before the start.
    [Theory]
    [InlineData("flexible", 24, 10_101)]
    [InlineData("flexible", 23.99, 5_601)]
    [InlineData("flexible", 0.01, 5_601)]
    [InlineData("moderate", 72, 10_101)]
    [InlineData("moderate", 71.99, 5_051)]
    [InlineData("moderate", 24, 5_051)]
    [InlineData("moderate", 23.99, 0)]
    [InlineData("strict", 168, 10_101)]
    [InlineData("strict", 167.99, 5_051)]
    [InlineData("strict", 48, 5_051)]
    [InlineData("strict", 47.99, 0)]
    public void A_patrons_refund_follows_the_policy(string policy, double hoursAhead, long refund) =>
        Assert.Equal(refund, Refund(policy, MeetingActor.Patron, hoursAhead, acceptedHoursAgo: 500));

    [Theory]
    [InlineData(48, 24, 10_101)]
    [InlineData(48, 24.01, 5_051)]
    [InlineData(47.99, 1, 0)]
    public void Soon_after_acceptance_all_comes_back(double hoursAhead, double acceptedHoursAgo, long refund) =>
        Assert.Equal(refund, Refund("strict", MeetingActor.Patron, hoursAhead, acceptedHoursAgo));

    [Theory]
    [InlineData("flexible")]
    [InlineData("moderate")]
    [InlineData("strict")]
    public void A_companion_who_cancels_gives_all_back(string policy) =>
        Assert.Equal(10_101, Refund(policy, MeetingActor.Companion, hoursAhead: 0.1, acceptedHoursAgo: 500));

    [Fact]
    public void Nothing_is_ever_below_zero() =>
        Assert.Equal(
            0,
            Refund("flexible", MeetingActor.Patron, hoursAhead: 1, acceptedHoursAgo: 500, hourlyRate: 20_000)
        );

    [Theory]
    [InlineData(4500, 60, 0, 4500, 0)]
    [InlineData(4500, 90, 0, 6750, 0)]
    [InlineData(1, 90, 0, 2, 0)]
    [InlineData(1001, 75, 0, 1251, 0)]
    [InlineData(4510, 75, 10, 5638, 564)]
    [InlineData(4500, 60, 12.5, 4500, 563)]
    public void A_price_is_rounded_half_up(long rate, int minutes, double percent, long price, long fee)
    {
        var made = MeetingPrice.Of(rate, minutes, (decimal)percent);

        Assert.Equal((price, fee, price + fee, price), (made.Price, made.ServiceFee, made.Total, made.Payout));
    }

    private static long Refund(
        string policy,
        MeetingActor by,
        double hoursAhead,
        double acceptedHoursAgo,
        long hourlyRate = 4500
    )
    {
        var now = Start.AddHours(-hoursAhead);
        return CancellationRefund.Of(
            new MeetingRow
            {
                Id = Guid.Empty,
                Status = MeetingStatus.Accepted,
                CityId = 1,
                City = "",
                TimeZone = "",
                StartsAt = Start,
                EndsAt = Start.AddHours(2),
                Minutes = 120,
                Note = null,
                CancellationPolicy = Enum.Parse<CancellationPolicy>(policy, ignoreCase: true),
                Currency = "CAD",
                HourlyRate = hourlyRate,
                Price = 10_101,
                ServiceFee = 0,
                Discount = 0,
                VoucherCode = null,
                Total = 10_101,
                Payout = 10_101,
                Refund = null,
                ExpiresAt = null,
                AcceptedAt = now.AddHours(-acceptedHoursAgo),
                Version = 2,
                CreatedAt = now,
                UpdatedAt = now,
                CompanionId = null,
                CompanionAccountId = null,
                CompanionName = null,
                CompanionUsername = null,
                CompanionPhoneNumber = null,
                PatronId = null,
                PatronAccountId = null,
                PatronName = null,
                PatronUsername = null,
                PatronPhoneNumber = null,
            },
            by,
            now
        );
    }
}

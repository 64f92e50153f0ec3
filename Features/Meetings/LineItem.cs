namespace Companion.Features.Meetings;

/// <summary>A part of a meeting's total, in the currency's minor unit.</summary>
/// <param name="Kind">time (the hourly rate for the minutes), service_fee, or discount (a voucher's, below zero).</param>
internal sealed record LineItem(string Kind, long Amount)
{
    public static IReadOnlyList<LineItem> Of(long price, long serviceFee, long discount) =>
        discount == 0
            ? [new LineItem("time", price), new LineItem("service_fee", serviceFee)]
            :
            [
                new LineItem("time", price),
                new LineItem("service_fee", serviceFee),
                new LineItem("discount", -discount),
            ];
}

namespace Companion.Features.Meetings;

/// <summary>A part of a meeting's total, in the currency's minor unit.</summary>
/// <param name="Kind">time (the hourly rate for the minutes) or service_fee.</param>
internal sealed record LineItem(string Kind, long Amount)
{
    public static IReadOnlyList<LineItem> Of(long price, long serviceFee) =>
        [new LineItem("time", price), new LineItem("service_fee", serviceFee)];
}

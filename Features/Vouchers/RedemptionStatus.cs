namespace Companion.Features.Vouchers;

/// <summary>Held by a meeting that is not answered yet; released when it is not accepted.</summary>
internal enum RedemptionStatus
{
    Held,
    Redeemed,
    Released,
    Reversed,
    Refused,
}

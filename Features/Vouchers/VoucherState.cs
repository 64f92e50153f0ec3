namespace Companion.Features.Vouchers;

/// <summary>What a voucher can be used for at this moment; the first that applies of inactive, used_up, expired, scheduled.</summary>
internal enum VoucherState
{
    Active,
    Inactive,
    UsedUp,
    Expired,
    Scheduled,
}

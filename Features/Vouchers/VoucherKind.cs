namespace Companion.Features.Vouchers;

/// <summary>What a voucher gives: a part of what is spent, an amount off it, or a thing.</summary>
internal enum VoucherKind
{
    Percent,
    Amount,
    Item,
}

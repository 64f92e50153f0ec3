namespace Companion.Features.Vouchers;

/// <summary>A voucher that is about to be made.</summary>
internal sealed record NewVoucher(Guid Id, string Code, VoucherTerms Terms);

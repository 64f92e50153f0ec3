using System.Text.Json;
using System.Text.Json.Serialization;
using Companion.Infrastructure;

namespace Companion.Features.Vouchers;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Voucher))]
[JsonSerializable(typeof(Page<Voucher>))]
[JsonSerializable(typeof(VoucherRequest))]
[JsonSerializable(typeof(CreateVoucherBatch.Request), TypeInfoPropertyName = "CreateVoucherBatchRequest")]
[JsonSerializable(typeof(ChangeVoucher.Request), TypeInfoPropertyName = "ChangeVoucherRequest")]
[JsonSerializable(typeof(ImportVouchers.Response), TypeInfoPropertyName = "ImportVouchersResponse")]
[JsonSerializable(typeof(CheckVoucher.Request), TypeInfoPropertyName = "CheckVoucherRequest")]
[JsonSerializable(typeof(CheckVoucher.Response), TypeInfoPropertyName = "CheckVoucherResponse")]
[JsonSerializable(typeof(RedeemVoucher.Request), TypeInfoPropertyName = "RedeemVoucherRequest")]
[JsonSerializable(typeof(ClaimedVoucher))]
[JsonSerializable(typeof(Page<ClaimedVoucher>))]
[JsonSerializable(typeof(Redemption))]
[JsonSerializable(typeof(Page<Redemption>))]
[JsonSerializable(typeof(ReverseRedemption.Request), TypeInfoPropertyName = "ReverseRedemptionRequest")]
[JsonSerializable(typeof(GetEventInsights.Response), TypeInfoPropertyName = "GetEventInsightsResponse")]
[JsonSerializable(typeof(EventCounts.Counts), TypeInfoPropertyName = "EventCountsCounts")]
internal sealed partial class VouchersJson : JsonSerializerContext
{
    /// <summary>As JSON is written everywhere.</summary>
    public static VouchersJson OnTheWire { get; } = new(Conventions());

    private static JsonSerializerOptions Conventions()
    {
        var options = new JsonSerializerOptions();
        Infrastructure.Json.Configure(options);
        return options;
    }
}

using System.Text.Json.Nodes;
using Companion.Infrastructure;

namespace Companion.Features.Vouchers;

internal static class VouchersFeature
{
    private static readonly string[] ShowCode =
    [
        "Voucher",
        "VoucherRequest",
        "CreateVoucherBatchRequest",
        "ClaimedVoucher",
    ];

    public static void AddVouchers(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, VouchersJson.Default)
        );
        services.AddSingleton<RedemptionWriter>();
        services.AddHostedService<EventCounts>();
        services.AddSingleton(new HourlyTask(VoucherHousekeeping.Sweep));
        // Who was deleted by another instance while this one still took them for alive.
        services.AddSingleton(ConstraintProblem.AccountGone("vouchers_claimed_by_fkey"));
        services.AddSingleton(ConstraintProblem.AccountGone("redemptions_by_id_fkey"));
        services.AddSingleton(
            new ConstraintProblem(
                "redemptions_guest_id_fkey",
                "guest_unknown",
                "'guest' is the username of nobody.",
                Member: "guest"
            )
        );
        // An event that was deleted in the meantime.
        services.AddSingleton(
            new ConstraintProblem(
                "vouchers_event_id_fkey",
                "not_found",
                "There is nothing here.",
                Status: StatusCodes.Status404NotFound
            )
        );
        foreach (var (member, value) in Examples())
        {
            services.AddSingleton(new ApiExample(member, value));
        }
    }

    public static void MapVouchers(this IEndpointRouteBuilder v1)
    {
        var events = v1.MapGroup("/events");
        ExportVouchers.Map(events);
        GetEventInsights.Map(events);

        var ofEvent = events.MapGroup("/{event_id:guid}/vouchers").WithTags("Vouchers");
        CreateVoucher.Map(ofEvent);
        CreateVoucherBatch.Map(ofEvent);
        ImportVouchers.Map(ofEvent);
        ListVouchers.Map(ofEvent);
        GetVoucher.Map(ofEvent);
        ChangeVoucher.Map(ofEvent);
        DeleteVoucher.Map(ofEvent);
        ListRedemptions.Map(ofEvent);
        GetQrSvg.Map(ofEvent);
        GetQrPng.Map(ofEvent);

        var vouchers = v1.MapGroup("/vouchers").WithTags("Vouchers");
        CheckVoucher.Map(vouchers);
        ClaimVoucher.Map(vouchers);
        RedeemVoucher.Map(vouchers);
        ListMyVouchers.Map(v1);

        var redemptions = v1.MapGroup("/redemptions").WithTags("Vouchers");
        GetRedemption.Map(redemptions);
        ReverseRedemption.Map(redemptions);

        var marketplace = v1.MapGroup("/vouchers").WithTags("Marketplace vouchers");
        CreateMarketplaceVoucher.Map(marketplace);
        CreateMarketplaceBatch.Map(marketplace);
        ListMarketplaceVouchers.Map(marketplace);
        GetMarketplaceVoucher.Map(marketplace);
        ChangeMarketplaceVoucher.Map(marketplace);
        DeleteMarketplaceVoucher.Map(marketplace);
        ListMarketplaceRedemptions.Map(marketplace);
    }

    private static IEnumerable<(string Member, JsonNode? Value)> Examples() =>
        [
            .. ShowCode.SelectMany(schema =>
                new (string, JsonNode?)[]
                {
                    ($"{schema}.kind", "percent"),
                    ($"{schema}.percent", 20),
                    ($"{schema}.max_discount", 5000),
                    ($"{schema}.amount", null),
                    ($"{schema}.currency", "CAD"),
                    ($"{schema}.item", null),
                    ($"{schema}.code", "PARTY-7KQ2-M4XW"),
                    ($"{schema}.starts_at", "2030-06-21T20:00:00Z"),
                    ($"{schema}.ends_at", "2030-06-22T04:00:00Z"),
                }
            ),
            ("VoucherRequest.pattern", null),
            ("VoucherRequest.prefix", null),
            ("VoucherRequest.length", null),
            ("CreateVoucherBatchRequest.count", 500),
            ("CreateVoucherBatchRequest.pattern", "PARTY-####-####-##"),
            ("CreateVoucherBatchRequest.prefix", null),
            ("CreateVoucherBatchRequest.length", null),
            ("max_redemptions", 100),
            ("max_per_account", 1),
            ("min_spend", 2000),
            ("label", "newsletter"),
            ("metadata", new JsonObject { ["campaign"] = "summer" }),
            ("claimed_by", "alex"),
            ("guest", "alex"),
            ("spend", 9000),
            ("discount", 1800),
            ("redeemed_by", "julia"),
            ("Redemption.kind", "percent"),
            ("Redemption.percent", 20),
            ("Redemption.item", null),
            ("Redemption.code", "PARTY-7KQ2-M4XW"),
            ("Redemption.currency", "CAD"),
            ("Redemption.status", "redeemed"),
            ("Redemption.refusal", null),
            ("Redemption.reason", null),
            ("Redemption.reversed_by", null),
            ("Redemption.reversed_at", null),
            ("CheckVoucherRequest.meeting", null),
            ("CheckVoucherResponse.code", null),
            ("CheckVoucherResponse.kind", "percent"),
            ("CheckVoucherResponse.percent", 20),
            ("CheckVoucherResponse.item", null),
            ("CheckVoucherResponse.currency", "CAD"),
            ("voucher_code", "WELCOME-20"),
            ("event_name", "Summer on the Quay"),
            ("venue", "Pier 4"),
            ("refused_by_reason", new JsonObject { ["used_up"] = 3 }),
            ("GetEventInsightsChart.time", new JsonArray(1908388800, 1908392400)),
            ("GetEventInsightsChart.redeemed", new JsonArray(12, 40)),
            ("GetEventInsightsChart.refused", new JsonArray(1, 0)),
        ];
}

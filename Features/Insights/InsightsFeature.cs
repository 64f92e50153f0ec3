using System.Text.Json.Nodes;
using Companion.Infrastructure;

namespace Companion.Features.Insights;

internal static class InsightsFeature
{
    public static void AddInsights(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, InsightsJson.Default)
        );
        foreach (
            var (member, value) in new (string, JsonNode)[]
            {
                ("bucket", "month"),
                ("GetInsightsResponse.from", "2030-04-01"),
                ("GetInsightsResponse.to", "2030-05-17"),
                ("meetings", 12),
                ("hours", 31.5),
                ("GetInsightsResponse.payout", 276_500),
                ("requests", 15),
                ("acceptance_rate", 0.8667),
                ("cancellation_rate", 0.0769),
                ("median_answer_seconds", 1260),
                ("monthly_payout", 250_000),
                ("GetInsightsChart.time", new JsonArray(1901246400, 1903838400)),
                ("GetInsightsChart.actual", new JsonArray(182_000, 94_500)),
                ("GetInsightsChart.goal", new JsonArray(250_000, 137_097)),
            }
        )
        {
            services.AddSingleton(new ApiExample(member, value));
        }
    }

    public static void MapInsights(this IEndpointRouteBuilder v1)
    {
        var insights = v1.MapGroup("/insights").WithTags("Insights");
        GetInsights.Map(insights);
        GetGoal.Map(insights);
        SetGoal.Map(insights);
        GetInsightsChart.Map(insights);
    }
}

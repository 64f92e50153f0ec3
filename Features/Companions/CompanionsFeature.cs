using System.Text.Json.Nodes;
using Companion.Infrastructure;

namespace Companion.Features.Companions;

internal static class CompanionsFeature
{
    public static void AddCompanions(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, CompanionsJson.Default)
        );
        services.AddKeyedSingleton(
            nameof(GetCompanion),
            (provider, _) => GetCompanion.Reader(provider.GetRequiredService<Database>())
        );
        services.AddSingleton<SearchPages>();
        services.AddSingleton(provider => BlockedCallers.Reader(provider.GetRequiredService<Database>()));
        services.AddSingleton(
            new ConstraintProblem(
                "companions_account_id_key",
                "companion_exists",
                "You have a companion profile already: see GET /v1/companions/me."
            )
        );
        services.AddSingleton(ConstraintProblem.AccountGone("companions_account_id_fkey"));
        foreach (
            var (member, value) in new (string, JsonNode)[]
            {
                ("about", "Galleries, ravines and where to eat after."),
                ("orientation", "bisexual"),
                ("city_id", 44),
                ("city", "Toronto"),
                ("country", "CA"),
                ("time_zone", "America/Toronto"),
                ("languages", new JsonArray("en", "fr")),
                ("interests", new JsonArray("art", "hiking")),
                ("hourly_rate", 4500),
                ("currency", "CAD"),
                ("min_minutes", 60),
                ("max_minutes", 480),
                ("step_minutes", 30),
                ("buffer_before", 15),
                ("buffer_after", 15),
                ("min_notice_minutes", 120),
                ("horizon_days", 60),
                ("cancellation_policy", "moderate"),
                ("weekday", 5),
                ("start", "18:00"),
                ("end", "23:00"),
            }
        )
        {
            services.AddSingleton(new ApiExample(member, value));
        }
    }

    public static void MapCompanions(this IEndpointRouteBuilder v1)
    {
        var companions = v1.MapGroup("/companions").WithTags("Companions");
        SearchCompanions.Map(companions);
        CreateCompanion.Map(companions);
        GetOwnCompanion.Map(companions);
        ChangeCompanion.Map(companions);
        DeleteCompanion.Map(companions);
        GetHours.Map(companions);
        ReplaceHours.Map(companions);
        ListDays.Map(companions);
        SetDay.Map(companions);
        ClearDay.Map(companions);
        GetCompanion.Map(companions);
        ListSlots.Map(companions);
    }
}

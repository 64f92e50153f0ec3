using System.Text.Json.Nodes;
using Companion.Infrastructure;

namespace Companion.Features.Factories;

internal static class FactoriesFeature
{
    public const string Catalogue = "factories";

    public static void AddFactories(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, FactoriesJson.Default)
        );
        services.AddCatalogue(Catalogue);
        services.AddSingleton(new OlderClients("/v1/factories", "Factory not found"));
        foreach (
            var (member, value) in new (string, JsonNode)[]
            {
                ("Factory.id", 1),
                ("Factory.name", "North hall"),
                ("SavedFactory.name", "North hall"),
                ("FactoryTerms.name", "North hall"),
                ("sprocket_production_actual", new JsonArray(32, 29, 31)),
                ("sprocket_production_goal", new JsonArray(32, 30, 31)),
                ("ChartData.time", new JsonArray(1611194818, 1611194878, 1611194938)),
                ("SavedFactory.message", "Factory created"),
                ("ListFactoriesResponse.next", "c2NvcGV8MzA"),
            }
        )
        {
            services.AddSingleton(new ApiExample(member, value));
        }
    }

    public static void MapFactories(this IEndpointRouteBuilder v1)
    {
        var factories = v1.MapGroup("/factories").WithTags("Factories");
        ListFactories.Map(factories);
        CreateFactory.Map(factories);
        GetFactory.Map(factories);
        GetFactoryChart.Map(factories);
    }
}

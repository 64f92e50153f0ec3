using System.Text.Json.Nodes;
using Companion.Infrastructure;

namespace Companion.Features.Sprockets;

internal static class SprocketsFeature
{
    public const string Catalogue = "sprockets";

    private const string Path = "/v1/sprockets";

    public static void AddSprockets(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, SprocketsJson.Default)
        );
        services.AddCatalogue(Catalogue);
        services.AddSingleton(new OlderClients(Path, "Sprocket not found"));
        foreach (
            var (member, value) in new (string, JsonNode)[]
            {
                ("Sprocket.id", 1),
                ("teeth", 5),
                ("pitch_diameter", 5.0),
                ("outside_diameter", 6.0),
                ("pitch", 1.0),
                ("SavedSprocket.message", "Sprocket created"),
                ("ListSprocketsResponse.next", "c2NvcGV8MzA"),
            }
        )
        {
            services.AddSingleton(new ApiExample(member, value));
        }
    }

    /// <summary>Older clients also say /v1/sprocket: it is the same group, under the one name that is described.</summary>
    public static void UseSprocketAlias(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                if (
                    context.Request.Path.StartsWithSegments(
                        "/v1/sprocket",
                        StringComparison.OrdinalIgnoreCase,
                        out var rest
                    )
                )
                {
                    context.Request.Path = Path + rest;
                }

                return next(context);
            }
        );

    public static void MapSprockets(this IEndpointRouteBuilder v1)
    {
        var sprockets = v1.MapGroup("/sprockets").WithTags("Sprockets");
        ListSprockets.Map(sprockets);
        CreateSprocket.Map(sprockets);
        GetSprocket.Map(sprockets);
        ReplaceSprocket.Map(sprockets);
    }
}

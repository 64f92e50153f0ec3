using System.Text.Json.Nodes;
using Companion.Infrastructure;

namespace Companion.Features.Updates;

internal static class UpdatesFeature
{
    public static void AddUpdates(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, UpdateJson.Default)
        );
        services.AddSingleton(StreamSettings.Of(builder.Configuration));
        services.AddSingleton<UpdateLog>();
        services.AddSingleton<OpenStreams>();
        services.AddHostedService(provider => provider.GetRequiredService<OpenStreams>());
        services.AddSingleton(new ApiExample("Update.id", "7575211234567890123.1-42"));
        services.AddSingleton(new ApiExample("Update.event", "meeting"));
        services.AddSingleton(
            new ApiExample(
                "Update.data",
                new JsonObject { ["id"] = "0196b1a0-5c00-7000-8000-00000000beef", ["status"] = "accepted" }
            )
        );
        services.AddSingleton(new ApiExample("ListUpdatesResponse.next", "7575211234567890123.1-42"));
    }

    public static void MapUpdates(this IEndpointRouteBuilder v1)
    {
        StreamUpdates.Map(v1);
        ListUpdates.Map(v1);
    }
}

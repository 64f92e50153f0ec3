using System.Text.Json.Nodes;
using Companion.Infrastructure;

namespace Companion.Features.Messages;

internal static class MessagesFeature
{
    public static void AddMessages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, MessagesJson.Default)
        );
        services.AddSingleton(MessageLimits.Of(builder.Configuration));
        services.AddSingleton<MessageWriter>();
        // Who was deleted by another instance while this one still took them for alive.
        services.AddSingleton(ConstraintProblem.AccountGone("message_counts_account_id_fkey"));
        foreach (
            var (member, value) in new (string, JsonNode)[]
            {
                ("body", "See you at eight?"),
                ("client_id", "0b9e4c52-7a38-4c0e-9f0a-2f6d3a1c5b77"),
                ("conversation_id", "0196b1a0-5c00-7000-8000-00000000c0de"),
                ("seq", 42),
                ("sender", "alex"),
                ("partner", "julia"),
                ("msg", "See you at eight?"),
                ("timestamp", "2030-05-17T18:30:00.123000Z"),
                ("sent_at", "2030-05-17T18:30:00.123000Z"),
                ("unread", 1),
                ("up_to", 42),
                ("read_up_to", 41),
                ("partner_read_up_to", 42),
                ("ListMessagesResponse.next", "62"),
                ("ListMessagesResponse.previous", "42"),
            }
        )
        {
            services.AddSingleton(new ApiExample(member, value));
        }
    }

    public static void MapMessages(this IEndpointRouteBuilder v1)
    {
        var conversations = v1.MapGroup("/conversations").WithTags("Messages");
        ListConversations.Map(conversations);
        ListMessages.Map(conversations);
        SendMessage.Map(conversations);
        MarkRead.Map(conversations);
    }

    /// <summary>The plain message API, which other clients already speak: under a prefix of its own, and as it is there.</summary>
    public static void MapPlainMessages(this IEndpointRouteBuilder api)
    {
        var plain = api.MapGroup("").WithTags("Plain messages");
        SendPlainMessage.Map(plain);
        RetrievePlainMessages.Map(plain);
    }
}

using System.Text.Json.Serialization;
using Companion.Infrastructure;

namespace Companion.Features.Messages;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(SendMessage.Request), TypeInfoPropertyName = "SendMessageRequest")]
[JsonSerializable(typeof(ListMessages.Response), TypeInfoPropertyName = "ListMessagesResponse")]
[JsonSerializable(typeof(Page<Conversation>))]
[JsonSerializable(typeof(SendPlainMessage.Request), TypeInfoPropertyName = "SendPlainMessageRequest")]
[JsonSerializable(typeof(IReadOnlyList<PlainMessage>))]
[JsonSerializable(typeof(MarkRead.Request), TypeInfoPropertyName = "MarkReadRequest")]
internal sealed partial class MessagesJson : JsonSerializerContext;

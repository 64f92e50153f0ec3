using System.Text.Json.Serialization;
using Companion.Infrastructure;

namespace Companion.Features.Blocks;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Block))]
[JsonSerializable(typeof(Page<Block>))]
internal sealed partial class BlocksJson : JsonSerializerContext;

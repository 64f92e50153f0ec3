using System.Text.Json.Serialization;

namespace Companion.Infrastructure;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Health.HealthState))]
[JsonSerializable(typeof(Health.HealthDescription))]
internal sealed partial class HealthJson : JsonSerializerContext;

using System.Text.Json.Serialization;
using Companion.Infrastructure;

namespace Companion.Features.Patrons;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Patron))]
[JsonSerializable(typeof(CreatePatron.Request), TypeInfoPropertyName = "CreatePatronRequest")]
[JsonSerializable(typeof(ChangePatron.Request), TypeInfoPropertyName = "ChangePatronRequest")]
[JsonSerializable(typeof(GetPatron.Response))]
[JsonSerializable(typeof(Page<ListPatrons.Item>))]
internal sealed partial class PatronsJson : JsonSerializerContext;

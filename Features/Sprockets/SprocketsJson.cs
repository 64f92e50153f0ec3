using System.Text.Json;
using System.Text.Json.Serialization;

namespace Companion.Features.Sprockets;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(List<Sprocket>))]
[JsonSerializable(typeof(SavedSprocket))]
[JsonSerializable(typeof(SprocketTerms))]
[JsonSerializable(typeof(ListSprockets.Response), TypeInfoPropertyName = "ListSprocketsResponse")]
internal sealed partial class SprocketsJson : JsonSerializerContext
{
    /// <summary>As JSON is written everywhere.</summary>
    public static SprocketsJson OnTheWire { get; } = new(Conventions());

    private static JsonSerializerOptions Conventions()
    {
        var options = new JsonSerializerOptions();
        Infrastructure.Json.Configure(options);
        return options;
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Companion.Features.Factories;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ChartData))]
[JsonSerializable(typeof(Factory))]
[JsonSerializable(typeof(SavedFactory))]
[JsonSerializable(typeof(CreateFactory.Request), TypeInfoPropertyName = "CreateFactoryRequest")]
[JsonSerializable(typeof(ListFactories.Response), TypeInfoPropertyName = "ListFactoriesResponse")]
internal sealed partial class FactoriesJson : JsonSerializerContext
{
    /// <summary>As JSON is written everywhere.</summary>
    public static FactoriesJson OnTheWire { get; } = new(Conventions());

    private static JsonSerializerOptions Conventions()
    {
        var options = new JsonSerializerOptions();
        Infrastructure.Json.Configure(options);
        return options;
    }
}

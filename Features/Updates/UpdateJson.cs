using System.Text.Json;
using System.Text.Json.Serialization;

namespace Companion.Features.Updates;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ListUpdates.Response), TypeInfoPropertyName = "ListUpdatesResponse")]
[JsonSerializable(typeof(UpdateLog.MessageUpdate))]
[JsonSerializable(typeof(UpdateLog.ReadUpdate))]
[JsonSerializable(typeof(UpdateLog.LoggedRead))]
internal sealed partial class UpdateJson : JsonSerializerContext
{
    /// <summary>As JSON is written everywhere.</summary>
    public static UpdateJson OnTheWire { get; } = new(Conventions());

    private static JsonSerializerOptions Conventions()
    {
        var options = new JsonSerializerOptions();
        Infrastructure.Json.Configure(options);
        return options;
    }
}

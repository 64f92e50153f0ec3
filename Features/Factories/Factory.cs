using System.Text.Json;
using System.Text.Json.Serialization;

namespace Companion.Features.Factories;

/// <summary>A factory as the older clients know it, and so without created_at; a name only where it has one.</summary>
internal sealed record Factory(
    int Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Name,
    ChartData ChartData
)
{
    /// <summary>Its JSON around the text of its chart, which is taken as it is.</summary>
    /// <param name="id">The factory's.</param>
    /// <param name="name">Null where it has none.</param>
    /// <param name="chartData">JSON that was checked when it came.</param>
    /// <param name="message">The sentence about it that the older clients show.</param>
    public static byte[] ToJson(int id, string? name, ReadOnlySpan<byte> chartData, string? message = null)
    {
        using var bytes = new MemoryStream(chartData.Length + 256);
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = FactoriesJson.OnTheWire.Options.Encoder }))
        {
            json.WriteStartObject();
            json.WriteNumber("id"u8, id);
            if (name is not null)
            {
                json.WriteString("name"u8, name);
            }

            json.WritePropertyName("chart_data"u8);
            json.WriteRawValue(chartData, skipInputValidation: true);
            if (message is not null)
            {
                json.WriteString("message"u8, message);
            }

            json.WriteEndObject();
        }

        return bytes.ToArray();
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Companion.Features.Sprockets;

/// <summary>Writes a whole length with its point, 5.0, as the older clients have it: some tell a float from an integer by that.</summary>
internal sealed class DecimalPointConverter : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        writer.WriteRawValue(text.AsSpan().ContainsAny('.', 'E') ? text : $"{text}.0");
    }
}

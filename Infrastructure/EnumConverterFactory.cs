using System.Text.Json;
using System.Text.Json.Serialization;

namespace Companion.Infrastructure;

/// <summary>
/// Enums as the wire spells them, exactly. JsonStringEnumConverter also takes any letter case, and several names with
/// commas between them.
/// </summary>
internal sealed class EnumConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(EnumConverter<>).MakeGenericType(typeToConvert))!;

    private sealed class EnumConverter<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
            && Wire<T>.TryParse(reader.GetString(), provider: null, out var value)
                ? value.Value
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Wire<T>.NameOf(value));
    }
}

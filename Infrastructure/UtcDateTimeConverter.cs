using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Companion.Infrastructure;

/// <summary>
/// Reads RFC 3339 with Z or an offset and writes Z. System.Text.Json's own converter takes a time without a zone, which
/// would mean something else on every machine.
/// </summary>
internal sealed partial class UtcDateTimeConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TryParse(reader.GetString(), out var value)
            ? value
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Format(value, stackalloc byte["yyyy-MM-ddTHH:mm:ss.ffffffZ".Length]));

    public static string Format(DateTime value) =>
        value.ToString(
            value.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'",
            CultureInfo.InvariantCulture
        );

    /// <summary>As the other, without a string: lists of times are what some answers are made of.</summary>
    private static ReadOnlySpan<byte> Format(DateTime value, Span<byte> text)
    {
        var length = WriteSeconds(value, text);
        var ticks = value.Ticks % TimeSpan.TicksPerSecond;
        if (ticks != 0)
        {
            text[length++] = (byte)'.';
            (ticks / TimeSpan.TicksPerMicrosecond).TryFormat(
                text[length..],
                out var digits,
                "D6",
                CultureInfo.InvariantCulture
            );
            length += digits;
        }

        text[length++] = (byte)'Z';
        return text[..length];
    }

    /// <summary>Writes a time without its zone, to the second, and returns the number of characters.</summary>
    public static int WriteSeconds(DateTime value, Span<byte> text)
    {
        value.TryFormat(text, out var length, "s", CultureInfo.InvariantCulture);
        return length;
    }

    /// <summary>A time in a query string, which turns an unescaped + into a space; refuses with 400 what is none.</summary>
    public static DateTime? OfQuery(string name, string? text)
    {
        if (text is null)
        {
            return null;
        }

        return TryParse(text.Replace(' ', '+'), out var time)
            ? time
            : throw Refusal.Invalid(name, $"'{name}' is a time with Z or an offset (RFC 3339).");
    }

    public static bool TryParse(string? text, out DateTime value)
    {
        value = default;
        if (
            text is null
            || !Rfc3339().IsMatch(text)
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)
        )
        {
            return false;
        }

        // PostgreSQL keeps microseconds; what is finer would be rounded there, and compare unequal here.
        value = new DateTime(parsed.UtcTicks - (parsed.UtcTicks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
        return true;
    }

    [GeneratedRegex(
        @"^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,7})?([Zz]|[+-]\d\d:\d\d)\z",
        RegexOptions.ExplicitCapture,
        100
    )]
    private static partial Regex Rfc3339();
}

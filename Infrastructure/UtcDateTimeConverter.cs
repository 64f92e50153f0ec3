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

    /// <summary>As the other, digit by digit: lists of times are what some answers are made of.</summary>
    private static ReadOnlySpan<byte> Format(DateTime value, Span<byte> text)
    {
        "0000-00-00T00:00:00.000000Z"u8.CopyTo(text);
        Digits(value.Year, text[..4]);
        Digits(value.Month, text[5..7]);
        Digits(value.Day, text[8..10]);
        Digits(value.Hour, text[11..13]);
        Digits(value.Minute, text[14..16]);
        Digits(value.Second, text[17..19]);
        if (value.Ticks % TimeSpan.TicksPerSecond == 0)
        {
            text[19] = (byte)'Z';
            return text[..20];
        }

        Digits((int)(value.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond), text[20..26]);
        return text;
    }

    private static void Digits(int number, Span<byte> text)
    {
        for (var at = text.Length - 1; at >= 0; at--)
        {
            text[at] = (byte)('0' + (number % 10));
            number /= 10;
        }
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

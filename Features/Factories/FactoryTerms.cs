using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Companion.Infrastructure;
using FluentValidation;

namespace Companion.Features.Factories;

/// <summary>
/// What a new factory is made of. Its chart may be big: it is not made into numbers and back, but checked and kept as it is spelt, so that
/// every number comes back equal in value, whatever its digits.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record FactoryTerms(ChartData ChartData, string? Name = null)
{
    private const string InvalidStructure = "Invalid JSON structure.";

    private const int MaxPoints = 100_000;

    // The seconds of the years 1 to 9999.
    private const long Earliest = -62_135_596_800;
    private const long Latest = 253_402_300_799;

    private const string Time = "time";

    private static readonly string[] Arrays = ["sprocket_production_actual", "sprocket_production_goal", Time];

    private static readonly InlineValidator<Named> NameRules = new()
    {
        rules => rules.RuleFor(named => named.Name).Text(80),
    };

    private sealed record Named(string? Name);

    /// <summary>As it is kept: the chart is the JSON text of the three arrays, without white space.</summary>
    internal sealed record Kept(string? Name, byte[] ChartData);

    /// <summary>Refuses with 400 what is no factory, in the words of the older clients where they have some.</summary>
    public static Kept Read(ReadOnlyMemory<byte> json)
    {
        using var document = Parse(json);
        var factory = Part(document.RootElement, "factory", JsonValueKind.Object);
        var chart = Part(factory, "chart_data", JsonValueKind.Object);
        var arrays = Array.ConvertAll(Arrays, name => Part(chart, name, JsonValueKind.Array));
        var length = arrays[0].GetArrayLength();
        if (Array.Exists(arrays, array => array.GetArrayLength() != length))
        {
            throw Refusal.Invalid("chart_data", "Length of actual, goal, and time data must be the same.");
        }

        if (length > MaxPoints)
        {
            throw Refusal.Invalid("chart_data", "'chart_data' has at most 100,000 points.");
        }

        return new(NameOf(factory), TextOf(arrays));
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(
                json.Span is [0xEF, 0xBB, 0xBF, ..] ? json[3..] : json,
                new() { AllowDuplicateProperties = false }
            );
        }
        catch (JsonException)
        {
            throw Refusal.Invalid("body", InvalidStructure, "malformed_json");
        }
    }

    private static JsonElement Part(JsonElement whole, string name, JsonValueKind kind) =>
        whole.ValueKind == JsonValueKind.Object && whole.TryGetProperty(name, out var part) && part.ValueKind == kind
            ? part
            : throw Refusal.Invalid(name, InvalidStructure);

    private static string? NameOf(JsonElement factory)
    {
        if (!factory.TryGetProperty("name", out var name) || name.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (name.ValueKind != JsonValueKind.String)
        {
            throw Refusal.Invalid("name", "'name' has a value of the wrong type or form.");
        }

        var named = new Named(TextOf(name));
        var result = NameRules.Validate(named);
        return result.IsValid ? named.Name!.Trim() : throw Refusal.Invalid(result.ToDictionary());
    }

    private static string TextOf(JsonElement name)
    {
        try
        {
            return name.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            throw Refusal.Invalid("name", "'name' has a value of the wrong type or form.");
        }
    }

    private static byte[] TextOf(JsonElement[] arrays)
    {
        var text = new ArrayBufferWriter<byte>();
        foreach (var (name, array) in Arrays.Zip(arrays))
        {
            text.Write(text.WrittenCount == 0 ? "{"u8 : ","u8);
            text.Write(Encoding.UTF8.GetBytes($"\"{name}\":["));
            WriteNumbers(text, name, array);
            text.Write("]"u8);
        }

        text.Write("}"u8);
        return text.WrittenSpan.ToArray();
    }

    private static void WriteNumbers(ArrayBufferWriter<byte> text, string name, JsonElement array)
    {
        var (isFirst, isTime, before) = (true, name is Time, Earliest);
        foreach (var number in array.EnumerateArray())
        {
            if (isTime)
            {
                before = TimeOf(number, before);
            }
            else if (
                number.ValueKind != JsonValueKind.Number
                || !number.TryGetDouble(out var value)
                || !double.IsFinite(value)
            )
            {
                throw Refusal.Invalid(name, $"'{name}' holds numbers only.");
            }

            text.Write(isFirst ? ""u8 : ","u8);
            text.Write(JsonMarshal.GetRawUtf8Value(number));
            isFirst = false;
        }
    }

    private static long TimeOf(JsonElement number, long before)
    {
        if (
            number.ValueKind != JsonValueKind.Number
            || !number.TryGetInt64(out var time)
            || time is < Earliest or > Latest
        )
        {
            throw Refusal.Invalid(Time, "'time' holds whole numbers only, Unix time in seconds.");
        }

        return time >= before ? time : throw Refusal.Invalid(Time, "'time' never falls.");
    }
}

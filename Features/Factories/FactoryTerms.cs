using System.Text.Json;
using System.Text.Json.Serialization;
using Companion.Infrastructure;
using FluentValidation;

namespace Companion.Features.Factories;

/// <summary>What a new factory is made of.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record FactoryTerms(ChartData ChartData, string? Name = null)
{
    private const string InvalidStructure = "Invalid JSON structure.";

    private const int MaxPoints = 100_000;

    private static readonly InlineValidator<Named> NameRules = new()
    {
        rules => rules.RuleFor(named => named.Name).Text(80),
    };

    private sealed record Named(string? Name);

    /// <summary>As it is kept; the chart is <see cref="ChartText"/>.</summary>
    internal sealed record Kept(string? Name, byte[] ChartData);

    /// <summary>Refuses with 400 what is no factory, in the words of the older clients where they have some.</summary>
    public static Kept Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            return Check(json);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // The latter for a member's name with half of a surrogate pair, which is found when names are compared.
            throw Refusal.Invalid("body", InvalidStructure, "malformed_json");
        }
    }

    private static Kept Check(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(
            json.Span is [0xEF, 0xBB, 0xBF, ..] ? json[3..] : json,
            new() { AllowDuplicateProperties = false }
        );
        var factory = Part(document.RootElement, "factory", JsonValueKind.Object);
        var chart = Part(factory, "chart_data", JsonValueKind.Object);
        var arrays = Array.ConvertAll(ChartText.Arrays, name => Part(chart, name, JsonValueKind.Array));
        var length = arrays[0].GetArrayLength();
        if (Array.Exists(arrays, array => array.GetArrayLength() != length))
        {
            throw Refusal.Invalid("chart_data", "Length of actual, goal, and time data must be the same.");
        }

        if (length > MaxPoints)
        {
            throw Refusal.Invalid("chart_data", "'chart_data' has at most 100,000 points.");
        }

        return new(NameOf(factory), ChartText.Of(arrays));
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
}

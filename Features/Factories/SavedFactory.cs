using System.Text.Json.Serialization;

namespace Companion.Features.Factories;

/// <summary>A factory that was just created, and the sentence about it that the older clients show.</summary>
internal sealed record SavedFactory(
    int Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Name,
    ChartData ChartData,
    string Message
);

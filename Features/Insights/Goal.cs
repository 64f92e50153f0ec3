using System.Text.Json.Serialization;

namespace Companion.Features.Insights;

/// <summary>
/// What a companion wants to be paid in a calendar month, in the minor unit of the currency that the profile had when it was set; null after it was
/// cleared.
/// </summary>
internal sealed record Goal(
    long? MonthlyPayout,
    string Currency,
    DateTime CreatedAt,
    DateTime UpdatedAt,
    [property: JsonIgnore] int Version
);

using System.Text.Json.Serialization;

namespace Companion.Features.Patrons;

/// <summary>A patron as its owner sees it: with what nobody else may see.</summary>
internal sealed record Patron(
    Guid Id,
    string Username,
    string Name,
    PatronSex Sex,
    int CityId,
    string? Orientation,
    DateTime CreatedAt,
    DateTime UpdatedAt,
    [property: JsonIgnore] int Version
);

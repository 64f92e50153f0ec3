using System.Text.Json.Nodes;

namespace Companion.Infrastructure;

/// <summary>
/// A member's sample value; the description's examples are put together from these. Features register theirs, by the
/// member's name ("city_id") or, where a name means different things, by schema and member ("City.name"). Null: it has none there.
/// </summary>
internal sealed record ApiExample(string Member, JsonNode? Value);

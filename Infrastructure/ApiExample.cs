using System.Text.Json.Nodes;

namespace Companion.Infrastructure;

/// <summary>A member's sample value; the description's examples are put together from these. Features register theirs.</summary>
internal sealed record ApiExample(string Member, JsonNode Value);

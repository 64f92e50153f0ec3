using System.Text.Json;

namespace Companion.Features.Updates;

/// <summary>One update of an account: id is the cursor to go on from, event its kind, data what changed.</summary>
internal sealed record Update(string Id, string Event, JsonElement Data)
{
    /// <summary>What the caller has missed is gone from the log, or was of another: read again what you show, then go on from this id.</summary>
    public static Update Resync(UpdateCursor cursor) => new(cursor.ToString(), "resync", EmptyObject);

    private static JsonElement EmptyObject { get; } = JsonElement.Parse("{}");
}

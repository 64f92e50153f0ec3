namespace Companion.Features.Blocks;

/// <summary>Somebody whom the caller has blocked, and since when.</summary>
internal sealed record Block(string Username, DateTime CreatedAt);

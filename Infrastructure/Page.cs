namespace Companion.Infrastructure;

/// <summary>One page of a list, and the cursor that asks for the next one; null on the last page.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

namespace Companion.Infrastructure;

/// <summary>
/// A database constraint that a client can run into, and what it is told: 409 with a code, or 400 for a
/// <paramref name="Member"/> of the request. Features register theirs.
/// </summary>
internal sealed record ConstraintProblem(string Constraint, string Code, string Detail, string? Member = null);

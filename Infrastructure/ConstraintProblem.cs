namespace Companion.Infrastructure;

/// <summary>A database constraint that a client can run into, and the 409 it is told. Features register theirs.</summary>
internal sealed record ConstraintProblem(string Constraint, string Code, string Detail);

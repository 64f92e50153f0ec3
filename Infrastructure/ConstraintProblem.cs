namespace Companion.Infrastructure;

/// <summary>
/// A database constraint that a client can run into, and what it is told: 409 with a code unless it has another
/// <paramref name="Status"/>, or 400 for a <paramref name="Member"/> of the request. Features register theirs.
/// </summary>
internal sealed record ConstraintProblem(
    string Constraint,
    string Code,
    string Detail,
    string? Member = null,
    int Status = StatusCodes.Status409Conflict
)
{
    /// <summary>
    /// For a foreign key on the caller's account: another instance has deleted it, and this one still took its session for alive.
    /// </summary>
    public static ConstraintProblem AccountGone(string constraint)
    {
        var refusal = Refusal.Unauthenticated();
        return new(constraint, refusal.Code, refusal.Message, Status: refusal.Status);
    }
}

namespace Companion.Infrastructure;

/// <summary>
/// Ends a request with a problem (RFC 9457). Thrown, so that a refusal deep inside a transaction rolls it back on its
/// way out; <see cref="Problems"/> writes it.
/// </summary>
/// <param name="status">The HTTP status.</param>
/// <param name="code">Stable, snake_case; clients branch on it.</param>
/// <param name="detail">A sentence for the person who sees it. Never SQL, and never another person's data.</param>
internal sealed class Refusal(int status, string code, string detail) : Exception(detail)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>Members beside the standard ones, such as the current state in a 409.</summary>
    public Dictionary<string, object?> Extensions { get; } = new(StringComparer.Ordinal);

    public TimeSpan? RetryAfter { get; init; }

    public static Refusal Invalid(
        IDictionary<string, string[]> errors,
        string code = "invalid_request",
        string? detail = null
    ) =>
        new(StatusCodes.Status400BadRequest, code, detail ?? string.Join(' ', errors.SelectMany(e => e.Value).Take(3)))
        {
            Extensions = { ["errors"] = errors },
        };

    public static Refusal Invalid(string member, string message, string code = "invalid_request") =>
        Invalid(new Dictionary<string, string[]>(StringComparer.Ordinal) { [member] = [message] }, code);

    /// <summary>One body for what is absent and for what the caller may not know of.</summary>
    public static Refusal NotFound() => new(StatusCodes.Status404NotFound, "not_found", "There is nothing here.");

    public static Refusal Unauthenticated() =>
        new(
            StatusCodes.Status401Unauthorized,
            "unauthenticated",
            "Sign in with POST /v1/sessions and send its token as 'Authorization: Bearer …'. This request has no session, or a dead one; a cookie serves GET only."
        );

    public static Refusal Forbidden(string code, string detail) => new(StatusCodes.Status403Forbidden, code, detail);

    /// <summary>Between two of whom one wants nothing to do with the other: the same words to both, so that neither learns who.</summary>
    public static Refusal NotAvailable() => Forbidden("not_available", "This person is not available to you.");

    public static Refusal Conflict(string code, string detail) => new(StatusCodes.Status409Conflict, code, detail);

    public static Refusal Stale() =>
        new(
            StatusCodes.Status412PreconditionFailed,
            "stale_version",
            "This has changed since the version that If-Match names. Read it again."
        );

    public static Refusal TooMany(string code, string detail, TimeSpan retryAfter) =>
        new(StatusCodes.Status429TooManyRequests, code, detail) { RetryAfter = retryAfter };

    public static Refusal NotJson() =>
        new(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", "Send the body as application/json.");

    public static Refusal Unavailable() =>
        new(
            StatusCodes.Status503ServiceUnavailable,
            "unavailable",
            "The service cannot answer at the moment. Try again shortly."
        )
        {
            RetryAfter = TimeSpan.FromSeconds(1),
        };

    public Refusal With(string member, object? value)
    {
        Extensions[member] = value;
        return this;
    }
}

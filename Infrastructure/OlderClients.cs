namespace Companion.Infrastructure;

/// <summary>
/// A path that clients of an older API use: problems under it have message, which is what they read, with the same words as detail.
/// Features register theirs.
/// </summary>
/// <param name="Path">Such as /v1/things.</param>
/// <param name="NotFound">What they are told of what is not there.</param>
internal sealed record OlderClients(string Path, string NotFound)
{
    /// <summary>Null for every other path.</summary>
    public static OlderClients? Of(HttpContext context) =>
        context
            .RequestServices.GetServices<OlderClients>()
            .FirstOrDefault(older =>
                context.Request.Path.StartsWithSegments(older.Path, StringComparison.OrdinalIgnoreCase)
            );
}

namespace Companion.Features.Companions;

internal static class SearchChange
{
    /// <summary>For what changes who is found, or how: its caller finds it so from its answer on.</summary>
    public static async ValueTask<object?> IsSeenAtOnce(
        EndpointFilterInvocationContext invocation,
        EndpointFilterDelegate next
    )
    {
        try
        {
            return await next(invocation);
        }
        finally
        {
            // Also when it failed: it may have committed.
            invocation.HttpContext.RequestServices.GetRequiredService<SearchPages>().Forget();
        }
    }
}

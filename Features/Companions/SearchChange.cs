using Companion.Infrastructure;
using Npgsql;

namespace Companion.Features.Companions;

internal static class SearchChange
{
    /// <summary>For what changes who is found, or how: its caller finds it so from its answer on.</summary>
    public static async ValueTask<object?> IsSeenAtOnce(
        EndpointFilterInvocationContext invocation,
        EndpointFilterDelegate next
    )
    {
        var isRefused = false;
        try
        {
            return await next(invocation);
        }
        catch (Exception refused) when (refused is Refusal or PostgresException { SqlState: ['2', '3', ..] })
        {
            // Nothing was changed, and nobody who is refused makes the others' searches slower.
            isRefused = true;
            throw;
        }
        finally
        {
            // Also when it failed: it may have committed.
            if (!isRefused)
            {
                invocation.HttpContext.RequestServices.GetRequiredService<SearchPages>().Forget();
            }
        }
    }
}

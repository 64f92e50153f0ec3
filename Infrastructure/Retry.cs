using Npgsql;

namespace Companion.Infrastructure;

internal static class Retry
{
    private const int MaxRetries = 2;

    /// <summary>
    /// Runs a whole transaction again when PostgreSQL ended it for another's sake (deadlock, serialization): at most
    /// twice, after a moment of chance length so that the same two do not meet again.
    /// </summary>
    public static async Task<T> OnDeadlock<T>(Func<Task<T>> transaction, CancellationToken ct)
    {
        var retries = 0;
        while (true)
        {
            try
            {
                return await transaction();
            }
            catch (PostgresException ended)
                when (retries < MaxRetries
                    && ended.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
                )
            {
                await Task.Delay(Random.Shared.Next(5, 40) << retries, ct);
                retries++;
            }
        }
    }
}

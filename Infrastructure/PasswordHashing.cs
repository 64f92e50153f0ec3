using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;

namespace Companion.Infrastructure;

/// <summary>
/// Hashes passwords: PBKDF2-SHA512, Passwords:Iterations times, never fewer than 210,000 (OWASP Password Storage Cheat
/// Sheet). A hash takes a core for some 70 ms, so one core is always left to everything else, and what cannot wait its turn
/// within reason is refused with 503.
/// </summary>
internal sealed class PasswordHashing : IDisposable
{
    private const int LeastIterations = 210_000;
    private const int MaxWaiting = 64;

    // ASP.NET Core's hasher asks for a user and does not look at it.
    private static readonly object Anyone = new();

    private readonly PasswordHasher<object> hasher;

    private readonly ConcurrencyLimiter gate;

    private long started;

    public PasswordHashing(IConfiguration configuration)
    {
        var options = new PasswordHasherOptions
        {
            IterationCount = Math.Max(LeastIterations, configuration.GetValue("Passwords:Iterations", LeastIterations)),
        };
        hasher = new PasswordHasher<object>(Microsoft.Extensions.Options.Options.Create(options));
        gate = new ConcurrencyLimiter(
            new ConcurrencyLimiterOptions
            {
                PermitLimit = Math.Max(1, Environment.ProcessorCount - 1),
                QueueLimit = MaxWaiting,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }
        );
    }

    /// <summary>How many hashes this process has computed: what a stranger could time.</summary>
    public long Started => Volatile.Read(ref started);

    /// <summary>How many wait for their turn at this moment.</summary>
    public long Waiting => gate.GetStatistics()!.CurrentQueuedCount;

    /// <summary>Refuses with 503 when too many wait.</summary>
    public Task<string> Hash(string password, CancellationToken ct) =>
        InTurn(() => hasher.HashPassword(Anyone, password), ct);

    /// <summary>
    /// Compares with a stored hash, or with nobody's when <paramref name="hash"/> is null, which takes as long. Refuses with 503
    /// when too many wait.
    /// </summary>
    public Task<PasswordVerificationResult> Verify(string? hash, string password, CancellationToken ct) =>
        InTurn(
            () =>
            {
                if (hash is not null)
                {
                    return hasher.VerifyHashedPassword(Anyone, hash, password);
                }

                _ = hasher.HashPassword(Anyone, password);
                return PasswordVerificationResult.Failed;
            },
            ct
        );

    public void Dispose() => gate.Dispose();

    private async Task<T> InTurn<T>(Func<T> work, CancellationToken ct)
    {
        using var turn = await gate.AcquireAsync(permitCount: 1, ct);
        if (!turn.IsAcquired)
        {
            throw Refusal.Unavailable();
        }

        Interlocked.Increment(ref started);
        // Not cancelled once begun: a turn that ended before its work would let the next hash run beside it.
        return await Task.Run(work, CancellationToken.None);
    }
}

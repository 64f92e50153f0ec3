using System.Diagnostics;
using Companion.Features.Sessions;

namespace Companion.Tests.Features.Sessions;

public sealed class SessionCacheTests
{
    private readonly SessionCache cache = new();
    private readonly long begun = Stopwatch.GetTimestamp();

    [Fact]
    public void Who_has_gone_is_not_kept()
    {
        for (var second = 0; second < 100; second++)
        {
            for (var visitor = 0; visitor < 10; visitor++)
            {
                Keep($"{second}-{visitor}", TimeSpan.FromSeconds(second));
            }
        }

        Assert.Equal(10, cache.Count);
    }

    [Fact]
    public void Who_is_here_is_kept()
    {
        foreach (var milliseconds in (int[])[900, 1200, 1600])
        {
            Keep($"{milliseconds}", TimeSpan.FromMilliseconds(milliseconds));
        }

        // The first sweep is at 900 ms, the second is not due before 1700.
        Assert.Equal(3, cache.Count);
        Assert.NotNull(cache.Find(TokenHash.Of("1600")));
    }

    private void Keep(string token, TimeSpan later)
    {
        var lookUp = cache.BeginLookUp();
        var at = begun + (long)(later.TotalSeconds * Stopwatch.Frequency);
        cache.Keep(
            TokenHash.Of(token),
            new Session(Guid.NewGuid(), Guid.NewGuid(), "user"),
            lookUp with
            {
                StartedAt = at,
            }
        );
    }
}

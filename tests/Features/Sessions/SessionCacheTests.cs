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
    public void Only_who_has_gone_is_let_go_and_once_in_a_lifetime()
    {
        // The first sweep finds nothing yet.
        foreach (var milliseconds in (int[])[900, 1000, 1750])
        {
            Keep($"{milliseconds}", TimeSpan.FromMilliseconds(milliseconds));
        }

        Assert.Equal(2, cache.Count);
        Assert.Null(cache.Find(TokenHash.Of("900")));
        Assert.NotNull(cache.Find(TokenHash.Of("1000")));

        // 1000 is out of date by then, and the next sweep not due.
        Keep("1850", TimeSpan.FromMilliseconds(1850));
        Assert.Equal(3, cache.Count);
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

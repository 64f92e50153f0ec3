namespace Companion.Features.Sessions;

internal static class SessionLifetime
{
    public static readonly TimeSpan Sliding = TimeSpan.FromDays(30);

    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);
}

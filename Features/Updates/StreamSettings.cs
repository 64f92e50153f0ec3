using Companion.Infrastructure;

namespace Companion.Features.Updates;

/// <summary>
/// Streams:CommentSeconds (15): how long a stream is silent before it says that it is still there. Proxies cut what is silent for longer.
/// </summary>
internal sealed record StreamSettings(TimeSpan CommentEvery)
{
    public static StreamSettings Of(IConfiguration configuration) =>
        new(TimeSpan.FromSeconds(configuration.AtLeastOne("Streams:CommentSeconds", 15)));
}

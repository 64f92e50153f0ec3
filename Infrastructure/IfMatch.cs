using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Companion.Infrastructure;

/// <summary>
/// The If-Match header: the versions that the caller is willing to change. Absent or *: any. Weak tags never match
/// (RFC 9110, section 13.1.1).
/// </summary>
internal sealed class IfMatch
{
    private readonly IList<EntityTagHeaderValue>? tags;

    private IfMatch(IList<EntityTagHeaderValue>? tags) => this.tags = tags;

    public static ValueTask<IfMatch?> BindAsync(HttpContext context)
    {
        var header = context.Request.Headers.IfMatch;
        if (header.Count == 0)
        {
            return ValueTask.FromResult<IfMatch?>(new IfMatch(tags: null));
        }

        return EntityTagHeaderValue.TryParseStrictList([.. header.OfType<string>()], out var tags)
            ? ValueTask.FromResult<IfMatch?>(new IfMatch(tags))
            : throw Refusal.Invalid("if_match", "If-Match takes the ETag of an earlier answer, with its quotes.");
    }

    /// <summary>Refuses with 412 unless <paramref name="version"/> is one that the caller named; null: there is none, and not any either.</summary>
    public void Require(int? version)
    {
        if (
            tags is not null
            && (
                version is not { } current
                || !tags.Any(tag =>
                    tag.Equals(EntityTagHeaderValue.Any)
                    || (!tag.IsWeak && tag.Tag.Equals(Tag(current), StringComparison.Ordinal))
                )
            )
        )
        {
            throw Refusal.Stale();
        }
    }

    public static string Tag(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}

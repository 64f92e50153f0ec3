using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Companion.Infrastructure;

/// <summary>
/// What every list takes: limit (1 to 100, default 20) and after, the cursor that the page before gave. A cursor is the
/// last row's sort key, and belongs to one path and one set of filters: with any other it is refused.
/// </summary>
internal sealed class PageRequest
{
    public const int DefaultLimit = 20;
    public const int MaxLimit = 100;

    // Not the request: a page may be read for others too, and outlast the one that asked for it first.
    private readonly string path;
    private readonly IQueryCollection parameters;
    private readonly string[]? keys;

    private PageRequest(int limit, HttpRequest request, string[]? keys, bool isAsked) =>
        (Limit, path, parameters, this.keys, IsAsked) = (limit, request.Path.Value!, request.Query, keys, isAsked);

    public int Limit { get; }

    /// <summary>False without limit and after: what a list that older clients read whole answers whole (<see cref="OptionalPageAttribute"/>).</summary>
    public bool IsAsked { get; }

    /// <summary>One row more than the limit tells whether there is a next page.</summary>
    public int Take => Limit + 1;

    public static ValueTask<PageRequest?> BindAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var limit = DefaultLimit;
        if (
            query.TryGetValue("limit", out var asked)
            && (
                !int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out limit)
                || limit is < 1 or > MaxLimit
            )
        )
        {
            throw Refusal.Invalid("limit", $"'limit' is a whole number from 1 to {MaxLimit}.");
        }

        var startsAfter = query.TryGetValue("after", out var after)
            ? Decode(after.ToString(), ScopeOf(context.Request.Path.Value!, query)) ?? throw BadCursor()
            : null;
        return ValueTask.FromResult<PageRequest?>(
            new PageRequest(limit, context.Request, startsAfter, asked.Count + after.Count > 0)
        );
    }

    /// <summary>A part of the sort key that this page starts after; <paramref name="first"/> on the first page.</summary>
    public T KeyOr<T>(int index, T first)
        where T : IParsable<T>
    {
        if (keys is null)
        {
            // Of no kind, it would go to the database as a timestamp without time zone, and the statement be prepared twice.
            return first is DateTime { Kind: DateTimeKind.Unspecified } moment
                ? (T)(object)DateTime.SpecifyKind(moment, DateTimeKind.Utc)
                : first;
        }

        if (index >= keys.Length || !TryParse(keys[index], out T? key))
        {
            throw BadCursor();
        }

        return key;
    }

    public Page<T> Of<T>(IEnumerable<T> rows, Func<T, object[]> sortKeyOf)
    {
        var items = rows.ToList();
        if (items.Count <= Limit)
        {
            return new Page<T>(items, Next: null);
        }

        items.RemoveRange(Limit, items.Count - Limit);
        return new Page<T>(items, CursorAt(sortKeyOf(items[^1])));
    }

    public string CursorAt(params object[] sortKey) =>
        Base64Url.EncodeToString(
            Encoding.UTF8.GetBytes(
                string.Join(
                    '|',
                    sortKey
                        .Select(part =>
                            Uri.EscapeDataString(
                                part is DateTime time
                                    ? time.Ticks.ToString(CultureInfo.InvariantCulture)
                                    : Convert.ToString(part, CultureInfo.InvariantCulture)!
                            )
                        )
                        .Prepend(ScopeOf(path, parameters))
                )
            )
        );

    private static bool TryParse<T>(string text, [NotNullWhen(true)] out T? key)
        where T : IParsable<T>
    {
        if (typeof(T) != typeof(DateTime))
        {
            return T.TryParse(text, CultureInfo.InvariantCulture, out key);
        }

        var valid =
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTime.MaxValue.Ticks;
        key = (T)(object)new DateTime(valid ? ticks : 0, DateTimeKind.Utc);
        return valid;
    }

    private static string[]? Decode(string cursor, string scope)
    {
        var bytes = new byte[256];
        return
            cursor.Length <= 320
            && Base64Url.IsValid(cursor)
            && Base64Url.TryDecodeFromChars(cursor, bytes, out var written)
            && Encoding.UTF8.GetString(bytes, 0, written).Split('|') is [var of, .. var keys]
            && string.Equals(of, scope, StringComparison.Ordinal)
            ? Array.ConvertAll(keys, Uri.UnescapeDataString)
            : null;
    }

    private static string ScopeOf(string path, IQueryCollection query)
    {
        var filters = query
            .Where(pair => pair.Key is not ("after" or "limit"))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}={JsonSerializer.Serialize(pair.Value.ToArray())}");
        // As routing reads a path: without regard to letter case and a slash at its end.
        var route = path.TrimEnd('/').ToLowerInvariant();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{route}?{string.Join('&', filters)}"));
        return Base64Url.EncodeToString(hash.AsSpan(0, 6));
    }

    private static Refusal BadCursor() =>
        Refusal.Invalid("after", "This cursor is not one that a page with the same filters and order gave.");
}

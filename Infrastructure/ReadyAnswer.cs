using System.IO.Hashing;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Companion.Infrastructure;

/// <summary>A public answer as it goes to the wire, made once and sent many times: bytes, type and ETag. If-None-Match gives 304.</summary>
internal sealed class ReadyAnswer(ReadOnlyMemory<byte> bytes, string contentType, string tag) : IResult
{
    public const string JsonType = "application/json; charset=utf-8";

    // What is longer is written in parts, so that a slow reader's connection holds one of them and not the whole.
    public const int Part = 64 * 1024;

    /// <summary>The Cache-Control of an answer that depends on who asks; who sends it sets it first.</summary>
    public const string CallersAlone = "private, no-cache";

    // Caches may keep it and must ask again each time: a change is seen within a second.
    private static readonly StringValues NoCache = "no-cache";

    // A shared cache keeps one copy for all origins; without this it would give browsers one without their headers.
    private static readonly StringValues Vary = "Origin";

    private readonly StringValues tag = tag;

    public int Length => bytes.Length;

    /// <summary>What it was made of, for who made it and finds it again; null where nobody asks.</summary>
    public object? MadeOf { get; init; }

    public string Tag => tag.ToString();

    /// <summary>With a hash of the bytes as its ETag.</summary>
    public static ReadyAnswer Of(byte[] bytes, string contentType = JsonType, object? madeOf = null) =>
        new(bytes, contentType, TagOf(bytes)) { MadeOf = madeOf };

    /// <summary>An ETag by what the bytes are. It tells versions apart and keeps no secret, so that the hash need not be a cryptographic one: who makes two texts of theirs collide has
    /// caches keep their own old one.</summary>
    public static string TagOf(byte[] bytes) => $"\"{Convert.ToHexStringLower(XxHash128.Hash(bytes))}\"";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (IsKnownTo(httpContext))
        {
            return Task.CompletedTask;
        }

        var response = httpContext.Response;
        response.ContentLength = bytes.Length;
        return bytes.Length <= Part
            ? response.BodyWriter.WriteAsync(bytes, httpContext.RequestAborted).AsTask()
            : WriteParts(response, bytes, httpContext.RequestAborted);
    }

    /// <summary>Writes the headers; when the caller has it already, the answer is 304 and has no body.</summary>
    public bool IsKnownTo(HttpContext context)
    {
        var response = context.Response;
        if (!string.Equals(response.Headers.CacheControl, CallersAlone, StringComparison.Ordinal))
        {
            response.Headers.CacheControl = NoCache;
        }

        response.Headers.Vary = StringValues.Concat(response.Headers.Vary, Vary);
        response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch is { Count: > 0 } known && IsKnown(known))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return true;
        }

        response.ContentType = contentType;
        return false;
    }

    /// <summary>Writes the body of an answer as it is taken.</summary>
    public static async Task WriteParts(HttpResponse response, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        for (var at = 0; at < body.Length; at += Part)
        {
            await response.BodyWriter.WriteAsync(body.Slice(at, Math.Min(Part, body.Length - at)), ct);
        }
    }

    private bool IsKnown(StringValues known) =>
        EntityTagHeaderValue.TryParseList([.. known.OfType<string>()], out var tags)
        && tags.Any(one =>
            one.Equals(EntityTagHeaderValue.Any) || one.Tag.Equals(Tag[Tag.IndexOf('"')..], StringComparison.Ordinal)
        );
}

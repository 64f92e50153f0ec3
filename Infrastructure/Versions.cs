using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Companion.Infrastructure;

internal static class Versions
{
    public static void SetVersion(this HttpResponse response, int version) =>
        response.Headers.ETag = IfMatch.Tag(version);

    /// <summary>
    /// A read that is open to all: its ETag is a hash of the answer, If-None-Match gives 304, and caches may keep it for
    /// <paramref name="maxAge"/> and must ask again after that. With none, the answer may depend on who asks: then no shared
    /// cache keeps what somebody signed in was told, or tells them what strangers were.
    /// </summary>
    public static RouteHandlerBuilder PublicRead(this RouteHandlerBuilder builder, TimeSpan maxAge) =>
        builder
            .AllowAnonymous()
            .Produces(StatusCodes.Status304NotModified)
            .AddEndpointFilter(
                async (invocation, next) =>
                {
                    var answer = await next(invocation);
                    return answer is IValueHttpResult { Value: { } value }
                        ? Conditional(invocation.HttpContext, value, maxAge)
                        : answer;
                }
            );

    private static FileContentHttpResult Conditional(HttpContext context, object value, TimeSpan maxAge)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, options.GetTypeInfo(value.GetType()));
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"");
        if (maxAge > TimeSpan.Zero)
        {
            context.Response.Headers.CacheControl = string.Create(
                CultureInfo.InvariantCulture,
                $"public, max-age={maxAge.TotalSeconds:0}"
            );
        }
        else
        {
            context.Response.Headers.CacheControl = Caller.Of(context.User) is null ? "no-cache" : "private, no-cache";
            context.Response.Headers.Append("Vary", "Authorization, Cookie");
        }

        // A shared cache keeps one copy for all origins; without this it would give browsers one without their headers.
        context.Response.Headers.Append("Vary", "Origin");
        // Results.Bytes compares the tag with If-None-Match and answers 304.
        return TypedResults.Bytes(bytes, "application/json; charset=utf-8", entityTag: tag);
    }
}

using System.Globalization;
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
    /// A read that everyone may make: its ETag is a hash of the answer, If-None-Match gives 304, and caches may keep it for
    /// <paramref name="maxAge"/> and must ask again after that. An answer that has its version as ETag already is for those who may
    /// change it, and goes as it is.
    /// </summary>
    /// <param name="byCaller">The answer depends on who asks: only the caller's own cache may keep one to somebody signed in.</param>
    public static RouteHandlerBuilder PublicRead(
        this RouteHandlerBuilder builder,
        TimeSpan maxAge,
        bool byCaller = false
    ) =>
        builder
            .AllowAnonymous()
            .Produces(StatusCodes.Status304NotModified)
            .AddEndpointFilter(
                async (invocation, next) =>
                {
                    var answer = await next(invocation);
                    var context = invocation.HttpContext;
                    if (context.Response.Headers.ETag.Count == 0 && answer is IValueHttpResult { Value: { } value })
                    {
                        answer = Conditional(context, value, maxAge);
                    }

                    if (byCaller && answer is FileContentHttpResult or ReadyAnswer)
                    {
                        SayByCaller(context);
                    }

                    return answer;
                }
            );

    private static void SayByCaller(HttpContext context)
    {
        // Strangers' answers too: one that did not say so would be given to the signed-in.
        context.Response.Headers.Append("Vary", "Authorization, Cookie");
        if (Caller.Of(context.User) is not null)
        {
            context.Response.Headers.CacheControl = ReadyAnswer.CallersAlone;
        }
    }

    private static FileContentHttpResult Conditional(HttpContext context, object value, TimeSpan maxAge)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, options.GetTypeInfo(value.GetType()));
        var tag = new EntityTagHeaderValue(ReadyAnswer.TagOf(bytes));
        context.Response.Headers.CacheControl =
            maxAge > TimeSpan.Zero
                ? string.Create(CultureInfo.InvariantCulture, $"public, max-age={maxAge.TotalSeconds:0}")
                : "no-cache";
        // A shared cache keeps one copy for all origins; without this it would give browsers one without their headers.
        context.Response.Headers.Append("Vary", "Origin");

        // Results.Bytes compares the tag with If-None-Match and answers 304.
        return TypedResults.Bytes(bytes, "application/json; charset=utf-8", entityTag: tag);
    }
}

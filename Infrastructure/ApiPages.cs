namespace Companion.Infrastructure;

/// <summary>The API's description at /openapi/v1.json and its page at /docs, open to all.</summary>
internal static class ApiPages
{
    private const string Document = "/openapi/v1.json";

    public static void MapApiDescription(this WebApplication app) =>
        app.MapOpenApi().AllowAnonymous().DisableRequestTimeout();

    public static void UseApiPage(this WebApplication app) =>
        // Asked about its own paths only: it matches expressions, which would cost every request.
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/docs", StringComparison.OrdinalIgnoreCase),
            docs =>
                docs.UseSwaggerUI(page =>
                {
                    page.RoutePrefix = "docs";
                    page.DocumentTitle = "Companion API";
                    page.SwaggerEndpoint(Document, "Companion v1");
                })
        );
}

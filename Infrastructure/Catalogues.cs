using Microsoft.AspNetCore.Http.Timeouts;

namespace Companion.Infrastructure;

internal static class Catalogues
{
    /// <summary>Handlers take it with [FromKeyedServices(name)]; the name is that of its row in the table catalogues.</summary>
    public static void AddCatalogue(this IServiceCollection services, string name) =>
        services.AddKeyedSingleton(name, (provider, _) => new Catalogue(name, provider.GetRequiredService<Database>()));

    /// <summary>
    /// A read of a catalogue, open to all: with an ETag, 304 for If-None-Match, and no time limit, since a big answer takes a slow reader
    /// long. Its statements have theirs.
    /// </summary>
    public static RouteHandlerBuilder CatalogueRead<T>(
        this RouteHandlerBuilder builder,
        string contentType = "application/json"
    ) =>
        builder
            .AllowAnonymous()
            .Produces<T>(StatusCodes.Status200OK, contentType)
            .Produces(StatusCodes.Status304NotModified)
            .WithMetadata(new DisableRequestTimeoutAttribute());
}

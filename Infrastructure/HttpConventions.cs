using System.Net;
using System.Text.Json;
using FluentValidation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.HttpOverrides;

namespace Companion.Infrastructure;

/// <summary>What holds for every endpoint: how JSON is read, how an error is written, which headers an answer has.</summary>
internal static class HttpConventions
{
    private const int MaxBody = 64 * 1024;

    private static readonly object HeadersOnly = new();

    public static void AddHttpConventions(this WebApplicationBuilder builder)
    {
        ValidatorOptions.Global.LanguageManager.Enabled = false;
        ValidatorOptions.Global.PropertyNameResolver = (_, member, _) =>
            member is null ? null : JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name);
        ValidatorOptions.Global.DisplayNameResolver = (_, member, _) =>
            member is null ? null : JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name);

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBody;
        });
        var services = builder.Services;
        Problems.Add(services);
        services.ConfigureHttpJsonOptions(options => Json.Configure(options.SerializerOptions));
        services.AddRateLimits(builder.Configuration);
        services.AddRequestTimeouts(options => options.DefaultPolicy = TimeoutOf(TimeSpan.FromSeconds(5)));
        services.AddCors(options => options.AddDefaultPolicy(policy => AllowOrigins(policy, builder)));
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in builder.Configuration.GetSection("Proxies:Known").Get<string[]>() ?? [])
            {
                if (System.Net.IPNetwork.TryParse(proxy, out var network))
                {
                    options.KnownIPNetworks.Add(network);
                }
                else
                {
                    options.KnownProxies.Add(
                        IPAddress.TryParse(proxy, out var address)
                            ? address
                            : throw new StartupException($"Proxies:Known takes addresses and networks, not '{proxy}'.")
                    );
                }
            }
        });
    }

    public static void UseHttpConventions(this WebApplication app)
    {
        if (app.Configuration.GetSection("Proxies:Known").Get<string[]>() is { Length: > 0 })
        {
            app.UseForwardedHeaders();
        }

        app.UseRequestLog();
        app.Use(
            (context, next) =>
            {
                context.Response.Headers.XContentTypeOptions = "nosniff";
                // What is public says so itself.
                context.Response.Headers.CacheControl = "no-store";
                return next(context);
            }
        );
        Problems.Use(app);
        app.Use(AnswerHead);
        app.UseApiPage();
        app.UseRouting();
        app.UseCors();
        app.UseRequestTimeouts();
        app.Use(Authenticate);
        // Before what refuses: who guesses at tokens and paths is counted too.
        app.UseRateLimiter();
        app.Use(RefuseEarly);
        app.UseAuthorization();
    }

    /// <summary>503 for what has not been answered by then.</summary>
    public static RequestTimeoutPolicy TimeoutOf(TimeSpan patience) =>
        new()
        {
            Timeout = patience,
            TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
            WriteTimeoutResponse = context => Problems.Write(context, Refusal.Unavailable()),
        };

    /// <summary>For a handler whose body has no end.</summary>
    public static bool AsksForHeadersOnly(HttpContext context) => context.Items.ContainsKey(HeadersOnly);

    /// <summary>HEAD is answered wherever GET is (RFC 9110, section 9.1); the server leaves out the body by itself.</summary>
    private static async Task AnswerHead(HttpContext context, RequestDelegate next)
    {
        var method = context.Request.Method;
        if (HttpMethods.IsHead(method))
        {
            context.Request.Method = HttpMethods.Get;
            context.Items[HeadersOnly] = true;
        }

        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = method;
        }
    }

    /// <summary>Who calls, for authorization and for handlers.</summary>
    private static async Task Authenticate(HttpContext context, RequestDelegate next)
    {
        var result = await context.AuthenticateAsync();
        context.Features.Set<IAuthenticateResultFeature>(new Authenticated { AuthenticateResult = result });
        if (result.Principal is { } caller)
        {
            context.User = caller;
        }

        await next(context);
    }

    /// <summary>
    /// A path that is not there and a method that it does not take are told to strangers too. A dead token is refused
    /// everywhere, on open routes as well: a client that believes it is signed in must not be answered as a stranger.
    /// </summary>
    private static async Task RefuseEarly(HttpContext context, RequestDelegate next)
    {
        var endpoint = context.GetEndpoint();
        if (context.Features.Get<IAuthenticateResultFeature>()!.AuthenticateResult!.Failure is not null)
        {
            await context.ChallengeAsync();
        }
        else if (endpoint is null)
        {
            await Problems.Write(context, Refusal.NotFound());
        }
        else if (endpoint.DisplayName is "405 HTTP Method Not Supported")
        {
            await endpoint.RequestDelegate!(context);
        }
        else if (endpoint.DisplayName is "415 HTTP Unsupported Media Type" && IsOpen(context))
        {
            await Problems.Write(context, Refusal.NotJson());
        }
        else
        {
            await next(context);
        }
    }

    /// <summary>Whether strangers may call what was asked for: routing's own answers do not say whose they are.</summary>
    private static bool IsOpen(HttpContext context) =>
        context
            .RequestServices.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Any(route =>
                string.Equals(
                    route.RoutePattern.RawText?.TrimEnd('/'),
                    context.Request.Path.Value?.TrimEnd('/'),
                    StringComparison.OrdinalIgnoreCase
                )
                && route.Metadata.GetMetadata<IAllowAnonymous>() is not null
                && route
                    .Metadata.GetMetadata<IHttpMethodMetadata>()
                    ?.HttpMethods.Contains(context.Request.Method, StringComparer.Ordinal)
                    is true
            );

    private static void AllowOrigins(CorsPolicyBuilder policy, WebApplicationBuilder builder)
    {
        var origins = builder.Configuration.GetSection("Cors:Origins").Get<string[]>() ?? [];
        var anyLoopback = builder.Environment.IsDevelopment();
        policy
            .SetIsOriginAllowed(origin =>
                origins.Contains(origin, StringComparer.OrdinalIgnoreCase)
                || (anyLoopback && Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.IsLoopback)
            )
            .AllowAnyHeader()
            .AllowAnyMethod()
            .AllowCredentials()
            .WithExposedHeaders("Allow", "ETag", "Location", "Retry-After", "X-Request-Id", "Idempotency-Replayed")
            .SetPreflightMaxAge(TimeSpan.FromMinutes(10));
    }

    private sealed class Authenticated : IAuthenticateResultFeature
    {
        public AuthenticateResult? AuthenticateResult { get; set; }
    }
}

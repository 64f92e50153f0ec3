using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Companion.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Tests.Architecture;

public sealed partial class EndpointTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    /// <summary>All that a stranger may call (design, section 5).</summary>
    private static readonly string[] OpenToAll =
    [
        "GET /health",
        "GET /health/live",
        "GET /health/ready",
        "GET /openapi/{documentName}.json",
        "GET /v1/cities",
        "GET /v1/cities/{id:int}",
        "GET /v1/companions",
        "GET /v1/companions/{id:guid}",
        "GET /v1/companions/{id:guid}/slots",
        "GET /v1/countries",
        "GET /v1/events",
        "GET /v1/events/{id:guid}",
        "GET /v1/factories",
        "GET /v1/factories/{id:int}",
        "GET /v1/factories/{id:int}/chart.svg",
        "GET /v1/orientations",
        "GET /v1/sprockets",
        "GET /v1/sprockets/{id:int}",
        "POST /v1/accounts",
        "POST /v1/sessions",
    ];

    [Fact]
    public void Every_handler_is_mapped()
    {
        var handlers = Source
            .Types.SelectMany(type =>
                type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
            )
            .Where(method => method.Name == "Handle")
            .ToHashSet();
        var mapped = Handlers().Select(handler => handler.Method).Where(method => method.Name == "Handle").ToHashSet();

        Assert.NotEmpty(handlers);
        Assert.Empty(handlers.Except(mapped).Select(handler => handler.DeclaringType!.FullName));
    }

    [Fact]
    public void Only_the_listed_operations_are_open_to_strangers() =>
        Assert.Equal(
            OpenToAll.Order(StringComparer.Ordinal),
            Operations(app)
                .Where(operation => operation.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
                .Select(operation => operation.Name)
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void An_operation_is_named_for_its_file() =>
        Assert.Empty(
            from handler in Handlers()
            where handler.Method.Name == "Handle"
            let name = handler.Endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName
            where name != handler.Method.DeclaringType!.Name
            select $"{handler.Method.DeclaringType!.Name} is called {name}"
        );

    [Fact]
    public void Query_parameters_are_named_in_snake_case_and_by_hand()
    {
        var wrong =
            from handler in Handlers()
            let route = handler.Endpoint.RoutePattern.Parameters.Select(p => p.Name).ToArray()
            from parameter in Flatten(handler.Method)
            let query = parameter.GetCustomAttribute<FromQueryAttribute>()
            let name = parameter.GetCustomAttribute<FromRouteAttribute>()?.Name ?? parameter.Name!
            where
                query is null
                    ? IsSimple(parameter.ParameterType)
                        && parameter.GetCustomAttribute<FromHeaderAttribute>() is null
                        && !route.Contains(name, StringComparer.OrdinalIgnoreCase)
                    : query.Name is null || !SnakeCase().IsMatch(query.Name)
            select $"{handler.Method.DeclaringType!.Name}.{parameter.Name}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void What_the_signed_in_create_can_be_asked_for_again_with_a_key()
    {
        var creates = Handlers()
            .Where(handler =>
                handler.Endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains("POST")
                && handler.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
                && handler
                    .Endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>()
                    .Any(produces => produces.StatusCode == StatusCodes.Status201Created)
            )
            .Select(handler => handler.Method)
            .ToArray();

        Assert.NotEmpty(creates);
        Assert.Empty(
            creates
                .Where(method => method.GetParameters().All(p => p.ParameterType != typeof(IdempotencyKey)))
                .Select(method => method.DeclaringType!.Name)
        );
    }

    [Fact]
    public void Every_body_is_in_a_source_generated_context()
    {
        var contexts = Source
            .Types.Where(type => type.IsSubclassOf(typeof(JsonSerializerContext)))
            .Select(type => (JsonSerializerContext)type.GetProperty("Default")!.GetValue(null)!)
            .ToArray();
        var bodies =
            from operation in Operations(app)
            from body in operation
                .Endpoint.Metadata.GetOrderedMetadata<IAcceptsMetadata>()
                .Select(accepts => accepts.RequestType)
                .Concat(
                    operation
                        .Endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>()
                        .Select(produces => produces.Type)
                )
            where body is not null && body != typeof(void) && body.Assembly == typeof(Program).Assembly
            where !contexts.Any(context => context.GetTypeInfo(body) is not null)
            select $"{operation.Name}: {body}";

        Assert.Empty(bodies);
    }

    /// <summary>Every operation with its method and route pattern, such as "GET /v1/cities/{id:int}".</summary>
    internal static IEnumerable<(string Name, RouteEndpoint Endpoint)> Operations(CompanionApp app) =>
        from endpoint in app
            .Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"]
        select ($"{method} {endpoint.RoutePattern.RawText?.TrimEnd('/')}", endpoint);

    private IEnumerable<(RouteEndpoint Endpoint, MethodInfo Method)> Handlers() =>
        from operation in Operations(app)
        let method = operation.Endpoint.Metadata.GetMetadata<MethodInfo>()
        where method?.DeclaringType?.Namespace?.StartsWith("Companion.", StringComparison.Ordinal) is true
        select (operation.Endpoint, method);

    private static IEnumerable<ParameterInfo> Flatten(MethodInfo handler) =>
        handler
            .GetParameters()
            .SelectMany(parameter =>
                parameter.GetCustomAttribute<AsParametersAttribute>() is null
                    ? [parameter]
                    : parameter.ParameterType.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            );

    /// <summary>What Minimal APIs would take from the query by itself.</summary>
    private static bool IsSimple(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string)
            || (type != typeof(CancellationToken) && type.IsValueType && type.GetMethod("BindAsync") is null)
            || (type.IsArray && IsSimple(type.GetElementType()!));
    }

    [GeneratedRegex(@"^[a-z][a-z0-9]*(_[a-z0-9]+)*\z")]
    private static partial Regex SnakeCase();
}

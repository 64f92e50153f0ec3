using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Companion.Infrastructure;

/// <summary>
/// The OpenAPI document: every operation with its auth, every status that it can give, and examples. The default names a
/// schema by its type's bare name and lets two types called Request share one schema (dotnet/aspnetcore#64325), so a
/// nested type is named after its endpoint too.
/// </summary>
internal static class ApiDescription
{
    private const string Bearer = "bearer";

    public static void AddApiDescription(this IServiceCollection services) =>
        services.AddOpenApi(options =>
        {
            options.CreateSchemaReferenceId = SchemaName;
            options.AddSchemaTransformer(DescribeSchema);
            options.AddOperationTransformer(DescribeOperation);
            options.AddDocumentTransformer(DescribeDocument);
        });

    /// <summary>Lists a status and its codes in the API's description.</summary>
    public static TBuilder Refuses<TBuilder>(this TBuilder builder, int status, params string[] codes)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new RefusalMetadata(status, codes));

    private static string? SchemaName(JsonTypeInfo type) =>
        IsOptional(type.Type)
        || Nullable.GetUnderlyingType(type.Type) is not null
        || OpenApiOptions.CreateDefaultSchemaReferenceId(type) is null
            ? null
            : NameOf(type.Type);

    private static bool IsOptional(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);

    internal static string NameOf(Type type)
    {
        var own = type.DeclaringType?.Name + type.Name.Split('`')[0];
        return type.IsGenericType ? own + "Of" + string.Concat(type.GetGenericArguments().Select(NameOf)) : own;
    }

    private static async Task DescribeSchema(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken ct
    )
    {
        var type = context.JsonTypeInfo.Type;
        if (IsOptional(type))
        {
            var inner = await context.GetOrCreateSchemaAsync(type.GetGenericArguments()[0], cancellationToken: ct);
            schema.Type = inner.Type;
            schema.Format = inner.Format;
            schema.Enum = inner.Enum;
            schema.Items = inner.Items;
            schema.Properties = inner.Properties;
            // Not what the doc comment of Optional says.
            schema.Description = inner.Description;
            // A member that is left out keeps its value: it has no default.
            schema.Default = null;
            if (CanBeCleared(context.JsonPropertyInfo))
            {
                schema.Type |= JsonSchemaType.Null;
            }
        }
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Wire<>))
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = NamesOf(type);
        }

        DescribeConverted(schema, type);

        if (schema.Type?.HasFlag(JsonSchemaType.Object) is true && context.JsonTypeInfo.Kind == JsonTypeInfoKind.Object)
        {
            schema.AdditionalPropertiesAllowed =
                context.JsonTypeInfo.UnmappedMemberHandling is JsonUnmappedMemberHandling.Skip;
            foreach (var member in context.JsonTypeInfo.Properties.Where(IsLeftOutWhenNull))
            {
                schema.Required?.Remove(member.Name);
            }
        }
    }

    /// <summary>What a converter makes of a type is unknown to the exporter.</summary>
    private static void DescribeConverted(OpenApiSchema schema, Type type)
    {
        var own = Nullable.GetUnderlyingType(type) ?? type;
        var orNull = own == type ? default : JsonSchemaType.Null;
        if (own == typeof(DateTime) || own == typeof(DateOnly))
        {
            schema.Type = JsonSchemaType.String | orNull;
        }
        else if (own == typeof(double))
        {
            schema.Type ??= JsonSchemaType.Number | orNull;
        }
        else if (own == typeof(JsonElement))
        {
            schema.Description = "Any JSON.";
        }
        else if (own.IsEnum)
        {
            schema.Type = JsonSchemaType.String | orNull;
            schema.Enum =
            [
                .. Enum.GetNames(own).Select(name => (JsonNode)JsonNamingPolicy.SnakeCaseLower.ConvertName(name)),
            ];
        }
    }

    private static bool CanBeCleared(JsonPropertyInfo? member) =>
        member?.AttributeProvider is PropertyInfo property
        && new NullabilityInfoContext().Create(property).GenericTypeArguments
            is [{ ReadState: NullabilityState.Nullable }];

    private static bool IsLeftOutWhenNull(JsonPropertyInfo member) =>
        member
            .AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: false)
            .OfType<JsonIgnoreAttribute>()
            .Any(ignored => ignored.Condition == JsonIgnoreCondition.WhenWritingNull)
            is true;

    private static Task DescribeOperation(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken ct
    )
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var handler = metadata.OfType<MethodInfo>().FirstOrDefault();
        var parameters = handler?.GetParameters() ?? [];
        var open = metadata.OfType<IAllowAnonymous>().Any();
        operation.Responses ??= [];
        operation.Description ??= DocComments.Of(handler?.DeclaringType);

        operation.Security = open
            ? []
            : [new() { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
        AddParameters(operation, parameters);
        DescribeQuery(operation, handler);

        foreach (var (status, codes) in Refusals(operation, context, parameters))
        {
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = ProblemResponse(
                status,
                codes,
                context
            );
        }

        return Task.CompletedTask;
    }

    /// <summary>What the operation's shape implies (a body, a path parameter, a role), and what it lists itself.</summary>
    private static SortedDictionary<int, SortedSet<string>> Refusals(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        ParameterInfo[] parameters
    )
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var statuses = new SortedDictionary<int, SortedSet<string>>();
        void Add(bool applies, int status, params string[] codes)
        {
            if (applies)
            {
                statuses.TryAdd(status, new SortedSet<string>(StringComparer.Ordinal));
                statuses[status].UnionWith(codes);
            }
        }

        var hasBody = operation.RequestBody is not null;
        Add(hasBody, 400, "invalid_request", "malformed_json");
        Add(hasBody, 413, "body_too_large");
        // A route that takes any type of body refuses none.
        Add(hasBody && operation.RequestBody?.Content?.ContainsKey("*/*") is not true, 415, "unsupported_media_type");
        // Unknown query names are refused everywhere, and a dead token on open routes too.
        Add(applies: true, 400, "invalid_request");
        Add(applies: true, 401, "unauthenticated");
        Add(
            metadata.OfType<AuthorizeAttribute>().Any(a => a.Policy is not null)
                || metadata.OfType<AuthorizationPolicy>().Any(),
            403,
            "forbidden"
        );
        Add(context.Description.RelativePath?.Contains('{', StringComparison.Ordinal) is true, 404, "not_found");
        Add(parameters.Any(p => p.ParameterType == typeof(IfMatch)), 412, "stale_version");
        Add(parameters.Any(p => p.ParameterType == typeof(IdempotencyKey)), 422, "idempotency_key_reused");
        Add(applies: true, 429, "too_many_requests");
        Add(applies: true, 500, "internal_error");
        Add(applies: true, 503, "unavailable");
        foreach (var refusal in metadata.OfType<RefusalMetadata>())
        {
            Add(applies: true, refusal.Status, refusal.Codes);
        }

        return statuses;
    }

    /// <summary>The framework takes what is parsed for a plain string, and what may be given several times for required.</summary>
    private static void DescribeQuery(OpenApiOperation operation, MethodInfo? handler)
    {
        foreach (var query in handler is null ? [] : QueryNames.Of(handler))
        {
            if (
                operation.Parameters?.FirstOrDefault(p => string.Equals(p.Name, query.Name, StringComparison.Ordinal))
                is not OpenApiParameter described
            )
            {
                continue;
            }

            if (query.Type.IsArray)
            {
                described.Required = false;
            }

            var type = Nullable.GetUnderlyingType(query.Type) ?? query.Type;
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Wire<>))
            {
                described.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = NamesOf(type) };
            }
        }
    }

    private static List<JsonNode> NamesOf(Type wire) =>
        [
            .. ((IEnumerable<string>)wire.GetProperty(nameof(Wire<>.Names))!.GetValue(null)!).Select(name =>
                (JsonNode)name
            ),
        ];

    private static void AddParameters(OpenApiOperation operation, ParameterInfo[] parameters)
    {
        operation.Parameters ??= [];
        void Header(string name, string description) =>
            operation.Parameters.Add(
                new OpenApiParameter
                {
                    Name = name,
                    In = ParameterLocation.Header,
                    Description = description,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                }
            );
        void Query(string name, OpenApiSchema schema, string description) =>
            operation.Parameters.Add(
                new OpenApiParameter
                {
                    Name = name,
                    In = ParameterLocation.Query,
                    Description = description,
                    Schema = schema,
                }
            );

        if (parameters.FirstOrDefault(p => p.ParameterType == typeof(PageRequest)) is { } page)
        {
            var isWhole = page.GetCustomAttribute<OptionalPageAttribute>() is not null;
            Query(
                "limit",
                new OpenApiSchema
                {
                    Type = JsonSchemaType.Integer,
                    Minimum = "1",
                    Maximum = "100",
                    Default = isWhole ? null : 20,
                },
                isWhole
                    ? "How many to answer at most; without it and `after` the list is whole, and has no `next`."
                    : "How many to answer at most."
            );
            Query(
                "after",
                new OpenApiSchema { Type = JsonSchemaType.String },
                "The cursor `next` of the page before, with the same filters and order."
            );
        }

        if (parameters.Any(p => p.ParameterType == typeof(IfMatch)))
        {
            Header("If-Match", "The ETag of the version to change; 412 when it has changed since.");
        }

        if (parameters.Any(p => p.ParameterType == typeof(IdempotencyKey)))
        {
            Header(
                "Idempotency-Key",
                "1 to 255 visible ASCII characters. A repeat within 7 days gets the first answer again, with Idempotency-Replayed: true; a refusal is none, and is asked for anew."
            );
        }
    }

    private static OpenApiResponse ProblemResponse(
        int status,
        SortedSet<string> codes,
        OpenApiOperationTransformerContext context
    ) =>
        new()
        {
            Description =
                $"{ReasonPhrases.GetReasonPhrase(status)}: {string.Join(", ", codes.Select(code => $"`{code}`"))}",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/problem+json"] = new()
                {
                    Schema = new OpenApiSchemaReference("Problem", context.Document),
                    Example = new JsonObject
                    {
                        ["type"] = "about:blank",
                        ["title"] = ReasonPhrases.GetReasonPhrase(status),
                        ["status"] = status,
                        ["detail"] = "A sentence that says what is wrong.",
                        ["code"] = codes.First(),
                        ["request_id"] = "4bf92f3577b34da6a3ce929d0e0e4736",
                    },
                },
            },
        };

    private static Task DescribeDocument(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken ct
    )
    {
        document.Info.Title = "Companion";
        document.Info.Version = "v1";
        document.Info.Description =
            "Rent people's time: find a companion in a city, see when they are free, and book some hours with them.";
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The token of POST /v1/sessions.",
            },
        };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        document.Components.Schemas["Problem"] = ProblemSchema();
        AddExamples(document, context.ApplicationServices.GetServices<ApiExample>());
        return Task.CompletedTask;
    }

    private static void AddExamples(OpenApiDocument document, IEnumerable<ApiExample> examples)
    {
        // Two features may each have a sample for one member; which of them stands does not matter.
        var samples = new Dictionary<string, JsonNode?>(StringComparer.Ordinal) { ["next"] = "c2NvcGV8MzA" };
        foreach (var example in examples)
        {
            samples[example.Member] = example.Value;
        }

        foreach (
            var operation in document.Paths.Values.SelectMany(path => path.Operations?.Values.AsEnumerable() ?? [])
        )
        {
            foreach (var media in operation.RequestBody?.Content?.Values.AsEnumerable() ?? [])
            {
                media.Example ??= ExampleOf(media.Schema, member: null, samples, depth: 0);
            }

            foreach (
                var media in operation.Responses?.Values.SelectMany(r => r.Content?.Values.AsEnumerable() ?? []) ?? []
            )
            {
                media.Example ??= ExampleOf(media.Schema, member: null, samples, depth: 0);
            }
        }
    }

    private static OpenApiSchema ProblemSchema() =>
        new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string>(StringComparer.Ordinal)
            {
                "type",
                "title",
                "status",
                "detail",
                "code",
                "request_id",
            },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["type"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["title"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["code"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["request_id"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["message"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Description = "On the routes that clients of an older API use: what detail says.",
                },
                ["errors"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Description = "For 400: what is wrong, by member.",
                    AdditionalProperties = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Array,
                        Items = new OpenApiSchema { Type = JsonSchemaType.String },
                    },
                },
            },
        };

    private static JsonNode? SampleOf(IOpenApiSchema schema, string? member, Dictionary<string, JsonNode?> samples) =>
        member is not null
        && samples.TryGetValue(member, out var sample)
        // A name may mean another thing elsewhere.
        && (schema.Enum is not { Count: > 0 } allowed || allowed.Any(value => JsonNode.DeepEquals(value, sample)))
            ? sample?.DeepClone()
            : null;

    private static JsonNode? ExampleOf(
        IOpenApiSchema? schema,
        string? member,
        Dictionary<string, JsonNode?> samples,
        int depth
    )
    {
        if (schema is null || depth > 8)
        {
            return null;
        }

        if (SampleOf(schema, member, samples) is { } sample)
        {
            return sample;
        }

        var name = (schema as OpenApiSchemaReference)?.Reference.Id;

        if (schema.OneOf?.FirstOrDefault(s => s.Type != JsonSchemaType.Null) is { } one)
        {
            return ExampleOf(one, member, samples, depth);
        }

        if (schema.Enum is { Count: > 0 } values)
        {
            return values[0]?.DeepClone();
        }

        if (schema.Properties is { Count: > 0 } properties)
        {
            return new JsonObject(
                properties.Select(p =>
                    KeyValuePair.Create(
                        p.Key,
                        samples.TryGetValue($"{name}.{p.Key}", out var own)
                            ? own?.DeepClone()
                            : ExampleOf(p.Value, p.Key, samples, depth + 1)
                    )
                )
            );
        }

        if (schema.AdditionalProperties is { } members)
        {
            return new JsonObject { ["name"] = ExampleOf(members, member: null, samples, depth + 1) };
        }

        return (schema.Type & ~JsonSchemaType.Null) switch
        {
            JsonSchemaType.Array => new JsonArray(ExampleOf(schema.Items, member: null, samples, depth + 1)),
            JsonSchemaType.Integer => 1,
            JsonSchemaType.Number => 1.0,
            JsonSchemaType.Boolean => true,
            JsonSchemaType.String => schema.Format switch
            {
                "uuid" => "01936f3e-8a3c-7c51-9c1f-2f6d3a5b7e10",
                "date-time" => "2030-05-17T19:00:00Z",
                "date" => "2030-05-17",
                _ => "text",
            },
            _ => null,
        };
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Companion.Infrastructure;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Companion.Tests.Architecture;

/// <summary>What /openapi/v1.json must say of every operation; read with the reader that tools use.</summary>
public sealed partial class ApiDescriptionTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Fact]
    public async Task The_document_is_valid()
    {
        var read = await Read();

        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Empty(read.Document!.Validate(ValidationRuleSet.GetDefaultRuleSet()));
    }

    [Fact]
    public async Task Every_operation_of_the_service_is_described()
    {
        var described = (await Operations()).Select(operation => operation.Name);
        var mapped = EndpointTests
            .Operations(app)
            .Select(operation => WithoutConstraints(operation.Name))
            .Where(name => !name.Contains("/openapi/", StringComparison.Ordinal));

        Assert.Equal(mapped.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_operation_says_what_it_is_and_who_may_call_it()
    {
        var operations = await Operations();

        Assert.NotEmpty(operations);
        Assert.All(
            operations,
            operation =>
            {
                Assert.False(string.IsNullOrWhiteSpace(operation.Value.Summary), $"{operation.Name} has no summary.");
                Assert.False(
                    string.IsNullOrWhiteSpace(operation.Value.Description),
                    $"{operation.Name} has no description: its endpoint has no doc comment."
                );
                Assert.False(string.IsNullOrWhiteSpace(operation.Value.OperationId), $"{operation.Name} has no id.");
                Assert.NotEmpty(operation.Value.Tags ?? new HashSet<OpenApiTagReference>());
            }
        );
        Assert.Distinct(operations.Select(operation => operation.Value.OperationId!));

        // The reader gives null for "none is needed" and for "nothing is said": the text tells which.
        var paths = JsonNode.Parse(await app.Stranger().GetStringAsync("/openapi/v1.json"))!["paths"]!.AsObject();
        Assert.All(
            paths.SelectMany(path => path.Value!.AsObject().Select(method => (path.Key, Operation: method.Value!))),
            operation => Assert.True(operation.Operation["security"] is JsonArray, $"{operation.Key} has no security.")
        );
    }

    [Fact]
    public async Task Every_operation_lists_its_statuses()
    {
        Assert.All(
            await Operations(),
            operation =>
            {
                var statuses = operation.Value.Responses!.Keys.ToHashSet(StringComparer.Ordinal);
                Assert.True(
                    statuses.Any(status => status.StartsWith('2')),
                    $"{operation.Name} lists no status of success."
                );
                Assert.Superset(new HashSet<string> { "400", "401", "429", "500", "503" }, statuses);
                if (operation.Name.Contains('{', StringComparison.Ordinal))
                {
                    Assert.Contains("404", statuses);
                }

                Assert.All(
                    operation.Value.Responses.Where(response => response.Key is "200" or "201"),
                    response =>
                        Assert.True(
                            response.Value.Content is { Count: > 0 },
                            $"{operation.Name} does not say what {response.Key} brings."
                        )
                );
                if (operation.Value.RequestBody is not null)
                {
                    Assert.Contains("413", statuses);
                    Assert.Equal(operation.Value.RequestBody.Content!.ContainsKey("*/*"), !statuses.Contains("415"));
                }
            }
        );
    }

    /// <summary>Clients branch on codes: one that no operation lists is one that they do not know of.</summary>
    [Fact]
    public async Task Every_code_that_a_feature_answers_is_listed()
    {
        var listed = (await Operations())
            .SelectMany(operation => operation.Value.Responses!.Values)
            .SelectMany(response => ListedCode().Matches(response.Description!))
            .Select(match => match.Groups["code"].Value)
            .ToHashSet(StringComparer.Ordinal);
        var thrown = Directory
            .EnumerateFiles(Path.Combine(Source.Root, "Features"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => ThrownCode().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["code"].Value)
            .Concat(app.Services.GetServices<ConstraintProblem>().Select(problem => problem.Code))
            .ToHashSet(StringComparer.Ordinal);

        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal) { "own_role", "wrong_credentials", "email_taken" },
            thrown
        );
        Assert.Empty(thrown.Except(listed, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_body_has_a_schema_and_an_example()
    {
        var bodies =
            from operation in await Operations()
            from content in operation
                .Value.Responses!.Values.Select(response => response.Content)
                .Prepend(operation.Value.RequestBody?.Content)
            from media in content?.Values.ToArray() ?? []
            select (operation.Name, Media: media);

        Assert.All(
            bodies,
            body =>
            {
                Assert.True(body.Media.Schema is not null, $"{body.Name} has a body without a schema.");
                Assert.True(body.Media.Example is not null, $"{body.Name} has a body without an example.");
            }
        );
    }

    /// <summary>A client that sends the example is not told that it is malformed.</summary>
    [Fact]
    public async Task Every_example_of_a_request_is_one_that_the_service_reads()
    {
        var options = app.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var operations = (await Operations()).ToDictionary(
            operation => operation.Name,
            operation => operation.Value,
            StringComparer.Ordinal
        );
        var requests =
            from operation in EndpointTests.Operations(app)
            let type = operation.Endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType
            where type is not null && type != typeof(string)
            select (Name: WithoutConstraints(operation.Name), Type: type);

        Assert.All(
            requests,
            request =>
            {
                var example = operations[request.Name].RequestBody!.Content!["application/json"].Example!;
                try
                {
                    Assert.NotNull(example.Deserialize(request.Type, options));
                }
                catch (JsonException unreadable)
                {
                    Assert.Fail($"{request.Name}: {unreadable.Message} {example.ToJsonString()}");
                }
            }
        );
    }

    [Fact]
    public void No_two_types_share_a_schema()
    {
        var types = new HashSet<Type>();
        foreach (var (_, endpoint) in EndpointTests.Operations(app))
        {
            foreach (var accepted in endpoint.Metadata.GetOrderedMetadata<IAcceptsMetadata>())
            {
                Collect(accepted.RequestType, types);
            }

            foreach (var produced in endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>())
            {
                Collect(produced.Type, types);
            }
        }

        Assert.NotEmpty(types);
        Assert.Empty(
            types
                .GroupBy(ApiDescription.NameOf, StringComparer.Ordinal)
                .Where(named => named.Skip(1).Any() || named.Key == "Problem")
                .Select(named => $"{named.Key}: {string.Join(", ", named)}")
        );
    }

    [Fact]
    public async Task Parameters_and_members_are_in_snake_case()
    {
        var document = (await Read()).Document!;
        var parameters =
            from operation in await Operations()
            from parameter in operation.Value.Parameters ?? []
            where parameter.In != ParameterLocation.Header
            select parameter.Name;
        var members = document.Components!.Schemas!.Values.SelectMany(schema => schema.Properties?.Keys ?? []);

        Assert.All(parameters.Concat(members), name => Assert.Matches("^[a-z][a-z0-9]*(_[a-z0-9]+)*$", name));
    }

    [Fact]
    public async Task Every_member_has_a_type()
    {
        var document = (await Read()).Document!;
        var untyped =
            from schema in document.Components!.Schemas!
            from member in schema.Value.Properties ?? new Dictionary<string, IOpenApiSchema>()
            where member.Value is { Type: null, OneOf: null or { Count: 0 }, AnyOf: null or { Count: 0 } }
            where member.Value is not OpenApiSchemaReference and not { Description: "Any JSON." }
            select $"{schema.Key}.{member.Key}";

        Assert.Empty(untyped);
    }

    [Fact]
    public async Task A_patch_says_which_members_can_be_cleared()
    {
        var patch = (await Read()).Document!.Components!.Schemas!["ChangePatronRequest"];

        Assert.Equal(JsonSchemaType.String | JsonSchemaType.Null, patch.Properties!["orientation"].Type);
        Assert.Equal(JsonSchemaType.String, patch.Properties["name"].Type);
        Assert.Null(patch.Properties["city_id"].Default);
        Assert.Empty(patch.Required ?? new HashSet<string>());
    }

    [Fact]
    public async Task What_may_be_left_out_is_not_required()
    {
        var response = (await Read()).Document!.Components!.Schemas!["GetPatronResponse"];
        var queries = (await Operations())
            .SelectMany(operation => operation.Value.Parameters ?? [])
            .Where(parameter => parameter.In is ParameterLocation.Query)
            .ToList();

        Assert.Equal(["id", "username", "name", "city_id", "created_at"], response.Required!);
        Assert.NotEmpty(queries);
        Assert.DoesNotContain(queries, parameter => parameter.Required);
    }

    [Fact]
    public async Task The_page_is_served()
    {
        using var page = await app.Stranger().GetAsync("/docs/index.html");

        Assert.True(page.IsSuccessStatusCode);
        Assert.Contains("Companion API", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<ReadResult> Read() =>
        OpenApiDocument.Parse(await app.Stranger().GetStringAsync("/openapi/v1.json"), "json");

    private async Task<List<(string Name, OpenApiOperation Value)>> Operations() =>
        [
            .. from path in (await Read()).Document!.Paths
            from operation in path.Value.Operations ?? []
            select ($"{operation.Key.Method} {path.Key}", operation.Value),
        ];

    private static string WithoutConstraints(string name) =>
        System.Text.RegularExpressions.Regex.Replace(name, @"\{(\w+):[^}]*\}", "{$1}");

    [GeneratedRegex("`(?<code>[a-z_]+)`")]
    private static partial Regex ListedCode();

    // Refusal.Conflict("code", Refusal.Forbidden("code", Refusal.TooMany("code", new Refusal(status, "code"
    [GeneratedRegex(@"(?:Refusal\.(?:Conflict|Forbidden|TooMany)\(|new Refusal\(\s*[\w.]+,)\s*""(?<code>[a-z_]+)""")]
    private static partial Regex ThrownCode();

    private static void Collect(Type? type, HashSet<Type> types)
    {
        if (type is null)
        {
            return;
        }

        foreach (var argument in type.GetGenericArguments())
        {
            Collect(argument, types);
        }

        if (type.IsArray)
        {
            Collect(type.GetElementType(), types);
        }
        else if (
            type.Assembly == typeof(Program).Assembly
            && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>))
            && types.Add(type)
        )
        {
            foreach (var member in type.GetProperties())
            {
                Collect(member.PropertyType, types);
            }
        }
    }
}

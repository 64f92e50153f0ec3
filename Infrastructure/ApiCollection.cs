using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Companion.Infrastructure;

/// <summary>
/// <c>api-collection</c>: writes db/api-collection.json, a Postman collection made from the OpenAPI document; Insomnia imports it too.
/// A folder for each tag, examples as bodies; sign in once and the token is kept in a variable.
/// Format: https://schema.postman.com/collection/json/v2.1.0/draft-07/collection.json
/// </summary>
internal static class ApiCollection
{
    public const string Path = "db/api-collection.json";

    private const string Schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    public static async Task Write(WebApplication app, CancellationToken ct)
    {
        using var client = new HttpClient();
        var document = JsonNode.Parse(
            await client.GetStringAsync(new Uri(new Uri(app.Urls.First()), "openapi/v1.json"), ct)
        )!;
        var path = System.IO.Path.Combine(app.Environment.ContentRootPath, Path);
        await File.WriteAllTextAsync(path, Make(document), ct);
    }

    /// <summary>The collection's text for an OpenAPI document.</summary>
    public static string Make(JsonNode document)
    {
        var operations =
            from path in document["paths"]!.AsObject()
            from method in path.Value!.AsObject()
            select (Path: path.Key, Method: method.Key.ToUpperInvariant(), Operation: method.Value!.AsObject());
        var folders = operations
            .GroupBy(operation => (string?)operation.Operation["tags"]?[0] ?? "Other", StringComparer.Ordinal)
            .Select(tag => new JsonObject
            {
                ["name"] = tag.Key,
                ["item"] = Array(tag.Select(one => Item(one.Path, one.Method, one.Operation))),
            });
        var collection = new JsonObject
        {
            ["info"] = new JsonObject
            {
                ["name"] = (string?)document["info"]!["title"],
                ["description"] = (string?)document["info"]!["description"],
                ["schema"] = Schema,
            },
            ["auth"] = new JsonObject { ["type"] = "bearer", ["bearer"] = Array([Variable("token", "{{token}}")]) },
            ["variable"] = Array([Variable("base_url", "http://localhost:8080"), Variable("token", "")]),
            ["item"] = Array(folders),
        };
        return collection.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Item(string path, string method, JsonObject operation)
    {
        var parameters = operation["parameters"]?.AsArray().Select(node => node!.AsObject()).ToList() ?? [];
        var request = new JsonObject
        {
            ["method"] = method,
            ["header"] = Array(Parameters(parameters, "header", optional: true)),
            ["url"] = Url(path, parameters),
            ["description"] = (string?)operation["description"] ?? (string?)operation["summary"],
        };
        if (operation["security"]?.AsArray() is { Count: 0 })
        {
            request["auth"] = new JsonObject { ["type"] = "noauth" };
        }

        if (Example(operation["requestBody"]) is { } body)
        {
            request["header"]!
                .AsArray()
                .Insert(0, new JsonObject { ["key"] = "Content-Type", ["value"] = body.MediaType });
            request["body"] = new JsonObject
            {
                ["mode"] = "raw",
                ["raw"] = body.Example.ToJsonString(Indented),
                ["options"] = new JsonObject { ["raw"] = new JsonObject { ["language"] = "json" } },
            };
        }

        var item = new JsonObject
        {
            ["name"] = (string?)operation["summary"] ?? $"{method} {path}",
            ["request"] = request,
            ["response"] = new JsonArray(),
        };
        if (AnswersToken(operation))
        {
            item["event"] = KeepToken();
        }

        return item;
    }

    private static JsonObject Url(string path, List<JsonObject> parameters)
    {
        // Postman writes a path's parameter as ":id".
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(segment => segment is ['{', .. var name, '}'] ? $":{name}" : segment)
            .ToList();
        var url = new JsonObject
        {
            ["raw"] = $"{{{{base_url}}}}/{string.Join('/', segments)}",
            ["host"] = Array([JsonValue.Create("{{base_url}}")]),
            ["path"] = Array(segments.Select(segment => (JsonNode)segment)),
        };
        if (Parameters(parameters, "query", optional: true).ToList() is { Count: > 0 } query)
        {
            url["query"] = Array(query);
        }

        if (Parameters(parameters, "path", optional: false).ToList() is { Count: > 0 } variables)
        {
            url["variable"] = Array(variables);
        }

        return url;
    }

    private static IEnumerable<JsonNode> Parameters(List<JsonObject> parameters, string place, bool optional)
    {
        foreach (
            var parameter in parameters.Where(p => string.Equals((string?)p["in"], place, StringComparison.Ordinal))
        )
        {
            var made = new JsonObject
            {
                ["key"] = (string?)parameter["name"],
                ["value"] = parameter["example"]?.ToString() ?? "",
            };
            if ((string?)parameter["description"] is { } description)
            {
                made["description"] = description;
            }

            if (optional && (bool?)parameter["required"] is not true)
            {
                made["disabled"] = true;
            }

            yield return made;
        }
    }

    private static (string MediaType, JsonNode Example)? Example(JsonNode? body) =>
        body
            ?["content"]?.AsObject()
            .Where(media => media.Value?["example"] is not null)
            .Select(media => ((string, JsonNode)?)(media.Key, media.Value!["example"]!))
            .FirstOrDefault();

    private static bool AnswersToken(JsonObject operation) =>
        operation["responses"]!
            .AsObject()
            .Any(response =>
                response.Key.StartsWith('2')
                && Example(response.Value)?.Example is JsonObject answer
                && answer.ContainsKey("token")
            );

    private static JsonArray KeepToken() =>
        Array([
            new JsonObject
            {
                ["listen"] = "test",
                ["script"] = new JsonObject
                {
                    ["type"] = "text/javascript",
                    ["exec"] = Array([
                        JsonValue.Create(
                            "if (pm.response.code < 300) pm.collectionVariables.set('token', pm.response.json().token);"
                        ),
                    ]),
                },
            },
        ]);

    private static JsonObject Variable(string key, string value) =>
        new()
        {
            ["key"] = key,
            ["value"] = value,
            ["type"] = "string",
        };

    private static JsonArray Array(IEnumerable<JsonNode> nodes) => [.. nodes];
}

using System.Text.Json.Nodes;
using Companion.Infrastructure;
using Companion.Tests.Architecture;

namespace Companion.Tests.Infrastructure;

public sealed class ApiCollectionTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Fact]
    public async Task The_committed_collection_is_that_of_this_api() =>
        Assert.True(
            ApiCollection.Make(await Document())
                == await File.ReadAllTextAsync(Path.Combine(Source.Root, ApiCollection.Path)),
            $"{ApiCollection.Path} is stale: dotnet run -- api-collection"
        );

    [Fact]
    public async Task Every_operation_is_in_it()
    {
        var document = await Document();
        var described =
            from path in document["paths"]!.AsObject()
            from method in path.Value!.AsObject()
            select $"{method.Key.ToUpperInvariant()} {path.Key.TrimEnd('/')}";

        var collected = (await Items()).Select(item =>
            $"{item["request"]!["method"]} /{string.Join('/', Segments(item).Select(Described))}"
        );

        Assert.Equal(described.Order(StringComparer.Ordinal), collected.Order(StringComparer.Ordinal));
    }

    /// <summary>What Postman's schema requires: https://schema.postman.com/collection/json/v2.1.0/draft-07/collection.json</summary>
    [Fact]
    public async Task It_has_the_form_of_a_postman_collection()
    {
        var collection = JsonNode.Parse(ApiCollection.Make(await Document()))!;

        Assert.Equal(
            "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
            (string?)collection["info"]!["schema"]
        );
        Assert.Equal("Companion", (string?)collection["info"]!["name"]);
        Assert.Equal("bearer", (string?)collection["auth"]!["type"]);
        Assert.Equal(
            ["base_url", "token"],
            collection["variable"]!.AsArray().Select(variable => (string?)variable!["key"])
        );
        Assert.All(
            await Items(),
            item =>
            {
                Assert.False(string.IsNullOrWhiteSpace((string?)item["name"]));
                Assert.IsType<JsonArray>(item["response"]);
                var request = item["request"]!;
                Assert.IsType<JsonArray>(request["header"]);
                Assert.Equal("{{base_url}}", (string?)request["url"]!["host"]![0]);
                Assert.Equal(
                    Segments(item).Where(segment => segment.StartsWith(':')).Select(segment => segment[1..]),
                    request["url"]!["variable"]?.AsArray().Select(variable => (string)variable!["key"]!) ?? []
                );
                if (request["body"] is { } body)
                {
                    Assert.Equal("raw", (string?)body["mode"]);
                    Assert.NotNull(JsonNode.Parse((string)body["raw"]!));
                }
            }
        );
    }

    [Fact]
    public async Task Open_operations_send_no_token_and_signing_in_keeps_one()
    {
        var signIn = Assert.Single(await Items(), item => item["event"] is not null);

        Assert.Equal("sessions", Segments(signIn)[^1]);
        Assert.Equal("noauth", (string?)signIn["request"]!["auth"]!["type"]);
        var own = (await Items()).First(item => Segments(item) is ["v1", "accounts", "me"]);
        Assert.Null(own["request"]!["auth"]);
    }

    private async Task<JsonNode> Document() => JsonNode.Parse(await app.Stranger().GetStringAsync("/openapi/v1.json"))!;

    private async Task<List<JsonNode>> Items() =>
        [
            .. JsonNode.Parse(ApiCollection.Make(await Document()))!["item"]!
                .AsArray()
                .SelectMany(folder => folder!["item"]!.AsArray())
                .Select(item => item!),
        ];

    private static string[] Segments(JsonNode item) =>
        [.. item["request"]!["url"]!["path"]!.AsArray().Select(segment => (string)segment!)];

    private static string Described(string segment) => segment is [':', .. var name] ? $"{{{name}}}" : segment;
}

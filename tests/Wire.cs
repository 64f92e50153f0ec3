using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Companion.Tests;

/// <summary>Requests and answers as they are on the wire: the tests know no type of the service's.</summary>
public static class Wire
{
    public static async Task<JsonNode> Json(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())
        ?? throw new InvalidOperationException("The answer is JSON null.");

    /// <summary>Sends JSON and expects one status; returns the answer's JSON.</summary>
    public static async Task<JsonNode> Expect(this Task<HttpResponseMessage> sending, HttpStatusCode status)
    {
        using var response = await sending;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"Expected {status}, got {response.StatusCode}: {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    /// <summary>Expects a problem with this status and code, in the form that every problem has.</summary>
    public static async Task<JsonNode> Refused(this Task<HttpResponseMessage> sending, int status, string code)
    {
        using var response = await sending;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == (int)response.StatusCode, $"Expected {status}, got {response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(text)!;
        Assert.Equal(code, (string?)problem["code"]);
        Assert.Equal(response.Headers.GetValues("X-Request-Id").Single(), (string?)problem["request_id"]);
        Assert.False(string.IsNullOrWhiteSpace((string?)problem["detail"]));
        return problem;
    }

    public static Task<HttpResponseMessage> Post(this HttpClient client, string path, object? body = null) =>
        client.PostAsync(path, Content(body));

    public static Task<HttpResponseMessage> Put(this HttpClient client, string path, object? body = null) =>
        client.PutAsync(path, Content(body));

    public static Task<HttpResponseMessage> Patch(this HttpClient client, string path, object? body = null) =>
        client.PatchAsync(path, Content(body));

    public static Task<HttpResponseMessage> Delete(this HttpClient client, string path, object? body = null) =>
        client.SendAsync(new HttpRequestMessage(HttpMethod.Delete, path) { Content = Content(body) });

    public static StringContent Raw(string json) => new(json, Encoding.UTF8, "application/json");

    private static HttpContent? Content(object? body) =>
        body switch
        {
            null => null,
            string json => Raw(json),
            _ => JsonContent.Create(body),
        };
}

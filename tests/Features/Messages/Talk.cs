using System.Net;
using System.Text.Json.Nodes;

namespace Companion.Tests.Features.Messages;

/// <summary>What people say to each other, through the API as a client would.</summary>
public static class Talk
{
    public static Task<HttpResponseMessage> Send(this Person from, string to, string body, Guid? clientId = null) =>
        from.Client.Post(
            $"/v1/conversations/{to}/messages",
            clientId is null ? new { body } : new { body, client_id = clientId }
        );

    public static Task<JsonNode> Say(this Person from, Person to, string body) =>
        from.Send(to.Username, body).Expect(HttpStatusCode.Created);

    public static Task<JsonNode> Read(this Person person, string with, string query = "") =>
        person.Client.GetAsync($"/v1/conversations/{with}/messages{query}").Expect(HttpStatusCode.OK);

    public static async Task<JsonArray> Conversations(this Person person, string query = "") =>
        (await person.Client.GetAsync($"/v1/conversations{query}").Expect(HttpStatusCode.OK))["items"]!.AsArray();

    public static Task<JsonNode> Mark(this Person person, string with, int upTo) =>
        person.Client.Put($"/v1/conversations/{with}/read", new { up_to = upTo }).Expect(HttpStatusCode.OK);

    public static Task Block(this CompanionApp app, Person who, Person whom) =>
        app.Execute(
            "insert into blocks (account_id, blocked_id, created_at) values (@who, @whom, @Noon)",
            new
            {
                who = who.Id,
                whom = whom.Id,
                CompanionApp.Noon,
            }
        );

    public static IEnumerable<int> Seqs(this JsonNode page) =>
        page["items"]!.AsArray().Select(message => (int)message!["seq"]!);

    public static IEnumerable<string?> Bodies(this JsonNode page) =>
        page["items"]!.AsArray().Select(message => (string?)message!["body"]);
}

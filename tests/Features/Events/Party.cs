using System.Net;
using System.Text.Json.Nodes;

namespace Companion.Tests.Features.Events;

/// <summary>An event with its people: who organises it, who works at its door, a guest who has claimed one of its vouchers, and a stranger.</summary>
public sealed record Party(Guid Id, Person Organiser, Person Staff, Person Guest, Person Stranger)
{
    public string Path => $"/v1/events/{Id}";

    public string Vouchers => $"{Path}/vouchers";

    public static async Task<Party> Give(CompanionApp app, bool isPublic = true)
    {
        var organiser = await app.SignIn();
        var staff = await app.SignIn();
        var guest = await app.SignIn();
        var id = await Make(organiser, app, isPublic);
        var party = new Party(id, organiser, staff, guest, await app.SignIn());
        await organiser.Client.Put($"{party.Path}/staff/{staff.Username}").Expect(HttpStatusCode.OK);
        var claimed = await party.Voucher(
            new
            {
                kind = "item",
                item = "one drink",
                max_redemptions = 1,
            }
        );
        await guest.Client.Post($"/v1/vouchers/{claimed["code"]}/claim").Expect(HttpStatusCode.OK);
        return party;
    }

    /// <summary>An event of two hours that began an hour ago, in Toronto.</summary>
    public static async Task<Guid> Make(
        Person organiser,
        CompanionApp app,
        bool isPublic = true,
        string name = "Summer on the Quay"
    )
    {
        var made = await organiser
            .Client.Post(
                "/v1/events",
                new
                {
                    name,
                    city_id = Scenes.Toronto,
                    venue = "Pier 4",
                    starts_at = app.Clock.GetUtcNow().AddHours(-1),
                    ends_at = app.Clock.GetUtcNow().AddHours(1),
                    is_public = isPublic,
                }
            )
            .Expect(HttpStatusCode.Created);
        return (Guid)made["id"]!;
    }

    public Task<JsonNode> Voucher(object terms) =>
        Organiser.Client.Post(Vouchers, terms).Expect(HttpStatusCode.Created);

    public async Task<string> Code(object terms) => (string)(await Voucher(terms))["code"]!;

    public async Task<JsonNode> Seen(JsonNode voucher) =>
        await Organiser.Client.GetAsync($"{Vouchers}/{voucher["id"]}").Expect(HttpStatusCode.OK);

    public Task<HttpResponseMessage> Redeem(string code, object? body = null, string? key = null, Person? by = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/vouchers/{code}/redeem")
        {
            Content = body is null ? null : System.Net.Http.Json.JsonContent.Create(body),
        };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return (by ?? Staff).Client.SendAsync(request);
    }
}

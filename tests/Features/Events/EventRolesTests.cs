using System.Net;

namespace Companion.Tests.Features.Events;

/// <summary>What each of the four roles may do, for every route of an event and its vouchers: a public event and a private one.</summary>
public sealed class EventRolesTests(EventRolesTests.Two app) : IClassFixture<EventRolesTests.Two>
{
    /// <summary>What each is answered, of a public event; of a private one a stranger is answered 404.</summary>
    private sealed record Route(string Name, string? Body, int Organiser, int Staff, int Guest, int Stranger);

    private static readonly Route[] Routes =
    [
        new("GET {event}", null, 200, 200, 200, 200),
        new("PATCH {event}", """{"name":"Autumn"}""", 200, 403, 403, 403),
        new("POST {event}/cancel", null, 200, 403, 403, 403),
        new("DELETE {event}", null, 409, 403, 403, 403),
        new("GET {event}/staff", null, 200, 200, 403, 403),
        new("PUT {event}/staff/{guest}", null, 200, 403, 403, 403),
        new("DELETE {event}/staff/{stranger}", null, 404, 403, 403, 403),
        new("GET {event}/insights", null, 200, 200, 403, 403),
        new("GET {event}/vouchers.csv", null, 200, 403, 403, 403),
        new("POST {event}/vouchers", """{"kind":"percent","percent":10}""", 201, 403, 403, 403),
        new("POST {event}/vouchers/batch", """{"count":2,"kind":"percent","percent":10}""", 201, 403, 403, 403),
        new("POST {event}/vouchers/import", "kind,percent\npercent,10\n", 201, 403, 403, 403),
        new("GET {event}/vouchers", null, 200, 403, 403, 403),
        new("GET {event}/vouchers/{voucher}", null, 200, 403, 403, 403),
        new("PATCH {event}/vouchers/{voucher}", """{"label":"door"}""", 200, 403, 403, 403),
        new("DELETE {event}/vouchers/{voucher}", null, 409, 403, 403, 403),
        new("GET {event}/vouchers/{voucher}/redemptions", null, 200, 403, 403, 403),
        new("GET {event}/vouchers/{voucher}/qr.svg", null, 200, 403, 403, 403),
        new("GET {event}/vouchers/{voucher}/qr.png", null, 200, 403, 403, 403),
        new("POST /v1/vouchers/{code}/redeem", """{"guest":"{guest}"}""", 201, 201, 403, 403),
        new("POST /v1/vouchers/{code}/check", """{"event_id":"{id}"}""", 200, 200, 200, 200),
        new("POST /v1/vouchers/{claimed}/claim", null, 409, 409, 200, 409),
        new("GET /v1/redemptions/{redemption}", null, 200, 200, 200, 404),
        new("POST /v1/redemptions/{redemption}/reverse", """{"reason":"A mistake"}""", 200, 403, 403, 404),
    ];

    public static TheoryData<string, string, bool> Cells
    {
        get
        {
            var cells = new TheoryData<string, string, bool>();
            foreach (var route in Routes)
            {
                foreach (var role in new[] { "organiser", "staff", "guest", "stranger" })
                {
                    cells.Add(route.Name, role, true);
                    cells.Add(route.Name, role, false);
                }
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Each_role_is_answered_what_is_theirs(string name, string role, bool isPublic)
    {
        var route = Routes.Single(one => one.Name == name);
        var (person, expected) = role switch
        {
            "organiser" => (app.Of(isPublic).Organiser, route.Organiser),
            "staff" => (app.Of(isPublic).Staff, route.Staff),
            "guest" => (app.Of(isPublic).Guest, route.Guest),
            _ => (
                app.Of(isPublic).Stranger,
                !isPublic && name.Contains("{event}", StringComparison.Ordinal) ? 404 : route.Stranger
            ),
        };
        // Those who change something do it to a party of their own.
        var party = app.Of(isPublic);
        if (expected is < 300 && !name.StartsWith("GET", StringComparison.Ordinal))
        {
            party = await app.Fresh(isPublic);
            person = role switch
            {
                "organiser" => party.Organiser,
                "staff" => party.Staff,
                "guest" => party.Guest,
                _ => party.Stranger,
            };
        }

        using var request = new HttpRequestMessage(
            HttpMethod.Parse(name.Split(' ')[0]),
            await app.Fill(name.Split(' ')[1], party)
        );
        if (route.Body is { } body)
        {
            request.Content = name.EndsWith("import", StringComparison.Ordinal)
                ? new StringContent(body, System.Text.Encoding.UTF8, "text/csv")
                : Wire.Raw(await app.Fill(body, party));
        }

        using var answer = await person.Client.SendAsync(request);

        Assert.True(
            expected == (int)answer.StatusCode,
            $"{expected}, not {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}"
        );
    }

    /// <summary>A public party and a private one, with a voucher of each that was used.</summary>
    public sealed class Two : CompanionApp, IAsyncLifetime
    {
        private readonly Dictionary<bool, Party> parties = [];
        private readonly Dictionary<Guid, (string Voucher, string Code, string Redemption)> uses = [];

        public Party Of(bool isPublic) => parties[isPublic];

        public async Task<Party> Fresh(bool isPublic)
        {
            var party = await Party.Give(this, isPublic);
            var voucher = await party.Voucher(new { kind = "percent", percent = 10 });
            var used = await party
                .Redeem((string)voucher["code"]!, new { guest = party.Guest.Username })
                .Expect(HttpStatusCode.Created);
            uses[party.Id] = ((string)voucher["id"]!, (string)voucher["code"]!, (string)used["id"]!);
            return party;
        }

        public async Task<string> Fill(string text, Party party) =>
            text.Replace("{event}", party.Path, StringComparison.Ordinal)
                .Replace("{id}", party.Id.ToString(), StringComparison.Ordinal)
                .Replace("{voucher}", uses[party.Id].Voucher, StringComparison.Ordinal)
                .Replace("{code}", uses[party.Id].Code, StringComparison.Ordinal)
                .Replace("{redemption}", uses[party.Id].Redemption, StringComparison.Ordinal)
                .Replace("{guest}", party.Guest.Username, StringComparison.Ordinal)
                .Replace("{stranger}", party.Stranger.Username, StringComparison.Ordinal)
                .Replace(
                    "{claimed}",
                    await Query<string>(
                        "select code from vouchers where event_id = @Id and claimed_by is not null",
                        new { party.Id }
                    ),
                    StringComparison.Ordinal
                );

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            parties[true] = await Fresh(isPublic: true);
            parties[false] = await Fresh(isPublic: false);
        }
    }
}

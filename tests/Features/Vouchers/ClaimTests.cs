using System.Net;
using System.Text.Json.Nodes;
using Companion.Tests.Features.Events;

namespace Companion.Tests.Features.Vouchers;

/// <summary>A guest's side: looking, claiming, and what guessing comes to.</summary>
public sealed class ClaimTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Fact]
    public async Task What_is_claimed_is_the_callers_alone()
    {
        var party = await Party.Give(app);
        var voucher = await party.Voucher(
            new
            {
                kind = "percent",
                percent = 10,
                max_redemptions = 1,
            }
        );
        var code = (string)voucher["code"]!;

        var claimed = await party.Stranger.Client.Post($"/v1/vouchers/{code}/claim").Expect(HttpStatusCode.OK);
        var again = await party.Stranger.Client.Post($"/v1/vouchers/{code}/claim").Expect(HttpStatusCode.OK);

        Assert.True(JsonNode.DeepEquals(claimed, again));
        Assert.Equal(("Summer on the Quay", "active"), ((string?)claimed["event_name"], (string?)claimed["state"]));
        Assert.Equal(party.Stranger.Username, (string?)(await party.Seen(voucher))["claimed_by"]);
        await party.Guest.Client.Post($"/v1/vouchers/{code}/claim").Refused(409, "not_yours");
        await party.Redeem(code, new { guest = party.Guest.Username }).Refused(409, "not_yours");
        await party
            .Organiser.Client.Patch($"{party.Vouchers}/{voucher["id"]}", """{"max_redemptions":2}""")
            .Refused(409, "claimed");
        await party.Redeem(code, new { guest = party.Stranger.Username }).Expect(HttpStatusCode.Created);
        var mine = await party.Stranger.Client.GetAsync("/v1/accounts/me/vouchers").Expect(HttpStatusCode.OK);
        Assert.Equal(
            [(code, "used_up")],
            mine["items"]!.AsArray().Select(item => ((string)item!["code"]!, (string)item["state"]!))
        );
        // What is not theirs to know is not there.
        Assert.False(mine["items"]![0]!.AsObject().ContainsKey("metadata"));
        Assert.False(mine["items"]![0]!.AsObject().ContainsKey("label"));
    }

    [Fact]
    public async Task Of_many_who_claim_at_once_one_has_it()
    {
        var party = await Party.Give(app);
        var code = await party.Code(
            new
            {
                kind = "percent",
                percent = 10,
                max_redemptions = 1,
            }
        );
        var people = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => app.SignIn()));

        var answers = await Task.WhenAll(people.Select(person => person.Client.Post($"/v1/vouchers/{code}/claim")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(11, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task What_cannot_be_claimed_says_why()
    {
        var party = await Party.Give(app);
        var now = app.Clock.GetUtcNow();
        async Task Refused(object terms, string code) =>
            await party.Stranger.Client.Post($"/v1/vouchers/{await party.Code(terms)}/claim").Refused(409, code);

        await Refused(new { kind = "item", item = "tea" }, "not_claimable");
        await Refused(
            new
            {
                kind = "item",
                item = "tea",
                max_redemptions = 2,
            },
            "not_claimable"
        );
        await Refused(
            new
            {
                kind = "item",
                item = "tea",
                max_redemptions = 1,
                is_active = false,
            },
            "inactive"
        );
        await Refused(
            new
            {
                kind = "item",
                item = "tea",
                max_redemptions = 1,
                ends_at = now.AddMinutes(-1),
            },
            "expired"
        );
        var used = await party.Code(
            new
            {
                kind = "item",
                item = "tea",
                max_redemptions = 1,
            }
        );
        await party.Redeem(used).Expect(HttpStatusCode.Created);
        await party.Stranger.Client.Post($"/v1/vouchers/{used}/claim").Refused(409, "used_up");
        // What is valid later can be claimed now.
        var later = await party.Code(
            new
            {
                kind = "item",
                item = "tea",
                max_redemptions = 1,
                starts_at = now.AddHours(5),
            }
        );
        await party.Stranger.Client.Post($"/v1/vouchers/{later}/claim").Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_check_at_an_event_says_what_it_would_give()
    {
        var party = await Party.Give(app);
        var other = await Party.Make(party.Organiser, app);
        var percent = await party.Code(new { kind = "percent", percent = 25 });
        var item = await party.Code(new { kind = "item", item = "one drink" });
        var minSpend = await party.Code(
            new
            {
                kind = "amount",
                amount = 300,
                currency = "CAD",
                min_spend = 1000,
            }
        );

        Assert.Equal(
            """{"usable":true,"kind":"percent","discount":500,"currency":"CAD","percent":25}""",
            await Check(percent, new { event_id = party.Id, spend = 2000 })
        );
        Assert.Equal(
            """{"usable":true,"kind":"percent","percent":25}""",
            await Check(percent, new { event_id = party.Id })
        );
        Assert.Equal(
            """{"usable":true,"kind":"item","item":"one drink"}""",
            await Check(item, new { event_id = party.Id })
        );
        Assert.Equal("""{"usable":false,"code":"wrong_event"}""", await Check(item, new { event_id = other }));
        Assert.Equal(
            """{"usable":false,"code":"min_spend"}""",
            await Check(minSpend, new { event_id = party.Id, spend = 999 })
        );
        Assert.Equal(
            """{"usable":false,"code":"voucher_unknown"}""",
            await Check("no-such-code", new { event_id = party.Id })
        );
        Assert.Equal(
            2,
            await app.Query<int>(
                "select count(*) from voucher_guesses where who = @who or who like 'address %'",
                new { who = $"account {party.Stranger.Id}" }
            )
        );

        async Task<string> Check(string code, object body) =>
            (
                await party.Stranger.Client.Post($"/v1/vouchers/{code}/check", body).Expect(HttpStatusCode.OK)
            ).ToJsonString();
    }

    [Theory]
    [InlineData("{}", "event_id")]
    [InlineData(
        """{"event_id":"0196b1a0-5c00-7000-8000-00000000beef","meeting":{"companion_id":"0196b1a0-5c00-7000-8000-00000000beef","starts_at":"2030-05-06T12:00:00Z","minutes":60}}""",
        "event_id"
    )]
    [InlineData("""{"event_id":"0196b1a0-5c00-7000-8000-00000000beef","spend":-1}""", "spend")]
    [InlineData(
        """{"meeting":{"companion_id":"0196b1a0-5c00-7000-8000-00000000beef","starts_at":"2030-05-06T12:00:00Z","minutes":30}}""",
        "meeting.minutes"
    )]
    public async Task A_wrong_check_is_told_by_member(string body, string member)
    {
        var person = await app.SignIn();

        var problem = await person.Client.Post("/v1/vouchers/whatever/check", body).Refused(400, "invalid_request");

        Assert.Equal([member], problem["errors"]!.AsObject().Select(error => error.Key));
    }
}

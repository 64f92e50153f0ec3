using System.Net;
using Companion.Features.Vouchers;
using Companion.Infrastructure;
using Companion.Tests.Features.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Tests.Features.Vouchers;

/// <summary>Codes that do not exist: ten in ten minutes from an account, thirty from an address, on all routes and instances together.</summary>
public sealed class GuessTests : IClassFixture<CompanionApp>
{
    private readonly CompanionApp app;

    public GuessTests(CompanionApp app) => this.app = app;

    private static readonly object AnyEvent = new { event_id = Guid.Empty };

    [Theory]
    [InlineData("check")]
    [InlineData("claim")]
    [InlineData("redeem")]
    public async Task The_eleventh_is_refused_whatever_the_code(string how)
    {
        await Forget();
        var party = await Party.Give(app);
        var good = await party.Code(
            new
            {
                kind = "item",
                item = "tea",
                max_redemptions = 1,
            }
        );
        var guesser = party.Staff;
        for (var n = 0; n < 10; n++)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(10));
            await Unknown(guesser, how, $"guess-{n}");
        }

        foreach (var route in new[] { "check", "claim", "redeem" })
        {
            foreach (var code in new[] { "guess-eleven", good })
            {
                using var refused = await Send(guesser, route, code);
                Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
                Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 600);
                Assert.Equal("too_many_guesses", (string?)(await refused.Json())["code"]);
            }
        }

        // Another account goes on, also at another instance; this one does not.
        using var other = new OtherInstance(app);
        await other.ClientOf(guesser.Token).Post($"/v1/vouchers/{good}/redeem").Refused(429, "too_many_guesses");
        await other
            .ClientOf(party.Organiser.Token)
            .Post($"/v1/vouchers/{good}/check", AnyEvent)
            .Expect(HttpStatusCode.OK);
        // The first is ten minutes ago: one more may be tried.
        app.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(90) + TimeSpan.FromSeconds(1));
        await Unknown(guesser, how, "guess-later");
        await Send(guesser, how, "guess-too-many").Refused(429, "too_many_guesses");
    }

    [Fact]
    public async Task Of_an_address_thirty_are_answered()
    {
        await Forget();
        var people = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => app.SignIn()));
        for (var n = 0; n < 30; n++)
        {
            await Unknown(people[n % 5], "check", $"guess-{n}");
        }

        await people[5].Client.Post("/v1/vouchers/guess-more/check", AnyEvent).Refused(429, "too_many_guesses");
        await Forget();
        await Unknown(people[5], "check", "guess-more");
    }

    [Theory]
    [InlineData("check")]
    [InlineData("claim")]
    [InlineData("redeem")]
    public async Task Of_fifty_at_once_ten_are_answered(string how)
    {
        await Forget();
        using var other = new OtherInstance(app);
        var guesser = await app.SignIn();
        HttpClient[] clients = [guesser.Client, other.ClientOf(guesser.Token)];

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(n => clients[n % 2].Post($"/v1/vouchers/at-once-{n}/{how}", how == "check" ? AnyEvent : null))
        );

        Assert.Equal(
            10,
            answers.Count(answer => answer.StatusCode == (how == "check" ? HttpStatusCode.OK : HttpStatusCode.NotFound))
        );
        Assert.Equal(40, answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task A_quote_and_a_booking_guess_as_well()
    {
        await Forget();
        var (_, companion) = await app.Companion();
        var patron = await app.Patron();
        object Booking(int n) =>
            new
            {
                companion_id = companion,
                starts_at = CompanionApp.Noon.AddDays(3),
                minutes = 60,
                voucher_code = $"guess-{n}",
            };
        for (var n = 0; n < 10; n++)
        {
            await patron
                .Client.Post(n % 2 == 0 ? "/v1/meetings" : "/v1/meetings/quote", Booking(n))
                .Refused(404, "voucher_unknown");
        }

        await patron.Client.Post("/v1/meetings", Booking(10)).Refused(429, "too_many_guesses");
        await patron.Client.Post("/v1/meetings/quote", Booking(11)).Refused(429, "too_many_guesses");
    }

    [Fact]
    public async Task The_wait_is_until_the_oldest_guess_no_longer_counts()
    {
        await Forget();
        var party = await Party.Give(app);
        for (var n = 0; n < 10; n++)
        {
            await Unknown(party.Staff, "redeem", $"guess-{n}");
            app.Clock.Advance(TimeSpan.FromSeconds(40));
        }

        foreach (var how in new[] { "check", "claim", "redeem" })
        {
            using var refused = await Send(party.Staff, how, "guess-more");

            Assert.Equal(200, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        }
    }

    [Fact]
    public async Task A_booking_that_is_repeated_is_answered_however_much_was_guessed_since()
    {
        await Forget();
        var (_, companion) = await app.Companion();
        var patron = await app.Patron();
        var admin = await app.SignIn(role: "admin");
        var voucher = await admin
            .Client.Post("/v1/vouchers", new { kind = "percent", percent = 10 })
            .Expect(HttpStatusCode.Created);
        var start = app.Clock.GetUtcNow().UtcDateTime.Date.AddDays(6);
        var first = await Book();
        for (var n = 0; n < 10; n++)
        {
            await Unknown(patron, "check", $"guess-{n}");
        }

        Assert.Equal(first, await Book());

        async Task<string?> Book()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/meetings")
            {
                Content = System.Net.Http.Json.JsonContent.Create(
                    new
                    {
                        companion_id = companion,
                        starts_at = start,
                        minutes = 60,
                        voucher_code = (string?)voucher["code"],
                    }
                ),
                Headers = { { "Idempotency-Key", "once" } },
            };
            return (string?)(await patron.Client.SendAsync(request).Expect(HttpStatusCode.Created))["id"];
        }
    }

    [Fact]
    public async Task Every_attempt_is_kept_of_claims_and_bookings_too()
    {
        await Forget();
        var party = await Party.Give(app);
        var code = await party.Code(new { kind = "item", item = "tea" });
        await party.Stranger.Client.Post($"/v1/vouchers/{code}/claim").Refused(409, "not_claimable");
        await party.Stranger.Client.Post("/v1/vouchers/no-such/claim").Refused(404, "voucher_unknown");
        await Unknown(party.Stranger, "check", "only-a-look");

        Assert.Equal(
            ["not_claimable", "voucher_unknown"],
            await app.Query<string[]>(
                "select array(select refusal from redemptions where by_id = @Id and status = 'refused' order by refusal)",
                new { party.Stranger.Id }
            )
        );
    }

    [Fact]
    public async Task A_repeat_is_answered_however_much_was_guessed_since()
    {
        await Forget();
        var party = await Party.Give(app);
        var code = await party.Code(new { kind = "item", item = "tea" });
        await party.Redeem(code, key: "before").Expect(HttpStatusCode.Created);
        for (var n = 0; n < 10; n++)
        {
            await Unknown(party.Staff, "redeem", $"guess-{n}");
        }

        await party.Redeem(code).Refused(429, "too_many_guesses");
        await party.Redeem(code, key: "before").Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_no_longer_counts_is_removed()
    {
        await Forget();
        var guesser = await app.SignIn();
        await Unknown(guesser, "check", "old");
        app.Clock.Advance(TimeSpan.FromMinutes(9));
        await Unknown(await app.SignIn(), "check", "new");

        await VoucherHousekeeping.Sweep(
            app.Services.GetRequiredService<Database>(),
            app.Clock.GetUtcNow().UtcDateTime.AddMinutes(1),
            default
        );

        Assert.False(
            await app.Query<bool>(
                "select exists (select from voucher_guesses where who = @who)",
                new { who = $"account {guesser.Id}" }
            )
        );
        Assert.Equal(2, await app.Query<int>("select count(*) from voucher_guesses"));
    }

    [Theory]
    [InlineData("%F0%9F%8E%89")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%F0%9F%98%80AAA")]
    [InlineData("%27%3B--")]
    public async Task Whatever_is_typed_is_an_unknown_code(string code)
    {
        await Forget();
        var person = await app.SignIn();

        await person.Client.Post($"/v1/vouchers/{code}/check", AnyEvent).Expect(HttpStatusCode.OK);
        await person.Client.Post($"/v1/vouchers/{code}/claim").Refused(404, "voucher_unknown");
        await person.Client.Post($"/v1/vouchers/{code}{new string('x', 500)}/redeem").Refused(404, "voucher_unknown");
    }

    private Task Forget() => app.Execute("delete from voucher_guesses");

    private static Task<HttpResponseMessage> Send(Person person, string how, string code) =>
        person.Client.Post($"/v1/vouchers/{code}/{how}", how == "check" ? AnyEvent : null);

    private static async Task Unknown(Person person, string how, string code)
    {
        if (how == "check")
        {
            var check = await Send(person, how, code).Expect(HttpStatusCode.OK);
            Assert.Equal("voucher_unknown", (string?)check["code"]);
        }
        else
        {
            await Send(person, how, code).Refused(404, "voucher_unknown");
        }
    }
}

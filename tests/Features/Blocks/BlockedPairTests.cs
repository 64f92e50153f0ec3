using System.Net;
using System.Text.Json.Nodes;
using Companion.Tests.Features.Companions;

namespace Companion.Tests.Features.Blocks;

/// <summary>What a block keeps a pair from, whichever of the two has blocked.</summary>
public sealed class BlockedPairTests(BlockedPairTests.WithCrowd app) : IClassFixture<BlockedPairTests.WithCrowd>
{
    private static readonly DateTime Start = CompanionApp.Noon.AddDays(3);

    public static TheoryData<string> Searches =>
        [
            "city=1",
            "country=JP&sort=rate",
            "city=1&language=fr",
            "city=1&language=fr&sort=rate",
            "city=1&interest=chess&language=en&language=fr",
            "currency=EUR&min_rate=2000&max_rate=6000",
            "currency=EUR&min_rate=2000&max_rate=6000&sort=rate",
            "city=1&query=walks",
            "city=1&free_from=2030-05-09T10:00:00Z&minutes=60",
            "",
            "sort=rate",
        ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task They_cannot_book_each_other_and_are_not_told_who_blocked(bool byCompanion)
    {
        var (companion, id) = await app.Companion();
        var patron = await app.Patron();
        var (who, whom) = byCompanion ? (companion, patron) : (patron, companion);
        await Block(who, whom);

        var quote = await patron.Client.Post("/v1/meetings/quote", Booking(id)).Refused(403, "not_available");
        var booking = await patron.Client.Post("/v1/meetings", Booking(id)).Refused(403, "not_available");

        Assert.Equal("This person is not available to you.", (string?)quote["detail"]);
        Assert.Equal("This person is not available to you.", (string?)booking["detail"]);
        Assert.Equal(0, await app.Query<long>("select count(*) from meetings where companion_id = @id", new { id }));

        await who.Client.DeleteAsync($"/v1/blocks/{whom.Username}").Expect(HttpStatusCode.NoContent);
        await patron.Client.Post("/v1/meetings/quote", Booking(id)).Expect(HttpStatusCode.OK);
        await patron.Client.Post("/v1/meetings", Booking(id)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Others_book_as_before()
    {
        var (companion, id) = await app.Companion();
        var (_, otherId) = await app.Companion();
        var patron = await app.Patron();
        var other = await app.Patron();
        await Block(companion, patron);

        await other.Client.Post("/v1/meetings", Booking(id)).Expect(HttpStatusCode.Created);
        await patron.Client.Post("/v1/meetings", Booking(otherId)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_is_wrong_with_the_request_is_told_before_and_what_is_taken_after()
    {
        var (companion, id) = await app.Companion();
        var patron = await app.Patron();
        await Block(companion, patron);

        foreach (var path in (string[])["/v1/meetings", "/v1/meetings/quote"])
        {
            await patron.Client.Post(path, Booking(Guid.CreateVersion7())).Refused(404, "not_found");
            await patron.Client.Post(path, Booking(id, minutes: 75)).Refused(400, "invalid_request");
            await patron
                .Client.Post(path, Booking(id, startsAt: CompanionApp.Noon.AddYears(1)))
                .Refused(403, "not_available");
        }
    }

    [Fact]
    public async Task Meetings_that_are_there_stay_as_they_are()
    {
        var (companion, id) = await app.Companion();
        var patron = await app.Patron();
        var meeting = await patron.Client.Post("/v1/meetings", Booking(id)).Expect(HttpStatusCode.Created);
        await Block(companion, patron);

        await companion.Client.Post($"/v1/meetings/{meeting["id"]}/accept").Expect(HttpStatusCode.OK);
        var seen = await patron.Client.GetAsync($"/v1/meetings/{meeting["id"]}").Expect(HttpStatusCode.OK);

        Assert.Equal("accepted", (string?)seen["status"]);
    }

    [Fact]
    public async Task A_repeat_of_a_booking_from_before_gets_its_first_answer()
    {
        var (companion, id) = await app.Companion();
        var patron = await app.Patron();
        patron.Client.DefaultRequestHeaders.Add("Idempotency-Key", "from-before");
        var first = await patron.Client.Post("/v1/meetings", Booking(id)).Expect(HttpStatusCode.Created);
        await Block(companion, patron);

        var repeated = await patron.Client.Post("/v1/meetings", Booking(id)).Expect(HttpStatusCode.Created);

        Assert.True(JsonNode.DeepEquals(first, repeated));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task They_see_no_slots_of_each_other_and_the_profile_still(bool byCompanion)
    {
        var (companion, id) = await app.Companion();
        var patron = await app.Patron();
        var other = await app.Patron();
        var before = await Slots(patron.Client, id);
        await Block(byCompanion ? companion : patron, byCompanion ? patron : companion);

        var after = await Slots(patron.Client, id);

        Assert.NotEmpty(before["items"]!.AsArray());
        Assert.Empty(after["items"]!.AsArray());
        Assert.Equal((string?)before["time_zone"], (string?)after["time_zone"]);
        Assert.Equal((int)before["minutes"]!, (int)after["minutes"]!);
        foreach (var client in new[] { app.Stranger(), other.Client, companion.Client })
        {
            Assert.True(JsonNode.DeepEquals(before, await Slots(client, id)));
        }

        await patron.Client.GetAsync($"/v1/companions/{id}").Expect(HttpStatusCode.OK);
        await patron.Client.GetAsync($"/v1/companions/{Guid.CreateVersion7()}/slots").Refused(404, "not_found");
    }

    /// <summary>The caller has blocked every fifth of the crowd, and every seventh has blocked the caller.</summary>
    [Theory]
    [MemberData(nameof(Searches))]
    public async Task They_do_not_find_each_other_however_they_search(string search)
    {
        var all = await Find(app.Stranger(), search);
        var apart = app.Apart.ToHashSet();

        Assert.Contains(all, apart.Contains);
        Assert.Equal(all.Where(id => !apart.Contains(id)), await Find(app.Caller.Client, search));
        Assert.Equal(all, await Find(app.Uninvolved.Client, search));
    }

    /// <summary>Who is left out is no candidate: a page fills from those behind, however many stand before them.</summary>
    [Theory]
    [InlineData("city=2&limit=20", 20, true)]
    [InlineData("city=2&limit=20&sort=rate", 20, true)]
    // The 1,500th and the 2,000th, among the candidates from the 1,101st to the 2,100th.
    [InlineData("city=2&limit=20&query=sails", 2, true)]
    [InlineData("city=2&limit=2&query=walks", 2, true)]
    public async Task More_of_them_than_candidates_leave_no_page_short(string search, int items, bool more)
    {
        var page = await app.Averse.Client.GetAsync($"/v1/companions?{search}").Expect(HttpStatusCode.OK);

        Assert.Equal(items, page["items"]!.AsArray().Count);
        Assert.Equal(more, page["next"] is not null);
    }

    [Fact]
    public async Task A_page_that_looked_at_all_the_candidates_goes_on_behind_them()
    {
        Assert.Equal(
            ["Person 1500", "Person 2000", "Person 2500"],
            await Find(app.Averse.Client, "city=2&query=sails", "name")
        );
    }

    [Theory]
    [InlineData("/v1/companions?city=1")]
    [InlineData("/v1/companions/{id}/slots")]
    public async Task No_cache_gives_a_strangers_answer_to_the_signed_in_or_theirs_to_anybody(string path)
    {
        path = path.Replace("{id}", $"{app.Apart[0]}", StringComparison.Ordinal);

        foreach (
            var (client, control) in new[] { (app.Stranger(), "no-cache"), (app.Caller.Client, "no-cache, private") }
        )
        {
            using var first = await Get(client, path);
            using var second = await Get(client, path, $"{first.Headers.ETag}");

            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
            Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
            foreach (var answer in new[] { first, second })
            {
                Assert.Equal(control, $"{answer.Headers.CacheControl}");
                Assert.Superset(
                    new HashSet<string> { "Authorization", "Cookie", "Origin" },
                    answer.Headers.Vary.ToHashSet()
                );
                Assert.Equal("http://localhost:5173", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
            }
        }
    }

    [Fact]
    public async Task What_is_the_same_for_all_is_kept_by_shared_caches()
    {
        using var answer = await Get(app.Caller.Client, "/v1/cities/1");

        Assert.Equal("public, max-age=3600", $"{answer.Headers.CacheControl}");
        Assert.DoesNotContain("Authorization", answer.Headers.Vary);
    }

    private static object Booking(Guid companion, int minutes = 60, DateTime? startsAt = null) =>
        new
        {
            companion_id = companion,
            starts_at = startsAt ?? Start,
            minutes,
        };

    private static Task Block(Person who, Person whom) =>
        who.Client.Put($"/v1/blocks/{whom.Username}").Expect(HttpStatusCode.OK);

    private static Task<JsonNode> Slots(HttpClient client, Guid id) =>
        client.GetAsync($"/v1/companions/{id}/slots").Expect(HttpStatusCode.OK);

    private static async Task<HttpResponseMessage> Get(HttpClient client, string path, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Origin", "http://localhost:5173");
        if (tag is not null)
        {
            request.Headers.Add("If-None-Match", tag);
        }

        return await client.SendAsync(request);
    }

    private static async Task<List<Guid>> Find(HttpClient client, string search) =>
        (await Find(client, search, "id")).ConvertAll(Guid.Parse);

    private static async Task<List<string>> Find(HttpClient client, string search, string member)
    {
        var found = new List<string>();
        var limit = search.Contains("city=1", StringComparison.Ordinal) ? 7 : 100;
        for (string? next = ""; next is not null; )
        {
            var page = await client.GetAsync($"/v1/companions?{search}&limit={limit}{next}").Expect(HttpStatusCode.OK);
            found.AddRange(page["items"]!.AsArray().Select(item => (string)item![member]!));
            next = (string?)page["next"] is { } cursor ? $"&after={cursor}" : null;
        }

        return found;
    }

    public sealed class WithCrowd : CompanionApp, IAsyncLifetime
    {
        /// <summary>Those of the first city who and the caller have nothing to do with each other.</summary>
        public IReadOnlyList<Guid> Apart { get; private set; } = null!;

        public Person Caller { get; private set; } = null!;

        public Person Uninvolved { get; private set; } = null!;

        /// <summary>Has blocked the 1,100 newest of the second city, and the cheapest with them.</summary>
        public Person Averse { get; private set; } = null!;

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            Caller = await SignIn();
            Uninvolved = await SignIn();
            Averse = await SignIn();
            await Crowd.Add(this, 1, 1, 60);
            await Crowd.Add(this, 2, 1, 2600);
            await Execute(
                """
                create temporary table c as
                select c.id, c.account_id, split_part(c.name, ' ', 2)::int as n, c.city_id, c.hourly_rate from companions c;

                insert into blocks (account_id, blocked_id, created_at)
                select @caller, account_id, @Noon from c where city_id = 1 and n % 5 = 0
                union all select account_id, @caller, @Noon from c where city_id = 1 and n % 7 = 0
                union all select @averse, account_id, @Noon from c where city_id = 2 and n <= 550
                union all select account_id, @averse, @Noon from c where city_id = 2 and n between 551 and 1100;
                drop table c;
                """,
                new
                {
                    caller = Caller.Id,
                    averse = Averse.Id,
                    Noon,
                }
            );
            Apart =
            [
                .. await Dapper.SqlMapper.QueryAsync<Guid>(
                    Database.CreateConnection(),
                    """
                    select c.id from companions c
                    where c.city_id = 1 and (split_part(c.name, ' ', 2)::int % 5 = 0 or split_part(c.name, ' ', 2)::int % 7 = 0)
                    """
                ),
            ];
        }

        protected override IEnumerable<(string Key, string Value)> Settings() =>
            base.Settings().Append(("Cors:Origins:0", "http://localhost:5173"));
    }
}

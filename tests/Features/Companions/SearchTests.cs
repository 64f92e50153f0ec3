using System.Net;
using System.Text.Json.Nodes;

namespace Companion.Tests.Features.Companions;

public sealed class SearchTests : IClassFixture<CompanionApp>
{
    private const int Lyon = 800_001;
    private const int Crowded = 800_002;

    private readonly CompanionApp app;

    public SearchTests(CompanionApp app)
    {
        this.app = app;
        app.Clock.Set(CompanionApp.Noon);
    }

    [Fact]
    public async Task Each_filter_and_their_mixes_find_who_fits_and_nobody_else()
    {
        // a and b live in Lyon, c in Toronto, d in Tokyo; the tag keeps other tests' people out.
        var a = await Make("mix", Lyon, "Ána Öz", "Climbs.", ["en", "fr"], ["art", "jazz"], 3000, "EUR");
        var b = await Make("mix", Lyon, "Bea", "Ana's friend", ["fr"], ["art"], 5000, "EUR");
        var c = await Make("mix", Scenes.Toronto, "Cleo", "100% FUN_", ["en"], ["jazz", "art"], 3000, "CAD");
        var d = await Make("mix", 1, "Dai", "", ["ja", "en", "fr"], [], 400, "JPY");
        var names = new Dictionary<Guid, char>
        {
            [a] = 'a',
            [b] = 'b',
            [c] = 'c',
            [d] = 'd',
        };
        var expected = new (string Query, string Found)[]
        {
            ("", "dcba"),
            ($"&city={Lyon}", "ba"),
            ("&city=1", "d"),
            ("&city=999999", ""),
            ("&country=FR", "ba"),
            ("&country=CA", "c"),
            ("&country=ZZ", ""),
            ($"&city={Lyon}&country=FR", "ba"),
            ($"&city={Lyon}&country=CA", ""),
            ("&language=fr", "dba"),
            ("&language=en&language=fr", "da"),
            ("&language=fr&language=en", "da"),
            ("&language=en&language=en", "dca"),
            ($"&city={Lyon}&language=en", "a"),
            ($"&city={Lyon}&language=fr", "ba"),
            ($"&city={Lyon}&language=fr&language=en", "a"),
            ("&country=FR&language=de", ""),
            ("&interest=art", "cba"),
            ("&interest=%20ART%20", "cba"),
            ("&interest=art&interest=jazz", "ca"),
            ("&country=FR&interest=jazz", "a"),
            ("&country=FR&interest=jazz&interest=art", "a"),
            ("&country=FR&interest=jazz&interest=art&language=fr", "a"),
            ("&country=CA&interest=jazz&interest=art&language=fr", ""),
            ("&currency=EUR", "ba"),
            ("&currency=XYZ", ""),
            ("&currency=EUR&min_rate=3001", "b"),
            ("&currency=EUR&min_rate=3000&max_rate=5000", "ba"),
            ("&currency=EUR&max_rate=4999", "a"),
            ("&currency=EUR&min_rate=3001&max_rate=4999", ""),
            ("&currency=CAD&min_rate=3000&max_rate=3000", "c"),
            ($"&city={Lyon}&currency=EUR&max_rate=4999", "a"),
            ($"&city={Lyon}&currency=CAD", ""),
            ("&query=ana", "ba"),
            ("&query=%C3%81NA", "ba"),
            ("&query=ana+climb", "a"),
            ("&query=oz%20ana", "a"),
            ("&query=%25", "c"),
            ("&query=n_", "c"),
            ("&query=", "dcba"),
            ("&query=+", "dcba"),
            ("&query=nobody", ""),
            ($"&city={Lyon}&query=friend&language=fr&interest=art&currency=EUR&min_rate=1&max_rate=9999999", "b"),
        };

        foreach (var (query, found) in expected)
        {
            var newest = await Found($"interest=mix{query}");
            Assert.Equal((query, found), (query, string.Concat(newest.Select(id => names[id]))));
            var byRate = await Found($"interest=mix{query}&sort=rate");
            // CAD before EUR before JPY, and the lowest first.
            var inOrder = string.Concat("cabd".Where(name => found.Contains(name, StringComparison.Ordinal)));
            Assert.Equal((query, inOrder), (query, string.Concat(byRate.Select(id => names[id]))));
        }
    }

    [Fact]
    public async Task Who_is_found_is_shown_with_what_is_public()
    {
        var id = await Make("shown", Lyon, "Ana", "Hi", ["fr", "en"], [], 3000, "EUR");

        var found = await app.Stranger()
            .GetAsync($"/v1/companions?city={Lyon}&interest=shown")
            .Expect(HttpStatusCode.OK);

        var item = Assert.Single(found["items"]!.AsArray())!;
        var username = (string?)item["username"];
        Assert.Equal(
            $$"""
            {"id":"{{id}}","username":"{{username}}","name":"Ana","about":"Hi","sex":"female","orientation":null,"city_id":800001,"city":"Lyon","country":"FR","time_zone":"Europe/Paris","languages":["en","fr"],"interests":["shown"],"hourly_rate":3000,"currency":"EUR","min_minutes":60,"instant_book":false,"created_at":"2030-05-06T12:00:00Z"}
            """,
            item.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
        );
        Assert.Null(found["next"]);
    }

    [Fact]
    public async Task Free_from_finds_who_is_free_then_for_so_long()
    {
        var (busy, busyId) = await Open(
            "free",
            [
                new
                {
                    weekday = 4,
                    start = "10:00",
                    end = "14:00",
                },
            ]
        );
        var (_, shortId) = await Open(
            "free",
            [
                new
                {
                    weekday = 4,
                    start = "10:00",
                    end = "11:00",
                },
            ]
        );
        var (late, lateId) = await Open(
            "free",
            [
                new
                {
                    weekday = 3,
                    start = "22:00",
                    end = "12:00",
                },
            ]
        );
        var (dated, datedId) = await Open("free", []);
        await Open(
            "free",
            [
                new
                {
                    weekday = 5,
                    start = "10:00",
                    end = "14:00",
                },
            ]
        );
        await dated
            .Client.Put("/v1/companions/me/days/2030-05-09", """{"intervals":[{"start":"10:00","end":"13:00"}]}""")
            .Expect(HttpStatusCode.OK);
        // Thursday the ninth, 10:00 in Toronto.
        const string Ten = "free_from=2030-05-09T14:00:00Z";
        async Task<Guid[]> Free(string query) => [.. (await Found($"interest=free&{query}")).Order()];
        static Guid[] Ids(params Guid[] ids) => [.. ids.Order()];

        Assert.Equal(Ids(busyId, shortId, lateId, datedId), await Free($"{Ten}&minutes=60"));
        Assert.Equal(Ids(busyId, lateId, datedId), await Free($"{Ten}&minutes=120"));
        Assert.Equal(Ids(busyId, datedId), await Free($"{Ten}&minutes=180"));
        Assert.Equal(Ids(busyId), await Free($"{Ten}&minutes=240"));
        Assert.Equal(
            Ids(busyId, lateId, datedId),
            await Free("free_from=2030-05-09T10:00:00-04:00&minutes=120&country=CA")
        );
        Assert.Equal(
            Ids(busyId, lateId, datedId),
            await Free("free_from=2030-05-09T16:00:00+02:00&minutes=120&city=44")
        );
        // A length that nobody takes in steps of half an hour, and a start that nobody steps on.
        Assert.Empty(await Free($"{Ten}&minutes=75"));
        Assert.Empty(await Free("free_from=2030-05-09T14:15:00Z&minutes=60"));
        Assert.Empty(await Free("free_from=2030-05-02T14:00:00Z&minutes=60"));
        Assert.Equal(Ids(lateId), await Free("free_from=2030-05-09T02:00:00Z&minutes=60"));

        var patron = await app.Patron();
        await patron
            .Client.Post(
                "/v1/meetings",
                new
                {
                    companion_id = busyId,
                    starts_at = "2030-05-09T15:00:00Z",
                    minutes = 60,
                }
            )
            .Expect(HttpStatusCode.Created);
        await late.Client.Put("/v1/companions/me/days/2030-05-08", """{"intervals":[]}""").Expect(HttpStatusCode.OK);
        Assert.Equal(Ids(datedId), await Free($"{Ten}&minutes=120"));
        Assert.Equal(Ids(busyId, shortId, datedId), await Free($"{Ten}&minutes=60"));
        await busy.Client.Patch("/v1/companions/me", """{"buffer_after":15}""").Expect(HttpStatusCode.OK);
        Assert.Equal(Ids(shortId, datedId), await Free($"{Ten}&minutes=60"));
        // Not answered in a day, the request holds nothing.
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(Ids(busyId, datedId), await Free($"{Ten}&minutes=120"));
    }

    [Fact]
    public async Task Who_is_not_active_is_not_found_and_a_changed_rate_moves()
    {
        var first = await Scenes.Companion(app, Terms("moves", 1000));
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await Scenes.Companion(app, Terms("moves", 2000));
        foreach (var source in new[] { "interest=moves", "city=44&interest=moves", "country=CA&interest=moves" })
        {
            Assert.Equal([second.Id, first.Id], await Found(source));
            Assert.Equal([first.Id, second.Id], await Found($"{source}&sort=rate"));
            await first.Person.Client.Patch("/v1/companions/me", """{"hourly_rate":3000}""").Expect(HttpStatusCode.OK);
            Assert.Equal([second.Id, first.Id], await Found($"{source}&sort=rate"));
            Assert.Equal([first.Id], await Found($"{source}&sort=rate&currency=CAD&min_rate=2001"));
            await first.Person.Client.Patch("/v1/companions/me", """{"is_active":false}""").Expect(HttpStatusCode.OK);
            Assert.Equal([second.Id], await Found(source));
            Assert.Equal([second.Id], await Found($"{source}&sort=rate"));
            await first
                .Person.Client.Patch("/v1/companions/me", """{"is_active":true,"hourly_rate":1000}""")
                .Expect(HttpStatusCode.OK);
        }

        await first
            .Person.Client.Patch("/v1/companions/me", """{"interests":[],"city_id":1}""")
            .Expect(HttpStatusCode.OK);
        Assert.Equal([second.Id], await Found("city=44&interest=moves"));
        Assert.Contains(first.Id, await Found("city=1"));
        await second.Person.Client.DeleteAsync("/v1/companions/me").Expect(HttpStatusCode.NoContent);
        Assert.Empty(await Found("country=CA&interest=moves"));
    }

    [Theory]
    [InlineData("interest=pages&sort=newest")]
    [InlineData("interest=pages&sort=rate")]
    [InlineData("interest=pages&sort=rate&currency=CAD&min_rate=100&max_rate=100000")]
    [InlineData("city=44&interest=pages")]
    [InlineData("city=44&interest=pages&sort=rate")]
    [InlineData("country=CA&interest=pages&language=en&sort=newest&currency=CAD&min_rate=100")]
    [InlineData("country=CA&interest=pages&language=en&sort=rate&currency=CAD&max_rate=100000&query=julia")]
    public async Task No_page_repeats_or_skips_one_who_was_there_throughout(string query)
    {
        var random = new Random(7);
        var there = new List<(Person Person, Guid Id)>();
        for (var n = 0; n < 14; n++)
        {
            there.Add(await Scenes.Companion(app, Terms("pages", random.Next(1, 4) * 1000)));
            // Several of one moment, so that the id decides.
            app.Clock.Advance(TimeSpan.FromSeconds(n % 3 == 0 ? 1 : 0));
        }

        var unchanged = there.Take(10).Select(one => one.Id).ToHashSet();
        var seen = new List<Guid>();
        string? next = null;
        do
        {
            var page = await app.Stranger()
                .GetAsync($"/v1/companions?{query}&limit=3{(next is null ? "" : $"&after={next}")}")
                .Expect(HttpStatusCode.OK);
            Assert.InRange(page["items"]!.AsArray().Count, 0, 3);
            seen.AddRange(page["items"]!.AsArray().Select(item => (Guid)item!["id"]!));
            next = (string?)page["next"];
            await Scenes.Companion(app, Terms("pages", random.Next(1, 4) * 1000));
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            if (there.Count > 10)
            {
                await there[^1].Person.Client.DeleteAsync("/v1/companions/me").Expect(HttpStatusCode.NoContent);
                there.RemoveAt(there.Count - 1);
            }
        } while (next is not null && seen.Count < 200);

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Subset(seen.ToHashSet(), unchanged);
        await app.Execute(
            "delete from companions c using companion_interests i where i.companion_id = c.id and i.interest = 'pages'"
        );
    }

    [Fact]
    public async Task A_filter_that_no_index_answers_looks_at_1_000_candidates_a_page_and_says_that_there_is_more()
    {
        await City(Crowded, "Crowded", "FR", "Europe/Paris");
        await Crowd.Add(app, Crowded, 1, 2_200);
        // Everybody there likes art; every 500th sails as well, and no index knows both.
        foreach (
            var query in new[]
            {
                $"city={Crowded}&interest=art&interest=sailing",
                $"city={Crowded}&interest=art&interest=sailing&sort=rate",
                $"city={Crowded}&query=sails",
                $"city={Crowded}&query=sails&sort=rate&currency=EUR&min_rate=1",
                "interest=sailing",
                "interest=sailing&sort=rate",
            }
        )
        {
            var pages = await Pages(query);

            Assert.True(pages.Count is 3 or 4, $"{query}: {pages.Count} pages");
            Assert.Equal(4, pages.Sum(page => page.Count));
            Assert.Equal(4, pages.SelectMany(page => page).Distinct().Count());
        }

        Assert.Equal(
            [2, 2, 0],
            (await Pages($"city={Crowded}&interest=art&interest=sailing")).Select(page => page.Count)
        );
        Assert.Equal(
            [2, 2, 0],
            (await Pages($"city={Crowded}&interest=art&interest=sailing&limit=2")).Select(page => page.Count)
        );
        Assert.Equal(
            [1, 1, 1, 1],
            (await Pages($"city={Crowded}&interest=art&interest=sailing&limit=1")).Select(page => page.Count)
        );
        // One index answers this: no page is short.
        Assert.Equal([4], (await Pages($"city={Crowded}&interest=sailing")).Select(page => page.Count));
        // 200 of those who may be free: the evening is at 18:00.
        var free = await Pages($"city={Crowded}&free_from=2030-05-09T08:00:00Z&minutes=60");
        Assert.Equal(12, free.Count);
        Assert.All(free, Assert.Empty);
    }

    [Fact]
    public async Task A_cursor_belongs_to_its_filters_and_its_order()
    {
        await Scenes.Companion(app, Terms("cursor", 1000));
        await Scenes.Companion(app, Terms("cursor", 2000));
        var page = await app.Stranger().GetAsync("/v1/companions?interest=cursor&limit=1").Expect(HttpStatusCode.OK);
        var next = (string)page["next"]!;

        foreach (
            var query in new[]
            {
                $"interest=cursor&sort=rate&after={next}",
                $"interest=cursor&city=44&after={next}",
                $"after={next}",
                "interest=cursor&after=nonsense",
                $"interest=cursor&after={next}x",
                "interest=cursor&after=",
            }
        )
        {
            var problem = await app.Stranger().GetAsync($"/v1/companions?{query}").Refused(400, "invalid_request");
            Assert.Equal(["after"], problem["errors"]!.AsObject().Select(error => error.Key));
        }

        var last = await app.Stranger()
            .GetAsync($"/v1/companions?interest=cursor&limit=5&after={next}")
            .Expect(HttpStatusCode.OK);
        Assert.Single(last["items"]!.AsArray());
    }

    [Theory]
    [InlineData("min_rate=1", "currency")]
    [InlineData("max_rate=1", "currency")]
    [InlineData("currency=EUR&min_rate=-1", "min_rate")]
    [InlineData("currency=EUR&max_rate=-1", "max_rate")]
    [InlineData("currency=EUR&min_rate=2&max_rate=1", "min_rate")]
    [InlineData("currency=EUR&min_rate=much", "min_rate")]
    [InlineData("currency=euro", "currency")]
    [InlineData("currency=eur", "currency")]
    [InlineData("currency=", "currency")]
    [InlineData("country=44", "country")]
    [InlineData("country=ca", "country")]
    [InlineData("country=Canada", "country")]
    [InlineData("country=", "country")]
    [InlineData("city=Toronto", "city")]
    [InlineData("language=EN", "language")]
    [InlineData("language=xx", "language")]
    [InlineData("language=", "language")]
    [InlineData("interest=", "interest")]
    [InlineData("interest=a,b", "interest")]
    [InlineData("city=44&interest=%20", "interest")]
    [InlineData("interest=a%00", "interest")]
    [InlineData("free_from=2030-05-09T14:00:00Z", "minutes")]
    [InlineData("minutes=60", "minutes")]
    [InlineData("free_from=2030-05-09T14:00:00Z&minutes=59", "minutes")]
    [InlineData("free_from=2030-05-09T14:00:00Z&minutes=721", "minutes")]
    [InlineData("free_from=2030-05-09T14:00:00&minutes=60", "free_from")]
    [InlineData("free_from=2030-05-09T14:05:00Z&minutes=60", "free_from")]
    [InlineData("free_from=tomorrow&minutes=60", "free_from")]
    [InlineData("sort=name", "sort")]
    [InlineData("sort=Rate", "sort")]
    [InlineData("sort=0", "sort")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("town=Toronto", "town")]
    [InlineData("City=44", "City")]
    [InlineData("city=44&city=1", "city")]
    [InlineData("offset=20", "offset")]
    public async Task What_is_wrong_with_a_search_is_named(string query, string member)
    {
        var problem = await app.Stranger().GetAsync($"/v1/companions?{query}").Refused(400, "invalid_request");

        Assert.Equal([member], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Fact]
    public async Task A_query_is_at_most_100_characters_and_facets_are_counted()
    {
        var stranger = app.Stranger();
        await stranger.GetAsync($"/v1/companions?query={new string('a', 101)}").Refused(400, "invalid_request");
        await stranger.GetAsync($"/v1/companions?query={new string('a', 100)}").Expect(HttpStatusCode.OK);
        string[] languages = ["en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "fi", "pl"];
        await stranger
            .GetAsync($"/v1/companions?{string.Join('&', languages.Select(l => $"language={l}"))}")
            .Refused(400, "invalid_request");
        var tags = Enumerable.Range(0, 21).Select(n => $"interest=t{n}").ToArray();
        await stranger.GetAsync($"/v1/companions?{string.Join('&', tags)}").Refused(400, "invalid_request");
        await stranger.GetAsync($"/v1/companions?{string.Join('&', tags[1..])}").Expect(HttpStatusCode.OK);
    }

    private static Dictionary<string, object?> Terms(string tag, int rate) =>
        new() { ["interests"] = new[] { tag }, ["hourly_rate"] = rate };

    private Task<(Person Person, Guid Id)> Open(string tag, object[] intervals) =>
        Scenes.Companion(app, Terms(tag, 1000), intervals);

    private async Task<Guid> Make(
        string tag,
        int city,
        string name,
        string about,
        string[] languages,
        string[] interests,
        int rate,
        string currency
    )
    {
        await City(Lyon, "Lyon", "FR", "Europe/Paris");
        var (_, id) = await Scenes.Companion(
            app,
            new()
            {
                ["city_id"] = city,
                ["name"] = name,
                ["about"] = about,
                ["languages"] = languages,
                ["interests"] = interests.Append(tag),
                ["hourly_rate"] = rate,
                ["currency"] = currency,
            }
        );
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        return id;
    }

    private Task City(int id, string name, string country, string zone) =>
        app.Execute(
            """
            insert into cities (id, name, country_code, province, time_zone, latitude, longitude, population)
            values (@id, @name, @country, null, @zone, 0, 0, 1)
            on conflict do nothing
            """,
            new
            {
                id,
                name,
                country,
                zone,
            }
        );

    /// <summary>Everybody whom a search finds, page by page.</summary>
    private async Task<List<List<Guid>>> Pages(string query)
    {
        var pages = new List<List<Guid>>();
        string? next = null;
        do
        {
            var page = await app.Stranger()
                .GetAsync($"/v1/companions?{query}{(next is null ? "" : $"&after={next}")}")
                .Expect(HttpStatusCode.OK);
            pages.Add([.. page["items"]!.AsArray().Select(item => (Guid)item!["id"]!)]);
            next = (string?)page["next"];
        } while (next is not null && pages.Count < 50);
        return pages;
    }

    private async Task<List<Guid>> Found(string query) => [.. (await Pages(query)).SelectMany(page => page)];
}

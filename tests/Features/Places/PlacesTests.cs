using System.Net;
using System.Text.Json.Nodes;

namespace Companion.Tests.Features.Places;

public sealed class PlacesTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Theory]
    [InlineData("São")]
    [InlineData("sao")]
    [InlineData(" SÃO ")]
    public async Task A_prefix_is_found_without_regard_to_accents_and_letter_case(string query)
    {
        var names = Names(await Cities($"?query={Uri.EscapeDataString(query)}&limit=3"));

        Assert.Equal("Sao Paulo", names[0]);
    }

    [Fact]
    public async Task Prefixes_come_first_and_the_biggest_of_them_first()
    {
        var page = await Cities("?query=tor&limit=100");

        var prefixed = page["items"]!
            .AsArray()
            .TakeWhile(city => ((string)city!["name"]!).StartsWith("tor", StringComparison.OrdinalIgnoreCase))
            .Select(city => (int)city!["population"]!)
            .ToArray();
        Assert.True(prefixed.Length > 1);
        Assert.Equal(prefixed.OrderDescending(), prefixed);
        Assert.DoesNotContain(
            Names(page).Skip(prefixed.Length),
            name => name.StartsWith("tor", StringComparison.OrdinalIgnoreCase)
        );
    }

    [Theory]
    [InlineData("tor")]
    [InlineData("torronto")]
    public async Task Toronto_is_found_in_Canada_by_its_beginning_and_by_its_misspelling(string query)
    {
        var page = await Cities($"?query={query}&country=CA");

        Assert.Equal("Toronto", Names(page)[0]);
        Assert.All(page["items"]!.AsArray(), city => Assert.Equal("CA", (string?)city!["country"]));
    }

    [Fact]
    public async Task A_blank_query_is_none() =>
        Assert.Equal(Names(await Cities("?country=CA")), Names(await Cities("?country=CA&query=%20")));

    [Fact]
    public async Task A_wildcard_is_a_letter_like_any_other() => Assert.Empty(Names(await Cities("?query=%25")));

    [Theory]
    [InlineData("country=US&")]
    [InlineData("query=san&")]
    [InlineData("query=ba&country=IN&")]
    public async Task Pages_meet_without_gap_or_overlap(string filter)
    {
        var whole = new List<string>();
        for (string? next = ""; next is not null; )
        {
            var page = await Cities($"?{filter}limit=7{next}");
            whole.AddRange(page["items"]!.AsArray().Select(city => city!.ToJsonString()));
            next = (string?)page["next"] is { } cursor ? $"&after={cursor}" : null;
        }

        var first = await Cities($"?{filter}limit=100");
        Assert.Equal(first["items"]!.AsArray().Select(city => city!.ToJsonString()), whole.Take(100));
        Assert.Equal(whole.Count, whole.Distinct().Count());
        if (filter.StartsWith("country=US", StringComparison.Ordinal))
        {
            Assert.Equal(await app.Query<long>("select count(*) from cities where country_code = 'US'"), whole.Count);
        }
    }

    [Fact]
    public async Task A_cursor_of_another_filter_is_refused()
    {
        var next = (string?)(await Cities("?country=US&limit=1"))["next"];

        var problem = await app.Stranger()
            .GetAsync($"/v1/cities?country=CA&after={next}")
            .Refused(400, "invalid_request");

        Assert.NotNull(problem["errors"]!["after"]);
    }

    [Theory]
    [InlineData("country=ca", "country")]
    [InlineData("country=CAN", "country")]
    [InlineData("country=", "country")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("after=xx", "after")]
    [InlineData("name=Toronto", "name")]
    [InlineData("query=a%00b", "request")]
    public async Task What_is_malformed_is_named(string query, string member)
    {
        var problem = await app.Stranger().GetAsync($"/v1/cities?{query}").Refused(400, "invalid_request");

        Assert.NotNull(problem["errors"]![member]);
    }

    [Fact]
    public async Task A_query_of_over_80_characters_is_refused() =>
        await app.Stranger().GetAsync($"/v1/cities?query={new string('a', 81)}").Refused(400, "invalid_request");

    [Fact]
    public async Task A_city_is_read_by_its_id()
    {
        var listed = (await Cities("?query=toronto&country=CA&limit=1"))["items"]![0]!;

        var city = await app.Stranger().GetAsync($"/v1/cities/{listed["id"]}").Expect(HttpStatusCode.OK);

        Assert.True(JsonNode.DeepEquals(listed, city));
        Assert.Equal(
            ["id", "name", "province", "country", "time_zone", "currency", "latitude", "longitude", "population"],
            city.AsObject().Select(member => member.Key)
        );
        Assert.Equal(("America/Toronto", "CAD"), ((string)city["time_zone"]!, (string)city["currency"]!));
    }

    [Theory]
    [InlineData("999999")]
    [InlineData("-1")]
    [InlineData("99999999999")]
    [InlineData("toronto")]
    public async Task A_city_that_is_not_there_is_a_problem(string id) =>
        await app.Stranger().GetAsync($"/v1/cities/{id}").Refused(404, "not_found");

    [Fact]
    public async Task Countries_tell_their_currency_and_its_minor_unit()
    {
        var codes = new List<string>();
        for (string? next = ""; next is not null; )
        {
            var page = await app.Stranger().GetAsync($"/v1/countries?limit=100{next}").Expect(HttpStatusCode.OK);
            codes.AddRange(page["items"]!.AsArray().Select(country => (string)country!["code"]!));
            next = (string?)page["next"] is { } cursor ? $"&after={cursor}" : null;
            if (page["items"]!.AsArray().SingleOrDefault(country => (string?)country!["code"] == "KW") is { } kuwait)
            {
                Assert.Equal(
                    """{"code":"KW","name":"Kuwait","currency":"KWD","minor_digits":3}""",
                    kuwait.ToJsonString()
                );
            }
        }

        Assert.Contains("KW", codes);
        Assert.Equal(codes.Order(StringComparer.Ordinal).Distinct(), codes);
        Assert.Equal(await app.Query<long>("select count(*) from countries"), codes.Count);
    }

    [Fact]
    public async Task Orientations_come_in_the_order_to_offer_them()
    {
        var page = await app.Stranger().GetAsync("/v1/orientations").Expect(HttpStatusCode.OK);

        Assert.Equal(["Straight", "Gay", "Bisexual", "Queer", "Asexual"], Names(page));
    }

    [Theory]
    [InlineData("/v1/countries")]
    [InlineData("/v1/orientations")]
    [InlineData("/v1/cities?query=tor")]
    [InlineData("/v1/cities/1")]
    public async Task What_has_not_changed_is_not_sent_again(string path)
    {
        using var stranger = app.Stranger();
        using var first = await stranger.GetAsync(path);
        Assert.Equal("public, max-age=3600", first.Headers.CacheControl?.ToString());
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await stranger.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Equal("public, max-age=3600", second.Headers.CacheControl?.ToString());
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    private Task<JsonNode> Cities(string query) =>
        app.Stranger().GetAsync($"/v1/cities{query}").Expect(HttpStatusCode.OK);

    private static string[] Names(JsonNode page) =>
        [.. page["items"]!.AsArray().Select(item => (string)item!["name"]!)];
}

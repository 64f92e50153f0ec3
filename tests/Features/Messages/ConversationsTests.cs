using System.Net;

namespace Companion.Tests.Features.Messages;

public sealed class ConversationsTests(Unlimited app) : IClassFixture<Unlimited>
{
    [Fact]
    public async Task A_page_is_the_newest_and_leads_back_and_forth()
    {
        var (alex, julia) = (await app.SignIn(), await app.SignIn());
        for (var n = 1; n <= 45; n++)
        {
            await (n % 2 == 0 ? alex : julia).Say(n % 2 == 0 ? julia : alex, $"{n}");
        }

        var newest = await alex.Read(julia.Username);
        Assert.Equal(Enumerable.Range(26, 20), newest.Seqs());
        Assert.Equal((null, "26"), ((string?)newest["next"], (string?)newest["previous"]));

        var older = await alex.Read(julia.Username, "?before=26");
        Assert.Equal(Enumerable.Range(6, 20), older.Seqs());
        Assert.Equal(("25", "6"), ((string?)older["next"], (string?)older["previous"]));

        var oldest = await alex.Read(julia.Username, "?before=6&limit=5");
        Assert.Equal(Enumerable.Range(1, 5), oldest.Seqs());
        Assert.Equal(("5", null), ((string?)oldest["next"], (string?)oldest["previous"]));

        var forwards = await alex.Read(julia.Username, "?after=5&limit=40");
        Assert.Equal(Enumerable.Range(6, 40), forwards.Seqs());
        Assert.Equal((null, "6"), ((string?)forwards["next"], (string?)forwards["previous"]));
        Assert.Equal(Enumerable.Range(1, 20), (await alex.Read(julia.Username, "?after=0")).Seqs());
        Assert.Equal(Enumerable.Range(26, 20), (await alex.Read(julia.Username, "?before=1000")).Seqs());

        var end = await alex.Read(julia.Username, "?after=45");
        Assert.Empty(end.Seqs());
        Assert.Equal((null, null), ((string?)end["next"], (string?)end["previous"]));
        Assert.Empty((await alex.Read(julia.Username, "?before=1")).Seqs());
        foreach (var query in new[] { $"?after={int.MaxValue}", $"?before={int.MinValue}", "?before=0" })
        {
            Assert.Empty((await alex.Read(julia.Username, query)).Seqs());
        }

        Assert.Equal(Enumerable.Range(1, 20), (await alex.Read(julia.Username, $"?after={int.MinValue}")).Seqs());
        Assert.Equal(Enumerable.Range(26, 20), (await alex.Read(julia.Username, $"?before={int.MaxValue}")).Seqs());
    }

    [Fact]
    public async Task Two_who_have_not_spoken_have_an_empty_page_and_nothing_to_mark()
    {
        var (alex, julia) = (await app.SignIn(), await app.SignIn());

        Assert.Empty((await alex.Read(julia.Username)).Seqs());
        Assert.Empty(await alex.Conversations());
        await alex.Client.Put($"/v1/conversations/{julia.Username}/read", new { up_to = 1 }).Refused(404, "not_found");
        await alex.Client.GetAsync("/v1/conversations/nobody_at_all/messages?limit=0").Refused(404, "not_found");
    }

    [Theory]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=101", "limit")]
    [InlineData("?limit=x", "limit")]
    [InlineData("?after=x", "after")]
    [InlineData("?after=1&before=5", "before")]
    [InlineData("?since=1", "since")]
    public async Task A_page_that_cannot_be_is_refused(string query, string member)
    {
        var (alex, julia) = (await app.SignIn(), await app.SignIn());

        var problem = await alex
            .Client.GetAsync($"/v1/conversations/{julia.Username}/messages{query}")
            .Refused(400, "invalid_request");

        Assert.NotNull(problem["errors"]![member]);
    }

    [Fact]
    public async Task The_list_has_the_latest_first_by_key()
    {
        var alex = await app.SignIn();
        // Ids of accounts rise: alex is the low side of some and the high side of others.
        var earlier = await app.SignIn();
        var people = new List<Person>();
        for (var n = 0; n < 7; n++)
        {
            people.Add(await app.SignIn());
        }

        var low = await app.SignIn();
        foreach (var person in people)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await (people.IndexOf(person) % 2 == 0 ? low.Say(person, "Hello") : person.Say(low, "Hello"));
        }

        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await low.Say(earlier, "Hello");
        await alex.Say(low, "Hello");
        await low.Say(people[2], "Again");
        var expected = new[] { people[2], alex, earlier }
            .Concat(people.Where((_, n) => n != 2).Reverse())
            .Select(person => person.Username)
            .ToList();

        var listed = new List<string?>();
        var query = "?limit=3";
        do
        {
            var page = await low.Client.GetAsync($"/v1/conversations{query}").Expect(HttpStatusCode.OK);
            listed.AddRange(page["items"]!.AsArray().Select(item => (string?)item!["partner"]));
            query = (string?)page["next"] is { } next ? $"?limit=3&after={next}" : "";
        } while (query.Length > 0);

        // Those of one moment are in the order of their ids.
        Assert.Equal(expected.Order(), listed.Order());
        Assert.Equal<string?>(expected[3..], listed[3..]);
        Assert.Equal(expected[..3].Order(), listed[..3].Order());
        await low.Client.GetAsync("/v1/conversations?after=nonsense").Refused(400, "invalid_request");
    }

    [Fact]
    public async Task What_is_unread_is_counted_and_marked_only_forwards_and_by_each_side()
    {
        var (alex, julia) = (await app.SignIn(), await app.SignIn());
        foreach (var n in Enumerable.Range(1, 6))
        {
            await (n is 3 ? alex : julia).Say(n is 3 ? julia : alex, $"{n}");
        }

        Assert.Equal((5, 0, 0), Markers((await alex.Conversations()).Single()));
        Assert.Equal((1, 0, 0), Markers((await julia.Conversations()).Single()));

        Assert.Equal((2, 4, 0), Markers(await alex.Mark(julia.Username, 4)));
        Assert.Equal((2, 4, 0), Markers(await alex.Mark(julia.Username, 2)));
        Assert.Equal((2, 4, 0), Markers(await alex.Mark(julia.Username, 4)));
        Assert.Equal((1, 0, 4), Markers((await julia.Conversations()).Single()));
        Assert.Equal((0, 3, 4), Markers(await julia.Mark(alex.Username, 3)));
        Assert.Equal((0, 6, 3), Markers(await alex.Mark(julia.Username, 6)));
        await julia.Say(alex, "7");
        var seen = (await alex.Conversations()).Single()!;
        Assert.Equal((1, 6, 3), Markers(seen));
        Assert.Equal("7", (string?)seen["last_message"]!["body"]);
        Assert.Equal((string?)seen["last_message"]!["sent_at"], (string?)seen["updated_at"]);

        var reads = await app.Query<string[]>(
            """
            select array(
                select concat(payload ->> 'up_to', (payload ->> 'by_low')::boolean = (c.low_id = @Id))
                from updates u
                join conversations c on c.id = (u.payload ->> 'conversation_id')::uuid
                where u.account_id = @Julia and u.kind = 'read'
                order by u.id
            )
            """,
            new { alex.Id, Julia = julia.Id }
        );
        Assert.Equal(["4t", "3f", "6t"], reads);
    }

    [Theory]
    [InlineData("""{"up_to":2}""", "up_to")]
    [InlineData("""{"up_to":0}""", "up_to")]
    [InlineData("""{"up_to":"1"}""", "up_to")]
    [InlineData("""{}""", "up_to")]
    public async Task What_was_not_said_yet_cannot_be_read(string json, string member)
    {
        var (alex, julia) = (await app.SignIn(), await app.SignIn());
        await alex.Say(julia, "Hello");

        var problem = await julia
            .Client.Put($"/v1/conversations/{alex.Username}/read", json)
            .Refused(400, "invalid_request");

        Assert.NotNull(problem["errors"]![member]);
    }

    [Fact]
    public async Task Read_markers_and_messages_at_once_leave_the_counts_right()
    {
        var (alex, julia) = (await app.SignIn(), await app.SignIn());
        await alex.Say(julia, "0");

        await Task.WhenAll(
            Enumerable
                .Range(1, 60)
                .Select(n =>
                    (n % 3) switch
                    {
                        0 => alex.Say(julia, "a"),
                        1 => julia.Say(alex, "b"),
                        _ => MarkLast(julia, alex),
                    }
                )
        );

        var (unread, upTo, _) = Markers((await julia.Conversations()).Single());
        var after = (await julia.Read(alex.Username, $"?after={upTo}&limit=100"))["items"]!.AsArray();
        Assert.Equal(after.Count(message => (string?)message!["sender"] == alex.Username), unread);
        Assert.Equal(0, Markers(await MarkLast(julia, alex)).Unread);
    }

    private static async Task<System.Text.Json.Nodes.JsonNode> MarkLast(Person reader, Person with) =>
        await reader.Mark(with.Username, (await reader.Read(with.Username, "?limit=1")).Seqs().Single());

    private static (int Unread, int ReadUpTo, int PartnerReadUpTo) Markers(System.Text.Json.Nodes.JsonNode? seen) =>
        ((int)seen!["unread"]!, (int)seen["read_up_to"]!, (int)seen["partner_read_up_to"]!);
}

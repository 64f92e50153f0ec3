using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Companion.Tests.Features.Messages;

public sealed class PlainMessagesTests(Unlimited app) : IClassFixture<Unlimited>
{
    private static readonly string[] Members = ["sender", "msg", "timestamp"];

    public static TheoryData<string?, string, string> Bodies =>
        new()
        {
            { "application/json", """{"msg":"hi"}""", "hi" },
            { "application/json; charset=utf-8", """{"msg":" \ud83d\ude00 "}""", " 😀 " },
            { "application/x-www-form-urlencoded", "msg=hi", "hi" },
            { "application/x-www-form-urlencoded", "a=b&msg=a+b%20%26%2B%F0%9F%98%80%0A=c&d", "a b &+😀\n=c" },
            { "application/x-www-form-urlencoded; charset=utf-8", "m%73g=hi", "hi" },
            // curl -d 'hi'
            { "application/x-www-form-urlencoded", "hi", "hi" },
            { "application/x-www-form-urlencoded", "a+b=c%20d & e", "a+b=c%20d & e" },
            { "application/x-www-form-urlencoded", """{"msg":"hi"}""", """{"msg":"hi"}""" },
            { "application/x-www-form-urlencoded", "msg", "msg" },
            {
                "multipart/form-data; boundary=x",
                "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--x\r\nContent-Disposition: form-data; name=\"msg\"\r\n\r\nhi 😀\r\n--x--\r\n",
                "hi 😀"
            },
            { "text/plain", " hi\n", " hi\n" },
            { "text/plain; charset=iso-8859-1", "ä", "ä" },
            { "application/octet-stream", "hi", "hi" },
            { "image/png", "hi", "hi" },
            { "no type", "hi", "hi" },
            { "", "hi", "hi" },
            { null, "hi 😀", "hi 😀" },
            { null, """{"msg":"hi"}""", """{"msg":"hi"}""" },
        };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Every_form_of_a_text_is_understood(string? type, string body, string text)
    {
        var (alex, julia) = await Two();

        using var response = await Send(alex, julia, type, Encoding.UTF8.GetBytes(body));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var sent = await response.Json();

        Assert.Equal(Members, sent.AsObject().Select(member => member.Key));
        Assert.Equal((alex.Username, text), ((string?)sent["sender"], (string?)sent["msg"]));
        Assert.Equal(
            app.Clock.GetUtcNow(),
            DateTimeOffset.Parse((string)sent["timestamp"]!, CultureInfo.InvariantCulture)
        );
        Assert.EndsWith("Z", (string?)sent["timestamp"], StringComparison.Ordinal);
        var there = await julia.Client.GetAsync(response.Headers.Location).Expect(HttpStatusCode.OK);
        Assert.Equal([text], there.Bodies());
        Assert.True(JsonNode.DeepEquals(new JsonArray(sent), await Retrieve(julia, alex)));
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("application/json", """{"msg":""}""")]
    [InlineData("application/json", """{"msg":null}""")]
    [InlineData("application/json", """{"msg":"a\u0000"}""")]
    [InlineData("application/json", """{"msg":"\ud83d"}""")]
    [InlineData("application/json", """{"msg":"a","msg":"b"}""")]
    [InlineData("application/x-www-form-urlencoded", "msg=")]
    [InlineData("application/x-www-form-urlencoded", "msg=+%20")]
    [InlineData("application/x-www-form-urlencoded", "msg=a&msg=b")]
    [InlineData("application/x-www-form-urlencoded", "msg=%FF")]
    [InlineData("application/x-www-form-urlencoded", "msg=a%00")]
    [InlineData("application/x-www-form-urlencoded", "")]
    [InlineData("multipart/form-data; boundary=x", "--x--\r\n")]
    [InlineData("multipart/form-data; boundary=x", "hi")]
    [InlineData(
        "multipart/form-data; boundary=12345678901234567890123456789012345678901234567890123456789012345678901",
        "hi"
    )]
    [InlineData("multipart/form-data", "hi")]
    [InlineData("text/plain", " \n")]
    [InlineData(null, "")]
    public async Task A_text_that_cannot_be_said_is_refused_as_msg(string? type, string body)
    {
        var (alex, julia) = await Two();

        var problem = await Send(alex, julia, type, Encoding.UTF8.GetBytes(body)).Refused(400, "invalid_request");

        Assert.Equal(["msg"], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Theory]
    [InlineData("application/json", "invalid_request", "text", """{"msg":"a","text":"b"}""")]
    [InlineData("application/json", "malformed_json", "body", "hi")]
    [InlineData("application/json", "malformed_json", "body", "null")]
    public async Task Json_is_strict(string type, string code, string member, string body)
    {
        var (alex, julia) = await Two();

        var problem = await Send(alex, julia, type, Encoding.UTF8.GetBytes(body)).Refused(400, code);

        Assert.NotNull(problem["errors"]![member]);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task What_is_no_unicode_is_refused(string? type)
    {
        var (alex, julia) = await Two();

        await Send(alex, julia, type, [0x68, 0xff]).Refused(400, "invalid_request");
        // Half a surrogate pair, encoded.
        await Send(alex, julia, type, [0xed, 0xa0, 0xbd]).Refused(400, "invalid_request");
    }

    [Fact]
    public async Task The_longest_text_fits_in_every_form_and_a_larger_body_in_none()
    {
        var (alex, julia) = await Two();
        var longest = string.Concat(Enumerable.Repeat("😀", 4000));

        await Send(alex, julia, "text/plain", Encoding.UTF8.GetBytes(longest)).Expect(HttpStatusCode.Created);
        await Send(
                alex,
                julia,
                "application/x-www-form-urlencoded",
                Encoding.UTF8.GetBytes("msg=" + Uri.EscapeDataString(longest))
            )
            .Expect(HttpStatusCode.Created);
        await Send(alex, julia, "text/plain", Encoding.UTF8.GetBytes(longest + "x")).Refused(400, "invalid_request");
        await Send(alex, julia, "text/plain", new byte[64 * 1024 + 1]).Refused(413, "body_too_large");
    }

    [Fact]
    public async Task Both_ways_of_sending_are_one_conversation()
    {
        var (alex, julia) = await Two();
        var first = await alex.Say(julia, "1");
        await Plain(julia, alex, "2");
        await Plain(alex, (string)first["conversation_id"]!, "3");

        Assert.Equal([1, 2, 3], (await alex.Read(julia.Username)).Seqs());
        var retrieved = await Retrieve(alex, (string)first["conversation_id"]!);
        Assert.Equal(["1", "2", "3"], Texts(retrieved));
        Assert.Equal(3, retrieved.Select(message => (string)message!["timestamp"]!).Distinct().Count());
    }

    [Fact]
    public async Task A_key_makes_a_repeat_answer_the_first_message()
    {
        var (alex, julia) = await Two();
        async Task<HttpResponseMessage> Keyed(string text)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Path("send", alex, julia));
            request.Headers.Add("Idempotency-Key", "once");
            request.Content = new StringContent(text);
            return await alex.Client.SendAsync(request);
        }

        var first = await Keyed("Once").Expect(HttpStatusCode.Created);
        using var second = await Keyed("Once");

        Assert.Equal("true", second.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.True(JsonNode.DeepEquals(first, await second.Json()));
        await Keyed("Twice").Refused(422, "idempotency_key_reused");
        Assert.Single(await Retrieve(julia, alex));
    }

    [Fact]
    public async Task Nobody_writes_or_reads_as_another()
    {
        var (alex, julia) = await Two();
        await alex.Say(julia, "Hello");

        await Send(alex, julia, "text/plain", "hi"u8.ToArray(), julia.Username).Refused(403, "wrong_user");
        await julia.Client.GetAsync($"/api/v1/retrieve/{alex.Username}/{alex.Username}").Refused(403, "wrong_user");
        // Who is not there comes first, then what is wrong with the request.
        await alex.Client.Post($"/api/v1/send/{julia.Username}/nobody_at_all", "{").Refused(404, "not_found");
        await alex
            .Client.GetAsync($"/api/v1/retrieve/{julia.Username}/nobody_at_all?quantity=0")
            .Refused(404, "not_found");
        await Send(alex, julia, "text/plain", " "u8.ToArray(), julia.Username).Refused(400, "invalid_request");
        // As another to oneself is not to oneself.
        await Send(alex, alex, "text/plain", "hi"u8.ToArray(), julia.Username).Refused(403, "wrong_user");
        await alex
            .Client.GetAsync($"/api/v1/retrieve/{julia.Username}/{julia.Username}?quantity=0")
            .Refused(400, "invalid_request");
        Assert.Equal(["Hello"], Texts(await Retrieve(alex, julia)));
    }

    [Fact]
    public async Task Names_are_taken_in_any_letter_case_and_the_last_slash_or_none()
    {
        var (alex, julia) = await Two();
        var (upper, partner) = (alex.Username.ToUpperInvariant(), julia.Username.ToUpperInvariant());

        await alex.Client.Post($"/api/v1/send/{upper}/{partner}/", new { msg = "1" }).Expect(HttpStatusCode.Created);
        await alex.Client.Post($"/api/v1/send/{upper}/{partner}", new { msg = "2" }).Expect(HttpStatusCode.Created);

        foreach (var slash in new[] { "", "/" })
        {
            var retrieved = await alex
                .Client.GetAsync($"/api/v1/retrieve/{upper}/{partner}{slash}?quantity=2")
                .Expect(HttpStatusCode.OK);
            Assert.Equal(["1", "2"], Texts(retrieved.AsArray()));
        }

        await alex.Client.GetAsync($"/api/v1/send/{upper}/{partner}").Refused(405, "method_not_allowed");
    }

    [Fact]
    public async Task The_newest_are_retrieved_oldest_first()
    {
        var (alex, julia) = await Two();
        for (var n = 1; n <= 55; n++)
        {
            await alex.Say(julia, $"{n}");
        }

        Assert.Equal(Enumerable.Range(6, 50).Select(n => $"{n}"), Texts(await Retrieve(julia, alex)));
        Assert.Equal(["54", "55"], Texts(await Retrieve(julia, alex, "?quantity=2")));
        Assert.Equal(55, (await Retrieve(julia, alex, "?quantity=1000")).Count);
    }

    [Fact]
    public async Task With_after_the_first_later_ones_are_retrieved_whatever_the_form_of_the_time()
    {
        var (alex, julia) = await Two();
        app.Clock.Advance(TimeSpan.FromMilliseconds(123));
        var sent = new List<string>();
        for (var n = 1; n <= 6; n++)
        {
            sent.Add((string)(await alex.Say(julia, $"{n}"))["sent_at"]!);
        }

        var second = DateTimeOffset.Parse(sent[1], CultureInfo.InvariantCulture);
        var local = second
            .ToOffset(TimeSpan.FromHours(5.5))
            .ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);
        var unix = second.ToUnixTimeMilliseconds() / 1000m;
        foreach (
            var after in new[]
            {
                sent[1],
                Uri.EscapeDataString(local),
                // The + of "+05:30", which a query takes for a space.
                local,
                unix.ToString("0.000", CultureInfo.InvariantCulture),
                unix.ToString("0.000000", CultureInfo.InvariantCulture),
                (unix - 0.0000002m).ToString(CultureInfo.InvariantCulture),
            }
        )
        {
            Assert.Equal(["3", "4"], Texts(await Retrieve(julia, alex, $"?after={after}&quantity=2")));
        }

        var whole = Math.Floor(unix).ToString(CultureInfo.InvariantCulture);
        Assert.Equal(6, (await Retrieve(julia, alex, $"?after={whole}")).Count);
        Assert.Equal(6, (await Retrieve(julia, alex, "?after=0")).Count);
        Assert.Equal(6, (await Retrieve(julia, alex, "?after=-1.5")).Count);
        Assert.Empty(await Retrieve(julia, alex, $"?after={sent[5]}"));
        Assert.Empty(await Retrieve(julia, alex, "?after=253402300799.999999"));
        // Followed message by message, none is missed.
        var (followed, last) = (new List<string?>(), "1970-01-01T00:00:00Z");
        while (await Retrieve(julia, alex, $"?after={last}&quantity=1") is [{ } one])
        {
            followed.Add((string?)one["msg"]);
            last = (string)one["timestamp"]!;
        }

        Assert.Equal(["1", "2", "3", "4", "5", "6"], followed);
    }

    [Theory]
    [InlineData("?quantity=0", "quantity")]
    [InlineData("?quantity=1001", "quantity")]
    [InlineData("?quantity=x", "quantity")]
    [InlineData("?after=", "after")]
    [InlineData("?after=yesterday", "after")]
    [InlineData("?after=2030-05-06T12:00:00", "after")]
    [InlineData("?after=1e9", "after")]
    [InlineData("?after=NaN", "after")]
    [InlineData("?after=99999999999999999999999999999999", "after")]
    [InlineData("?after=253402300800", "after")]
    [InlineData("?after=253402300799.9999999", "after")]
    [InlineData("?after=1&after=2", "after")]
    [InlineData("?limit=5", "limit")]
    public async Task What_cannot_be_retrieved_is_refused(string query, string member)
    {
        var (alex, julia) = await Two();

        var problem = await alex
            .Client.GetAsync($"{Path("retrieve", alex, julia)}{query}")
            .Refused(400, "invalid_request");

        Assert.NotNull(problem["errors"]![member]);
    }

    [Fact]
    public async Task The_same_rules_hold()
    {
        var (alex, julia) = await Two();
        await Send(alex, alex, "text/plain", "hi"u8.ToArray()).Refused(400, "invalid_request");
        Assert.Empty(await Retrieve(alex, julia));
        await app.Block(julia, alex);
        await Send(alex, julia, "text/plain", "hi"u8.ToArray()).Refused(403, "not_available");
    }

    [Fact]
    public async Task Strangers_are_refused()
    {
        var (alex, julia) = await Two();

        await app.Stranger().Post(Path("send", alex, julia), new { msg = "hi" }).Refused(401, "unauthenticated");
        await app.Stranger()
            .PostAsync(Path("send", alex, julia), new StringContent("hi"))
            .Refused(401, "unauthenticated");
        await app.Stranger().GetAsync(Path("retrieve", alex, julia) + "/").Refused(401, "unauthenticated");
    }

    private async Task<(Person Alex, Person Julia)> Two() => (await app.SignIn(), await app.SignIn());

    private static string Path(string what, Person user, Person partner) =>
        $"/api/v1/{what}/{user.Username}/{partner.Username}";

    private static Task<JsonNode> Plain(Person from, Person to, string text) => Plain(from, to.Username, text);

    private static Task<JsonNode> Plain(Person from, string to, string text) =>
        from.Client.Post($"/api/v1/send/{from.Username}/{to}", new { msg = text }).Expect(HttpStatusCode.Created);

    private static Task<JsonArray> Retrieve(Person reader, Person with, string query = "") =>
        Retrieve(reader, with.Username, query);

    private static async Task<JsonArray> Retrieve(Person reader, string with, string query = "") =>
        (
            await reader.Client.GetAsync($"/api/v1/retrieve/{reader.Username}/{with}/{query}").Expect(HttpStatusCode.OK)
        ).AsArray();

    private static IEnumerable<string?> Texts(JsonArray messages) =>
        messages.Select(message => (string?)message!["msg"]);

    private static async Task<HttpResponseMessage> Send(
        Person from,
        Person to,
        string? type,
        byte[] body,
        string? user = null
    )
    {
        using var content = new ByteArrayContent(body);
        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        return await from.Client.PostAsync($"/api/v1/send/{user ?? from.Username}/{to.Username}", content);
    }
}

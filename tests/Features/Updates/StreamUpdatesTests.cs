using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Companion.Features.Updates;
using Companion.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Tests.Features.Updates;

public sealed class StreamUpdatesTests(StreamUpdatesTests.App app) : IClassFixture<StreamUpdatesTests.App>
{
    /// <summary>Its streams say every second that they are there.</summary>
    public sealed class App : CompanionApp
    {
        protected override IEnumerable<(string Key, string Value)> Settings() =>
            [.. base.Settings(), ("Streams:CommentSeconds", "1"), ("Messages:PerMinute", "100000")];
    }

    [Fact]
    public async Task A_message_is_seen_by_both_at_once_and_its_client_id_by_the_sender_alone()
    {
        var (anna, bob) = (await app.SignIn(), await app.SignIn());
        using var annas = await EventStream.Open(anna.Client);
        using var bobs = await EventStream.Open(bob.Client);
        var clientId = Guid.NewGuid();

        var sent = await anna
            .Client.Post(
                $"/v1/conversations/{bob.Username}/messages",
                new { body = "Zwei Bier, bitte 🍻\nbis \"gleich\"", client_id = clientId }
            )
            .Expect(HttpStatusCode.Created);

        var seen = await bobs.Next("message");
        foreach (var member in new[] { "id", "conversation_id", "seq", "sender", "body", "sent_at" })
        {
            Assert.Equal(sent[member]!.ToJsonString(), seen.Data[member]!.ToJsonString());
        }

        Assert.Equal(anna.Username, (string?)seen.Data["partner"]);
        Assert.Null(seen.Data["client_id"]);
        var own = await annas.Next("message");
        Assert.Equal(clientId, (Guid?)own.Data["client_id"]);
        Assert.Equal(bob.Username, (string?)own.Data["partner"]);
    }

    [Fact]
    public async Task The_sender_sees_that_a_message_was_read()
    {
        var (anna, bob) = (await app.SignIn(), await app.SignIn());
        await Say(anna, bob, "Hi");
        using var annas = await EventStream.Open(anna.Client);

        await bob.Client.Put($"/v1/conversations/{anna.Username}/read", new { up_to = 1 }).Expect(HttpStatusCode.OK);

        var read = await annas.Next("read");
        Assert.Equal(bob.Username, (string?)read.Data["reader"]);
        Assert.Equal(bob.Username, (string?)read.Data["partner"]);
        Assert.Equal(1, (int?)read.Data["up_to"]);
    }

    [Fact]
    public async Task Each_change_of_a_meeting_is_seen_by_both_its_people()
    {
        var (companion, companionId) = await app.Companion();
        var patron = await app.Patron();
        using var companions = await EventStream.Open(companion.Client);
        using var patrons = await EventStream.Open(patron.Client);

        var booked = await patron
            .Client.Post(
                "/v1/meetings",
                new
                {
                    companion_id = companionId,
                    starts_at = app.Clock.GetUtcNow().AddDays(3),
                    minutes = 60,
                }
            )
            .Expect(HttpStatusCode.Created);
        await companion.Client.Post($"/v1/meetings/{booked["id"]}/accept").Expect(HttpStatusCode.OK);
        await patron.Client.Post($"/v1/meetings/{booked["id"]}/cancel").Expect(HttpStatusCode.OK);

        foreach (var stream in new[] { companions, patrons })
        {
            foreach (var status in new[] { "requested", "accepted", "cancelled" })
            {
                var seen = await stream.Next("meeting");
                Assert.Equal((Guid?)booked["id"], (Guid?)seen.Data["id"]);
                Assert.Equal(status, (string?)seen.Data["status"]);
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stream_goes_on_from_a_cursor_without_gap_or_repeat(bool byQuery)
    {
        var (anna, bob) = (await app.SignIn(), await app.SignIn());
        string cursor;
        using (var first = await EventStream.Open(bob.Client))
        {
            await Say(anna, bob, "1");
            await Say(anna, bob, "2");
            cursor = (await first.Next("message")).Id;
        }

        await Say(anna, bob, "3");
        using var second = byQuery
            ? await EventStream.Connect(bob.Client, after: cursor)
            : await EventStream.Connect(bob.Client, lastEventId: cursor);

        await Say(anna, bob, "4");
        foreach (var body in new[] { "2", "3", "4" })
        {
            Assert.Equal(body, (string?)(await second.Next("message")).Data["body"]);
        }
    }

    [Fact]
    public async Task A_stream_that_was_cut_before_its_first_event_goes_on_from_where_it_began()
    {
        var (anna, bob) = (await app.SignIn(), await app.SignIn());
        string cursor;
        using (var first = await EventStream.Open(bob.Client))
        {
            cursor = first.LastEventId!;
        }

        await Say(anna, bob, "missed");
        using var second = await EventStream.Connect(bob.Client, lastEventId: cursor);

        Assert.Equal("missed", (string?)(await second.Next("message")).Data["body"]);
    }

    /// <summary>As an EventSource does that was opened with ?after= and has lost its connection since.</summary>
    [Fact]
    public async Task The_last_event_id_counts_more_than_the_address()
    {
        var (anna, bob) = (await app.SignIn(), await app.SignIn());
        using var first = await EventStream.Open(bob.Client);
        var start = first.LastEventId!;
        await Say(anna, bob, "1");
        await Say(anna, bob, "2");
        var seen = (await first.Next("message")).Id;

        using var second = await EventStream.Connect(bob.Client, lastEventId: seen, after: start);

        Assert.Equal("2", (string?)(await second.Next("message")).Data["body"]);
    }

    [Theory]
    [InlineData("of another epoch")]
    [InlineData("ahead of the log")]
    [InlineData("older than the log")]
    [InlineData("of no known form")]
    public async Task A_cursor_that_cannot_be_gone_on_from_gets_one_resync_and_then_what_is_new(string what)
    {
        var (anna, bob) = (await app.SignIn(), await app.SignIn());
        string cursor;
        using (var first = await EventStream.Open(bob.Client))
        {
            cursor = first.LastEventId!;
        }

        var (epoch, id) = (cursor.Split('-')[0], long.Parse(cursor.Split('-')[1], CultureInfo.InvariantCulture));
        await Say(anna, bob, "old");
        var lost = what switch
        {
            "of another epoch" => $"1.1-{id}",
            "ahead of the log" => $"{epoch}-{long.MaxValue}",
            "older than the log" => cursor,
            _ => "yesterday",
        };
        if (what is "older than the log")
        {
            app.Clock.Advance(TimeSpan.FromDays(31));
            // The session has run out with the time.
            bob = bob with
            {
                Client = app.ClientOf(bob.Token),
            };
            await app.Execute("update sessions set expires_at = @Until", new { Until = CompanionApp.Noon.AddDays(90) });
            await Housekeeping.Sweep(
                app.Services.GetRequiredService<Database>(),
                app.Clock.GetUtcNow().UtcDateTime,
                CancellationToken.None
            );
        }

        using var stream = await EventStream.Connect(bob.Client, lastEventId: lost);

        var resync = await stream.Next("resync");
        await Say(anna, bob, "new");
        Assert.Equal("new", (string?)(await stream.Next("message")).Data["body"]);
        using var again = await EventStream.Connect(bob.Client, lastEventId: resync.Id);
        Assert.Equal("new", (string?)(await again.Next("message")).Data["body"]);
    }

    [Fact]
    public async Task An_after_of_no_known_form_is_refused()
    {
        var anna = await app.SignIn();

        var problem = await anna.Client.GetAsync("/v1/stream?after=yesterday").Refused(400, "invalid_request");

        Assert.NotNull(problem["errors"]!["after"]);
    }

    /// <summary>An update by a transaction that told nobody, as of an instance that was killed after its commit.</summary>
    [Fact]
    public async Task What_nobody_told_of_is_found_all_the_same()
    {
        var anna = await app.SignIn();
        using var stream = await EventStream.Open(anna.Client);

        await app.Execute(
            "select append_updates(array[@Id], 'untold', '{\"n\": 1}', @Noon)",
            new { anna.Id, CompanionApp.Noon }
        );

        Assert.Equal(1, (int?)(await stream.Next("untold")).Data["n"]);
    }

    [Fact]
    public async Task What_one_instance_changes_wakes_the_others()
    {
        using var other = new OtherInstance(app);
        var account = Guid.NewGuid();
        // Waits at no place in the log: nothing but the word of the other instance wakes it.
        using var waiter = other.Services.GetRequiredService<UpdateSignals>().Wait(account);

        var woken = waiter.WaitAsync(TimeSpan.FromSeconds(10), CancellationToken.None);
        while (!woken.IsCompleted)
        {
            // Again, since the other may not listen yet.
            app.Services.GetRequiredService<UpdateSignals>().Changed(account);
            await Task.Delay(5);
        }

        Assert.True(await woken);
    }

    [Fact]
    public async Task A_silent_stream_says_that_it_is_there()
    {
        var anna = await app.SignIn();
        using var stream = await EventStream.Open(anna.Client);

        await stream.UntilComment();

        Assert.Equal([2000], stream.Retries);
    }

    [Fact]
    public async Task A_session_that_ends_loses_its_stream_within_5_seconds_and_others_keep_theirs()
    {
        var (anna, bob) = (await app.SignIn(), await app.SignIn());
        using var annas = await EventStream.Open(anna.Client);
        using var bobs = await EventStream.Open(bob.Client);

        await anna.Client.DeleteAsync("/v1/sessions/current").Expect(HttpStatusCode.NoContent);

        await annas.End().WaitAsync(TimeSpan.FromSeconds(5));
        await Say(bob, await app.SignIn(), "still here");
        await bobs.Next("message");
    }

    [Fact]
    public async Task A_session_that_runs_out_loses_its_stream()
    {
        var anna = await app.SignIn();
        using var stream = await EventStream.Open(anna.Client);

        await app.Execute(
            "update sessions set expires_at = @Now where account_id = @Id",
            new { Now = app.Clock.GetUtcNow().UtcDateTime, anna.Id }
        );

        await stream.End();
    }

    [Fact]
    public async Task An_account_that_is_deleted_loses_its_stream()
    {
        var anna = await app.SignIn();
        using var stream = await EventStream.Open(anna.Client);

        await anna.Client.DeleteAsync("/v1/accounts/me").Expect(HttpStatusCode.NoContent);

        await stream.End();
    }

    [Fact]
    public async Task Shutdown_ends_streams_and_long_polls_at_once_and_says_when_to_come_back()
    {
        var anna = await app.SignIn();
        var other = new OtherInstance(app);
        // One that the instance does not take along with itself.
        using var client = new HttpClient { BaseAddress = other.CreateClient().BaseAddress };
        client.DefaultRequestHeaders.Authorization = new("Bearer", anna.Token);
        using var stream = await EventStream.Open(client);
        var poll = client.GetAsync("/v1/updates?wait=30");
        await Until(() => other.Services.GetRequiredService<OpenStreams>().Count == 2);

        var stopping = other.DisposeAsync().AsTask();

        await stream.End();
        Assert.Equal(2, stream.Retries.Count);
        Assert.InRange(stream.Retries[1], 500, 2000);
        await poll.Expect(HttpStatusCode.OK);
        await stopping.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_reader_that_takes_nothing_is_closed_and_goes_on_from_where_it_was()
    {
        var bob = await app.SignIn();
        string cursor;
        using (var first = await EventStream.Open(bob.Client))
        {
            cursor = first.LastEventId!;
        }

        using var deaf = new TcpClient { ReceiveBufferSize = 4096 };
        var address = new Uri(app.Stranger().BaseAddress!.ToString());
        await deaf.ConnectAsync(address.Host, address.Port);
        await deaf.GetStream()
            .WriteAsync(
                Encoding.ASCII.GetBytes(
                    $"GET /v1/stream HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {bob.Token}\r\nLast-Event-ID: {cursor}\r\n\r\n"
                )
            );
        var streams = app.Services.GetRequiredService<OpenStreams>();
        await Until(() => streams.CountOf(bob.Id) == 1);
        // More than the buffers of both ends take: 12 MB.
        await app.Execute(
            """
            select append_updates(array[@Id], 'bulk', jsonb_build_object('n', n, 'filling', repeat('x', 60000)), @Noon)
            from generate_series(1, 200) n
            """,
            new { bob.Id, CompanionApp.Noon }
        );

        await Until(() => streams.CountOf(bob.Id) == 0);
        using var second = await EventStream.Connect(bob.Client, lastEventId: cursor);
        for (var n = 1; n <= 200; n++)
        {
            Assert.Equal(n, (int?)(await second.Next("bulk")).Data["n"]);
        }
    }

    [Fact]
    public async Task A_reader_that_takes_nothing_does_not_hold_up_the_end_of_the_service()
    {
        var bob = await app.SignIn();
        var other = new OtherInstance(app);
        var streams = other.Services.GetRequiredService<OpenStreams>();
        var address = other.CreateClient().BaseAddress!;
        using var deaf = new TcpClient { ReceiveBufferSize = 4096 };
        await deaf.ConnectAsync(address.Host, address.Port);
        await deaf.GetStream()
            .WriteAsync(
                Encoding.ASCII.GetBytes(
                    $"GET /v1/stream HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {bob.Token}\r\n\r\n"
                )
            );
        await Until(() => streams.CountOf(bob.Id) == 1);
        await app.Execute(
            """
            select append_updates(array[@Id], 'bulk', jsonb_build_object('n', n, 'filling', repeat('x', 60000)), @Noon)
            from generate_series(1, 200) n
            """,
            new { bob.Id, CompanionApp.Noon }
        );
        other.Services.GetRequiredService<UpdateSignals>().Changed(bob.Id);

        // Kestrel gives up on it after 5 s by itself, the stream after 10 s.
        await other.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task An_account_has_20_streams_at_most_and_a_closed_one_makes_room()
    {
        var anna = await app.SignIn();
        var open = new List<EventStream>();
        for (var n = 0; n < OpenStreams.MaxPerAccount; n++)
        {
            open.Add(await EventStream.Open(anna.Client));
        }

        await anna.Client.GetAsync("/v1/stream").Refused(429, "too_many_streams");
        await anna.Client.GetAsync("/v1/updates").Refused(429, "too_many_streams");
        open[0].Dispose();
        await Until(() => app.Services.GetRequiredService<OpenStreams>().CountOf(anna.Id) < OpenStreams.MaxPerAccount);
        open[0] = await EventStream.Open(anna.Client);
        open.ForEach(stream => stream.Dispose());
    }

    [Fact]
    public async Task A_stream_has_headers_that_proxies_and_browsers_heed_and_HEAD_shows_them()
    {
        var anna = await app.SignIn();

        using var head = await anna.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/v1/stream"));

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal("text/event-stream", head.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-store", head.Headers.CacheControl?.ToString());
        Assert.Equal("no", head.Headers.GetValues("X-Accel-Buffering").Single());
    }

    [Fact]
    public async Task A_browser_streams_by_its_cookie()
    {
        var (anna, bob) = (await app.SignIn(), await app.SignIn());
        using var browser = app.Stranger();
        browser.DefaultRequestHeaders.Add("Cookie", $"companion_session={bob.Token}");
        using var stream = await EventStream.Open(browser);

        await Say(anna, bob, "Hi");

        await stream.Next("message");
    }

    [Fact]
    public async Task A_name_that_is_gone_is_told_no_more()
    {
        var (anna, bob) = (await app.SignIn(), await app.SignIn());
        using var stream = await EventStream.Open(bob.Client);
        var start = stream.LastEventId!;
        await Say(anna, bob, "Farewell");
        Assert.Equal(anna.Username, (string?)(await stream.Next("message")).Data["sender"]);

        await anna.Client.DeleteAsync("/v1/accounts/me").Expect(HttpStatusCode.NoContent);
        await app.SignIn(anna.Username);

        using var again = await EventStream.Connect(bob.Client, lastEventId: start);
        var seen = await again.Next("message");
        Assert.Equal("Farewell", (string?)seen.Data["body"]);
        Assert.Null(seen.Data["sender"]);
        Assert.Null(seen.Data["partner"]);
    }

    private static async Task Say(Person from, Person to, string body) =>
        await from
            .Client.Post($"/v1/conversations/{to.Username}/messages", new { body })
            .Expect(HttpStatusCode.Created);

    private static async Task Until(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!holds())
        {
            await Task.Delay(5, patience.Token);
        }
    }
}

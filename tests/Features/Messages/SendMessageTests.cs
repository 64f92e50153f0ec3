using System.Net;
using System.Text.Json.Nodes;
using Npgsql;

namespace Companion.Tests.Features.Messages;

public sealed class SendMessageTests(Unlimited app) : IClassFixture<Unlimited>
{
    [Fact]
    public async Task A_message_is_numbered_answered_and_read_by_both()
    {
        var (alex, julia) = await Two();
        using var response = await alex.Send(julia.Username.ToUpperInvariant(), "Hello");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var sent = await response.Json();
        Assert.Equal(1, (int)sent["seq"]!);
        Assert.Equal(alex.Username, (string?)sent["sender"]);
        Assert.Equal("Hello", (string?)sent["body"]);
        Assert.Equal(app.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), (string?)sent["sent_at"]);
        Assert.NotNull((Guid?)sent["id"]);
        var there = await alex.Client.GetAsync(response.Headers.Location).Expect(HttpStatusCode.OK);
        Assert.True(JsonNode.DeepEquals(sent, Assert.Single(there["items"]!.AsArray())));
        var read = await julia.Read(alex.Username);
        Assert.True(JsonNode.DeepEquals(sent, Assert.Single(read["items"]!.AsArray())));
    }

    [Fact]
    public async Task Both_are_told_in_the_same_transaction()
    {
        var (alex, julia) = await Two();

        var sent = await alex.Say(julia, "Hello");

        foreach (var person in new[] { alex, julia })
        {
            var update = JsonNode.Parse(
                await app.Query<string>(
                    "select payload::text from updates where account_id = @Id and kind = 'message'",
                    new { person.Id }
                )
            )!;
            Assert.Equal((string?)sent["conversation_id"], (string?)update["conversation_id"]);
            Assert.Equal(1, (int)update["seq"]!);
        }
    }

    [Fact]
    public async Task A_conversation_is_one_whoever_writes()
    {
        var (alex, julia) = await Two();
        var first = await alex.Say(julia, "1");
        var second = await julia.Say(alex, "2");
        var third = await alex.Send((string)first["conversation_id"]!, "3").Expect(HttpStatusCode.Created);

        Assert.Equal((string?)first["conversation_id"], (string?)second["conversation_id"]);
        Assert.Equal([1, 2, 3], new[] { first, second, third }.Select(sent => (int)sent["seq"]!));
        Assert.Equal(["1", "2", "3"], (await julia.Read(alex.Username)).Bodies());
    }

    [Fact]
    public async Task Both_begin_at_once_and_it_is_one_conversation()
    {
        var pairs = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Two()));
        using var other = new OtherInstance(app);

        var began = await Task.WhenAll(
            pairs.Select(async pair =>
            {
                var elsewhere = pair.Julia with { Client = other.ClientOf(pair.Julia.Token) };
                return await Task.WhenAll(pair.Alex.Say(pair.Julia, "a"), elsewhere.Say(pair.Alex, "b"));
            })
        );

        Assert.All(
            began,
            both =>
            {
                Assert.Equal((string?)both[0]["conversation_id"], (string?)both[1]["conversation_id"]);
                Assert.Equal([1, 2], both.Select(sent => (int)sent["seq"]!).Order());
            }
        );
    }

    [Fact]
    public async Task Many_senders_on_both_sides_number_without_gaps_in_the_order_of_commits()
    {
        var (alex, julia) = await Two();
        using var other = new OtherInstance(
            app,
            ("Messages:PerMinute", "100000"),
            ("Messages:NewConversationsPerDay", "100000")
        );
        var elsewhere = other.ClientOf(julia.Token);

        var sent = await Task.WhenAll(
            Enumerable
                .Range(0, 200)
                .Select(n =>
                    (n % 2 == 0 ? alex : julia with { Client = elsewhere }).Say(n % 2 == 0 ? julia : alex, $"{n}")
                )
        );

        Assert.Equal(Enumerable.Range(1, 200), sent.Select(message => (int)message["seq"]!).Order());
        // The log's ids rise in commit order for each account (design, live updates).
        Assert.Equal(
            Enumerable.Range(1, 200),
            await app.Query<int[]>(
                "select array(select (payload ->> 'seq')::integer from updates where account_id = @Id and kind = 'message' order by id)",
                new { julia.Id }
            )
        );
        // The clock stands still; the times rise all the same.
        var times = await app.Query<DateTime[]>(
            "select array(select m.sent_at from messages m where m.conversation_id = @id order by m.seq)",
            new { id = (Guid)sent[0]["conversation_id"]! }
        );
        Assert.Equal(200, times.Distinct().Count());
        Assert.Equal(times.Order(), times);
        Assert.Equal(
            await app.Query<int>(
                "select count(*) from messages where conversation_id = @id and from_low",
                new { id = (Guid)sent[0]["conversation_id"]! }
            ),
            await app.Query<int>(
                "select low_sent from conversations where id = @id",
                new { id = (Guid)sent[0]["conversation_id"]! }
            )
        );
    }

    [Fact]
    public async Task A_repeat_of_a_client_id_answers_the_first_message()
    {
        var (alex, julia) = await Two();
        var clientId = Guid.NewGuid();
        var first = await alex.Send(julia.Username, "Once", clientId).Expect(HttpStatusCode.Created);
        await julia.Say(alex, "Yes?");
        app.Clock.Advance(TimeSpan.FromDays(20));

        using var response = await alex.Send(julia.Username, "Once", clientId);

        Assert.Equal("true", response.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.True(JsonNode.DeepEquals(first, await response.Json()));
        Assert.Equal([1, 2], (await alex.Read(julia.Username)).Seqs());
        Assert.Equal($"{clientId}", (string?)first["client_id"]);
        // It is the sender's own, and another's may be the same.
        Assert.Null((string?)(await julia.Read(alex.Username))["items"]![0]!["client_id"]);
        Assert.Equal(
            3,
            (int)(await julia.Send(alex.Username, "Mine", clientId).Expect(HttpStatusCode.Created))["seq"]!
        );
    }

    [Fact]
    public async Task A_client_id_sent_twenty_times_at_once_on_two_instances_is_one_message()
    {
        using var other = new OtherInstance(app);
        for (var round = 0; round < 10; round++)
        {
            var (alex, julia) = await Two();
            var elsewhere = alex with { Client = other.ClientOf(alex.Token) };
            var clientId = Guid.NewGuid();

            var answers = await Task.WhenAll(
                Enumerable
                    .Range(0, 20)
                    .Select(n =>
                        (n % 2 == 0 ? alex : elsewhere)
                            .Send(julia.Username, "Once", clientId)
                            .Expect(HttpStatusCode.Created)
                    )
            );

            Assert.Single(answers.Select(answer => answer.ToJsonString()).Distinct());
            Assert.Equal([1], (await julia.Read(alex.Username)).Seqs());
        }
    }

    /// <summary>The one that came second was judged before the first was there, and finds it when it writes.</summary>
    [Fact]
    public async Task A_repeat_that_was_overtaken_by_the_first_answers_it()
    {
        var (alex, julia) = await Two();
        var id = (Guid)(await julia.Say(alex, "Hello"))["conversation_id"]!;
        var clientId = Guid.NewGuid();
        await using var connection = await app.Database.OpenConnectionAsync();
        await using var first = await connection.BeginTransactionAsync();
        await using var write = new NpgsqlCommand(
            $"""
            update conversations
            set last_seq = 2, last_sent_at = last_sent_at + interval '1 s', low_sent = low_sent + (low_id = '{alex.Id}')::integer
            where id = '{id}';

            insert into messages (conversation_id, seq, id, from_low, low_count, body, client_id, sent_at)
            select id, 2, gen_random_uuid(), low_id = '{alex.Id}', low_sent, 'Once', '{clientId}', last_sent_at
            from conversations
            where id = '{id}';
            """,
            connection
        );
        await write.ExecuteNonQueryAsync();
        var second = alex.Send(julia.Username, "Once", clientId);
        await app.WaitForLockWaiters(1);

        await first.CommitAsync();

        Assert.Equal(2, (int)(await second.Expect(HttpStatusCode.Created))["seq"]!);
        Assert.Equal([1, 2], (await julia.Read(alex.Username)).Seqs());
    }

    [Fact]
    public async Task A_client_id_with_another_text_is_refused()
    {
        var (alex, julia) = await Two();
        var clientId = Guid.NewGuid();
        await alex.Send(julia.Username, "One", clientId).Expect(HttpStatusCode.Created);

        await alex.Send(julia.Username, "Another", clientId).Refused(422, "idempotency_key_reused");

        Assert.Equal([1], (await alex.Read(julia.Username)).Seqs());
    }

    [Fact]
    public async Task An_idempotency_key_does_what_a_client_id_does()
    {
        var (alex, julia) = await Two();
        async Task<HttpResponseMessage> Send(string body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/conversations/{julia.Username}/messages");
            request.Headers.Add("Idempotency-Key", "the-first-one");
            request.Content = Wire.Raw($$"""{"body":"{{body}}"}""");
            return await alex.Client.SendAsync(request);
        }

        var first = await Send("Once").Expect(HttpStatusCode.Created);
        using var second = await Send("Once");

        Assert.Equal("true", second.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.True(JsonNode.DeepEquals(first, await second.Json()));
        await Send("Twice").Refused(422, "idempotency_key_reused");
    }

    [Theory]
    [InlineData("  Hello,\n\tyou\u00a0there \u202e  ")]
    [InlineData("\u0001\u200b")]
    [InlineData("👩‍👩‍👧‍👦 🇨🇦 e\u0301 \ud83d\ude00")]
    public async Task A_text_is_kept_as_it_was_sent(string text)
    {
        var (alex, julia) = await Two();

        Assert.Equal(text, (string?)(await alex.Say(julia, text))["body"]);

        Assert.Equal([text], (await julia.Read(alex.Username)).Bodies());
    }

    [Fact]
    public async Task A_text_has_up_to_four_thousand_characters_of_any_length_in_bytes()
    {
        var (alex, julia) = await Two();
        var longest = string.Concat(Enumerable.Repeat("😀", 4000));

        await alex.Say(julia, longest);
        await alex.Say(julia, $" \n{longest}\n ");
        await alex.Send(julia.Username, longest + "x").Refused(400, "invalid_request");

        Assert.Equal(longest, (await julia.Read(alex.Username)).Bodies().First());
    }

    [Theory]
    [InlineData("""{"body":""}""", "body")]
    [InlineData("""{"body":" \n\t "}""", "body")]
    [InlineData("""{"body":"a\u0000b"}""", "body")]
    [InlineData("""{"body":"\ud83d"}""", "body")]
    [InlineData("""{"body":"\ude00\ud83d"}""", "body")]
    [InlineData("""{"body":null}""", "body")]
    [InlineData("""{"body":7}""", "body")]
    [InlineData("""{}""", "body")]
    [InlineData("""{"body":"a","body":"b"}""", "body")]
    [InlineData("""{"body":"a","text":"b"}""", "text")]
    [InlineData("""{"body":"a","client_id":"b"}""", "client_id")]
    public async Task What_cannot_be_said_is_refused_by_its_member(string json, string member)
    {
        var (alex, julia) = await Two();

        var problem = await alex
            .Client.Post($"/v1/conversations/{julia.Username}/messages", json)
            .Refused(400, "invalid_request");

        Assert.Equal([member], problem["errors"]!.AsObject().Select(error => error.Key));
        Assert.Empty((await julia.Read(alex.Username)).Seqs());
    }

    [Fact]
    public async Task Nobody_writes_to_themselves()
    {
        var alex = await app.SignIn();

        var problem = await alex.Send(alex.Username, "Hello").Refused(400, "invalid_request");

        Assert.NotNull(problem["errors"]!["username"]);
    }

    [Fact]
    public async Task Nobody_of_that_name_is_not_there_whatever_is_sent()
    {
        var alex = await app.SignIn();

        await alex.Send("nobody_at_all", "Hello").Refused(404, "not_found");
        await alex.Client.Post("/v1/conversations/nobody_at_all/messages", "{}").Refused(404, "not_found");
        await alex.Send($"{Guid.NewGuid()}", "Hello").Refused(404, "not_found");
        await alex.Send("%F0%9F%98%80'--", "Hello").Refused(404, "not_found");
    }

    [Fact]
    public async Task A_conversation_of_others_is_not_there()
    {
        var (alex, julia) = await Two();
        var id = (string)(await alex.Say(julia, "Hello"))["conversation_id"]!;
        var lisa = await app.SignIn();

        await lisa.Send(id, "Me too").Refused(404, "not_found");
        await lisa.Client.GetAsync($"/v1/conversations/{id}/messages").Refused(404, "not_found");
        await lisa.Client.Put($"/v1/conversations/{id}/read", new { up_to = 1 }).Refused(404, "not_found");
        await lisa.Client.GetAsync($"/api/v1/retrieve/{lisa.Username}/{id}").Refused(404, "not_found");
        await lisa.Client.Post($"/api/v1/send/{lisa.Username}/{id}", new { msg = "Me" }).Refused(404, "not_found");
        Assert.Empty(await lisa.Conversations());
    }

    [Fact]
    public async Task Strangers_are_refused()
    {
        var (alex, _) = await Two();
        var stranger = app.Stranger();

        await stranger
            .Post($"/v1/conversations/{alex.Username}/messages", new { body = "Hello" })
            .Refused(401, "unauthenticated");
        await stranger.GetAsync("/v1/conversations").Refused(401, "unauthenticated");
        await stranger.GetAsync($"/v1/conversations/{alex.Username}/messages").Refused(401, "unauthenticated");
        await stranger
            .Put($"/v1/conversations/{alex.Username}/read", new { up_to = 1 })
            .Refused(401, "unauthenticated");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_blocked_and_who_blocks_are_not_available_in_the_same_words(bool byTheSender)
    {
        var (alex, julia) = await Two();
        var clientId = Guid.NewGuid();
        await alex.Send(julia.Username, "Before", clientId).Expect(HttpStatusCode.Created);
        await julia.Say(alex, "Too");
        await app.Block(byTheSender ? alex : julia, byTheSender ? julia : alex);

        var one = await alex.Send(julia.Username, "After").Refused(403, "not_available");
        var other = await julia.Send(alex.Username, "After").Refused(403, "not_available");

        one["request_id"] = other["request_id"]!.DeepClone();
        Assert.True(JsonNode.DeepEquals(one, other));
        foreach (var (reader, with) in new[] { (alex, julia), (julia, alex) })
        {
            Assert.Equal(["Before", "Too"], (await reader.Read(with.Username)).Bodies());
            Assert.Single(await reader.Conversations());
        }

        // What was sent before is still answered.
        await alex.Send(julia.Username, "Before", clientId).Expect(HttpStatusCode.Created);
        await app.Execute("delete from blocks");
        Assert.Equal(3, (int)(await alex.Say(julia, "After"))["seq"]!);
    }

    [Fact]
    public async Task A_partner_whose_account_is_gone_leaves_what_was_said()
    {
        var (alex, julia) = await Two();
        var clientId = Guid.NewGuid();
        var id = (string)
            (await alex.Send(julia.Username, "Hello", clientId).Expect(HttpStatusCode.Created))["conversation_id"]!;
        await julia.Say(alex, "Farewell");

        await julia.Client.DeleteAsync("/v1/accounts/me").Expect(HttpStatusCode.NoContent);

        var page = await alex.Read(id);
        Assert.Equal([alex.Username, null], page["items"]!.AsArray().Select(message => (string?)message!["sender"]));
        Assert.Equal(["Hello", "Farewell"], page.Bodies());
        await alex.Send(id, "Are you there?").Refused(403, "not_available");
        await alex.Send(id, "Hello", clientId).Expect(HttpStatusCode.Created);
        await alex.Send(julia.Username, "Are you there?").Refused(404, "not_found");
        await alex.Client.GetAsync($"/v1/conversations/{julia.Username}/messages").Refused(404, "not_found");
        var listed = Assert.Single(await alex.Conversations())!;
        Assert.Null((string?)listed["partner"]);
        Assert.Null((string?)listed["last_message"]!["sender"]);
        Assert.Equal("Farewell", (string?)listed["last_message"]!["body"]);
        Assert.Equal(1, (int)listed["unread"]!);
        Assert.Equal(0, (int)(await alex.Mark(id, 2))["unread"]!);
        var plain = await alex.Client.GetAsync($"/api/v1/retrieve/{alex.Username}/{id}").Expect(HttpStatusCode.OK);
        Assert.Equal([alex.Username, null], plain.AsArray().Select(message => (string?)message!["sender"]));
        await alex.Client.Post($"/api/v1/send/{alex.Username}/{id}", new { msg = "Hm" }).Refused(403, "not_available");

        await alex.Client.DeleteAsync("/v1/accounts/me").Expect(HttpStatusCode.NoContent);

        Assert.Equal(
            0,
            await app.Query<int>(
                "select (select count(*) from conversations where id = @id) + (select count(*) from messages where conversation_id = @id)",
                new { id = Guid.Parse(id) }
            )
        );
    }

    [Fact]
    public async Task What_nobody_is_left_to_read_is_removed_whoever_goes_first()
    {
        foreach (var lowFirst in new[] { true, false })
        {
            var (alex, julia) = await Two();
            var id = (Guid)(await alex.Say(julia, "Hello"))["conversation_id"]!;
            // Of one moment, their ids are in either order; as text they are in PostgreSQL's.
            var alexIsLow = string.CompareOrdinal($"{alex.Id}", $"{julia.Id}") < 0;
            (alex, julia) = alexIsLow ? (alex, julia) : (julia, alex);

            await (lowFirst ? alex : julia).Client.DeleteAsync("/v1/accounts/me").Expect(HttpStatusCode.NoContent);
            Assert.Equal(1, await app.Query<int>("select count(*) from conversations where id = @id", new { id }));
            await (lowFirst ? julia : alex).Client.DeleteAsync("/v1/accounts/me").Expect(HttpStatusCode.NoContent);

            Assert.Equal(0, await app.Query<int>("select count(*) from conversations where id = @id", new { id }));
        }
    }

    [Fact]
    public async Task Who_takes_a_name_that_is_free_again_gets_nothing_that_was_said_under_it()
    {
        var (alex, julia) = await Two();
        var old = (string)(await alex.Say(julia, "Hello"))["conversation_id"]!;
        await julia.Client.DeleteAsync("/v1/accounts/me").Expect(HttpStatusCode.NoContent);

        var other = await app.SignIn(julia.Username);

        Assert.Empty(await other.Conversations());
        Assert.Empty((await other.Read(alex.Username)).Seqs());
        await other.Client.GetAsync($"/v1/conversations/{old}/messages").Refused(404, "not_found");
        var sent = await alex.Say(other, "Hello again");
        Assert.Equal(1, (int)sent["seq"]!);
        Assert.NotEqual(old, (string?)sent["conversation_id"]);
        Assert.Equal(2, (await alex.Conversations()).Count);
    }

    [Fact]
    public async Task A_send_that_an_accounts_end_overtakes_is_refused_and_not_lost()
    {
        var (alex, julia) = await Two();
        var id = (Guid)(await alex.Say(julia, "Hello"))["conversation_id"]!;
        await using var connection = await app.Database.OpenConnectionAsync();
        await using var end = await connection.BeginTransactionAsync();
        await using var leave = new NpgsqlCommand(
            $"""
            update conversations set low_id = nullif(low_id, '{julia.Id}'), high_id = nullif(high_id, '{julia.Id}') where id = '{id}';
            delete from accounts where id = '{julia.Id}';
            """,
            connection
        );
        await leave.ExecuteNonQueryAsync();
        var byName = alex.Send(julia.Username, "Are you there?");
        await app.WaitForLockWaiters(1);

        await end.CommitAsync();

        await byName.Refused(404, "not_found");
        Assert.Equal([1], (await alex.Read($"{id}")).Seqs());
    }

    [Fact]
    public async Task Each_of_many_at_once_is_judged_on_its_own()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => app.SignIn()));
        var blocked = await app.SignIn();
        await Task.WhenAll(people.Select(person => app.Block(blocked, person)));

        await Task.WhenAll(
            people.Select(
                async (person, n) =>
                {
                    var next = people[(n + 1) % people.Length];
                    for (var round = 1; round <= 3; round++)
                    {
                        await Task.WhenAll(
                            person.Say(next, $"{round}"),
                            person.Send("nobody_at_all", "?").Refused(404, "not_found"),
                            person.Send(blocked.Username, "?").Refused(403, "not_available"),
                            person.Send(person.Username, "?").Refused(400, "invalid_request"),
                            person.Send(next.Username, " ").Refused(400, "invalid_request")
                        );
                    }
                }
            )
        );

        Assert.All(
            await Task.WhenAll(people.Select((person, n) => person.Read(people[(n + 1) % people.Length].Username))),
            page => Assert.Equal(["1", "2", "3"], page.Bodies())
        );
    }

    private async Task<(Person Alex, Person Julia)> Two() => (await app.SignIn(), await app.SignIn());
}

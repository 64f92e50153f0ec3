using System.Net;
using Npgsql;

namespace Companion.Tests.Features.Messages;

public sealed class MessageLimitsTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Fact]
    public async Task Sixty_messages_a_minute_exactly_however_many_come_at_once()
    {
        var (alex, julia) = (await app.SignIn(), await app.SignIn());
        await app.Block(await app.SignIn("blocker"), alex);
        using var other = new OtherInstance(app);
        var elsewhere = alex with { Client = other.ClientOf(alex.Token) };
        // What is refused does not count.
        for (var n = 0; n < 10; n++)
        {
            await alex.Send("blocker", "Hello").Refused(403, "not_available");
            await alex.Send(alex.Username, "Hello").Refused(400, "invalid_request");
        }

        var sent = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(n => (n % 2 == 0 ? alex : elsewhere).Send(julia.Username, $"{n}"))
        );

        Assert.Equal(60, sent.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.All(
            sent.Where(answer => answer.StatusCode != HttpStatusCode.Created),
            answer =>
            {
                Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
                Assert.Equal("60", answer.Headers.GetValues("Retry-After").Single());
            }
        );
        Assert.Equal(60, await Count("messages m join conversations c on c.id = m.conversation_id", alex));

        app.Clock.Advance(TimeSpan.FromSeconds(59.5));
        using (var early = await alex.Send(julia.Username, "61"))
        {
            Assert.Equal("1", early.Headers.GetValues("Retry-After").Single());
        }

        await alex.Send(julia.Username, "61").Refused(429, "too_many_messages");
        await alex
            .Client.Post($"/api/v1/send/{alex.Username}/{julia.Username}", new { msg = "61" })
            .Refused(429, "too_many_messages");
        Assert.Equal(61, (int)(await julia.Say(alex, "I still may"))["seq"]!);
        app.Clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(62, (int)(await alex.Say(julia, "61"))["seq"]!);
    }

    [Fact]
    public async Task A_repeat_counts_once_and_is_answered_over_the_limit()
    {
        var (alex, julia) = (await app.SignIn(), await app.SignIn());
        var clientId = Guid.NewGuid();
        for (var n = 0; n < 30; n++)
        {
            await alex.Send(julia.Username, "Once", clientId).Expect(HttpStatusCode.Created);
        }

        for (var n = 2; n <= 60; n++)
        {
            await alex.Say(julia, $"{n}");
        }

        await alex.Send(julia.Username, "61").Refused(429, "too_many_messages");
        await alex.Send(julia.Username, "Once", clientId).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Twenty_new_conversations_a_day_exactly_and_those_that_are_there_go_on()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => app.SignIn()));
        var (alex, stranger) = (await app.SignIn(), await app.SignIn());
        await stranger.Say(alex, "Hello");
        using var other = new OtherInstance(app);
        var elsewhere = alex with { Client = other.ClientOf(alex.Token) };

        var begun = await Task.WhenAll(
            people.Take(50).Select((person, n) => (n % 2 == 0 ? alex : elsewhere).Send(person.Username, "Hello"))
        );

        Assert.Equal(20, begun.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.All(
            begun.Where(answer => answer.StatusCode != HttpStatusCode.Created),
            answer =>
            {
                Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
                Assert.Equal("86400", answer.Headers.GetValues("Retry-After").Single());
                Assert.Contains(
                    "too_many_conversations",
                    answer.Content.ReadAsStringAsync().Result,
                    StringComparison.Ordinal
                );
            }
        );
        Assert.Equal(21, await Count("conversations c", alex));
        await alex.Send(people[55].Username, "Hello").Refused(429, "too_many_conversations");
        await alex.Say(stranger, "I may answer");
        await people[56].Say(alex, "Others may begin");
        await alex.Say(people[56], "And I may answer them");
        var known = begun.ToList().FindIndex(answer => answer.StatusCode == HttpStatusCode.Created);
        await alex.Say(people[known], "Those that I began go on");

        app.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        await alex.Send(people[57].Username, "Hello").Refused(429, "too_many_conversations");
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await alex.Say(people[57], "Another day");
    }

    /// <summary>Judged before the limit was reached, and refused when it was: by the limit that it is, and for as long.</summary>
    [Fact]
    public async Task A_limit_that_another_send_reaches_in_the_meantime_is_told_from_the_other()
    {
        var (alex, julia, lisa) = (await app.SignIn(), await app.SignIn(), await app.SignIn());
        await alex.Say(julia, "Hello");
        app.Clock.Advance(TimeSpan.FromHours(1));
        await using var connection = await app.Database.OpenConnectionAsync();
        await using var another = await connection.BeginTransactionAsync();
        await using var reach = new NpgsqlCommand(
            $"update message_counts set started = 20 where account_id = '{alex.Id}'",
            connection
        );
        await reach.ExecuteNonQueryAsync();
        var sending = alex.Send(lisa.Username, "Hello");
        await app.WaitForLockWaiters(1);

        await another.CommitAsync();

        using var answer = await sending;
        Assert.Equal("82800", answer.Headers.GetValues("Retry-After").Single());
        Assert.Equal("too_many_conversations", (string?)(await answer.Json())["code"]);
    }

    [Fact]
    public async Task A_message_over_the_minute_begins_no_conversation()
    {
        var (alex, julia, lisa) = (await app.SignIn(), await app.SignIn(), await app.SignIn());
        for (var n = 1; n <= 60; n++)
        {
            await alex.Say(julia, $"{n}");
        }

        await alex.Send(lisa.Username, "Hello").Refused(429, "too_many_messages");

        Assert.Equal(1, await Count("conversations c", alex));
        Assert.Equal(
            1,
            await app.Query<int>("select started from message_counts where account_id = @Id", new { alex.Id })
        );
    }

    private Task<int> Count(string from, Person person) =>
        app.Query<int>($"select count(*) from {from} where @Id in (c.low_id, c.high_id)", new { person.Id });
}

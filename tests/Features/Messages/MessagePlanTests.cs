using Dapper;
using Npgsql;

namespace Companion.Tests.Features.Messages;

/// <summary>
/// What a message costs does not grow with what was said before: ten times as much, and at most a fifth more pages read. Asked of the
/// plan that PostgreSQL makes for these very values, and of the one that it keeps for any; of the latter also when it was made
/// for empty tables.
/// </summary>
public sealed class MessagePlanTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    private static readonly Dictionary<string, string> Anything = new(StringComparer.Ordinal)
    {
        ["CallerId"] = "md5('talker1')::uuid",
        ["Username"] = "'talker_2'::text",
        ["ConversationId"] = "null::uuid",
        ["Before"] = "2147483647",
        ["After"] = "200",
        ["Take"] = "20",
        ["Quantity"] = "50",
        ["AfterAt"] = "'infinity'::timestamptz",
        ["AfterId"] = "'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid",
        ["SenderIds"] = "array[md5('talker1')::uuid]",
        ["SenderNames"] = "array[null::text]",
        ["Usernames"] = "array['talker_2'::text]",
        ["ConversationIds"] = "array[null::uuid]",
        ["Bodies"] = "array['Hello'::text]",
        ["ClientIds"] = "array['0b9e4c52-7a38-4c0e-9f0a-2f6d3a1c5b77'::uuid]",
        ["Ids"] = "array['0b9e4c52-7a38-4c0e-9f0a-2f6d3a1c5b77'::uuid]",
        ["NewConversationIds"] = "array['0b9e4c52-7a38-4c0e-9f0a-2f6d3a1c5b77'::uuid]",
        ["Now"] = "'2030-05-06T12:00:00Z'::timestamptz",
        ["MinuteAgo"] = "'2030-05-06T11:59:00Z'::timestamptz",
        ["DayAgo"] = "'2030-05-05T12:00:00Z'::timestamptz",
        ["PerMinute"] = "60",
        ["NewConversationsPerDay"] = "20",
    };

    [Fact]
    public async Task Ten_times_the_messages_cost_the_same_pages()
    {
        await Conversing.Add(app, 1, 1_000);
        var few = await Costs();
        await Conversing.Add(app, 1_001, 10_000);
        var many = await Costs();

        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Join('\n', many.Select(cost => $"{cost.Key}: {few[cost.Key]} -> {cost.Value} pages"))
        );
        Assert.Empty(
            many.Where(cost => cost.Value > Math.Max(few[cost.Key] * 1.2, few[cost.Key] + 1))
                .Select(cost => $"{cost.Key}: {few[cost.Key]} -> {cost.Value}")
        );
    }

    /// <summary>A connection keeps its plans; one that was made while nobody had said a word must not read all that was said since.</summary>
    [Fact]
    public async Task A_plan_that_was_made_for_empty_tables_reads_by_index_alone()
    {
        await using var connection = await app.Database.OpenConnectionAsync();
        var write = StatementPlan.Sql(".MessageSql.WriteSql");
        foreach (var emptied in new[] { "", "truncate accounts cascade; analyze;" })
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await connection.ExecuteAsync($"{emptied} set local plan_cache_mode = force_generic_plan");
            await StatementPlan.Set(write, connection);

            var plan = await Explain("explain (costs off)", write, [], connection);

            Assert.Contains("using messages_client_id_key on messages", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Bitmap", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("hashed", plan, StringComparison.Ordinal);
        }
    }

    /// <summary>What the first statement of a command sets locally holds for the second, and no longer.</summary>
    [Fact]
    public async Task A_command_of_two_statements_is_one_transaction()
    {
        await using var connection = await app.Database.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(
            "select set_config('enable_seqscan', 'off', true); select current_setting('enable_seqscan')",
            connection
        );
        await using (var results = await command.ExecuteReaderAsync())
        {
            await results.NextResultAsync();
            await results.ReadAsync();
            Assert.Equal("off", results.GetString(0));
        }

        Assert.Equal("on", await connection.ExecuteScalarAsync<string>("select current_setting('enable_seqscan')"));
    }

    private static IEnumerable<(string Name, string Sql, (string, string)[] Values)> Questions()
    {
        var write = StatementPlan.Sql(".MessageSql.WriteSql");
        yield return ("send", write, []);
        yield return (
            "send by id",
            write,
            [("Usernames", "array[null::text]"), ("ConversationIds", "array[md5('deep')::uuid]")]
        );
        yield return ("begin", write, [("SenderIds", "array[md5('talker900')::uuid]")]);
        var backwards = StatementPlan.Sql(".ListMessages.BackwardsSql");
        yield return ("newest page", backwards, []);
        yield return ("page before", backwards, [("Before", "1000")]);
        yield return ("page after", StatementPlan.Sql(".ListMessages.ForwardsSql"), []);
        yield return (
            "conversations",
            StatementPlan.Sql(".ListConversations.Sql"),
            [("CallerId", "md5('talker0')::uuid")]
        );
        yield return (
            "conversations, later page",
            StatementPlan.Sql(".ListConversations.Sql"),
            [("CallerId", "md5('talker0')::uuid"), ("AfterAt", "'2030-05-06T11:55:00Z'::timestamptz")]
        );
        yield return ("retrieve", StatementPlan.Sql(".RetrievePlainMessages.NewestSql"), []);
        yield return (
            "retrieve after",
            StatementPlan.Sql(".RetrievePlainMessages.AfterSql"),
            [("After", "'2030-05-05T12:00:01Z'::timestamptz")]
        );
    }

    private async Task<Dictionary<string, long>> Costs()
    {
        await using var connection = await app.Database.OpenConnectionAsync();
        foreach (var table in new[] { "accounts", "conversations", "messages", "message_counts", "updates" })
        {
            await connection.ExecuteAsync($"vacuum analyze {table}");
        }

        var costs = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var mode in new[] { "force_custom_plan", "force_generic_plan" })
        {
            foreach (var (name, sql, values) in Questions())
            {
                await using var transaction = await connection.BeginTransactionAsync();
                await connection.ExecuteAsync($"set local plan_cache_mode = {mode}");
                await StatementPlan.Set(sql, connection);

                var (pages, rows) = await StatementPlan.Pages(explain => Explain(explain, sql, values, connection));
                Assert.True(rows > 0, $"{name} finds nothing.");
                costs[$"{name} ({mode})"] = pages;
            }
        }

        return costs;
    }

    private static Task<string> Explain(
        string explain,
        string sql,
        (string Name, string Value)[] values,
        NpgsqlConnection connection
    ) =>
        StatementPlan.Explain(
            explain,
            sql,
            name => values.FirstOrDefault(value => value.Name == name).Value ?? Anything[name],
            name =>
                name switch
                {
                    "CallerId" or "AfterId" => "uuid",
                    "AfterAt" or "Now" or "MinuteAgo" or "DayAgo" => "timestamptz",
                    _ => "unknown",
                },
            connection
        );
}

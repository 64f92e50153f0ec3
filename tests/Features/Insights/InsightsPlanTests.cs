using Dapper;

namespace Companion.Tests.Features.Insights;

/// <summary>What a look at one's own work costs does not grow with that of others: ten times as much, and at most a fifth more pages read.</summary>
public sealed class InsightsPlanTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    private const string FillSql = """
        with m as (
            insert into meetings (id, companion_id, city_id, time_zone, starts_at, ends_at, minutes, status, cancellation_policy,
                currency, hourly_rate, price, service_fee, total, payout, accepted_at, created_at, updated_at)
            select gen_random_uuid(), @companion, 44, 'America/Toronto', @now - n * interval '3 h', @now - n * interval '3 h' + interval '1 h', 60,
                'completed', 'flexible', 'CAD', 6000, 6000, 0, 6000, 6000, @now - n * interval '3 h', @now - n * interval '3 h', @now
            from generate_series(1, @count) n
            returning id, created_at
        )
        insert into meeting_history (meeting_id, version, actor, from_status, to_status, at)
        select id, 2, 'companion', 'requested', 'accepted', created_at + interval '10 min' from m
        """;

    [Fact]
    public async Task Ten_times_the_work_of_others_costs_the_same_pages()
    {
        var (_, own) = await app.Companion();
        await Fill(own, 60);
        await Fill((await app.Companion()).Id, 1_000);
        var few = await Costs(own);
        for (var other = 0; other < 9; other++)
        {
            await Fill((await app.Companion()).Id, 1_000);
        }

        var many = await Costs(own);

        Assert.Empty(
            many.Where(cost => cost.Value > Math.Max(few[cost.Key] * 1.2, few[cost.Key] + 4))
                .Select(cost => $"{cost.Key}: {few[cost.Key]} -> {cost.Value}")
        );
    }

    private Task Fill(Guid companion, int count) =>
        app.Execute(
            FillSql,
            new
            {
                companion,
                count,
                now = CompanionApp.Noon,
            }
        );

    private async Task<Dictionary<string, long>> Costs(Guid companion)
    {
        await using var connection = await app.Database.OpenConnectionAsync();
        await connection.ExecuteAsync("vacuum analyze meetings");
        await connection.ExecuteAsync("vacuum analyze meeting_history");
        var costs = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var mode in new[] { "force_custom_plan", "force_generic_plan" })
        {
            foreach (var name in new[] { ".WorkSql.Sql", ".PayoutChart.Sql" })
            {
                await using var transaction = await connection.BeginTransactionAsync();
                // Small tables are read whole where large ones are not: the plan that is asked of is that for large ones.
                await connection.ExecuteAsync(
                    $"set local plan_cache_mode = {mode}; set local enable_seqscan = off; set local enable_hashjoin = off"
                );
                var (pages, rows) = await StatementPlan.Pages(explain =>
                    StatementPlan.Explain(
                        explain,
                        StatementPlan.Sql(name),
                        parameter => ValueOf(parameter, companion),
                        parameter =>
                            parameter switch
                            {
                                "CompanionId" => "uuid",
                                "From" or "To" => "date",
                                "MonthlyPayout" => "bigint",
                                _ => "text",
                            },
                        connection
                    )
                );
                Assert.True(rows > 0, $"{name} finds nothing.");
                costs[$"{name} ({mode})"] = pages;
            }
        }

        return costs;
    }

    private static string ValueOf(string parameter, Guid companion) =>
        parameter switch
        {
            "CompanionId" => $"'{companion}'",
            "From" => "'2030-05-01'",
            "To" => "'2030-05-06'",
            "MonthlyPayout" => "100000",
            "TimeZone" => "'America/Toronto'",
            "Currency" => "'CAD'",
            _ => "'day'",
        };
}

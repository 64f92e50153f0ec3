using Dapper;
using Npgsql;

namespace Companion.Tests.Infrastructure;

/// <summary>What a read of a catalogue costs does not grow with it: ten times the rows, and at most a fifth more pages read.</summary>
public sealed class CataloguePlanTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    private const string FillSql = """
        insert into sprockets (teeth, pitch_diameter, outside_diameter, pitch, created_at, updated_at)
        select 5, 5, 6, 1, @now, @now from generate_series(1, @count);
        insert into factories (chart_data, created_at)
        select '{"sprocket_production_actual":[],"sprocket_production_goal":[],"time":[]}' || repeat(' ', 500), @now from generate_series(1, @count);
        """;

    private static readonly Dictionary<string, string> Anything = new(StringComparer.Ordinal)
    {
        ["Id"] = "50",
        ["After"] = "50",
        ["Take"] = "20",
        ["MaxChartBytes"] = "1048576",
        ["Name"] = "'factories'",
    };

    [Fact]
    public async Task Ten_times_the_rows_cost_the_same_pages()
    {
        await Fill(1_000);
        var few = await Costs();
        await Fill(9_000);
        var many = await Costs();

        Assert.Empty(
            many.Where(cost => cost.Value > Math.Max(few[cost.Key] * 1.2, few[cost.Key] + 2))
                .Select(cost => $"{cost.Key}: {few[cost.Key]} -> {cost.Value}")
        );
    }

    private Task Fill(int count) => app.Execute(FillSql, new { count, now = CompanionApp.Noon });

    private async Task<Dictionary<string, long>> Costs()
    {
        await using var connection = await app.Database.OpenConnectionAsync();
        foreach (var table in new[] { "sprockets", "factories", "catalogues" })
        {
            await connection.ExecuteAsync($"vacuum analyze {table}");
        }

        var costs = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var mode in new[] { "force_custom_plan", "force_generic_plan" })
        {
            foreach (
                var name in new[]
                {
                    ".ListSprockets.Sql",
                    ".GetSprocket.Sql",
                    ".ListFactories.Sql",
                    ".GetFactory.Sql",
                    ".GetFactoryChart.Sql",
                    ".Catalogue.StampSql",
                }
            )
            {
                costs[$"{name} ({mode})"] = await Pages(name, mode, connection);
            }
        }

        return costs;
    }

    private static async Task<long> Pages(string name, string mode, NpgsqlConnection connection)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync($"set local plan_cache_mode = {mode}");
        var (pages, rows) = await StatementPlan.Pages(explain =>
            StatementPlan.Explain(
                explain,
                StatementPlan.Sql(name),
                parameter => Anything[parameter],
                parameter => parameter is "Name" ? "text" : "integer",
                connection
            )
        );
        Assert.True(rows > 0, $"{name} finds nothing.");
        return pages;
    }
}

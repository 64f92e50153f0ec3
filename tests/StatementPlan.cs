using System.Globalization;
using System.Text.Json.Nodes;
using Companion.Tests.Architecture;
using Dapper;
using Npgsql;

namespace Companion.Tests;

/// <summary>What PostgreSQL plans for a statement of the service's, and how many pages it reads.</summary>
public static class StatementPlan
{
    /// <summary>The service's SQL of this name's end.</summary>
    public static string Sql(string name) =>
        Source.Sql.Single(sql => sql.Name.EndsWith(name, StringComparison.Ordinal)).Text;

    /// <summary>Does what a command does before its own statement.</summary>
    public static async Task Set(string sql, NpgsqlConnection connection)
    {
        if (sql.Contains("set_config", StringComparison.Ordinal))
        {
            await connection.ExecuteAsync(SqlText.Statements(sql).First().Text);
        }
    }

    /// <summary>Of the last statement of a command; what it changes is undone. The connection has a transaction.</summary>
    public static async Task<string> Explain(
        string explain,
        string sql,
        Func<string, string> valueOf,
        Func<string, string> typeOf,
        NpgsqlConnection connection
    )
    {
        var (text, names) = SqlText.Statements(sql).Last();
        await Run($"prepare asked ({string.Join(", ", names.Select(name => typeOf(name[1..])))}) as {text}");
        await Run("savepoint before_it");
        var plan = await Run(
            $"{explain} execute asked ({string.Join(", ", names.Select(name => valueOf(name[1..])))})"
        );
        await Run("rollback to savepoint before_it");
        await Run("deallocate asked");
        return plan;

        // Past Dapper and Npgsql, which would take what looks like a parameter for one.
        async Task<string> Run(string statement)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await using var rows = await command.ExecuteReaderAsync();
            var lines = new List<string?>();
            while (await rows.ReadAsync())
            {
                lines.Add(Convert.ToString(rows.GetValue(0), CultureInfo.InvariantCulture));
            }

            return string.Join('\n', lines);
        }
    }

    /// <summary>The fewest of three runs: the first also reads the catalog, and one may split an index's page.</summary>
    public static async Task<(long Pages, decimal Rows)> Pages(Func<string, Task<string>> explain)
    {
        var pages = long.MaxValue;
        var rows = 0m;
        for (var run = 0; run < 3; run++)
        {
            var plan = JsonNode.Parse(await explain("explain (analyze, buffers, format json)"))![0]!["Plan"]!;
            rows = (decimal)plan["Actual Rows"]!;
            pages = Math.Min(pages, (long)plan["Shared Hit Blocks"]! + (long)plan["Shared Read Blocks"]!);
        }

        return (pages, rows);
    }
}

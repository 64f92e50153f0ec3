using System.Text.RegularExpressions;
using Npgsql;

namespace Companion.Infrastructure;

/// <summary>
/// A statement of a hot route, with its names turned into positions once: Npgsql would look for them in its text at every execution. Parameters
/// are typed, and rows are read as they come, without a mapper in between.
/// </summary>
internal sealed partial class Statement
{
    private const string KeepPlanSql = "select set_config('plan_cache_mode', 'force_generic_plan', true)";

    private readonly string text;
    private readonly bool keepsPlan;
    private readonly List<string> names = [];

    /// <param name="sql">With @Names.</param>
    /// <param name="keepsPlan">
    /// Takes one plan for all values, for a statement whose planning costs more than it does: PostgreSQL guesses it to be cheaper to plan for these very
    /// values each time. Only where that one plan is tested to read no more.
    /// </param>
    public Statement(string sql, bool keepsPlan = false)
    {
        this.keepsPlan = keepsPlan;
        text = Name()
            .Replace(
                sql,
                found =>
                {
                    var name = found.Groups["name"].Value;
                    if (!names.Contains(name, StringComparer.Ordinal))
                    {
                        names.Add(name);
                    }

                    return $"${names.IndexOf(name) + 1}";
                }
            );
    }

    public Execution On(NpgsqlConnection connection, NpgsqlTransaction? transaction = null) =>
        new(this, new NpgsqlBatch(connection, transaction));

    [GeneratedRegex(@"@(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    internal sealed class Execution(Statement statement, NpgsqlBatch batch) : IAsyncDisposable
    {
        private readonly NpgsqlParameter?[] parameters = new NpgsqlParameter?[statement.names.Count];

        /// <summary>A name that the statement does not have is left out, for statements that share their parameters.</summary>
        public Execution With<T>(string name, T value)
        {
            var at = statement.names.IndexOf(name);
            if (at >= 0)
            {
                parameters[at] = new NpgsqlParameter<T> { TypedValue = value };
            }

            return this;
        }

        public async Task<List<TRow>> Read<TRow>(Func<NpgsqlDataReader, TRow> rowOf, CancellationToken ct)
        {
            var command = new NpgsqlBatchCommand(statement.text);
            command.Parameters.AddRange(parameters!);
            if (statement.keepsPlan)
            {
                // For the transaction that both are, in one round trip.
                batch.BatchCommands.Add(new NpgsqlBatchCommand(KeepPlanSql));
            }

            batch.BatchCommands.Add(command);
            await using var reader = await batch.ExecuteReaderAsync(ct);
            if (statement.keepsPlan)
            {
                await reader.NextResultAsync(ct);
            }

            var rows = new List<TRow>();
            while (await reader.ReadAsync(ct))
            {
                rows.Add(rowOf(reader));
            }

            return rows;
        }

        public ValueTask DisposeAsync() => batch.DisposeAsync();
    }
}

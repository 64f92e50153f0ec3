using System.Text.RegularExpressions;
using Npgsql;

namespace Companion.Infrastructure;

/// <summary>
/// A statement of a hot route, with its names turned into positions once: Npgsql would look for them in its text at every execution. Parameters
/// are typed, and rows are read as they come, without a mapper in between.
/// </summary>
internal sealed partial class Statement
{
    private readonly string text;
    private readonly List<string> names = [];

    /// <param name="sql">With @Names.</param>
    public Statement(string sql)
    {
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
        new(this, connection, transaction, pipeline: null);

    public Execution InBatch() => new(this, connection: null, transaction: null, pipeline: null);

    public Execution In(Pipeline pipeline) => new(this, connection: null, transaction: null, pipeline);

    [GeneratedRegex(@"@(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    internal sealed class Execution(
        Statement statement,
        NpgsqlConnection? connection,
        NpgsqlTransaction? transaction,
        Pipeline? pipeline
    )
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

        /// <summary>To be sent together with others, once.</summary>
        public NpgsqlBatchCommand ToBatchCommand()
        {
            var command = new NpgsqlBatchCommand(statement.text);
            command.Parameters.AddRange(parameters!);
            return command;
        }

        public async Task<List<TRow>> Read<TRow>(Func<NpgsqlDataReader, TRow> rowOf, CancellationToken ct)
        {
            if (pipeline is not null)
            {
                return await pipeline.Read(ToBatchCommand(), rowOf, ct);
            }

            await using var command = new NpgsqlCommand(statement.text, connection, transaction);
            command.Parameters.AddRange(parameters!);
            await using var reader = await command.ExecuteReaderAsync(ct);
            var rows = new List<TRow>();
            while (await reader.ReadAsync(ct))
            {
                rows.Add(rowOf(reader));
            }

            return rows;
        }
    }
}

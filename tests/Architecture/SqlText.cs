using System.Text;
using System.Text.RegularExpressions;

namespace Companion.Tests.Architecture;

/// <summary>Reads SQL as far as the architecture tests need: where its texts, comments, statements and parameters are.</summary>
internal static partial class SqlText
{
    /// <summary>The statements of a batch, with $1, $2 … for parameters, as PostgreSQL's own PREPARE takes them.</summary>
    public static IEnumerable<(string Text, string[] Parameters)> Statements(string batch)
    {
        var statement = new StringBuilder();
        var parameters = new List<string>();
        foreach (Match token in Token().Matches(batch))
        {
            if (token.Groups["end"].Success)
            {
                if (!string.IsNullOrWhiteSpace(statement.ToString()))
                {
                    yield return (statement.ToString(), [.. parameters]);
                }

                statement.Clear();
                parameters.Clear();
            }
            else if (token.Groups["parameter"].Success)
            {
                if (!parameters.Contains(token.Value))
                {
                    parameters.Add(token.Value);
                }

                statement.Append('$').Append(parameters.IndexOf(token.Value) + 1);
            }
            else if (!token.Groups["comment"].Success)
            {
                statement.Append(token.Value);
            }
        }

        if (!string.IsNullOrWhiteSpace(statement.ToString()))
        {
            yield return (statement.ToString(), [.. parameters]);
        }
    }

    /// <summary>The tables that a batch writes, also inside its CTEs; not the words of `for update` and `do update set`.</summary>
    public static IEnumerable<string> TablesWritten(string batch) =>
        Write().Matches(Bare(batch)).Select(write => write.Groups["table"].Value).Distinct(StringComparer.Ordinal);

    /// <summary>Every word of a batch that is not in a text or a comment.</summary>
    public static IEnumerable<string> Words(string batch) =>
        Word().Matches(Bare(batch)).Select(word => word.Value).Distinct(StringComparer.Ordinal);

    private static string Bare(string batch) =>
        string.Concat(
            Token()
                .Matches(batch)
                .Select(token => token.Groups["text"].Success || token.Groups["comment"].Success ? " " : token.Value)
        );

    [GeneratedRegex(
        """
            (?<text>'(''|[^'])*'|"(""|[^"])*"|\$(?<tag>[a-z_]*)\$.*?\$\k<tag>\$)
            |(?<comment>--[^\n]*|/\*.*?\*/)
            |(?<end>;)
            |(?<parameter>(?<![@:\w<>~])@[A-Za-z_]\w*)
            |.
            """,
        RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Token();

    [GeneratedRegex(
        @"\b(insert\s+into|delete\s+from(\s+only)?|merge\s+into|truncate(\s+table)?|(?<!\b(for|key|do|on)\s+)update(\s+only)?)\s+(?<table>[a-z_][a-z0-9_]*)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Write();

    [GeneratedRegex(@"[a-z_][a-z0-9_]*")]
    private static partial Regex Word();
}

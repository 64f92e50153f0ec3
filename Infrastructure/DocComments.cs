using System.Collections.Frozen;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Companion.Infrastructure;

/// <summary>What the doc comments of the service's types say, by the file that the compiler writes beside the assembly.</summary>
internal static partial class DocComments
{
    private static readonly Lazy<FrozenDictionary<string, string>> Summaries = new(Read);

    /// <summary>A type's summary as plain text; null where it has none, or the file is not there.</summary>
    public static string? Of(Type? type) =>
        type?.FullName is { } name ? Summaries.Value.GetValueOrDefault($"T:{name.Replace('+', '.')}") : null;

    private static FrozenDictionary<string, string> Read()
    {
        var path = Path.ChangeExtension(typeof(DocComments).Assembly.Location, ".xml");
        var members = File.Exists(path) ? XDocument.Load(path).Descendants("member") : [];
        return members
            .Where(member => member.Element("summary") is not null)
            .ToFrozenDictionary(
                member => (string)member.Attribute("name")!,
                member => TextOf(member.Element("summary")!),
                StringComparer.Ordinal
            );
    }

    /// <summary>A reference is a name among words.</summary>
    private static string TextOf(XElement summary)
    {
        foreach (var reference in summary.Descendants().Where(element => element.IsEmpty).ToList())
        {
            var name = (string?)(reference.Attribute("cref") ?? reference.Attribute("name")) ?? "";
            reference.ReplaceWith(name[(name.LastIndexOfAny(['.', ':']) + 1)..]);
        }

        return Space().Replace(summary.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Space();
}

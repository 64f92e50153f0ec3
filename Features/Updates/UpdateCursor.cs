using System.Globalization;
using System.Text.RegularExpressions;

namespace Companion.Features.Updates;

/// <summary>
/// A place in an account's log: the id of the last update that was seen, and the epoch of the database that counted it. After a
/// restore or a failover the epoch is another, and ids of before mean nothing.
/// </summary>
internal readonly partial record struct UpdateCursor(string Epoch, long Id)
{
    /// <summary>Null for what is no cursor.</summary>
    public static UpdateCursor? Parse(string text) =>
        Form().Match(text) is { Success: true } match
        && long.TryParse(match.Groups["id"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new UpdateCursor(match.Groups["epoch"].Value, id)
            : null;

    public bool IsOf(string epoch) => string.Equals(Epoch, epoch, StringComparison.Ordinal);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch}-{Id}");

    [GeneratedRegex(@"\A(?<epoch>[0-9]{1,20}\.[0-9]{1,10})-(?<id>[0-9]{1,19})\z", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Form();
}

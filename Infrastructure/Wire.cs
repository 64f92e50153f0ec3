using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Companion.Infrastructure;

/// <summary>
/// An enum in a query string, in the wire's snake_case. A bare enum would also take numbers and any letter case there.
/// </summary>
internal readonly record struct Wire<T>(T Value) : IParsable<Wire<T>>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Values = Enum.GetValues<T>()
        .ToDictionary(value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()), StringComparer.Ordinal);

    public static IEnumerable<string> Names => Values.Keys;

    public static string NameOf(T value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static T ValueOf(string name) => Values[name];

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Wire<T> result)
    {
        var found = Values.TryGetValue(s ?? "", out var value);
        result = new Wire<T>(value);
        return found;
    }

    public static Wire<T> Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var value)
            ? value
            : throw new FormatException($"Not one of {string.Join(", ", Names)}.");
}

using System.Security.Cryptography;
using System.Text;

namespace Companion.Features.Vouchers;

/// <summary>
/// Codes. Compared upper-cased, without spaces and hyphens: then 3 to 32 letters and digits. Generated ones are of an alphabet without what is
/// mistaken for each other (0 O, 1 I L), from a cryptographic source; without a pattern or length of the organiser's they are 9 characters, 44 bits.
/// </summary>
internal sealed class VoucherCode
{
    public const int Shortest = 3;
    public const int Longest = 32;

    public const string Rule =
        "A code is 3 to 32 letters of A to Z and digits, hyphens not counted: 'pattern' with a # for each random one, or 'prefix' and 'length'.";

    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const char Place = '#';
    private const int DefaultLength = 9;

    private readonly string pattern;

    private VoucherCode(string pattern) => this.pattern = pattern;

    /// <summary>How many different codes the pattern has room for.</summary>
    public double Room => Math.Pow(Alphabet.Length, pattern.Count(character => character == Place));

    /// <summary>
    /// A pattern ("PARTY-####-####": each # is random) as it is, or a prefix and so many random characters; of letters, digits and
    /// hyphens else. Null when it makes no codes.
    /// </summary>
    public static VoucherCode? Of(string? pattern, string? prefix, int? length)
    {
        var whole =
            pattern?.ToUpperInvariant()
            ?? (prefix is { Length: > 0 } ? $"{prefix.ToUpperInvariant()}-" : "")
                + new string(Place, Math.Clamp(length ?? DefaultLength, 0, Longest + 1));
        return
            whole.Contains(Place, StringComparison.Ordinal)
            && whole is not (['-', ..] or [.., '-'])
            && whole.Length <= 2 * Longest
            && IsCode(whole.Replace(Place, 'X'))
            ? new VoucherCode(whole)
            : null;
    }

    public string Generate()
    {
        var random = RandomNumberGenerator.GetString(Alphabet, pattern.Count(character => character == Place));
        var code = new StringBuilder(pattern.Length);
        var next = 0;
        foreach (var character in pattern)
        {
            code.Append(character == Place ? random[next++] : character);
        }

        return code.ToString();
    }

    /// <summary>Whether a given text is a code: of letters of A to Z, digits, hyphens and spaces.</summary>
    public static bool IsCode(string text) =>
        text.Length <= 2 * Longest
        && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or ' ')
        && KeyOf(text).Length is >= Shortest and <= Longest;

    /// <summary>As it is shown: upper-cased, its spaces hyphens.</summary>
    public static string Shown(string code) => code.Trim(' ', '-').ToUpperInvariant().Replace(' ', '-');

    /// <summary>As it is compared.</summary>
    public static string KeyOf(string code) =>
        code.ToUpperInvariant().Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>As it is compared and kept, however long what somebody has typed is; a ? stands for what is in no code.</summary>
    public static string KeyOfTyped(string typed) =>
        new([
            .. KeyOf(typed)
                .Take(2 * Longest)
                .Select(character => char.IsAsciiLetterOrDigit(character) ? character : '?'),
        ]);
}

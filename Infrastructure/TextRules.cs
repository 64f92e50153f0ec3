using System.Globalization;
using System.Text;
using FluentValidation;

namespace Companion.Infrastructure;

internal static class TextRules
{
    /// <summary>
    /// Text for people: not blank, at most <paramref name="max"/> code points, and no control characters but line breaks and tabs
    /// (PostgreSQL keeps no NUL).
    /// </summary>
    public static IRuleBuilderOptions<T, string?> Text<T>(this IRuleBuilder<T, string?> rule, int max, int min = 1) =>
        rule.Must(text => text is null || text.EnumerateRunes().Count() <= max)
            .WithMessage($"'{{PropertyName}}' is at most {max} characters.")
            .Must(text => text is null || text.Trim().EnumerateRunes().Count() >= min)
            .WithMessage(
                min == 1 ? "'{PropertyName}' is not blank." : $"'{{PropertyName}}' is at least {min} characters."
            )
            .Must(text => text is null || !text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            .WithMessage("'{PropertyName}' has control characters.")
            .Must(text => string.IsNullOrWhiteSpace(text) || text.EnumerateRunes().Any(IsVisible))
            .WithMessage("'{PropertyName}' shows nothing.")
            // They turn the text around them about, and one name into another.
            .Must(text =>
                text is null || !text.Any(c => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))
            )
            .WithMessage("'{PropertyName}' has characters that change the direction of writing.");

    private static bool IsVisible(Rune rune) =>
        !Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format;
}

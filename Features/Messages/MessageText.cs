using System.Text;
using FluentValidation;

namespace Companion.Features.Messages;

/// <summary>
/// What may be said: 1 to 4,000 characters (code points), not counting white space around them, of which there may be 1,000 more; kept as sent.
/// </summary>
internal static class MessageText
{
    public const int MaxLength = 4000;

    private const int MaxWithSpace = MaxLength + 1000;

    public const string Rule = "A message has 1 to 4,000 characters and no NUL.";

    public static bool IsSayable(string? text) =>
        text is not null
        && !text.Contains('\0', StringComparison.Ordinal)
        && CodePoints(text.AsSpan().Trim()) is >= 1 and <= MaxLength
        && CodePoints(text) <= MaxWithSpace;

    public static IRuleBuilderOptions<T, string?> MessageBody<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(IsSayable).WithMessage(Rule);

    /// <summary>-1 for text with half a surrogate pair, which is no Unicode.</summary>
    private static int CodePoints(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var length) != System.Buffers.OperationStatus.Done)
            {
                return -1;
            }

            text = text[length..];
            count++;
        }

        return count;
    }
}

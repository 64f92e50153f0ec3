using System.Collections.Frozen;

namespace Companion.Features.Accounts;

/// <summary>
/// What a password may be: 10 to 128 characters of any kind (NIST SP 800-63B: length, and no rules about which characters), not
/// the account's own email or name, and not one that guessers try first.
/// </summary>
internal static class PasswordRules
{
    private const string DictionaryName = "zxcvbn-core.Dictionaries.passwords.lst";

    // 30,000 passwords of leaks, the commonest first, in lower case. Looked up whole: zxcvbn's own estimate takes seconds
    // for some passwords of 128 characters.
    private static readonly Lazy<FrozenSet<string>> Common = new(ReadDictionary);

    /// <summary>What is wrong with a password, for its owner to read; null when nothing is.</summary>
    public static string? Fault(string password, string email, string username)
    {
        if (password.EnumerateRunes().Count() is < 10 or > 128)
        {
            return "A password has 10 to 128 characters.";
        }

        email = AccountRules.NormalEmail(email);
        if (
            password.Equals(email, StringComparison.OrdinalIgnoreCase)
            || password.Equals(email.Split('@')[0], StringComparison.OrdinalIgnoreCase)
            || password.Equals(username, StringComparison.OrdinalIgnoreCase)
        )
        {
            return "A password is not the email or the username.";
        }

        return IsCommon(password) ? "This is one of the passwords that are tried first. Choose another." : null;
    }

    /// <summary>In the list, with or without digits and signs behind it, or of one or two characters only.</summary>
    private static bool IsCommon(string password)
    {
        var lower = password.ToLowerInvariant();
        var word = lower.TrimEnd([.. "0123456789 !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"]);
        return Common.Value.Contains(lower) || Common.Value.Contains(word) || lower.Distinct().Count() <= 2;
    }

    private static FrozenSet<string> ReadDictionary()
    {
        using var resource =
            typeof(Zxcvbn.Zxcvbn).Assembly.GetManifestResourceStream(DictionaryName)
            ?? throw new InvalidOperationException($"zxcvbn-core has no {DictionaryName}.");
        using var reader = new StreamReader(resource);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.Ordinal);
    }
}

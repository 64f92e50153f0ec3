using System.Collections.Frozen;
using System.Text.RegularExpressions;
using FluentValidation;

namespace Companion.Features.Accounts;

/// <summary>What an account's members may be. Their messages do without the member's name, which the answer says beside them.</summary>
internal static partial class AccountRules
{
    /// <summary>Names that would be taken for the service's own, or for a word in its routes.</summary>
    private static readonly FrozenSet<string> Reserved = FrozenSet.ToFrozenSet(
        [
            "abuse",
            "account",
            "accounts",
            "admin",
            "administrator",
            "anonymous",
            "api",
            "billing",
            "companion",
            "companions",
            "current",
            "docs",
            "health",
            "help",
            "info",
            "me",
            "moderator",
            "noreply",
            "null",
            "official",
            "openapi",
            "operator",
            "others",
            "patron",
            "patrons",
            "postmaster",
            "root",
            "security",
            "self",
            "staff",
            "support",
            "system",
            "undefined",
            "webmaster",
        ],
        StringComparer.Ordinal
    );

    public static string NormalEmail(string email) => email.Trim().ToLowerInvariant();

    public static string NormalUsername(string username) => username.ToLowerInvariant();

    /// <summary>
    /// An address as mail is sent to today: RFC 5321's lengths, RFC 5322's dot-atom before the @, a domain of two labels or more
    /// after it. No quoted local part, no address literal; a domain in another script comes as its xn-- form.
    /// </summary>
    public static IRuleBuilderOptions<T, string?> Email<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(email => email is not null && email.Trim().Length <= 254 && EmailForm().IsMatch(NormalEmail(email)))
            .WithMessage("This is not an email address of at most 254 characters.");

    /// <summary>3 to 30 of a-z 0-9 _ in any letter case; some names are kept back.</summary>
    public static IRuleBuilderOptions<T, string?> Username<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(username => username is not null && UsernameForm().IsMatch(username))
            .WithMessage("A username is 3 to 30 letters of a-z, digits and underscores.")
            .Must(username => username is null || !Reserved.Contains(NormalUsername(username)))
            .WithMessage("This username is reserved.");

    /// <summary>E.164: a plus and 7 to 15 digits, the first of them not 0.</summary>
    public static IRuleBuilderOptions<T, string?> PhoneNumber<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(number => number is not null && PhoneForm().IsMatch(number))
            .WithMessage(
                "A phone number is in E.164: a plus, the country's code and the number, 7 to 15 digits, no spaces."
            );

    /// <summary>Who was born on 29 February turns 18 on 1 March: their birthday is over only then.</summary>
    public static bool IsAdult(DateOnly birthday, DateOnly today) =>
        (birthday.Year + 18, birthday.Month, birthday.Day).CompareTo((today.Year, today.Month, today.Day)) <= 0;

    [GeneratedRegex(
        @"^(?=.{1,64}@)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+(?![0-9]+\z)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])\z",
        RegexOptions.ExplicitCapture,
        100
    )]
    private static partial Regex EmailForm();

    [GeneratedRegex(@"^[A-Za-z0-9_]{3,30}\z", RegexOptions.None, 100)]
    private static partial Regex UsernameForm();

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}\z", RegexOptions.None, 100)]
    private static partial Regex PhoneForm();
}

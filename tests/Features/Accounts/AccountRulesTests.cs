using Companion.Features.Accounts;

namespace Companion.Tests.Features.Accounts;

public sealed class AccountRulesTests
{
    [Theory]
    [InlineData("2012-02-29", "2030-02-28", false)]
    [InlineData("2012-02-29", "2030-03-01", true)]
    [InlineData("2004-02-29", "2022-03-01", true)]
    [InlineData("2012-12-31", "2030-12-30", false)]
    [InlineData("2012-12-31", "2030-12-31", true)]
    [InlineData("1900-01-01", "2030-01-01", true)]
    [InlineData("2031-01-01", "2030-01-01", false)]
    public void Who_was_born_on_29_February_turns_18_on_1_March(string birthday, string today, bool adult) =>
        Assert.Equal(
            adult,
            AccountRules.IsAdult(
                DateOnly.ParseExact(birthday, "yyyy-MM-dd", provider: null),
                DateOnly.ParseExact(today, "yyyy-MM-dd", provider: null)
            )
        );

    [Theory]
    [InlineData("1234567890")]
    [InlineData("qwertyuiop")]
    [InlineData("QwertyUIOP")]
    [InlineData("password123")]
    [InlineData("Password2030!")]
    [InlineData("aaaaaaaaaaaaaaa")]
    [InlineData("0101010101")]
    [InlineData("julia.r@example.org")]
    [InlineData("JULIA.R@example.org")]
    [InlineData("julia.reyes.toronto")]
    [InlineData("JULIA_Reyes")]
    [InlineData("123456789")]
    public void What_is_tried_first_is_no_password(string password)
    {
        var email = password.Contains("toronto", StringComparison.Ordinal)
            ? "julia.reyes.toronto@example.org"
            : "julia.r@example.org";

        Assert.NotNull(PasswordRules.Fault(password, email, "julia_reyes"));
    }

    [Theory]
    [InlineData("a quiet walk by the lake")]
    [InlineData("correct horse battery")]
    [InlineData("x7$Kp!2mQz")]
    [InlineData("パスワードではない言葉")]
    public void Anything_else_of_10_to_128_characters_is(string password) =>
        Assert.Null(PasswordRules.Fault(password, "julia@example.org", "julia"));

    [Fact]
    public void Characters_are_counted_not_their_halves()
    {
        Assert.NotNull(PasswordRules.Fault("🌊🌋🌌🌍🌎", "julia@example.org", "julia"));
        Assert.Null(PasswordRules.Fault(new string('a', 125) + "bc🌊", "julia@example.org", "julia"));
        Assert.NotNull(PasswordRules.Fault(new string('a', 126) + "bc🌊", "julia@example.org", "julia"));
    }
}

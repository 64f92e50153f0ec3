using Companion.Infrastructure;
using FluentValidation;

namespace Companion.Tests.Infrastructure;

public sealed class TextRulesTests
{
    private static readonly InlineValidator<string> Name = new() { rules => rules.RuleFor(text => text).Text(10) };

    [Theory]
    [InlineData("Zoë")]
    [InlineData("👩‍👩‍👧")]
    [InlineData("line\nbreak")]
    public void Text_of_any_script_is_taken(string text) => Assert.True(Name.Validate(text).IsValid);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("\u200b")]
    [InlineData("a\u202eb")]
    [InlineData("a\u2066b")]
    [InlineData("a\0b")]
    [InlineData("12345678901")]
    public void What_is_blank_hidden_turned_about_or_too_long_is_not(string text) =>
        Assert.False(Name.Validate(text).IsValid);
}

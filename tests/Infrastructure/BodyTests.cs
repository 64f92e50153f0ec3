namespace Companion.Tests.Infrastructure;

public sealed class BodyTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    /// <summary>A caller's own words in a member's name are not taken for the reader's.</summary>
    [Theory]
    [InlineData("""{"missing required":1}""", "missing required")]
    [InlineData("""{"missing required including: 'a', 'a'":1}""", "missing required including: 'a', 'a'")]
    [InlineData("""{"Duplicate property 'x'":1}""", "Duplicate property 'x'")]
    [InlineData("""{"":1}""", "")]
    [InlineData("""{"it's":1}""", "it's")]
    public async Task Whatever_an_unknown_member_is_called_it_is_named(string body, string member)
    {
        var problem = await app.Stranger().Post("/v1/sessions", body).Refused(400, "invalid_request");

        Assert.Equal([member], problem["errors"]!.AsObject().Select(error => error.Key));
    }
}

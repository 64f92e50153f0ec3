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

    /// <summary>What curl sends without a header, where nobody needs to be signed in.</summary>
    [Theory]
    [InlineData("/v1/sessions")]
    [InlineData("/v1/accounts")]
    public async Task A_stranger_who_sends_a_form_is_told_to_send_json(string path)
    {
        using var form = new FormUrlEncodedContent([]);

        await app.Stranger().PostAsync(path, form).Refused(415, "unsupported_media_type");
    }
}

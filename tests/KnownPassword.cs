namespace Companion.Tests;

/// <summary>A password whose hash is here already: a test that needs one does not spend 70 ms on it.</summary>
public static class KnownPassword
{
    public const string Text = "correct horse battery";

    /// <summary>At 210,000 iterations, as the service makes them.</summary>
    public const string Hash = "AQAAAAIAAzRQAAAAEAABAgMEBQYHCAkKCwwNDg+LwwRskSe2VoWAs6ciwheA7Ro8XgNizsfp+XUpwx1d9w==";

    /// <summary>At 1,000: what a service of years ago has stored, and what is quick to check.</summary>
    public const string OutdatedHash =
        "AQAAAAIAAAPoAAAAEAABAgMEBQYHCAkKCwwNDg9OjEVSLnLd+mtlFb9XoK6lHa4gNh+7LmuWwX1ngTrjyQ==";

    public static Task Give(CompanionApp app, Person person, string hash = Hash) =>
        app.Execute("update accounts set password_hash = @hash where id = @Id", new { hash, person.Id });
}

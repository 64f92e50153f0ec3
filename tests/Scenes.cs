using System.Net;

namespace Companion.Tests;

/// <summary>People with profiles, made through the API as a client would.</summary>
public static class Scenes
{
    public const int Toronto = 44;

    /// <summary>Open day and night, every day, in Toronto, at 45.00 CAD an hour, unless <paramref name="terms"/> say otherwise.</summary>
    public static async Task<(Person Person, Guid Id)> Companion(
        this CompanionApp app,
        Dictionary<string, object?>? terms = null,
        object[]? intervals = null
    )
    {
        var person = await app.SignIn();
        var body = new Dictionary<string, object?>
        {
            ["name"] = "Julia",
            ["sex"] = "female",
            ["city_id"] = Toronto,
            ["languages"] = new[] { "en" },
            ["hourly_rate"] = 4500,
            ["is_active"] = true,
        };
        foreach (var (member, value) in terms ?? [])
        {
            body[member] = value;
        }

        var created = await person.Client.Post("/v1/companions", body).Expect(HttpStatusCode.Created);
        await person
            .Client.Put("/v1/companions/me/hours", new { intervals = intervals ?? DayAndNight() })
            .Expect(HttpStatusCode.OK);
        return (person, (Guid)created["id"]!);
    }

    public static async Task<Person> Patron(this CompanionApp app)
    {
        var person = await app.SignIn();
        await person
            .Client.Post(
                "/v1/patrons",
                new
                {
                    name = "Alex",
                    sex = "male",
                    city_id = Toronto,
                }
            )
            .Expect(HttpStatusCode.Created);
        return person;
    }

    public static object[] DayAndNight() => EveryDay("00:00", "24:00");

    public static object[] EveryDay(string start, string end) =>
        [
            .. Enumerable
                .Range(1, 7)
                .Select(weekday =>
                    (object)
                        new
                        {
                            weekday,
                            start,
                            end,
                        }
                ),
        ];
}

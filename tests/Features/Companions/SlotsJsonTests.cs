using System.Text;
using System.Text.Json;
using Companion.Features.Companions;

namespace Companion.Tests.Features.Companions;

public sealed class SlotsJsonTests
{
    [Theory]
    [InlineData("America/St_Johns", -210)]
    [InlineData("Asia/Kathmandu", 345)]
    [InlineData("Etc/GMT+5", -300)]
    [InlineData("Europe/London", 0)]
    [InlineData("Etc/Half", -30)]
    [InlineData("Pacific/Kiritimati", 840)]
    public void Slots_are_written_as_the_serializer_writes_them(string zone, int minutesAhead)
    {
        DateTime[] starts =
        [
            new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
            new(2026, 12, 31, 23, 59, 59, DateTimeKind.Utc),
            new(8999, 10, 20, 0, 0, 0, DateTimeKind.Utc),
        ];
        foreach (var count in Enumerable.Range(0, starts.Length + 1))
        {
            var response = new ListSlots.Response(
                zone,
                90,
                [
                    .. starts
                        .Take(count)
                        .Select(start => new ListSlots.Slot(
                            start,
                            start.AddMinutes(90),
                            Ahead(start, minutesAhead),
                            Ahead(start.AddMinutes(90), minutesAhead)
                        )),
                ]
            );

            Assert.Equal(
                JsonSerializer.Serialize(response, CompanionsJson.OnTheWire.ListSlotsResponse),
                Encoding.UTF8.GetString(SlotsJson.Of(response))
            );
        }
    }

    private static DateTimeOffset Ahead(DateTime utc, int minutes) =>
        new DateTimeOffset(utc).ToOffset(TimeSpan.FromMinutes(minutes));
}

using System.Globalization;
using System.Text.Json;
using Companion.Infrastructure;

namespace Companion.Features.Companions;

/// <summary>
/// Slots as the serializer would write them, at a fraction of its cost: a week of them has some 600 times. They are whole seconds, and their zones
/// whole minutes from UTC, so that all slots are of one length.
/// </summary>
internal static class SlotsJson
{
    private static ReadOnlySpan<byte> Slot =>
        """{"starts_at":"0000-00-00T00:00:00Z","ends_at":"0000-00-00T00:00:00Z","local_starts_at":"0000-00-00T00:00:00+00:00","local_ends_at":"0000-00-00T00:00:00+00:00"}"""u8;

    private static readonly int StartsAt = After("\"starts_at\":\""u8);
    private static readonly int EndsAt = After("\"ends_at\":\""u8);
    private static readonly int LocalStartsAt = After("\"local_starts_at\":\""u8);
    private static readonly int LocalEndsAt = After("\"local_ends_at\":\""u8);

    public static byte[] Of(ListSlots.Response response)
    {
        var (zone, minutes, slots) = response;
        var none = JsonSerializer.SerializeToUtf8Bytes(
            new ListSlots.Response(zone, minutes, []),
            CompanionsJson.OnTheWire.ListSlotsResponse
        );
        if (slots.Count == 0)
        {
            return none;
        }

        var bytes = new byte[none.Length + (slots.Count * (Slot.Length + 1)) - 1];
        none.CopyTo(bytes, 0);
        var rest = bytes.AsSpan(none.Length - "]}".Length);
        foreach (var slot in slots)
        {
            Slot.CopyTo(rest);
            UtcDateTimeConverter.WriteSeconds(slot.StartsAt, rest[StartsAt..]);
            UtcDateTimeConverter.WriteSeconds(slot.EndsAt, rest[EndsAt..]);
            WriteLocal(slot.LocalStartsAt, rest[LocalStartsAt..]);
            WriteLocal(slot.LocalEndsAt, rest[LocalEndsAt..]);
            rest[Slot.Length] = (byte)',';
            rest = rest[(Slot.Length + 1)..];
        }

        // In place of the last comma.
        "]}"u8.CopyTo(bytes.AsSpan(bytes.Length - "]}".Length));
        return bytes;
    }

    private static void WriteLocal(DateTimeOffset time, Span<byte> text)
    {
        var ahead = time.TotalOffsetMinutes;
        var at = UtcDateTimeConverter.WriteSeconds(time.DateTime, text);
        text[at] = ahead < 0 ? (byte)'-' : (byte)'+';
        (Math.Abs(ahead) / 60).TryFormat(text[(at + 1)..], out _, "D2", CultureInfo.InvariantCulture);
        (Math.Abs(ahead) % 60).TryFormat(text[(at + 4)..], out _, "D2", CultureInfo.InvariantCulture);
    }

    private static int After(ReadOnlySpan<byte> name) => Slot.IndexOf(name) + name.Length;
}

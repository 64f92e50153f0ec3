using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Companion.Infrastructure;

namespace Companion.Features.Factories;

/// <summary>
/// A chart as it is kept: the JSON text of its three arrays, without white space. It may be big: it is not made into numbers and back, but checked and
/// kept as it is spelt, so that every number comes back equal in value, whatever its digits.
/// </summary>
internal static class ChartText
{
    // The seconds of the years 1 to 9999.
    private const long Earliest = -62_135_596_800;
    private const long Latest = 253_402_300_799;

    private const string Time = "time";

    public static readonly string[] Arrays = ["sprocket_production_actual", "sprocket_production_goal", Time];

    /// <summary>Refuses with 400 what is in an array and is no number, or no time; the arrays come in the order of their names.</summary>
    public static byte[] Of(JsonElement[] arrays)
    {
        var text = new ArrayBufferWriter<byte>();
        foreach (var (name, array) in Arrays.Zip(arrays))
        {
            text.Write(text.WrittenCount == 0 ? "{"u8 : ","u8);
            text.Write(Encoding.UTF8.GetBytes($"\"{name}\":["));
            WriteNumbers(text, name, array);
            text.Write("]"u8);
        }

        text.Write("}"u8);
        return text.WrittenSpan.ToArray();
    }

    private static void WriteNumbers(ArrayBufferWriter<byte> text, string name, JsonElement array)
    {
        var (index, before) = (0, Earliest);
        foreach (var number in array.EnumerateArray())
        {
            if (name is Time)
            {
                before = TimeOf(number, before, index);
            }
            else if (
                number.ValueKind != JsonValueKind.Number
                || !number.TryGetDouble(out var value)
                || !double.IsFinite(value)
            )
            {
                throw Refusal.Invalid(
                    name,
                    $"'{name}' holds finite numbers only, and at index {index} something else."
                );
            }

            text.Write(index == 0 ? ""u8 : ","u8);
            text.Write(JsonMarshal.GetRawUtf8Value(number));
            index++;
        }
    }

    private static long TimeOf(JsonElement number, long before, int index)
    {
        if (
            number.ValueKind != JsonValueKind.Number
            || !number.TryGetInt64(out var time)
            || time is < Earliest or > Latest
        )
        {
            throw Refusal.Invalid(
                Time,
                $"'time' is in Unix seconds (not milliseconds): whole numbers from {Earliest} to {Latest}, of which that at index {index} is none."
            );
        }

        return time >= before ? time : throw Refusal.Invalid(Time, $"'time' never falls, as it does at index {index}.");
    }
}

using System.Globalization;

namespace Companion.Infrastructure;

/// <summary>A chart's axis of values: from one round number to another, by steps of 1, 2 or 5 times a power of ten.</summary>
internal sealed record ValueScale(double From, double To, IReadOnlyList<(double Value, string Label)> Ticks)
{
    private static readonly (double Size, string Suffix)[] Units = [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1, "")];

    public static ValueScale Of(double least, double greatest, int steps)
    {
        // From zero where that costs no more than half of the height: lines are then compared by their height.
        least = least > 0 && least < greatest / 2 ? 0 : least;
        if (greatest - least <= Math.Abs(greatest) * 1e-12)
        {
            // All the same: in the middle.
            var room = Math.Max(1, Math.Abs(greatest) * 0.1);
            (least, greatest) = (least - room, greatest + room);
        }

        var step = RoundStep((greatest - least) / steps);
        var (first, last) = (Math.Floor(least / step), Math.Ceiling(greatest / step));
        return new(
            first * step,
            last * step,
            [.. Enumerable.Range(0, (int)(last - first) + 1).Select(n => ((first + n) * step, Label(n)))]
        );

        string Label(int n) => LabelOf((first + n) * step, step, Math.Max(Math.Abs(first), Math.Abs(last)) * step);
    }

    public double Share(double value) => (value - From) / (To - From);

    private static double RoundStep(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return (step / power) switch
        {
            <= 1 => power,
            <= 2 => 2 * power,
            <= 5 => 5 * power,
            _ => 10 * power,
        };
    }

    /// <summary>All labels of an axis have one unit and as many decimals.</summary>
    private static string LabelOf(double value, double step, double largest)
    {
        if (largest >= 1e15 || largest < 1e-4)
        {
            return value.ToString("0.###e0", CultureInfo.InvariantCulture);
        }

        var (size, suffix) = Units.First(unit => largest >= unit.Size || unit.Size <= 1);
        var decimals = (int)Math.Clamp(-Math.Floor(Math.Log10(step / size) + 1e-9), 0, 8);
        var text = (value / size).ToString($"N{decimals}", CultureInfo.InvariantCulture);
        return value == 0 ? "0" : text + suffix;
    }
}

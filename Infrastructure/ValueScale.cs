using System.Globalization;

namespace Companion.Infrastructure;

/// <summary>A chart's axis of values: from one round number to another, by steps of 1, 2 or 5 times a power of ten.</summary>
internal sealed record ValueScale(double From, double To, IReadOnlyList<(double Value, string Label)> Ticks)
{
    // Below this a step has no power of ten of its own any more.
    private const double Smallest = 1e-290;

    private static readonly (double Size, string Suffix)[] Units = [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1, "")];

    public static ValueScale Of(double least, double greatest, int steps)
    {
        // From zero where that costs no more than half of the height: lines are then compared by their height.
        least = least > 0 && least < greatest / 2 ? 0 : least;
        var size = Math.Max(Math.Abs(least), Math.Abs(greatest));
        if (size < Smallest)
        {
            (least, greatest, size) = (0, 1, 1);
        }
        else if (greatest - least <= Math.Max(size * 1e-12, Smallest))
        {
            // All the same: in the middle.
            var room = size >= 1 ? Math.Max(1, size * 0.1) : size;
            (least, greatest) = (least - room, greatest + room);
        }

        var step = RoundStep((greatest - least) / steps);
        var (first, last) = (Math.Floor(least / step), Math.Ceiling(greatest / step));
        var labelOf = Labels(step, Math.Max(Math.Abs(first), Math.Abs(last)) * step);
        return new(
            first * step,
            last * step,
            [
                .. Enumerable
                    .Range(0, (int)(last - first) + 1)
                    .Select(n => (first + n) * step)
                    .Select(value => (value, value == 0 ? "0" : labelOf(value))),
            ]
        );
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

    /// <summary>All labels of an axis have one unit and as many decimals, enough to differ from one step to the next.</summary>
    private static Func<double, string> Labels(double step, double largest)
    {
        if (largest is >= 1e15 or < 1e-4)
        {
            var digits = Math.Clamp(Power(largest) - Power(step), 0, 15);
            var exponential = $"0.{new string('#', digits)}e0";
            return value => value.ToString(exponential, CultureInfo.InvariantCulture);
        }

        // A unit is there to make labels short, which those with many decimals are not.
        var (size, suffix) = Units.First(unit =>
            unit.Size <= 1 || (largest >= unit.Size && Power(step / unit.Size) >= -3)
        );
        var format = $"N{Math.Clamp(-Power(step / size), 0, 15)}";
        return value => (value / size).ToString(format, CultureInfo.InvariantCulture) + suffix;
    }

    private static int Power(double value) => (int)Math.Floor(Math.Log10(value) + 1e-9);
}

using System.Globalization;

namespace Companion.Infrastructure;

internal static class NumberSettings
{
    /// <summary>A setting that is a whole number from 1 on; ends the start with one line when it is something else.</summary>
    public static int AtLeastOne(this IConfiguration configuration, string name, int standard)
    {
        if (configuration[name] is not { Length: > 0 } text)
        {
            return standard;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0
            ? value
            : throw new StartupException($"{name} is a whole number from 1 on, not '{text}'.");
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace Companion.Infrastructure;

/// <summary>
/// Draws lines over time as an SVG that is read in light and in dark, by eye and by a screen reader. Of each line it draws at most two points a
/// pixel column, the least and the greatest there: more would be the same picture.
/// </summary>
/// <param name="id">Of the svg element, and the beginning of the ids in it: a page may hold several.</param>
/// <param name="title">What is shown, in a few words.</param>
/// <param name="zone">Whose clock the times are of.</param>
/// <param name="times">Seconds since 1970-01-01 00:00 by that clock, never falling.</param>
/// <param name="lines">Each with a value, or NaN for a gap, for each of the times. Two at most: there are two styles.</param>
/// <param name="until">As times, where what is shown ends after the last of them.</param>
/// <param name="note">What else is to be known of it, a sentence.</param>
internal sealed class LineChart(
    string id,
    string title,
    string zone,
    IReadOnlyList<long> times,
    IReadOnlyList<LineChart.Line> lines,
    long? until = null,
    string? note = null
)
{
    public const string ContentType = "image/svg+xml";

    private const double LetterWidth = 6.7; // On average, of the 12 px that labels are set in; digits are narrower.
    private const double Largest = 1e300; // So that differences stay finite.

    // #chart stands for the id: a style is one for the whole page that a picture is put into.
    private const string Style = """
        #chart { color-scheme: light dark; font: 12px system-ui, sans-serif; font-variant-numeric: tabular-nums }
        #chart .paper { fill: #fff } #chart text { fill: #3e4c59 } #chart .name { fill: #1f2933; font-size: 14px; font-weight: 600 }
        #chart path { fill: none } #chart .grid { stroke: #e4e7eb } #chart .axis { stroke: #7b8794 }
        #chart .first, #chart .second { stroke-width: 2; stroke-linejoin: round; stroke-linecap: round }
        #chart .dot { stroke-width: 7 }
        #chart .first { stroke: #0967d2 } #chart .second { stroke: #b44d12; stroke-dasharray: 6 5 }
        @media (prefers-color-scheme: dark) {
          #chart .paper { fill: #15191e } #chart text { fill: #cbd2d9 } #chart .name { fill: #f5f7fa }
          #chart .grid { stroke: #323f4b } #chart .axis { stroke: #9aa5b1 }
          #chart .first { stroke: #6fb7ff } #chart .second { stroke: #ffb072 }
        }
        """;

    private static readonly CompositeFormat Head = CompositeFormat.Parse(
        """
        <svg xmlns="http://www.w3.org/2000/svg" id="{5}" width="{0}" height="{1}" viewBox="0 0 {0} {1}" role="img" aria-labelledby="{5}-title {5}-desc">
        <title id="{5}-title">{2}</title>
        <desc id="{5}-desc">{3}</desc>
        <style>{4}</style>
        <rect class="paper" width="{0}" height="{1}"/>

        """
    );

    /// <summary>A picture runs nothing and loads nothing, even when it is opened by itself: it has its own style and no other.</summary>
    public static string PolicyOf(string id) =>
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(StyleOf(id))))}'";

    private static string StyleOf(string id) => Style.Replace("#chart", $"#{id}", StringComparison.Ordinal);

    internal sealed record Line(string Name, IReadOnlyList<double> Values);

    public byte[] Draw(int width, int height)
    {
        var svg = new StringBuilder();
        svg.AppendFormat(
            CultureInfo.InvariantCulture,
            Head,
            width,
            height,
            Escape(title),
            Escape(Description()),
            StyleOf(id),
            id
        );
        // A small picture has no room for words: they are in title and desc all the same.
        var isRoomy = height >= 160 && width >= 200;
        var top = isRoomy ? 52 : 10;
        var bottom = height - (isRoomy ? 42 : 24);
        var (least, greatest) = Extent();
        var rows = ValueScale.Of(least, greatest, Math.Clamp((bottom - top) / 40, 1, 8));
        // However long the labels are, half of the width is for the lines: those that leave less are left out.
        var longest = (int)(rows.Ticks.Max(tick => tick.Label.Length) * LetterWidth);
        var left = 14 + longest <= width / 2 ? 14 + longest : 14;
        var right = width - 20;
        var columns = TimeScale.Of(times, Math.Clamp((right - left) / 70, 1, 12));
        var area = new Area(left, top, right, bottom, columns, rows);

        if (isRoomy)
        {
            AppendText(svg, 12, 20, "start", Shortened(title, (int)((width - 24) / 7.8)), "name");
            AppendLegend(svg);
            AppendText(svg, right, height - 6, "end", Shortened(Period(), (int)((width - 24) / LetterWidth)));
        }

        AppendAxes(svg, area);
        // The first last, so that it is seen where both are the same.
        foreach (var (line, style) in lines.Zip(["first", "second"]).Reverse())
        {
            AppendLine(svg, area, line.Values, style);
        }

        if (times.Count == 0)
        {
            AppendText(svg, (left + right) / 2.0, (top + bottom) / 2.0, "middle", "No data");
        }

        return Encoding.UTF8.GetBytes(svg.Append("</svg>\n").ToString());
    }

    private void AppendLegend(StringBuilder svg)
    {
        var x = 12.0;
        foreach (
            var (line, style) in lines.Zip(["first", "second"]).Where(one => one.First.Values.Any(double.IsFinite))
        )
        {
            svg.Append(CultureInfo.InvariantCulture, $"""<path class="{style}" d="M{x:0.#} 38h24"/>""");
            AppendText(svg, x + 30, 42, "start", line.Name);
            x += 46 + (line.Name.Length * LetterWidth);
        }
    }

    private static void AppendAxes(StringBuilder svg, Area area)
    {
        foreach (var (value, label) in area.Rows.Ticks)
        {
            var y = area.Y(value);
            svg.Append(CultureInfo.InvariantCulture, $"""<path class="grid" d="M{area.Left} {y:0.#}H{area.Right}"/>""");
            if (label.Length * LetterWidth <= area.Left - 6)
            {
                AppendText(svg, area.Left - 6, y + 4, "end", label);
            }
        }

        svg.Append(
            CultureInfo.InvariantCulture,
            $"""<path class="axis" d="M{area.Left} {area.Top}V{area.Bottom}H{area.Right}"/>"""
        );
        var free = 0.0;
        foreach (var (time, label) in area.Columns.Ticks)
        {
            var x = area.X(time);
            svg.Append(CultureInfo.InvariantCulture, $"""<path class="axis" d="M{x:0.#} {area.Bottom}v4"/>""");
            // Inside the picture also at an end, and never one over another.
            var half = label.Length * LetterWidth / 2;
            x = Math.Clamp(x, half, Math.Max(half, area.Right + 18 - half));
            if (x - half >= free)
            {
                AppendText(svg, x, area.Bottom + 17, "middle", label);
                free = x + half + 6;
            }
        }
    }

    private void AppendLine(StringBuilder svg, Area area, IReadOnlyList<double> values, string style)
    {
        var (line, dots) = (new StringBuilder(), new StringBuilder());
        foreach (var run in Runs(area, values))
        {
            // One between two gaps is a line of no length, whose round ends make a dot.
            var isDot = run.Count == 1;
            var (path, command) = (isDot ? dots : line, 'M');
            foreach (var i in run)
            {
                // Rounded down, which keeps it in its column.
                var x = Math.Floor(area.X(times[i]) * 10) / 10;
                path.Append(command).Append(CultureInfo.InvariantCulture, $"{x:0.#} {area.Y(values[i]):0.#}");
                command = 'L';
            }

            path.Append(isDot ? "h0" : "");
        }

        svg.AppendLine(CultureInfo.InvariantCulture, $"""<path class="{style}" d="{line}"/>""");
        if (dots.Length > 0)
        {
            svg.AppendLine(CultureInfo.InvariantCulture, $"""<path class="{style} dot" d="{dots}"/>""");
        }
    }

    /// <summary>The points to draw, from one gap to the next: of each pixel column the least and the greatest, in the order of time.</summary>
    private IEnumerable<List<int>> Runs(Area area, IReadOnlyList<double> values)
    {
        var run = new List<int>();
        var (least, greatest, column) = (0, 0, -1);
        for (var i = 0; i <= values.Count; i++)
        {
            var isGap = i == values.Count || double.IsNaN(values[i]);
            var at = isGap ? -1 : area.Column(times[i]);
            if (at == column && !isGap)
            {
                least = values[i] < values[least] ? i : least;
                greatest = values[i] > values[greatest] ? i : greatest;
                continue;
            }

            if (column >= 0)
            {
                run.AddRange(least == greatest ? [least] : [Math.Min(least, greatest), Math.Max(least, greatest)]);
            }

            (least, greatest, column) = (i, i, at);
            if (isGap && run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }
    }

    private (double Least, double Greatest) Extent()
    {
        var (least, greatest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in lines.SelectMany(line => line.Values).Where(double.IsFinite))
        {
            least = Math.Min(least, Math.Max(value, -Largest));
            greatest = Math.Max(greatest, Math.Min(value, Largest));
        }

        return least > greatest ? (0, 1) : (least, greatest);
    }

    private string Description()
    {
        var text = new StringBuilder("Line chart over time. ");
        if (times.Count == 0)
        {
            return text.Append("No data.").ToString();
        }

        var points =
            times.Count == 1 ? "1 point" : string.Create(CultureInfo.InvariantCulture, $"{times.Count:N0} points");
        text.Append(CultureInfo.InvariantCulture, $"{points}, {Period()}.");
        foreach (var line in lines)
        {
            var values = line.Values.Where(double.IsFinite).ToList();
            text.Append(' ').Append(line.Name).Append(": ");
            if (values.Count == 0)
            {
                text.Append("none.");
            }
            else
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"from {Spoken(values.Min())} to {Spoken(values.Max())}, at the end {Spoken(values[^1])}."
                );
            }
        }

        return text.Append(note is null ? "" : $" {note}").ToString();
    }

    /// <summary>In plain digits, unless there are too many of them.</summary>
    private static string Spoken(double value) =>
        value.ToString(
            Math.Abs(value) is 0 or >= 1e-4 and < 1e15 ? "#,0.######" : "0.######e0",
            CultureInfo.InvariantCulture
        );

    private string Period()
    {
        if (times.Count == 0)
        {
            return zone;
        }

        var (first, last) = (TimeScale.Moment(times[0]), TimeScale.Moment(until ?? times[^1]));
        var period = first.Date == last.Date ? Date(first) : $"{Date(first)} – {Date(last)}";
        return $"{period}, {zone}";
    }

    private static string Date(DateTime moment) => moment.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static void AppendText(
        StringBuilder svg,
        double x,
        double y,
        string anchor,
        string text,
        string? style = null
    )
    {
        var named = style is null ? "" : $" class=\"{style}\"";
        svg.AppendLine(
            CultureInfo.InvariantCulture,
            $"""<text{named} x="{x:0.#}" y="{y:0.#}" text-anchor="{anchor}">{Escape(text)}</text>"""
        );
    }

    private static string Shortened(string text, int letters)
    {
        var runes = text.EnumerateRunes().ToArray();
        return runes.Length <= letters ? text : string.Concat(runes.Take(Math.Max(1, letters - 1))) + "…";
    }

    /// <summary>A name is somebody's words: in XML they are text, whatever they say.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                _ when rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) => escaped.Append(' '),
                _ => escaped.Append(rune.ToString()),
            };
        }

        return escaped.ToString();
    }

    private sealed record Area(int Left, int Top, int Right, int Bottom, TimeScale Columns, ValueScale Rows)
    {
        public double X(long time) => Left + ((Right - Left) * Columns.Share(time));

        /// <summary>Of pixels.</summary>
        public int Column(long time) => Math.Min((int)(X(time) - Left), Right - Left - 1);

        public double Y(double value) => Bottom - ((Bottom - Top) * Rows.Share(Math.Clamp(value, -Largest, Largest)));
    }
}

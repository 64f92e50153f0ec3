using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Companion.Infrastructure;

namespace Companion.Tests.Infrastructure;

public sealed partial class LineChartTests
{
    private const long Noon = 1_899_979_200; // 17 March 2030, 12:00.

    [Theory]
    [InlineData(100)]
    [InlineData(320)]
    [InlineData(1200)]
    public void A_pixel_column_has_the_least_and_the_greatest_and_no_more(int width)
    {
        var random = new Random(7);
        var values = Enumerable.Range(0, 50_000).Select(_ => random.NextDouble()).ToArray();
        (values[20_000], values[30_000]) = (-3, 5);

        var chart = Draw(Every(60, values.Length), values, values, width);

        var points = Points(chart, "first");
        Assert.All(points.GroupBy(point => Math.Floor(point.X)), column => Assert.InRange(column.Count(), 1, 2));
        Assert.InRange(points.Count, width, 2 * width);
        // What stands out stands out.
        Assert.Equal(Points(chart, "second").Select(point => point.Y), points.Select(point => point.Y));
        var (top, bottom) = (points.Min(point => point.Y), points.Max(point => point.Y));
        Assert.Single(points, point => point.Y == top);
        Assert.Single(points, point => point.Y == bottom);
        Assert.Equal(points.Select(point => point.X).Order(), points.Select(point => point.X));
    }

    [Fact]
    public void Few_points_are_all_drawn_where_they_are()
    {
        var chart = Draw(Every(60, 5), [10, 20, 30, 20, 10], [0, 0, 0, 0, 0], 800);

        var points = Points(chart, "first");
        Assert.Equal(5, points.Count);
        Assert.Equal(points[0].Y, points[4].Y);
        Assert.Equal(points[1].Y, points[3].Y);
        Assert.Equal(points[0].Y - points[1].Y, points[1].Y - points[2].Y, 0.2);
        Assert.Equal(points[1].X - points[0].X, points[4].X - points[3].X, 0.2);
    }

    [Fact]
    public void A_gap_is_left_open_and_a_point_between_two_is_a_dot()
    {
        var chart = Draw(Every(60, 7), [1, 2, double.NaN, 3, double.NaN, 4, 5], [1, 1, 1, 1, 1, 1, 1], 800);

        Assert.Equal(2, Path(chart, "first").Count(letter => letter == 'M'));
        Assert.Equal(4, Points(chart, "first").Count);
        Assert.Single(Points(chart, "first dot"));
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { 0.0 })]
    [InlineData(new[] { 5.0, 5.0 })]
    [InlineData(new[] { -1e308, 1e308 })]
    [InlineData(new[] { 1e-300, 2e-300 })]
    [InlineData(new[] { double.NaN, double.NaN })]
    [InlineData(new[] { 1e17, 1e17 + 16 })]
    [InlineData(new[] { -7.0, -3.0 })]
    [InlineData(new[] { 5e-324, 1e-323 })]
    [InlineData(new[] { -5e-324, 5e-324 })]
    [InlineData(new[] { 0, 5e-324 })]
    [InlineData(new[] { 1e-310, 1e-308 })]
    [InlineData(new[] { -1e300, -1e300 })]
    public void Whatever_the_values_the_picture_is_whole(double[] values)
    {
        foreach (var (width, height) in new[] { (100, 100), (320, 240), (4000, 4000) })
        {
            var svg = XDocument.Parse(
                Encoding.UTF8.GetString(
                    new LineChart("chart-1", "Values", "UTC", Every(60, values.Length), [new("One", values)]).Draw(
                        width,
                        height
                    )
                )
            );

            Assert.All(
                Number()
                    .Matches(string.Concat(svg.Descendants().Attributes("d").Select(path => path.Value)))
                    .Select(number => double.Parse(number.Value, CultureInfo.InvariantCulture)),
                number => Assert.InRange(number, -1, 4001)
            );
            Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("∞", svg.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Names_are_words_and_no_markup()
    {
        var name = "</text><script>alert(1)</script> & \"q\" \u0001 🦊";

        var svg = XDocument.Parse(
            Encoding.UTF8.GetString(
                new LineChart("chart-1", name, "UTC", Every(60, 2), [new("One", [1, 2])]).Draw(900, 300)
            )
        );

        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName == "script");
        Assert.Equal(name.Replace('\u0001', ' '), Element(svg, "title").Value);
        Assert.Equal(name.Replace('\u0001', ' '), Element(svg, "text").Value);
    }

    [Fact]
    public void It_is_named_and_described_for_who_cannot_see_it()
    {
        var svg = Draw(Every(60, 3), [1, 4, 2], [3, double.NaN, 3], 800);

        Assert.Equal(
            ("img", "chart-1-title chart-1-desc"),
            ((string?)svg.Root!.Attribute("role"), (string?)svg.Root.Attribute("aria-labelledby"))
        );
        Assert.Equal(
            ("chart-1-title", "chart-1-desc"),
            ((string?)Element(svg, "title").Attribute("id"), (string?)Element(svg, "desc").Attribute("id"))
        );
        Assert.Equal(
            "Line chart over time. 3 points, 17 Mar 2030, UTC. Actual: from 1 to 4, at the end 2. Goal: from 3 to 3, at the end 3.",
            Element(svg, "desc").Value
        );
        Assert.Contains("prefers-color-scheme: dark", Element(svg, "style").Value, StringComparison.Ordinal);
        // The one style that its policy lets in is its own.
        var hash = Convert.ToBase64String(
            System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Element(svg, "style").Value))
        );
        Assert.Contains($"'sha256-{hash}'", LineChart.PolicyOf("chart-1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 2, "")]
    [InlineData(1, 20, "12:00:00 12:00:05 12:00:10 12:00:15")]
    [InlineData(60, 20, "12:00 12:05 12:10 12:15")]
    [InlineData(3600, 30, "17:00 18 Mar 05:00")]
    [InlineData(86400, 20, "18 Mar 25 Mar 1 Apr")]
    [InlineData(86400, 300, "Apr 2030 Jul Oct 2031")]
    [InlineData(86400, 3000, "2032 2034 2036 2038")]
    [InlineData(864000, 40_000, "")]
    public void Times_are_labelled_by_what_a_clock_or_a_calendar_has(long step, int count, string labels)
    {
        var ticks = TimeScale.Of(Every(step, count), 4).Ticks;

        Assert.InRange(ticks.Count, 1, 6);
        if (labels.Length > 0 && step != 3600)
        {
            Assert.Equal(labels, string.Join(' ', ticks.Select(tick => tick.Label)));
        }

        Assert.All(ticks, tick => Assert.InRange(tick.Time, Noon - 43_200, Noon + (step * count) + 43_200));
    }

    [Theory]
    [InlineData(28, 34, 6, "28 29 30 31 32 33 34")]
    [InlineData(0, 900, 5, "0 200 400 600 800 1,000")]
    [InlineData(3, 9, 5, "0 2 4 6 8 10")]
    [InlineData(0.1, 0.13, 3, "0.10 0.11 0.12 0.13")]
    [InlineData(0, 12_345_678, 3, "0 5M 10M 15M")]
    [InlineData(-5, 5, 2, "-5 0 5")]
    [InlineData(1e9, 1.5e9, 2, "1.0B 1.5B")]
    public void Values_are_labelled_by_round_numbers(double least, double greatest, int steps, string labels) =>
        Assert.Equal(labels, string.Join(' ', ValueScale.Of(least, greatest, steps).Ticks.Select(tick => tick.Label)));

    [Theory]
    [InlineData(1.0001e15, 1.0002e15)]
    [InlineData(1e17, 1.000001e17)]
    [InlineData(1_000_000, 1_000_000.00001)]
    [InlineData(1e12, 1e12 + 10)]
    [InlineData(1e12, 1.0000001e12)]
    [InlineData(-1.00001e9, -1e9)]
    [InlineData(1e-5, 1.00001e-5)]
    [InlineData(0.1, 0.1000001)]
    [InlineData(0, 1e300)]
    public void Every_label_says_something_else(double least, double greatest)
    {
        var labels = ValueScale.Of(least, greatest, 5).Ticks.Select(tick => tick.Label).ToList();

        Assert.InRange(labels.Count, 2, 12);
        Assert.Distinct(labels);
    }

    [Fact]
    public void Nothing_but_zeros_is_drawn_from_zero_up() => Assert.Equal(0, ValueScale.Of(0, 0, 4).Ticks[0].Value);

    [Theory]
    [InlineData(100)]
    [InlineData(110)]
    [InlineData(320)]
    public void However_long_the_labels_half_of_the_picture_is_for_the_lines(int width)
    {
        var svg = Draw(Every(60, 2), [1_000_000_000_000, 1_000_000_000_009], [1e12, 1e12], width);

        var axis = AxisOf(svg);
        Assert.InRange(axis.Right - axis.Left, (width / 2) - 20, width);
        Assert.All(
            svg.Descendants().Where(element => (string?)element.Attribute("text-anchor") == "end"),
            label => Assert.InRange((double)label.Attribute("x")! - (label.Value.Length * 6.7), 0, width)
        );
    }

    [Fact]
    public void Numbers_are_read_aloud_in_plain_digits()
    {
        var description = Element(Draw(Every(60, 2), [1_500_000, 0.25], [2e15, 1e-7], 800), "desc").Value;

        Assert.Contains("Actual: from 0.25 to 1,500,000, at the end 0.25.", description, StringComparison.Ordinal);
        Assert.Contains("Goal: from 1e-7 to 2e15, at the end 1e-7.", description, StringComparison.Ordinal);
        Assert.Contains(
            " 1 point, ",
            Element(Draw(Every(60, 1), [1], [1], 800), "desc").Value,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_line_without_values_is_not_in_the_legend()
    {
        string[] Texts(double goal) =>
            [
                .. Draw(Every(60, 2), [1, 2], [goal, goal], 800)
                    .Descendants()
                    .Where(element => element.Name.LocalName == "text")
                    .Select(element => element.Value),
            ];

        Assert.Contains("Goal", Texts(1));
        Assert.DoesNotContain("Goal", Texts(double.NaN));
        Assert.Contains("Actual", Texts(double.NaN));
    }

    [Fact]
    public void The_first_line_lies_over_the_second()
    {
        var classes = Draw(Every(60, 1), [1], [1], 800)
            .Descendants()
            .Select(element => (string?)element.Attribute("class"))
            .ToList();

        Assert.True(classes.LastIndexOf("first dot") > classes.LastIndexOf("second dot"));
    }

    [Fact]
    public void Labels_never_lie_over_one_another()
    {
        foreach (var width in new[] { 100, 160, 320, 1200 })
        {
            var svg = Draw(Every(86_400, 340), new double[340], new double[340], width);
            var labels = svg.Descendants()
                .Where(element =>
                    element.Name.LocalName == "text" && (string?)element.Attribute("text-anchor") == "middle"
                )
                .Select(element =>
                {
                    var half = element.Value.Length * 6.7 / 2;
                    var x = (double)element.Attribute("x")!;
                    return (From: x - half, To: x + half);
                })
                .ToList();

            Assert.NotEmpty(labels);
            Assert.All(labels.Zip(labels.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From));
            Assert.InRange(labels[0].From, -0.1, width);
        }
    }

    /// <summary>Inlined into a page, a picture's style and ids are its own.</summary>
    [Fact]
    public void Two_pictures_in_one_page_are_strangers()
    {
        var svg = Draw(Every(60, 2), [1, 2], [1, 2], 800);

        Assert.All(
            svg.Descendants().Attributes("id"),
            id => Assert.StartsWith("chart-1", id.Value, StringComparison.Ordinal)
        );
        Assert.All(
            Rule().Matches(Element(svg, "style").Value),
            rule => Assert.StartsWith("#chart-1 ", $"{rule.Groups["selector"].Value} ", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_period_ends_where_it_is_said_to_and_not_with_its_last_point()
    {
        var chart = new LineChart(
            "chart-1",
            "Work",
            "UTC",
            [0, 7 * 86_400],
            [new("One", [1, 2])],
            until: 12 * 86_400,
            note: "By weeks."
        );

        var svg = XDocument.Parse(Encoding.UTF8.GetString(chart.Draw(800, 300)));

        Assert.Contains("1 Jan 1970 – 13 Jan 1970, UTC.", Element(svg, "desc").Value, StringComparison.Ordinal);
        Assert.EndsWith(" By weeks.", Element(svg, "desc").Value, StringComparison.Ordinal);
        Assert.Contains(svg.Descendants(), element => element.Value == "1 Jan 1970 – 13 Jan 1970, UTC");
    }

    [Theory]
    [InlineData("99", "100", "width")]
    [InlineData("4001", "100", "width")]
    [InlineData("100", "99", "height")]
    [InlineData("100", "4001", "height")]
    [InlineData("1e2", "wide", "height,width")]
    [InlineData("", "100", "width")]
    [InlineData("-100", "100.5", "height,width")]
    public void A_size_has_its_bounds(string width, string height, string members)
    {
        var problem = ChartSize.RefusalOf(width, height, out _)!;

        var errors = (Dictionary<string, string[]>)problem.Extensions["errors"]!;
        Assert.Equal(members.Split(','), errors.Keys.Order(StringComparer.Ordinal));
        Assert.All(
            errors,
            error => Assert.Equal($"'{error.Key}' is a whole number of pixels from 100 to 4,000.", error.Value.Single())
        );
    }

    private static long[] Every(long seconds, int count) =>
        [.. Enumerable.Range(0, count).Select(n => Noon + (n * seconds))];

    private static XDocument Draw(long[] times, double[] actual, double[] goal, int width) =>
        XDocument.Parse(
            Encoding.UTF8.GetString(
                new LineChart("chart-1", "Work", "UTC", times, [new("Actual", actual), new("Goal", goal)]).Draw(
                    width,
                    300
                )
            )
        );

    private static XElement Element(XDocument svg, string name) =>
        svg.Descendants().First(element => element.Name.LocalName == name);

    private static string Path(XDocument svg, string style) =>
        svg.Descendants().Last(element => (string?)element.Attribute("class") == style).Attribute("d")!.Value;

    private static (double Left, double Right) AxisOf(XDocument svg)
    {
        var path = svg.Descendants().First(element => (string?)element.Attribute("class") == "axis").Attribute("d")!;
        var numbers = Number().Matches(path.Value).Select(n => double.Parse(n.Value, CultureInfo.InvariantCulture));
        return (numbers.First(), numbers.Last());
    }

    private static List<(double X, double Y)> Points(XDocument svg, string style) =>
        [
            .. Point()
                .Matches(Path(svg, style))
                .Select(point =>
                    (
                        double.Parse(point.Groups["x"].Value, CultureInfo.InvariantCulture),
                        double.Parse(point.Groups["y"].Value, CultureInfo.InvariantCulture)
                    )
                ),
        ];

    [GeneratedRegex(@"(?<=^|[{}])\s*(?<selector>[^{}@\s][^{},]*)(,[^{},]*)*\{", RegexOptions.ExplicitCapture)]
    private static partial Regex Rule();

    [GeneratedRegex(@"[ML](?<x>[\d.-]+) (?<y>[\d.-]+)")]
    private static partial Regex Point();

    [GeneratedRegex(@"-?\d+(\.\d+)?(e[+-]?\d+)?", RegexOptions.IgnoreCase)]
    private static partial Regex Number();
}

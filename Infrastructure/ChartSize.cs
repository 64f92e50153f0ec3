using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Companion.Infrastructure;

/// <summary>How large a chart is drawn, in pixels. It is asked for as texts, which are read when it is known that there is a chart to draw.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ChartSize(int Width, int Height)
{
    private const int Min = 100;
    private const int Max = 4000;

    private static readonly ChartSize Standard = new(800, 400);

    /// <summary>What is wrong with them; null for what can be drawn, which is <paramref name="size"/> then.</summary>
    public static Refusal? RefusalOf(string? width, string? height, out ChartSize size)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        size = new(SideOf("width", width, Standard.Width), SideOf("height", height, Standard.Height));
        return errors.Count == 0 ? null : Refusal.Invalid(errors);

        int SideOf(string name, string? text, int standard)
        {
            if (text is null)
            {
                return standard;
            }

            if (
                !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var side)
                || side is < Min or > Max
            )
            {
                errors[name] = [$"'{name}' is a whole number of pixels from 100 to 4,000."];
            }

            return side;
        }
    }

    /// <summary>What can be asked for, and what the picture looks like, in the API's description.</summary>
    public static Task Describe(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken ct
    )
    {
        foreach (var (name, standard) in new[] { ("width", Standard.Width), ("height", Standard.Height) })
        {
            var side = (OpenApiParameter)
                operation.Parameters!.Single(parameter =>
                    string.Equals(parameter.Name, name, StringComparison.Ordinal)
                );
            side.Description = "In pixels.";
            side.Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Minimum = Min.ToString(CultureInfo.InvariantCulture),
                Maximum = Max.ToString(CultureInfo.InvariantCulture),
                Default = standard,
            };
        }

        operation.Responses!["200"].Content![LineChart.ContentType].Example = JsonValue.Create(
            """<svg xmlns="http://www.w3.org/2000/svg" width="800" height="400" role="img">…</svg>"""
        );
        return Task.CompletedTask;
    }
}

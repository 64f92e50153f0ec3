using System.Text.Json.Serialization;

namespace Companion.Features.Sprockets;

/// <summary>A sprocket as the older clients know it, and so without created_at; lengths are in one unit.</summary>
internal sealed record Sprocket(
    int Id,
    int Teeth,
    [property: JsonConverter(typeof(DecimalPointConverter))] double PitchDiameter,
    [property: JsonConverter(typeof(DecimalPointConverter))] double OutsideDiameter,
    [property: JsonConverter(typeof(DecimalPointConverter))] double Pitch
);

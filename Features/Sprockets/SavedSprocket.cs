using System.Text.Json.Serialization;

namespace Companion.Features.Sprockets;

/// <summary>A sprocket that was just created or updated, and the sentence about it that the older clients show.</summary>
internal sealed record SavedSprocket(
    int Id,
    int Teeth,
    [property: JsonConverter(typeof(DecimalPointConverter))] double PitchDiameter,
    [property: JsonConverter(typeof(DecimalPointConverter))] double OutsideDiameter,
    [property: JsonConverter(typeof(DecimalPointConverter))] double Pitch,
    string Message
)
{
    public static SavedSprocket Of(int id, SprocketTerms terms, string message) =>
        new(id, terms.Teeth, terms.PitchDiameter, terms.OutsideDiameter, terms.Pitch, message);
}

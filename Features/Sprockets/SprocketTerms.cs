using System.Text.Json.Serialization;
using Companion.Infrastructure;
using FluentValidation;

namespace Companion.Features.Sprockets;

/// <summary>
/// What a sprocket is made of: 1 to 10,000 teeth, and lengths above 0, the outside diameter no less than that of the pitch circle. The older
/// clients send members of their own beside these, which are ignored.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record SprocketTerms(int Teeth, double PitchDiameter, double OutsideDiameter, double Pitch)
{
    public static Task<SprocketTerms> Read(Body<SprocketTerms> body, CancellationToken ct) =>
        body.Read(Validator.Instance, ct, name => $"Missing required field: {name}", Rule);

    /// <summary>What a field is, for one that has another type as well as for one that is out of range; null for what is none.</summary>
    private static string? Rule(string field) =>
        field switch
        {
            "teeth" => "'teeth' is a whole number from 1 to 10,000.",
            "pitch_diameter" or "outside_diameter" or "pitch" => $"'{field}' is a finite number above 0.",
            _ => null,
        };

    internal sealed class Validator : AbstractValidator<SprocketTerms>
    {
        public static readonly Validator Instance = new();

        private Validator()
        {
            RuleFor(terms => terms.Teeth).InclusiveBetween(1, 10_000).WithMessage(Rule("teeth"));
            RuleFor(terms => terms.PitchDiameter).Must(IsLength).WithMessage(Rule("pitch_diameter"));
            RuleFor(terms => terms.OutsideDiameter)
                .Must(IsLength)
                .WithMessage(Rule("outside_diameter"))
                .Must((terms, diameter) => diameter >= terms.PitchDiameter)
                .WithMessage("'{PropertyName}' is no less than 'pitch_diameter'.");
            RuleFor(terms => terms.Pitch).Must(IsLength).WithMessage(Rule("pitch"));
        }

        private static bool IsLength(double value) => double.IsFinite(value) && value > 0;
    }
}

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
        body.Read(Validator.Instance, ct, name => $"Missing required field: {name}");

    internal sealed class Validator : AbstractValidator<SprocketTerms>
    {
        public static readonly Validator Instance = new();

        private Validator()
        {
            RuleFor(terms => terms.Teeth)
                .InclusiveBetween(1, 10_000)
                .WithMessage("'{PropertyName}' is a whole number from 1 to 10,000.");
            RuleFor(terms => terms.PitchDiameter).Must(IsLength).WithMessage(NoLength);
            RuleFor(terms => terms.OutsideDiameter)
                .Must(IsLength)
                .WithMessage(NoLength)
                .Must((terms, diameter) => diameter >= terms.PitchDiameter)
                .WithMessage("'{PropertyName}' is no less than 'pitch_diameter'.");
            RuleFor(terms => terms.Pitch).Must(IsLength).WithMessage(NoLength);
        }

        private const string NoLength = "'{PropertyName}' is a number above 0.";

        private static bool IsLength(double value) => double.IsFinite(value) && value > 0;
    }
}

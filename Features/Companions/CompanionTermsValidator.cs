using Companion.Infrastructure;
using FluentValidation;

namespace Companion.Features.Companions;

internal sealed class CompanionTermsValidator : AbstractValidator<CompanionTerms>
{
    public static readonly CompanionTermsValidator Instance = new();

    private const int LongestBuffer = 720;
    private const int LongestNotice = 30 * 24 * 60;

    private CompanionTermsValidator()
    {
        RuleFor(terms => terms.Name).Text(max: 80);
        RuleFor(terms => terms.About).NotNull().Text(max: 2000, min: 0);
        RuleFor(terms => terms.Languages)
            .Must(codes =>
                codes is { Length: >= 1 and <= 10 } && codes.Distinct(StringComparer.Ordinal).Count() == codes.Length
            )
            .WithMessage("'languages' takes 1 to 10 different ISO 639-1 codes.")
            .Must(codes => codes?.All(code => code is not null && Companions.Languages.IsKnown(code)) is true)
            .WithMessage("'languages' takes ISO 639-1 codes in lower case, such as \"en\".");
        RuleFor(terms => terms.Interests)
            .Must(tags => tags is null || tags.Length <= 20)
            .WithMessage("'interests' takes at most 20 tags.")
            .Must(tags => tags is null || tags.All(CompanionTerms.IsTag))
            .WithMessage("An interest is 1 to 40 letters, digits, spaces and hyphens.");
        RuleFor(terms => terms.Orientation).Text(max: 40);
        RuleFor(terms => terms.Currency)
            .Must(code => code is null || (code.Length == 3 && code.All(char.IsAsciiLetterUpper)))
            .WithMessage("'currency' is an ISO 4217 code of three capital letters.");
        RuleFor(terms => terms.HourlyRate).InclusiveBetween(1, 1_000_000_000);
        RuleFor(terms => terms.MinMinutes)
            .InclusiveBetween(60, 720)
            .Must(IsQuarters)
            .WithMessage("'{PropertyName}' is a multiple of 15.");
        RuleFor(terms => terms.MaxMinutes)
            .InclusiveBetween(60, 720)
            .Must(IsQuarters)
            .WithMessage("'{PropertyName}' is a multiple of 15.")
            .GreaterThanOrEqualTo(terms => terms.MinMinutes)
            .WithMessage("'max_minutes' is not below 'min_minutes'.");
        RuleFor(terms => terms.StepMinutes)
            .Must(step => step is 15 or 30 or 60)
            .WithMessage("'step_minutes' is 15, 30 or 60.");
        RuleFor(terms => terms.BufferBefore).InclusiveBetween(0, LongestBuffer);
        RuleFor(terms => terms.BufferAfter).InclusiveBetween(0, LongestBuffer);
        RuleFor(terms => terms.MinNoticeMinutes).InclusiveBetween(0, LongestNotice);
        RuleFor(terms => terms.HorizonDays).InclusiveBetween(1, 365);
    }

    private static bool IsQuarters(int minutes) => minutes % 15 == 0;
}

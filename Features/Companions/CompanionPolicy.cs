namespace Companion.Features.Companions;

/// <summary>What a patron gets back who cancels; the rules are with the meetings.</summary>
internal enum CompanionPolicy
{
    Flexible,
    Moderate,
    Strict,
}

namespace Companion.Features.Companions;

/// <summary>What a patron gets back who cancels. flexible: all until 24 hours before the start, then all but one hour's rate. moderate: all until 72 hours, half until 24, then nothing. strict: all until 7 days, half until 48 hours, then nothing. Within 24 hours of acceptance and with 48 hours or more ahead: all.</summary>
internal enum CompanionPolicy
{
    Flexible,
    Moderate,
    Strict,
}

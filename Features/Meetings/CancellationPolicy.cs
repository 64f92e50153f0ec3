namespace Companion.Features.Meetings;

/// <summary>The rules are <see cref="CancellationRefund"/>'s.</summary>
internal enum CancellationPolicy
{
    Flexible,
    Moderate,
    Strict,
}

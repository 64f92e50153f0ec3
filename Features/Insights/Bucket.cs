namespace Companion.Features.Insights;

/// <summary>How long a point of a chart is; weeks begin on Mondays.</summary>
internal enum Bucket
{
    Day,
    Week,
    Month,
}

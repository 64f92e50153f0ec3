using System.Text.Json.Serialization;

namespace Companion.Features.Factories;

/// <summary>
/// What a factory made and was to make, point by point: arrays of one length, at most 100,000. Time is in Unix seconds, and never falls. Members
/// beside these are ignored.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record ChartData(double[] SprocketProductionActual, double[] SprocketProductionGoal, long[] Time);

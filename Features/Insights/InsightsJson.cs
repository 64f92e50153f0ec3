using System.Text.Json.Serialization;

namespace Companion.Features.Insights;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(GetInsights.Response), TypeInfoPropertyName = "GetInsightsResponse")]
[JsonSerializable(typeof(SetGoal.Request), TypeInfoPropertyName = "SetGoalRequest")]
[JsonSerializable(typeof(Goal))]
internal sealed partial class InsightsJson : JsonSerializerContext;

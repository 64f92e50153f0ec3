using System.Text.Json.Serialization;
using Companion.Infrastructure;

namespace Companion.Features.Companions;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CompanionTerms))]
[JsonSerializable(typeof(OwnCompanion))]
[JsonSerializable(typeof(PublicCompanion))]
[JsonSerializable(typeof(ChangeCompanion.Request), TypeInfoPropertyName = "ChangeCompanionRequest")]
[JsonSerializable(typeof(WeeklyHours))]
[JsonSerializable(typeof(ReplaceHours.Request), TypeInfoPropertyName = "ReplaceHoursRequest")]
[JsonSerializable(typeof(CompanionDay))]
[JsonSerializable(typeof(Page<CompanionDay>))]
[JsonSerializable(typeof(SetDay.Request), TypeInfoPropertyName = "SetDayRequest")]
[JsonSerializable(typeof(ListSlots.Response), TypeInfoPropertyName = "ListSlotsResponse")]
[JsonSerializable(typeof(Page<SearchCompanions.Found>))]
internal sealed partial class CompanionsJson : JsonSerializerContext
{
    /// <summary>As JSON is written everywhere.</summary>
    public static CompanionsJson OnTheWire { get; } = new(Json.Conventions());
}

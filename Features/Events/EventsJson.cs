using System.Text.Json.Serialization;
using Companion.Infrastructure;

namespace Companion.Features.Events;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Event))]
[JsonSerializable(typeof(Page<Event>))]
[JsonSerializable(typeof(EventTerms))]
[JsonSerializable(typeof(ChangeEvent.Request), TypeInfoPropertyName = "ChangeEventRequest")]
[JsonSerializable(typeof(StaffMember))]
[JsonSerializable(typeof(Page<StaffMember>))]
internal sealed partial class EventsJson : JsonSerializerContext;

using System.Text.Json.Serialization;
using Companion.Infrastructure;

namespace Companion.Features.Meetings;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(BookingRequest))]
[JsonSerializable(typeof(QuoteMeeting.Response), TypeInfoPropertyName = "QuoteMeetingResponse")]
[JsonSerializable(typeof(Meeting))]
[JsonSerializable(typeof(Page<Meeting>))]
[JsonSerializable(typeof(GetCancellation.Response), TypeInfoPropertyName = "GetCancellationResponse")]
[JsonSerializable(typeof(Reason))]
internal sealed partial class MeetingsJson : JsonSerializerContext;

using System.Text.Json.Serialization;
using Companion.Infrastructure;

namespace Companion.Features.Sessions;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SignIn.Request), TypeInfoPropertyName = "SignInRequest")]
[JsonSerializable(typeof(SignIn.Response), TypeInfoPropertyName = "SignInResponse")]
[JsonSerializable(typeof(OpenSession))]
[JsonSerializable(typeof(Page<OpenSession>))]
internal sealed partial class SessionsJson : JsonSerializerContext;

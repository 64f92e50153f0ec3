using System.Text.Json;
using System.Text.Json.Serialization;

namespace Companion.Infrastructure;

/// <summary>How JSON is read and written everywhere: snake_case, strict, times in UTC.</summary>
internal static class Json
{
    /// <summary>For what is written beside the framework, when an answer is made once and sent many times.</summary>
    public static JsonSerializerOptions Conventions()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        return options;
    }

    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DictionaryKeyPolicy = null;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.PropertyNameCaseInsensitive = false;
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new EnumConverterFactory());
        options.Converters.Add(new UtcDateTimeConverter());
        options.Converters.Add(new OptionalConverterFactory());
        options.TypeInfoResolverChain.Insert(0, HealthJson.Default);
    }
}

using System.Reflection;
using System.Text;
using Companion.Infrastructure;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Companion.Features.Vouchers;

/// <summary>A CSV body, read whole before the handler begins, which looks at its type when it is ready to.</summary>
internal sealed class CsvBody(HttpContext context, ReadOnlyMemory<byte> bytes) : IEndpointParameterMetadataProvider
{
    private const string Type = "text/csv";

    /// <summary>The body's bytes as they came; what an Idempotency-Key stands for.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>Refuses with 413 before the handler does anything.</summary>
    public static async ValueTask<CsvBody> BindAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        return new(context, buffer.ToArray());
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata([Type], typeof(string)));

    /// <summary>Refuses with 415 what is not CSV, and with 400 what is not UTF-8.</summary>
    public string Text()
    {
        if (
            !MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || !type.MediaType.Equals(Type, StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new Refusal(
                StatusCodes.Status415UnsupportedMediaType,
                "unsupported_media_type",
                "Send CSV, with 'Content-Type: text/csv'."
            );
        }

        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)
                .GetString(bytes.Span)
                .TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw Refusal.Invalid("body", "The CSV is not UTF-8.");
        }
    }
}

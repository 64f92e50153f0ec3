using System.Net;
using System.Text;
using Companion.Infrastructure;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Companion.Features.Messages;

/// <summary>
/// The text of a body that is not JSON: the field msg of a form, else the whole body, as UTF-8 whatever its type says.
/// </summary>
internal static class PlainText
{
    private const string Field = "msg";

    private const int MaxBoundary = 70; // RFC 2046, section 5.1.1.

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Refuses with 400 what is no UTF-8, and a form that gives msg twice, or in parts not at all.</summary>
    public static async Task<string> Of(ReadOnlyMemory<byte> bytes, string? contentType, CancellationToken ct)
    {
        var type = MediaTypeHeaderValue.TryParse(contentType, out var parsed) ? parsed : null;
        try
        {
            return type?.MediaType.Value?.ToLowerInvariant() switch
            {
                // curl -d 'hi' says that its text is a form.
                "application/x-www-form-urlencoded" => FieldOf(Utf8.GetString(bytes.Span))
                    ?? Utf8.GetString(bytes.Span),
                "multipart/form-data" => await PartOf(bytes, HeaderUtilities.RemoveQuotes(type.Boundary).Value, ct)
                    ?? throw Invalid("'msg' is required."),
                _ => Utf8.GetString(bytes.Span),
            };
        }
        catch (DecoderFallbackException)
        {
            throw Invalid("The text is not UTF-8.");
        }
        catch (Exception malformed) when (malformed is InvalidDataException or IOException)
        {
            throw Invalid("The form cannot be read.");
        }
    }

    private static string? FieldOf(string form)
    {
        var found = default(string);
        foreach (var pair in form.Split('&'))
        {
            var (name, value) = pair.Split('=', 2) is [var before, var after] ? (before, after) : (pair, null);
            if (value is not null && string.Equals(WebUtility.UrlDecode(name), Field, StringComparison.Ordinal))
            {
                RefuseSecond(found);
                var encoded = Utf8.GetBytes(value);
                found = Utf8.GetString(WebUtility.UrlDecodeToBytes(encoded, 0, encoded.Length));
            }
        }

        return found;
    }

    private static async Task<string?> PartOf(ReadOnlyMemory<byte> bytes, string? boundary, CancellationToken ct)
    {
        if (boundary is not { Length: >= 1 and <= MaxBoundary })
        {
            throw new InvalidDataException();
        }

        var found = default(string);
        using var body = new MemoryStream(bytes.ToArray());
        var parts = new MultipartReader(boundary, body);
        while (await parts.ReadNextSectionAsync(ct) is { } part)
        {
            if (
                ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var named)
                && string.Equals(HeaderUtilities.RemoveQuotes(named.Name).Value, Field, StringComparison.Ordinal)
            )
            {
                RefuseSecond(found);
                using var text = new MemoryStream();
                await part.Body.CopyToAsync(text, ct);
                found = Utf8.GetString(text.ToArray());
            }
        }

        return found;
    }

    private static void RefuseSecond(string? found)
    {
        if (found is not null)
        {
            throw Invalid("'msg' is given more than once.");
        }
    }

    private static Refusal Invalid(string message) => Refusal.Invalid(Field, message);
}

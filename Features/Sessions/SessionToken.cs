using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Companion.Features.Sessions;

/// <summary>An opaque 256-bit token. Only its SHA-256 is stored, so a leaked table opens nothing.</summary>
internal static class SessionToken
{
    /// <summary>Set by POST /v1/sessions with "cookie": true; honoured on GET only.</summary>
    public const string Cookie = "companion_session";

    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(ReadOnlySpan<char> token)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(token)];
        Encoding.UTF8.GetBytes(token, bytes);
        return SHA256.HashData(bytes);
    }
}

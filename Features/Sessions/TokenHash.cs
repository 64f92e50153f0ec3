using System.Runtime.InteropServices;

namespace Companion.Features.Sessions;

/// <summary>A token's SHA-256, as one value.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct TokenHash(UInt128 First, UInt128 Second)
{
    public static TokenHash Of(ReadOnlySpan<char> token) => MemoryMarshal.Read<TokenHash>(SessionToken.Hash(token));

    public static TokenHash Of(ReadOnlySpan<byte> sha256) => MemoryMarshal.Read<TokenHash>(sha256);

    public byte[] ToBytes()
    {
        var bytes = new byte[32];
        MemoryMarshal.Write(bytes, this);
        return bytes;
    }

    /// <summary>Its bytes are evenly spread already.</summary>
    public override int GetHashCode() => (int)First;
}

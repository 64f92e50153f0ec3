namespace Companion.Infrastructure;

/// <summary>A member of a PATCH body (RFC 7396): absent leaves the stored value, null clears it.</summary>
internal readonly record struct Optional<T>(T Value)
{
    public bool IsSet { get; } = true;

    public T Or(T stored) => IsSet ? Value : stored;
}

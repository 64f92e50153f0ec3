namespace Companion.Features.Sessions;

/// <summary>One of the caller's own sessions.</summary>
internal sealed record OpenSession(
    Guid Id,
    string? Device,
    DateTime CreatedAt,
    DateTime LastSeenAt,
    DateTime ExpiresAt,
    bool Current
);

namespace Companion.Features.Accounts;

/// <summary>An account as admins see it.</summary>
internal sealed record AccountSummary(Guid Id, string Username, Role Role, DateTime CreatedAt, DateTime UpdatedAt);

namespace Companion.Features.Accounts;

/// <summary>An account as its owner sees it. Nobody else gets the email, the phone number or the birthday.</summary>
internal sealed record Account(
    Guid Id,
    string Email,
    string Username,
    string PhoneNumber,
    DateOnly Birthday,
    Role Role,
    DateTime CreatedAt,
    DateTime UpdatedAt
);

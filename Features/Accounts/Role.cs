namespace Companion.Features.Accounts;

internal enum Role
{
    Member,
    Operator,
    Admin,
}

namespace Companion.Infrastructure;

/// <summary>What the database's refuse_unless ends a transaction with: its reason is the message.</summary>
internal static class SqlRefusal
{
    public const string SqlState = "R0001";
}

using Companion.Infrastructure;
using Dapper;

namespace Companion.Features.Accounts;

/// <summary>
/// Stores a password's hash anew when Passwords:Iterations has risen since: only at a sign-in is the password there to be hashed.
/// </summary>
internal sealed class RehashPassword(PasswordHashing hashing, Database database)
{
    // Nothing that anybody sees changes, so neither do version and updated_at.
    private const string Sql = """
        update accounts
        set password_hash = @NewHash
        where id = @AccountId and password_hash = @OldHash
        """;

    public async Task Of(Guid accountId, string oldHash, string password, CancellationToken ct)
    {
        string newHash;
        try
        {
            newHash = await hashing.Hash(password, ct);
        }
        catch (Refusal)
        {
            // Too many wait; the sign-in stands, and the next one tries again.
            return;
        }

        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(
            new CommandDefinition(
                Sql,
                new
                {
                    AccountId = accountId,
                    OldHash = oldHash,
                    NewHash = newHash,
                },
                cancellationToken: ct
            )
        );
    }
}

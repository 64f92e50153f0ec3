using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Accounts;

internal sealed record AccountRow(
    Guid Id,
    string Email,
    string Username,
    string PasswordHash,
    string PhoneNumber,
    DateOnly Birthday,
    string Role,
    int Version,
    DateTime CreatedAt,
    DateTime UpdatedAt
)
{
    public const string Columns =
        "id, email, username, password_hash, phone_number, birthday, role, version, created_at, updated_at";

    private const string FindSql = $"select {Columns} from accounts where id = @Id";

    private const string LockSql = $"select {Columns} from accounts where id = @Id for no key update";

    public Account ToAccount() =>
        new(Id, Email, Username, PhoneNumber, Birthday, Wire<Role>.ValueOf(Role), CreatedAt, UpdatedAt);

    public AccountSummary ToSummary() => new(Id, Username, Wire<Role>.ValueOf(Role), CreatedAt, UpdatedAt);

    /// <summary>From the primary: an owner sees their own last change. Refuses with 404.</summary>
    public static async Task<AccountRow> Find(Guid id, Database database, CancellationToken ct)
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<AccountRow>(
                new CommandDefinition(FindSql, new { Id = id }, cancellationToken: ct)
            ) ?? throw Refusal.NotFound();
    }

    /// <summary>For a change in the same transaction, which then depends on what it read. Refuses with 404.</summary>
    public static async Task<AccountRow> Lock(
        Guid id,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    ) =>
        await connection.QuerySingleOrDefaultAsync<AccountRow>(
            new CommandDefinition(LockSql, new { Id = id }, transaction, cancellationToken: ct)
        ) ?? throw Refusal.NotFound();
}

using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Features.Accounts;

/// <summary>
/// Accounts by username, for admins: those whose username begins with the query, or the one with exactly that email. Shows no email, phone
/// number or birthday, which leave the service only to their owner.
/// </summary>
internal static class ListAccounts
{
    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts
            .MapGet("", Handle)
            .AdminsOnly()
            .WithName(nameof(ListAccounts))
            .WithSummary("Find accounts by the beginning of a username or by an exact email");

    private const string ByEmailSql = $"""
        select {AccountRow.Columns}
        from accounts
        where email = @Query and role = coalesce(@Role, role) and username ~>~ @After
        """;

    // A range rather than like: an underscore means itself, and the plan serves every prefix. '~' is behind all that a username has.
    private const string ByUsernameSql = $"""
        select {AccountRow.Columns}
        from accounts
        where username ~>=~ @Query and username ~<~ (@Query || '~') and username ~>~ @After
        order by username using ~<~
        limit @Take
        """;

    private const string ByRoleSql = $"""
        select {AccountRow.Columns}
        from accounts
        where role = @Role and username ~>=~ @Query and username ~<~ (@Query || '~') and username ~>~ @After
        order by username using ~<~
        limit @Take
        """;

    private static async Task<Ok<Page<AccountSummary>>> Handle(
        [FromQuery(Name = "query")] string? query,
        [FromQuery(Name = "role")] Wire<Role>? role,
        PageRequest page,
        Database database,
        CancellationToken ct
    )
    {
        var asked = AccountRules.NormalEmail(query ?? "");
        if (asked.Length > 254 || asked.Any(char.IsControl))
        {
            throw Refusal.Invalid("query", "'query' is at most 254 characters of a username or an email.");
        }

        var sql = asked.Contains('@', StringComparison.Ordinal) ? ByEmailSql : ByUsernameSql;
        if (role is not null && sql is ByUsernameSql)
        {
            sql = ByRoleSql;
        }

        await using var connection = await database.Reads.OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<AccountRow>(
            new CommandDefinition(
                sql,
                new
                {
                    Query = asked,
                    Role = role is { } only ? Wire<Role>.NameOf(only.Value) : null,
                    After = page.KeyOr(0, ""),
                    page.Take,
                },
                cancellationToken: ct
            )
        );
        return TypedResults.Ok(page.Of(rows.Select(row => row.ToSummary()), account => [account.Username]));
    }
}

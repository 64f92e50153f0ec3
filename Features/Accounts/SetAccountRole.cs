using Companion.Features.Sessions;
using Companion.Infrastructure;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Accounts;

/// <summary>
/// Sets an account's role, for admins. It holds at once on this instance and within a second on every other. Nobody changes their own
/// role (409 <c>own_role</c>), and two who demote each other at once do not both succeed (409 <c>last_admin</c>), so there is always an
/// admin left.
/// </summary>
internal static class SetAccountRole
{
    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts
            .MapPut("/{id:guid}/role", Handle)
            .AdminsOnly()
            .WithName(nameof(SetAccountRole))
            .WithSummary("Set an account's role")
            .Refuses(409, "own_role", "last_admin");

    internal sealed record Request(Role Role);

    private static readonly InlineValidator<Request> Validator = new()
    {
        rules => rules.RuleFor(r => r.Role).IsInEnum(),
    };

    // In one order, so that two who change roles at once wait for each other and do not deadlock.
    private const string LockAdminsSql = "select id from accounts where role = 'admin' order by id for no key update";

    private const string Sql = $"""
        update accounts
        set role = @Role, version = version + 1, updated_at = @Now
        where id = @Id
        returning {AccountRow.Columns}
        """;

    private static async Task<Ok<AccountSummary>> Handle(
        Guid id,
        Body<Request> body,
        IfMatch ifMatch,
        Caller caller,
        SessionCache sessions,
        Database database,
        TimeProvider clock,
        HttpResponse response,
        CancellationToken ct
    )
    {
        await AccountRow.Find(id, database, ct);
        var request = await body.Read(Validator, ct);
        if (id == caller.AccountId)
        {
            throw Refusal.Conflict("own_role", "Another admin has to change your role.");
        }

        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var admins = await connection.QueryAsync<Guid>(
            new CommandDefinition(LockAdminsSql, transaction: transaction, cancellationToken: ct)
        );
        ifMatch.Require((await AccountRow.Lock(id, connection, transaction, ct)).Version);
        if (request.Role != Role.Admin && admins.All(admin => admin == id))
        {
            throw Refusal.Conflict("last_admin", "This is the last admin: appoint another one first.");
        }

        var changed = await connection.QuerySingleAsync<AccountRow>(
            new CommandDefinition(
                Sql,
                new
                {
                    Id = id,
                    Role = Wire<Role>.NameOf(request.Role),
                    Now = clock.GetUtcNow().UtcDateTime,
                },
                transaction,
                cancellationToken: ct
            )
        );
        await transaction.CommitAsync(ct);
        sessions.Forget(id);
        response.SetVersion(changed.Version);
        return TypedResults.Ok(changed.ToSummary());
    }
}

using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Sessions;

/// <summary>One of the caller's own open sessions; anybody else's is not there.</summary>
internal static class GetSession
{
    public static void Map(IEndpointRouteBuilder sessions) =>
        sessions.MapGet("/{id:guid}", Handle).WithName(nameof(GetSession)).WithSummary("Read one of your sessions");

    private const string Sql = """
        select id, device, created_at, last_seen_at, expires_at, id = @SessionId as current
        from sessions
        where id = @Id and account_id = @AccountId and expires_at > @Now
        """;

    private static async Task<Ok<OpenSession>> Handle(
        Guid id,
        Caller caller,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var session = await connection.QuerySingleOrDefaultAsync<OpenSession>(
            new CommandDefinition(
                Sql,
                new
                {
                    Id = id,
                    caller.AccountId,
                    caller.SessionId,
                    Now = clock.GetUtcNow().UtcDateTime,
                },
                cancellationToken: ct
            )
        );
        return TypedResults.Ok(session ?? throw Refusal.NotFound());
    }
}

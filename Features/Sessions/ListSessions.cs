using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Sessions;

/// <summary>The caller's own open sessions, newest first. last_seen_at is written at most once a minute.</summary>
internal static class ListSessions
{
    public static void Map(IEndpointRouteBuilder sessions) =>
        sessions.MapGet("", Handle).WithName(nameof(ListSessions)).WithSummary("List your sessions, newest first");

    private const string Sql = """
        select id, device, created_at, last_seen_at, expires_at, id = @SessionId as current
        from sessions
        where account_id = @AccountId and expires_at > @Now and (created_at, id) < (@BeforeAt, @BeforeId)
        order by created_at desc, id desc
        limit @Take
        """;

    private static async Task<Ok<Page<OpenSession>>> Handle(
        PageRequest page,
        Caller caller,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<OpenSession>(
            new CommandDefinition(
                Sql,
                new
                {
                    caller.AccountId,
                    caller.SessionId,
                    Now = clock.GetUtcNow().UtcDateTime,
                    BeforeAt = page.KeyOr(0, DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc)),
                    BeforeId = page.KeyOr(1, Guid.AllBitsSet),
                    page.Take,
                },
                cancellationToken: ct
            )
        );
        return TypedResults.Ok(page.Of(rows, session => [session.CreatedAt, session.Id]));
    }
}

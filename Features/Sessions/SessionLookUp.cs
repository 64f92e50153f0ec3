using Companion.Infrastructure;
using Npgsql;

namespace Companion.Features.Sessions;

/// <summary>Finds whose live sessions tokens are, and keeps those that are in use alive: they slide, and end 30 days after the last use.</summary>
internal static class SessionLookUp
{
    // One waits for its answer while the other is being read.
    private const int RoundTrips = 2;

    // Written at most once a minute for a session; one that is locked is being kept alive by another look-up, or ended.
    private const string Sql = """
        with found as (
            select s.id, s.token_sha256, s.account_id, a.role, s.last_seen_at
            from unnest(@Tokens) asked (token)
            join sessions s on s.token_sha256 = asked.token
            join accounts a on a.id = s.account_id
            where s.expires_at > @Now
        ),
        due as (
            select s.id
            from sessions s
            join found f on f.id = s.id
            where f.last_seen_at < @SeenBefore
            for no key update of s skip locked
        ),
        seen as (
            update sessions s
            set last_seen_at = @Now, expires_at = @ExpiresAt
            from due
            where s.id = due.id
        )
        select token_sha256, id, account_id, role from found
        """;

    private static readonly Statement LookingUp = new(Sql);

    public static BatchedRead<TokenHash, Session> Reader(Database database, TimeProvider clock) =>
        new(RoundTrips, tokens => Read(tokens, database, clock));

    private static async Task<IReadOnlyDictionary<TokenHash, Session>> Read(
        TokenHash[] tokens,
        Database database,
        TimeProvider clock
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var connection = await database.Writes.OpenConnectionAsync();
        var lookingUp = LookingUp
            .On(connection)
            .With("Tokens", Array.ConvertAll(tokens, token => token.ToBytes()))
            .With("Now", now)
            .With("ExpiresAt", now + SessionLifetime.Sliding)
            .With("SeenBefore", now - SessionLifetime.SeenEvery);
        return (await lookingUp.Read(SessionOf, CancellationToken.None)).ToDictionary();
    }

    private static KeyValuePair<TokenHash, Session> SessionOf(NpgsqlDataReader row) =>
        new(TokenHash.Of(row.GetFieldValue<byte[]>(0)), new Session(row.GetGuid(1), row.GetGuid(2), row.GetString(3)));
}

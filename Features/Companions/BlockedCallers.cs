using Companion.Infrastructure;

namespace Companion.Features.Companions;

/// <summary>Who has blocked somebody, or is blocked by somebody: their searches are their own.</summary>
internal static class BlockedCallers
{
    // One waits for its answer while the other is being read.
    private const int RoundTrips = 2;

    private const string Sql = """
        select asked.id
        from unnest(@Callers) asked (id)
        where exists (select from blocks b where b.account_id = asked.id)
           or exists (select from blocks b where b.blocked_id = asked.id)
        """;

    private static readonly Statement Asking = new(Sql);

    public static BatchedRead<Guid, Blocked> Reader(Database database) => new(RoundTrips, ids => Read(ids, database));

    private static async Task<IReadOnlyDictionary<Guid, Blocked>> Read(Guid[] callers, Database database)
    {
        // The caller's own last block is seen.
        await using var connection = await database.Writes.OpenConnectionAsync();
        var asking = Asking.On(connection).With("Callers", callers);
        return (await asking.Read(row => row.GetGuid(0), CancellationToken.None)).ToDictionary(
            id => id,
            _ => Blocked.Is
        );
    }

    internal sealed record Blocked
    {
        public static Blocked Is { get; } = new();
    }
}

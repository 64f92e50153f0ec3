using Companion.Infrastructure;
using Dapper;

namespace Companion.Features.Messages;

/// <summary>
/// The {username} of a conversation's path: the other person's name, or the conversation's id, by which one whose account is gone stays
/// readable. No username looks like an id: it has no hyphens.
/// </summary>
internal readonly record struct Address(string? Username, Guid? ConversationId)
{
    /// <summary>
    /// The conversation that the caller (@CallerId) has with @Username or under @ConversationId: no row where there is none.
    /// </summary>
    public const string Talk = """
        talk as (
            select c.id, c.low_id, c.high_id, c.last_seq
            from conversations c
            where c.id = @ConversationId::uuid and @CallerId in (c.low_id, c.high_id)
            union all
            select c.id, c.low_id, c.high_id, c.last_seq
            from accounts p
            join conversations c on c.low_id = least(p.id, @CallerId) and c.high_id = greatest(p.id, @CallerId)
            where p.username = @Username::text
        )
        """;

    /// <summary>The last seq of what was said at this address, 0 before a word was; null when nobody is there.</summary>
    public const string LastSeqSql = $"with {Talk} select {LastSeq}";

    public const string LastSeq =
        "coalesce((select t.last_seq from talk t), (select 0 from accounts p where p.username = @Username::text))";

    public static Address Of(string path) =>
        Guid.TryParseExact(path, "D", out var id) ? new(null, id) : new(path.ToLowerInvariant(), null);

    /// <summary>Refuses with 404 what is not there for the caller.</summary>
    public async Task Require(Guid callerId, Database database, CancellationToken ct)
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        if (
            await connection.QuerySingleAsync<int?>(
                new CommandDefinition(
                    LastSeqSql,
                    new
                    {
                        Username,
                        ConversationId,
                        CallerId = callerId,
                    },
                    cancellationToken: ct
                )
            )
            is null
        )
        {
            throw Refusal.NotFound();
        }
    }
}

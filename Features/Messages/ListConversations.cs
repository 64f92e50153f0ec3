using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Messages;

/// <summary>The caller's conversations, the one with the latest message first.</summary>
internal static class ListConversations
{
    public static void Map(IEndpointRouteBuilder conversations) =>
        conversations.MapGet("", Handle).WithName(nameof(ListConversations)).WithSummary("Your conversations");

    // A half for each side, so that each is one range of its own index.
    private const string Sql = $"""
        with mine as (
            (
                select c.id, c.last_sent_at
                from conversations c
                where c.low_id = @CallerId and (c.last_sent_at, c.id) < (@AfterAt, @AfterId)
                order by c.last_sent_at desc, c.id desc
                limit @Take
            )
            union all
            (
                select c.id, c.last_sent_at
                from conversations c
                where c.high_id = @CallerId and (c.last_sent_at, c.id) < (@AfterAt, @AfterId)
                order by c.last_sent_at desc, c.id desc
                limit @Take
            )
            order by last_sent_at desc, id desc
            limit @Take
        )
        select {Conversation.Columns}
        from mine
        join conversations c on c.id = mine.id
        {Conversation.Joins}
        order by mine.last_sent_at desc, mine.id desc
        """;

    private static async Task<Ok<Page<Conversation>>> Handle(
        PageRequest page,
        Caller caller,
        Database database,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<Conversation.Row>(
            new CommandDefinition(
                Sql,
                new
                {
                    CallerId = caller.AccountId,
                    AfterAt = page.KeyOr(0, DateTime.MaxValue),
                    AfterId = page.KeyOr(1, Guid.AllBitsSet),
                    page.Take,
                },
                cancellationToken: ct
            )
        );
        return TypedResults.Ok(page.Of(rows.Select(row => row.Seen()), seen => [seen.LastMessage.SentAt, seen.Id]));
    }
}

using Companion.Infrastructure;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Messages;

/// <summary>The caller's conversations, the one with the latest message first.</summary>
internal static class ListConversations
{
    public static void Map(IEndpointRouteBuilder conversations) =>
        conversations.MapGet("", Handle).WithName(nameof(ListConversations)).WithSummary("Your conversations");

    private const string Kept = """
        c.id, c.low_id, c.high_id, c.last_seq, c.last_sent_at, c.low_sent, c.low_read, c.low_seen, c.high_read, c.high_seen, c.created_at
        """;

    // A half for each side, so that each is one range of its own index, read in its order: planned for any limit (plan_cache_mode), for which a bitmap of all that an account has costs more.
    private const string Sql = $"""
        with mine as (
            (
                select {Kept}
                from conversations c
                where c.low_id = @CallerId and (c.last_sent_at, c.id) < (@AfterAt, @AfterId)
                order by c.last_sent_at desc, c.id desc
                limit @Take
            )
            union all
            (
                select {Kept}
                from conversations c
                where c.high_id = @CallerId and (c.last_sent_at, c.id) < (@AfterAt, @AfterId)
                order by c.last_sent_at desc, c.id desc
                limit @Take
            )
            order by last_sent_at desc, id desc
            limit @Take
        )
        select {Conversation.Columns}
        from mine c
        {Conversation.Joins}
        order by c.last_sent_at desc, c.id desc
        """;

    private static readonly Statement Listing = new(Sql);

    private static async Task<Ok<Page<Conversation>>> Handle(
        PageRequest page,
        Caller caller,
        Database database,
        CancellationToken ct
    )
    {
        var list = Listing
            .In(database.PrimaryTogether)
            .With("CallerId", caller.AccountId)
            .With("AfterAt", page.KeyOr(0, DateTime.MaxValue))
            .With("AfterId", page.KeyOr(1, Guid.AllBitsSet))
            .With("Take", page.Take);
        return TypedResults.Ok(
            page.Of(await list.Read(Conversation.Of, ct), seen => [seen.LastMessage.SentAt, seen.Id])
        );
    }
}

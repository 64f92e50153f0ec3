using Companion.Infrastructure;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Messages;

/// <summary>
/// Says that the caller has read up to a seq; the other side is told. Only forwards: a smaller up_to than before changes nothing. 404 where nothing
/// was said yet, 400 for a seq that is not there yet.
/// </summary>
internal static class MarkRead
{
    public static void Map(IEndpointRouteBuilder conversations) =>
        conversations
            .MapPut("/{username}/read", Handle)
            .WithName(nameof(MarkRead))
            .WithSummary("Mark a conversation as read")
            .Refuses(StatusCodes.Status404NotFound, "not_found");

    /// <param name="UpTo">The seq of the last message that was read.</param>
    internal sealed record Request(int UpTo);

    private static readonly InlineValidator<Request> Validator = new()
    {
        rules => rules.RuleFor(request => request.UpTo).GreaterThan(0),
    };

    private const string FindSql = $"""
        with {Address.Talk}
        select t.id, t.low_id, t.high_id, t.last_seq from talk t
        """;

    // The updates come last, and only from a change: their locks wait for those of the conversation, as with sending.
    private const string MoveSql = """
        with moved as (
            update conversations c
            set low_read = case when c.low_id = @CallerId then @UpTo else c.low_read end,
                low_seen = case when c.low_id = @CallerId then @UpTo - m.low_count else c.low_seen end,
                high_read = case when c.high_id = @CallerId then @UpTo else c.high_read end,
                high_seen = case when c.high_id = @CallerId then m.low_count else c.high_seen end
            from messages m
            where c.id = @Id and @CallerId in (c.low_id, c.high_id) and m.conversation_id = c.id and m.seq = @UpTo
              and case when c.low_id = @CallerId then c.low_read else c.high_read end < @UpTo
            returning c.id, c.low_id, c.high_id, c.low_id = @CallerId is true as by_low
        )
        select true
        from moved v
        cross join lateral append_updates(
            array[v.low_id, v.high_id], 'read',
            jsonb_build_object('conversation_id', v.id, 'by_low', v.by_low, 'up_to', @UpTo::integer), @Now
        )
        """;

    private const string SeenSql = $"""
        select {Conversation.Columns}
        from conversations c
        {Conversation.Joins}
        where c.id = @Id and @CallerId in (c.low_id, c.high_id)
        """;

    private static readonly Statement Seeing = new(SeenSql);

    private static async Task<Ok<Conversation>> Handle(
        string username,
        Body<Request> body,
        Caller caller,
        Database database,
        UpdateSignals signals,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var to = Address.Of(username);
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var talk =
            await connection.QuerySingleOrDefaultAsync<Talk>(
                new CommandDefinition(
                    FindSql,
                    new
                    {
                        to.Username,
                        to.ConversationId,
                        CallerId = caller.AccountId,
                    },
                    cancellationToken: ct
                )
            ) ?? throw Refusal.NotFound();
        var request = await body.Read(Validator, ct);
        if (request.UpTo > talk.LastSeq)
        {
            throw Refusal.Invalid("up_to", $"The last message of this conversation is {talk.LastSeq}.");
        }

        var parameters = new
        {
            talk.Id,
            CallerId = caller.AccountId,
            request.UpTo,
            Now = clock.GetUtcNow().UtcDateTime,
        };
        var moved = await Retry.OnDeadlock(
            () =>
                connection.QuerySingleOrDefaultAsync<bool>(
                    new CommandDefinition(MoveSql, parameters, cancellationToken: ct)
                ),
            ct
        );
        if (moved)
        {
            signals.Changed(new[] { talk.LowId, talk.HighId }.OfType<Guid>());
        }

        var seen = Seeing.On(connection).With("Id", talk.Id).With("CallerId", caller.AccountId);
        return await seen.Read(Conversation.Of, ct) is [var conversation]
            ? TypedResults.Ok(conversation)
            : throw Refusal.NotFound();
    }

    private sealed record Talk(Guid Id, Guid? LowId, Guid? HighId, int LastSeq);
}

using System.Globalization;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Features.Messages;

/// <summary>
/// What the caller and another said, oldest first in each page: the newest page, or the messages after or before a seq, of which
/// limit (1 to 100, default 20) are answered. next and previous are what to send as after and before for the page behind and
/// ahead; null where there is none. Empty for two who have not spoken; 404 for nobody of that name.
/// </summary>
internal static class ListMessages
{
    public static void Map(IEndpointRouteBuilder conversations) =>
        conversations
            .MapGet("/{username}/messages", Handle)
            .WithName(nameof(ListMessages))
            .WithSummary("What two people said");

    internal sealed record Response(IReadOnlyList<Message> Items, string? Next, string? Previous);

    private const string Columns = $"""
        m.id, m.conversation_id, m.seq, {Sender}, m.body,
        case when m.from_low = (t.low_id is not distinct from @CallerId) then m.client_id end as client_id, m.sent_at
        """;

    /// <summary>Both names are looked up once, not for each message: so materialized.</summary>
    internal const string Named = """
        named as materialized (
            select t.id, t.low_id, t.last_seq, low.username as low_username, high.username as high_username
            from talk t
            left join accounts low on low.id = t.low_id
            left join accounts high on high.id = t.high_id
        )
        """;

    internal const string Sender = "case when m.from_low then t.low_username else t.high_username end as sender";

    // A page is a range of seqs, which have no gaps: a limit might be kept by reading and sorting the whole conversation, where the
    // statistics say that conversations are short.
    private const string ForwardsSql = $"""
        {Address.LastSeqSql};

        with {Address.Talk},
        {Named}
        select {Columns}
        from named t
        join messages m on m.conversation_id = t.id and m.seq > @After and m.seq <= @After + @Take
        order by m.seq;
        """;

    private const string BackwardsSql = $"""
        {Address.LastSeqSql};

        with {Address.Talk},
        {Named}
        select {Columns}
        from named t
        join messages m on m.conversation_id = t.id
            and m.seq < least(@Before, t.last_seq + 1) and m.seq >= least(@Before, t.last_seq + 1) - @Take
        order by m.seq;
        """;

    private static async Task<Ok<Response>> Handle(
        string username,
        [FromQuery(Name = "after")] int? after,
        [FromQuery(Name = "before")] int? before,
        [FromQuery(Name = "limit")] int? limit,
        Caller caller,
        Database database,
        CancellationToken ct
    )
    {
        var to = Address.Of(username);
        var take = limit ?? PageRequest.DefaultLimit;
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var results = await connection.QueryMultipleAsync(
            new CommandDefinition(
                after is null ? BackwardsSql : ForwardsSql,
                new
                {
                    to.Username,
                    to.ConversationId,
                    CallerId = caller.AccountId,
                    After = Math.Clamp(after ?? 0, 0, int.MaxValue - PageRequest.MaxLimit),
                    Before = Math.Max(before ?? int.MaxValue, 0),
                    Take = Math.Clamp(take, 1, PageRequest.MaxLimit),
                },
                cancellationToken: ct
            )
        );
        var lastSeq = await results.ReadSingleAsync<int?>() ?? throw Refusal.NotFound();
        if (take is < 1 or > PageRequest.MaxLimit)
        {
            throw Refusal.Invalid("limit", $"'limit' is a whole number from 1 to {PageRequest.MaxLimit}.");
        }

        if (after is not null && before is not null)
        {
            throw Refusal.Invalid("before", "Give 'after' or 'before', not both.");
        }

        var items = (await results.ReadAsync<Message>()).AsList();
        return TypedResults.Ok(
            new Response(
                items,
                Next: items is [.., var last] && last.Seq < lastSeq ? Seq(last) : null,
                Previous: items is [{ Seq: > 1 } first, ..] ? Seq(first) : null
            )
        );
    }

    private static string Seq(Message message) => message.Seq.ToString(CultureInfo.InvariantCulture);
}

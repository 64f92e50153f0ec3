using System.Globalization;
using Companion.Infrastructure;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

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
    private const string Forwards = "m.seq > @After and m.seq <= @After + @Take";

    private const string Backwards =
        "m.seq < least(@Before, t.last_seq + 1) and m.seq >= least(@Before, t.last_seq + 1) - @Take";

    // One row at least where somebody is there, with the last seq.
    private const string Page = $"""
        with {Address.Talk},
        {Named},
        page as (
            select {Columns}
            from named t
        """;

    private const string OfLastSeq = $"""
        )
        select l.last_seq, p.id, p.conversation_id, p.seq, p.sender, p.body, p.client_id, p.sent_at
        from (select {Address.LastSeq} as last_seq) l
        left join page p on true
        order by p.seq
        """;

    private const string ForwardsSql = $"{Page} join messages m on m.conversation_id = t.id and {Forwards} {OfLastSeq}";

    private const string BackwardsSql =
        $"{Page} join messages m on m.conversation_id = t.id and {Backwards} {OfLastSeq}";

    private static readonly Statement ReadForwards = new(ForwardsSql);
    private static readonly Statement ReadBackwards = new(BackwardsSql);

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
        var page = (after is null ? ReadBackwards : ReadForwards)
            .In(database.PrimaryTogether)
            .With("Username", to.Username)
            .With("ConversationId", to.ConversationId)
            .With("CallerId", caller.AccountId)
            .With("After", Math.Clamp(after ?? 0, 0, int.MaxValue - PageRequest.MaxLimit))
            .With("Before", Math.Max(before ?? int.MaxValue, 0))
            .With("Take", Math.Clamp(take, 1, PageRequest.MaxLimit));
        var rows = await page.Read(RowOf, ct);
        if (rows is not [{ LastSeq: { } lastSeq }, ..])
        {
            throw Refusal.NotFound();
        }

        if (take is < 1 or > PageRequest.MaxLimit)
        {
            throw Refusal.Invalid("limit", $"'limit' is a whole number from 1 to {PageRequest.MaxLimit}.");
        }

        if (after is not null && before is not null)
        {
            throw Refusal.Invalid("before", "Give 'after' or 'before', not both.");
        }

        var items = rows.Select(row => row.Message).OfType<Message>().ToList();
        return TypedResults.Ok(
            new Response(
                items,
                Next: items is [.., var last] && last.Seq < lastSeq ? Seq(last) : null,
                Previous: items is [{ Seq: > 1 } first, ..] ? Seq(first) : null
            )
        );
    }

    private static (int? LastSeq, Message? Message) RowOf(NpgsqlDataReader row) =>
        (row.IsDBNull(0) ? null : row.GetInt32(0), row.IsDBNull(1) ? null : MessageOf(row));

    private static Message MessageOf(NpgsqlDataReader row)
    {
        var sender = row.IsDBNull(4) ? null : row.GetString(4);
        Guid? clientId = row.IsDBNull(6) ? null : row.GetGuid(6);
        return new(
            row.GetGuid(1),
            row.GetGuid(2),
            row.GetInt32(3),
            sender,
            row.GetString(5),
            clientId,
            row.GetDateTime(7)
        );
    }

    private static string Seq(Message message) => message.Seq.ToString(CultureInfo.InvariantCulture);
}

using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Messages;

/// <summary>
/// A conversation as one of its two sees it. partner is the other's username, null once their account is gone. unread counts the
/// partner's messages after read_up_to, the seq up to which the caller has read; partner_read_up_to is the partner's.
/// updated_at is the last message's time: reading moves nothing in the list.
/// </summary>
internal sealed record Conversation(
    Guid Id,
    string? Partner,
    Message LastMessage,
    int Unread,
    int ReadUpTo,
    int PartnerReadUpTo,
    DateTime CreatedAt,
    DateTime UpdatedAt
)
{
    /// <summary>To select from "conversations c" with <see cref="Joins"/>, for @CallerId.</summary>
    public const string Columns = """
        c.id, c.low_id = @CallerId is true as is_low, low.username as low_username, high.username as high_username, c.created_at,
        c.last_seq, c.low_sent, c.low_read, c.low_seen, c.high_read, c.high_seen,
        m.id as message_id, m.from_low, m.body, m.client_id, m.sent_at
        """;

    // Lateral, so that the names are looked up by themselves and never joined to all accounts.
    public const string Joins = """
        join messages m on m.conversation_id = c.id and m.seq = c.last_seq
        left join lateral (select a.username from accounts a where a.id = c.low_id limit 1) low on true
        left join lateral (select a.username from accounts a where a.id = c.high_id limit 1) high on true
        """;

    /// <summary>Of a row of <see cref="Columns"/>, as the caller sees it.</summary>
    public static Conversation Of(NpgsqlDataReader row)
    {
        var (id, isLow) = (row.GetGuid(0), row.GetBoolean(1));
        var (low, high) = (row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3));
        var (lastSeq, lowSent) = (row.GetInt32(5), row.GetInt32(6));
        var (lowRead, lowSeen, highRead, highSeen) = (
            row.GetInt32(7),
            row.GetInt32(8),
            row.GetInt32(9),
            row.GetInt32(10)
        );
        var fromLow = row.GetBoolean(12);
        var last = new Message(
            row.GetGuid(11),
            id,
            lastSeq,
            fromLow ? low : high,
            row.GetString(13),
            fromLow == isLow && !row.IsDBNull(14) ? row.GetGuid(14) : null,
            row.GetDateTime(15)
        );
        return new(
            id,
            isLow ? high : low,
            last,
            isLow ? lastSeq - lowSent - lowSeen : lowSent - highSeen,
            isLow ? lowRead : highRead,
            isLow ? highRead : lowRead,
            row.GetDateTime(4),
            last.SentAt
        );
    }
}

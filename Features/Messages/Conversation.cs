using Companion.Infrastructure;
using Dapper;

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

    /// <summary>As the database has it, of both sides.</summary>
    internal sealed record Row
    {
        public required Guid Id { get; init; }

        public required bool IsLow { get; init; }

        public required string? LowUsername { get; init; }

        public required string? HighUsername { get; init; }

        public required DateTime CreatedAt { get; init; }

        public required int LastSeq { get; init; }

        public required int LowSent { get; init; }

        public required int LowRead { get; init; }

        public required int LowSeen { get; init; }

        public required int HighRead { get; init; }

        public required int HighSeen { get; init; }

        public required Guid MessageId { get; init; }

        public required bool FromLow { get; init; }

        public required string Body { get; init; }

        public required Guid? ClientId { get; init; }

        public required DateTime SentAt { get; init; }

        public Conversation Seen() =>
            new(
                Id,
                IsLow ? HighUsername : LowUsername,
                new Message(
                    MessageId,
                    Id,
                    LastSeq,
                    FromLow ? LowUsername : HighUsername,
                    Body,
                    FromLow == IsLow ? ClientId : null,
                    SentAt
                ),
                IsLow ? LastSeq - LowSent - LowSeen : LowSent - HighSeen,
                IsLow ? LowRead : HighRead,
                IsLow ? HighRead : LowRead,
                CreatedAt,
                SentAt
            );
    }
}

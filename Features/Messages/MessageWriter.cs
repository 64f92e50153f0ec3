using Companion.Infrastructure;
using Npgsql;

namespace Companion.Features.Messages;

/// <summary>
/// Writes messages: those that arrive while others are being written go together, in one statement and one commit, and each is
/// judged on its own. Nobody is answered before the commit.
/// </summary>
internal sealed class MessageWriter : IAsyncDisposable
{
    private const int MaxTogether = 64;

    // Two, so that one that waits for a lock does not hold up the others.
    private const int RoundTrips = 2;

    private readonly Coalescer<Outgoing, Outcome> writing;
    private readonly Database database;
    private readonly UpdateSignals signals;
    private readonly TimeProvider clock;
    private readonly MessageLimits limits;

    public MessageWriter(Database database, UpdateSignals signals, TimeProvider clock, MessageLimits limits)
    {
        (this.database, this.signals, this.clock, this.limits) = (database, signals, clock, limits);
        writing = new(RoundTrips, MaxTogether, message => message.SenderId, Write);
    }

    /// <summary>
    /// The message that was sent, or that the same client_id has sent before. Refuses with 404 (nobody of that name, no such conversation), 400 (to
    /// oneself), 403 wrong_user (the sender is not called <paramref name="senderName"/>, where it is given) or not_available (blocked either way,
    /// account gone), 422 (the client_id of another message), 429.
    /// </summary>
    public async Task<(Message Message, bool Repeated)> Send(
        Guid senderId,
        Address to,
        string body,
        Guid? clientId,
        CancellationToken ct,
        string? senderName = null
    )
    {
        var outcome = await writing.Run(
            new Outgoing(senderId, senderName, to.Username, to.ConversationId, body, clientId),
            ct
        );
        return outcome switch
        {
            { Refused: { } refused } => throw refused,
            { Repeated: true, Message: { } first } when !string.Equals(first.Body, body, StringComparison.Ordinal) =>
                throw new Refusal(
                    StatusCodes.Status422UnprocessableEntity,
                    "idempotency_key_reused",
                    "This client_id or Idempotency-Key stood for another message of this conversation. Use a new one for a new message."
                ),
            _ => (outcome.Message!, outcome.Repeated),
        };
    }

    public ValueTask DisposeAsync() => writing.DisposeAsync();

    private async Task<Outcome?[]> Write(IReadOnlyList<Outgoing> messages)
    {
        try
        {
            return await WriteTogether(messages);
        }
        // What another has committed in the meantime (the same client_id, an account's end) is seen the second time.
        catch (PostgresException overtaken)
            when (messages.Count == 1
                && overtaken.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation
            )
        {
            return await WriteTogether(messages);
        }
    }

    private async Task<Outcome?[]> WriteTogether(IReadOnlyList<Outgoing> messages)
    {
        var now = clock.GetUtcNow();
        // Whole milliseconds, as a browser's Date has them: a time that went through one still finds its place.
        var sentAt = new DateTime(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
        return await Retry.OnDeadlock(
            async () =>
            {
                await using var connection = await database.Writes.OpenConnectionAsync();
                await using var command = Command(messages, now, sentAt, connection);
                var outcomes = new Outcome?[messages.Count];
                var changed = new HashSet<Guid>();
                await using (var rows = await command.ExecuteReaderAsync())
                {
                    await rows.NextResultAsync();
                    while (await rows.ReadAsync())
                    {
                        var n = (int)rows.GetInt64(0) - 1;
                        outcomes[n] = OutcomeOf(rows, messages[n], sentAt, changed);
                    }
                }

                signals.Changed(changed);
                return outcomes;
            },
            CancellationToken.None
        );
    }

    private NpgsqlCommand Command(
        IReadOnlyList<Outgoing> messages,
        DateTimeOffset now,
        DateTime sentAt,
        NpgsqlConnection connection
    ) =>
        new(MessageSql.WriteSql, connection)
        {
            Parameters =
            {
                Column("SenderIds", "uuid[]", messages, message => message.SenderId),
                Column("SenderNames", "text[]", messages, message => message.SenderName),
                Column("Usernames", "text[]", messages, message => message.Username),
                Column("ConversationIds", "uuid[]", messages, message => message.ConversationId),
                Column("Bodies", "text[]", messages, message => message.Body),
                Column("ClientIds", "uuid[]", messages, message => message.ClientId),
                Column("Ids", "uuid[]", messages, _ => Guid.CreateVersion7(now)),
                Column("NewConversationIds", "uuid[]", messages, _ => Guid.CreateVersion7(now)),
                new NpgsqlParameter<DateTime>("Now", sentAt),
                new NpgsqlParameter<DateTime>("MinuteAgo", sentAt - MessageLimits.Minute),
                new NpgsqlParameter<DateTime>("DayAgo", sentAt - MessageLimits.Day),
                new NpgsqlParameter<int>("PerMinute", limits.PerMinute),
                new NpgsqlParameter<int>("NewConversationsPerDay", limits.NewConversationsPerDay),
            },
        };

    private static NpgsqlParameter<T[]> Column<T>(
        string name,
        string type,
        IReadOnlyList<Outgoing> messages,
        Func<Outgoing, T> valueOf
    ) => new(name, messages.Select(valueOf).ToArray()) { DataTypeName = type };

    /// <summary>Null for one that is tried again: the other of its conversation went before it, in the same batch.</summary>
    private Outcome? OutcomeOf(NpgsqlDataReader row, Outgoing message, DateTime now, HashSet<Guid> changed)
    {
        var verdict = row.GetString(1);
        if (verdict is "again")
        {
            return null;
        }

        if (verdict is "sent" or "repeated")
        {
            if (verdict is "sent")
            {
                changed.Add(message.SenderId);
                changed.Add(row.GetGuid(7));
            }

            return new Outcome(
                new Message(
                    row.GetGuid(2),
                    row.GetGuid(3),
                    row.GetInt32(4),
                    row.GetString(5),
                    verdict is "sent" ? message.Body : row.GetString(6),
                    message.ClientId,
                    row.GetDateTime(8)
                ),
                Repeated: verdict is "repeated",
                Refused: null
            );
        }

        return new Outcome(Message: null, Repeated: false, RefusalOf(verdict, row, now));
    }

    private Refusal RefusalOf(string verdict, NpgsqlDataReader row, DateTime now) =>
        verdict switch
        {
            "unknown" => Refusal.NotFound(),
            "oneself" => Refusal.Invalid("username", "Nobody writes to themselves."),
            "wrong_user" => WrongUser(),
            "not_available" => Refusal.NotAvailable(),
            "signed_out" => Refusal.Unauthenticated(),
            "too_many_messages" => limits.TooManyMessages(row.IsDBNull(9) ? now : row.GetDateTime(9), now),
            "too_many_conversations" => limits.TooManyConversations(row.IsDBNull(10) ? now : row.GetDateTime(10), now),
            _ => throw new InvalidOperationException($"There is no verdict '{verdict}'."),
        };

    public static Refusal WrongUser() =>
        Refusal.Forbidden(
            "wrong_user",
            "The first name in the path is not yours. Everybody writes and reads as themselves."
        );

    private sealed record Outgoing(
        Guid SenderId,
        string? SenderName,
        string? Username,
        Guid? ConversationId,
        string Body,
        Guid? ClientId
    );

    private sealed record Outcome(Message? Message, bool Repeated, Refusal? Refused);
}

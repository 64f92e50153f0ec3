// Messages: measured against the service's SendMessage (which writes those that arrive together in one statement),
// ListMessages and ListConversations. Here each is sent by itself; last_seq is the concurrency token that keeps seqs without gaps.
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Twin;

public static class Messages
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/v1/conversations/{username}/messages", Send);
        app.MapGet("/v1/conversations/{username}/messages", List);
        app.MapGet("/v1/conversations", ListConversations);
    }

    private record Said(string Body, Guid? ClientId);

    private record Seen(
        Guid Id,
        Guid ConversationId,
        int Seq,
        string? Sender,
        string Body,
        Guid? ClientId,
        DateTime SentAt
    );

    private static async Task<IResult> Send(string username, Said body, Caller caller, CompanionDb db)
    {
        var partner = await db.Accounts.SingleOrDefaultAsync(a => a.Username == username);
        if (partner is null)
        {
            return Answer.Problem(404, "not_found");
        }

        if (partner.Id == caller.Id || body.Body.Trim().Length is < 1 or > 4000)
        {
            return Answer.Problem(400, "invalid_request");
        }

        if (await Companions.AreBlocked(db, caller.Id, partner.Id))
        {
            return Answer.Problem(403, "not_available");
        }

        while (true)
        {
            try
            {
                return Created(await Write(body, caller, partner.Id, db), caller);
            }
            catch (DbUpdateException repeated)
                when (repeated.InnerException is PostgresException { ConstraintName: "messages_client_id_key" })
            {
                db.ChangeTracker.Clear();
                var (low, high) = PairOf(caller.Id, partner.Id);
                var first = await db.Messages.SingleAsync(m =>
                    m.ClientId == body.ClientId
                    && m.FromLow == (low == caller.Id)
                    && db.Conversations.Any(c => c.Id == m.ConversationId && c.LowId == low && c.HighId == high)
                );
                return first.Body == body.Body ? Created(first, caller) : Answer.Problem(422, "idempotency_key_reused");
            }
            catch (DbUpdateException overtaken)
                when (overtaken is DbUpdateConcurrencyException
                    || overtaken.InnerException
                        is PostgresException
                        {
                            SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected
                        }
                )
            {
                // The other side, or the same one, has said something in the meantime: again, after it.
                db.ChangeTracker.Clear();
            }
        }
    }

    private static async Task<Message> Write(Said body, Caller caller, Guid partnerId, CompanionDb db)
    {
        var now = DateTime.UtcNow;
        var (low, high) = PairOf(caller.Id, partnerId);
        var conversation = await db.Conversations.SingleOrDefaultAsync(c => c.LowId == low && c.HighId == high);
        if (conversation is null)
        {
            conversation = new Conversation
            {
                LowId = low,
                HighId = high,
                CreatedAt = now,
            };
            db.Conversations.Add(conversation);
        }

        var after = conversation.LastSentAt.AddMilliseconds(1);
        conversation.LastSeq++;
        conversation.LastSentAt = now > after ? now : after;
        conversation.LowSent += low == caller.Id ? 1 : 0;
        var message = new Message
        {
            Id = Guid.CreateVersion7(),
            Seq = conversation.LastSeq,
            FromLow = low == caller.Id,
            LowCount = conversation.LowSent,
            Body = body.Body,
            ClientId = body.ClientId,
            SentAt = conversation.LastSentAt,
        };
        conversation.Messages.Add(message);
        foreach (var receiver in new[] { low, high })
        {
            db.Updates.Add(
                new Update
                {
                    AccountId = receiver,
                    Kind = "message",
                    Payload = JsonSerializer.Serialize(new { conversation_id = conversation.Id, seq = message.Seq }),
                    At = now,
                }
            );
        }

        await db.SaveChangesAsync();
        return message;
    }

    private static IResult Created(Message message, Caller caller) =>
        Results.Created(
            $"/v1/conversations/{message.ConversationId}/messages?after={message.Seq - 1}&limit=1",
            new Seen(
                message.Id,
                message.ConversationId,
                message.Seq,
                caller.Username,
                message.Body,
                message.ClientId,
                message.SentAt
            )
        );

    private static async Task<IResult> List(string username, int? before, Caller caller, CompanionDb db, int limit = 20)
    {
        var partner = await db.Accounts.SingleOrDefaultAsync(a => a.Username == username);
        if (partner is null)
        {
            return Answer.Problem(404, "not_found");
        }

        var (low, high) = PairOf(caller.Id, partner.Id);
        var conversation = await db.Conversations.SingleOrDefaultAsync(c => c.LowId == low && c.HighId == high);
        if (conversation is null)
        {
            return Results.Ok(
                new
                {
                    Items = Array.Empty<Seen>(),
                    Next = (string?)null,
                    Previous = (string?)null,
                }
            );
        }

        var messages = await db
            .Messages.Where(m => m.ConversationId == conversation.Id && (before == null || m.Seq < before))
            .OrderByDescending(m => m.Seq)
            .Take(limit)
            .ToListAsync();
        messages.Reverse();
        var isLow = low == caller.Id;
        return Results.Ok(
            new
            {
                Items = messages.Select(m => new Seen(
                    m.Id,
                    m.ConversationId,
                    m.Seq,
                    m.FromLow == isLow ? caller.Username : partner.Username,
                    m.Body,
                    m.FromLow == isLow ? m.ClientId : null,
                    m.SentAt
                )),
                Next = messages is [.., var last] && last.Seq < conversation.LastSeq ? $"{last.Seq}" : null,
                Previous = messages is [{ Seq: > 1 } first, ..] ? $"{first.Seq}" : null,
            }
        );
    }

    private record Talk(
        Guid Id,
        string? Partner,
        Seen LastMessage,
        int Unread,
        int ReadUpTo,
        int PartnerReadUpTo,
        DateTime CreatedAt,
        DateTime UpdatedAt
    );

    private static async Task<IResult> ListConversations(string? after, Caller caller, CompanionDb db, int limit = 20)
    {
        var mine = db.Conversations.Where(c => c.LowId == caller.Id || c.HighId == caller.Id);
        if (Page<Talk>.KeyOf(after) is { } key)
        {
            var (at, id) = (DateTime.Parse(key[0]).ToUniversalTime(), Guid.Parse(key[1]));
            mine = mine.Where(c => c.LastSentAt < at || (c.LastSentAt == at && c.Id < id));
        }

        var rows = await mine.OrderByDescending(c => c.LastSentAt)
            .ThenByDescending(c => c.Id)
            .Take(limit + 1)
            .Join(
                db.Messages,
                c => new { c.Id, Seq = c.LastSeq },
                m => new { Id = m.ConversationId, m.Seq },
                (c, m) =>
                    new
                    {
                        Conversation = c,
                        IsLow = c.LowId == caller.Id,
                        Low = c.Low!.Username,
                        High = c.High!.Username,
                        Last = m,
                    }
            )
            .OrderByDescending(row => row.Conversation.LastSentAt)
            .ThenByDescending(row => row.Conversation.Id)
            .ToListAsync();
        var talks = rows.Select(row =>
            {
                var (c, m) = (row.Conversation, row.Last);
                return new Talk(
                    c.Id,
                    row.IsLow ? row.High : row.Low,
                    new Seen(
                        m.Id,
                        c.Id,
                        m.Seq,
                        m.FromLow ? row.Low : row.High,
                        m.Body,
                        m.FromLow == row.IsLow ? m.ClientId : null,
                        m.SentAt
                    ),
                    row.IsLow ? c.LastSeq - c.LowSent - c.LowSeen : c.LowSent - c.HighSeen,
                    row.IsLow ? c.LowRead : c.HighRead,
                    row.IsLow ? c.HighRead : c.LowRead,
                    c.CreatedAt,
                    m.SentAt
                );
            })
            .ToList();
        return Results.Ok(Page<Talk>.Of(talks, limit, t => [t.UpdatedAt, t.Id]));
    }

    private static (Guid Low, Guid High) PairOf(Guid one, Guid other) => one < other ? (one, other) : (other, one);
}

using System.Text.Json;
using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Updates;

/// <summary>
/// Reads accounts' logs. What many streams ask for while a read is under way is read together. The log says of a message only which it is: the
/// message itself is read when it is told, so nothing is kept twice, and a name that is gone is told no more.
/// </summary>
internal sealed class UpdateLog(Database database) : IAsyncDisposable
{
    private const int MaxTogether = 32;
    private const int RoundTrips = 2;

    private const string CurrentEpoch = """
        select s.system_identifier::text || '.' || c.timeline_id as epoch
        from pg_control_system() s, pg_control_checkpoint() c
        """;

    private const string PlaceSql = $"""
        select
            w.n, e.epoch,
            coalesce((select max(u.id) from updates u where u.account_id = w.account_id), 0) as last_id,
            coalesce((select r.through_id from removed_updates r where r.account_id = w.account_id), 0) as removed_id
        from unnest((select @AccountIds::uuid[])) with ordinality w (account_id, n)
        cross join ({CurrentEpoch}) e
        """;

    // Each look-up behind a limit, so that it is planned for itself: as joins they were planned to read whole conversations.
    // Where there is nothing to read the epoch is answered all the same: a silent log may be that of another database by now.
    private const string ReadSql = $"""
        select
            w.n, e.epoch, u.id, u.kind, u.payload::text,
            c.low_id = w.account_id is true as is_low, low.username as low_username, high.username as high_username,
            m.id as message_id, m.conversation_id, m.seq, m.from_low, m.body, m.client_id, m.sent_at
        from unnest((select @AccountIds::uuid[]), (select @AfterIds::bigint[]), (select @Limits::integer[]))
            with ordinality w (account_id, after_id, take, n)
        cross join ({CurrentEpoch}) e
        left join lateral (
            select u.id, u.kind, u.payload
            from updates u
            where u.account_id = w.account_id and u.id > w.after_id
            order by u.id
            limit w.take
        ) u on true
        left join lateral (
            select t.id, t.low_id, t.high_id
            from conversations t
            where u.kind in ('message', 'read') and t.id = (u.payload ->> 'conversation_id')::uuid
            limit 1
        ) c on true
        left join lateral (
            select t.id, t.conversation_id, t.seq, t.from_low, t.body, t.client_id, t.sent_at
            from messages t
            where u.kind = 'message' and t.conversation_id = c.id and t.seq = (u.payload ->> 'seq')::integer
            limit 1
        ) m on true
        left join lateral (select a.username from accounts a where a.id = c.low_id limit 1) low on true
        left join lateral (select a.username from accounts a where a.id = c.high_id limit 1) high on true
        order by w.n, u.id
        """;

    private readonly Coalescer<Guid, Ends> placing = new(
        RoundTrips,
        MaxTogether,
        accountId => accountId,
        accountIds => FindEnds(database, accountIds)
    );

    private readonly Coalescer<Asked, LogPage> reading = new(
        RoundTrips,
        MaxTogether,
        asked => asked.AccountId,
        asked => Read(database, asked)
    );

    /// <summary>
    /// Where an account's log is to be read from after this cursor (null: from now on), and whether something before that is lost: the cursor is
    /// older than what is left of the log, ahead of it, or of another epoch.
    /// </summary>
    public async Task<(UpdateCursor From, bool IsLost)> Place(Guid accountId, UpdateCursor? after, CancellationToken ct)
    {
        var ends = await placing.Run(accountId, ct);
        var newest = new UpdateCursor(ends.Epoch, Math.Max(ends.LastId, ends.RemovedId));
        if (after is not { } cursor)
        {
            return (newest, false);
        }

        var isKnown = cursor.IsOf(ends.Epoch) && cursor.Id >= ends.RemovedId && cursor.Id <= newest.Id;
        return isKnown ? (cursor, false) : (newest, true);
    }

    /// <summary>The next updates of an account, at most so many. When they are of another epoch than the cursor they are not its next ones: place it anew.</summary>
    public Task<LogPage> Read(Guid accountId, UpdateCursor after, int limit, CancellationToken ct) =>
        reading.Run(new Asked(accountId, after.Id, limit), ct);

    public async ValueTask DisposeAsync()
    {
        await placing.DisposeAsync();
        await reading.DisposeAsync();
    }

    private static async Task<Ends?[]> FindEnds(Database database, IReadOnlyList<Guid> accountIds)
    {
        await using var connection = await database.Streams.OpenConnectionAsync();
        var found = await connection.QueryAsync<(long N, string Epoch, long LastId, long RemovedId)>(
            new CommandDefinition(PlaceSql, new { AccountIds = accountIds.ToArray() })
        );
        var ends = new Ends?[accountIds.Count];
        foreach (var (n, epoch, lastId, removedId) in found)
        {
            ends[n - 1] = new Ends(epoch, lastId, removedId);
        }

        return ends;
    }

    private static async Task<LogPage?[]> Read(Database database, IReadOnlyList<Asked> asked)
    {
        var pages = new LogPage?[asked.Count];
        await using var connection = await database.Streams.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(ReadSql, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid[]>("AccountIds", [.. asked.Select(one => one.AccountId)]),
                new NpgsqlParameter<long[]>("AfterIds", [.. asked.Select(one => one.AfterId)]),
                new NpgsqlParameter<int[]>("Limits", [.. asked.Select(one => one.Limit)]),
            },
        };
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            var n = rows.GetInt64(0) - 1;
            var page = pages[n] ??= new LogPage(rows.GetString(1), asked[(int)n].Limit);
            if (!rows.IsDBNull(2) && !page.IsFull)
            {
                page.Add(Of(rows));
            }
        }

        return pages;
    }

    private static LoggedUpdate Of(NpgsqlDataReader row)
    {
        var cursor = new UpdateCursor(row.GetString(1), row.GetInt64(2));
        var kind = row.GetString(3);
        var payload = row.GetString(4);
        var isLow = row.GetBoolean(5);
        var low = TextOf(row, 6);
        var high = TextOf(row, 7);
        if (kind is "message" && !row.IsDBNull(8))
        {
            var fromLow = row.GetBoolean(11);
            return new(
                cursor,
                kind,
                JsonSerializer.Serialize(
                    new MessageUpdate(
                        row.GetGuid(8),
                        row.GetGuid(9),
                        isLow ? high : low,
                        row.GetInt32(10),
                        fromLow ? low : high,
                        row.GetString(12),
                        fromLow == isLow && !row.IsDBNull(13) ? row.GetGuid(13) : null,
                        row.GetDateTime(14)
                    ),
                    UpdateJson.OnTheWire.MessageUpdate
                )
            );
        }

        if (kind is "read")
        {
            var read = JsonSerializer.Deserialize(payload, UpdateJson.OnTheWire.LoggedRead)!;
            payload = JsonSerializer.Serialize(
                new ReadUpdate(read.ConversationId, isLow ? high : low, read.ByLow ? low : high, read.UpTo),
                UpdateJson.OnTheWire.ReadUpdate
            );
        }

        return new(cursor, kind, payload);
    }

    private static string? TextOf(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    private sealed record Ends(string Epoch, long LastId, long RemovedId);

    private sealed record Asked(Guid AccountId, long AfterId, int Limit);

    /// <summary>A message, with the other person of its conversation; client_id is shown to the sender alone.</summary>
    internal sealed record MessageUpdate(
        Guid Id,
        Guid ConversationId,
        string? Partner,
        int Seq,
        string? Sender,
        string Body,
        Guid? ClientId,
        DateTime SentAt
    );

    /// <summary>That a conversation was read up to a seq, by reader.</summary>
    internal sealed record ReadUpdate(Guid ConversationId, string? Partner, string? Reader, int UpTo);

    internal sealed record LoggedRead(Guid ConversationId, bool ByLow, int UpTo);
}

using System.Buffers;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dapper;
using Npgsql;

namespace Companion.Features.Accounts;

/// <summary>Writes as JSON what is held about an account, as <see cref="ExportMyAccount.Response"/> has it.</summary>
internal sealed class AccountExportDocument(
    IBufferWriter<byte> bytes,
    Guid accountId,
    NpgsqlConnection connection,
    NpgsqlTransaction moment
) : IAsyncDisposable
{
    private const int RowsPerPart = 500;

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter json = new(bytes, Writing);

    private sealed record Conversation(string Json, Guid Id);

    public ValueTask DisposeAsync() => json.DisposeAsync();

    /// <summary>False when there is no such account.</summary>
    public async Task<bool> Write(CancellationToken ct)
    {
        json.WriteStartObject();
        if (!await WriteKinds(ct))
        {
            return false;
        }

        await WriteList("meetings", AccountExportLists.MeetingsSql, ct);
        await WriteList("calendar", AccountExportLists.CalendarSql, ct);
        await WriteConversations(ct);
        await WriteList("redemptions", AccountExportLists.RedemptionsSql, ct);
        await WriteList("updates", AccountExportLists.UpdatesSql, ct);
        json.WriteEndObject();
        return true;
    }

    private async Task<bool> WriteKinds(CancellationToken ct)
    {
        await using var kinds = await connection.ExecuteReaderAsync(Command(AccountExport.Sql, ct));
        if (!await kinds.ReadAsync(ct))
        {
            return false;
        }

        for (var kind = 0; kind < kinds.FieldCount; kind++)
        {
            json.WritePropertyName(kinds.GetName(kind));
            using var value = JsonDocument.Parse(kinds.IsDBNull(kind) ? "null" : kinds.GetString(kind));
            value.WriteTo(json);
        }

        return true;
    }

    private async Task WriteConversations(CancellationToken ct)
    {
        json.WriteStartArray("conversations");
        foreach (
            var conversation in await connection.QueryAsync<Conversation>(
                Command(AccountExportLists.ConversationsSql, ct)
            )
        )
        {
            json.WriteStartObject();
            using (var members = JsonDocument.Parse(conversation.Json))
            {
                foreach (var member in members.RootElement.EnumerateObject())
                {
                    member.WriteTo(json);
                }
            }

            await WriteList("messages", AccountExportLists.MessagesSql, ct, conversation.Id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private async Task WriteList(string name, string sql, CancellationToken ct, Guid? conversationId = null)
    {
        json.WriteStartArray(name);
        await connection.ExecuteAsync(Command($"declare list no scroll cursor for {sql}", ct, conversationId));
        int read;
        do
        {
            var began = Stopwatch.GetTimestamp();
            read = 0;
            foreach (var row in await connection.QueryAsync<string>(Command($"fetch {RowsPerPart} from list", ct)))
            {
                // Parsed: PostgreSQL puts spaces between.
                using var value = JsonDocument.Parse(row);
                value.WriteTo(json);
                read++;
            }

            // As long as it took: an export is in no hurry, and leaves half of the time to everybody else.
            await Task.Delay(Stopwatch.GetElapsedTime(began), ct);
        } while (read == RowsPerPart);
        await connection.ExecuteAsync(Command("close list", ct));
        json.WriteEndArray();
    }

    private CommandDefinition Command(string sql, CancellationToken ct, Guid? conversationId = null) =>
        new(
            sql,
            new
            {
                AccountId = accountId,
                AccountExport.TimeFormat,
                ConversationId = conversationId,
            },
            moment,
            cancellationToken: ct
        );
}

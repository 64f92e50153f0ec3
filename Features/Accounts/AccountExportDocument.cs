using System.Buffers;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dapper;
using Npgsql;

namespace Companion.Features.Accounts;

/// <summary>
/// Writes as JSON what is held about an account, as <see cref="ExportMyAccount.Response"/> has it. It is in no hurry: it rests for as long as its
/// statements took, so that half of the time is everybody else's.
/// </summary>
internal sealed class AccountExportDocument(
    IBufferWriter<byte> bytes,
    Guid accountId,
    NpgsqlConnection connection,
    NpgsqlTransaction moment
) : IAsyncDisposable
{
    // All rows are read in the end: planned for the first of them, a list might be read in the order of somebody else's index.
    private const string PlanCommand = "set local cursor_tuple_fraction = 0.99";
    private const string DeclareCommand = "declare list no scroll cursor for ";
    private const string FetchCommand = "fetch 500 from list";
    private const string CloseCommand = "close list";

    private static readonly TimeSpan ShortestRest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter json = new(bytes, Writing);
    private TimeSpan unrested;

    private sealed record Row(string Json, Guid Id);

    public ValueTask DisposeAsync() => json.DisposeAsync();

    /// <summary>False when there is no such account.</summary>
    public async Task<bool> Write(CancellationToken ct)
    {
        json.WriteStartObject();
        if (!await WriteKinds(ct))
        {
            return false;
        }

        await connection.ExecuteAsync(Asking(PlanCommand, ct));
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
        var began = Stopwatch.GetTimestamp();
        await using var kinds = await connection.ExecuteReaderAsync(Asking(AccountExport.Sql, ct));
        if (!await kinds.ReadAsync(ct))
        {
            return false;
        }

        for (var kind = 0; kind < kinds.FieldCount; kind++)
        {
            json.WritePropertyName(kinds.GetName(kind));
            WriteValue(kinds.IsDBNull(kind) ? "null" : kinds.GetString(kind));
        }

        unrested += Stopwatch.GetElapsedTime(began);
        return true;
    }

    private async Task WriteList(string name, string sql, CancellationToken ct)
    {
        json.WriteStartArray(name);
        await foreach (var row in InParts<string>(sql, ct))
        {
            WriteValue(row);
        }

        json.WriteEndArray();
    }

    private async Task WriteConversations(CancellationToken ct)
    {
        json.WriteStartArray("conversations");
        var began = Stopwatch.GetTimestamp();
        var conversations = await connection.QueryAsync<Row>(Asking(AccountExportLists.ConversationsSql, ct));
        unrested += Stopwatch.GetElapsedTime(began);
        await using var messages = InParts<Row>(AccountExportLists.MessagesSql, ct).GetAsyncEnumerator(ct);
        var isOne = await messages.MoveNextAsync();
        foreach (var conversation in conversations)
        {
            json.WriteStartObject();
            using (var members = JsonDocument.Parse(conversation.Json))
            {
                foreach (var member in members.RootElement.EnumerateObject())
                {
                    member.WriteTo(json);
                }
            }

            json.WriteStartArray("messages");
            for (; isOne && messages.Current.Id == conversation.Id; isOne = await messages.MoveNextAsync())
            {
                WriteValue(messages.Current.Json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private async IAsyncEnumerable<T> InParts<T>(string sql, [EnumeratorCancellation] CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        await connection.ExecuteAsync(Asking(DeclareCommand + sql, ct));
        while (true)
        {
            var part = (await connection.QueryAsync<T>(Asking(FetchCommand, ct))).AsList();
            if (part.Count == 0)
            {
                break;
            }

            foreach (var row in part)
            {
                yield return row;
            }

            unrested += Stopwatch.GetElapsedTime(began);
            await Rest(ct);
            began = Stopwatch.GetTimestamp();
        }

        await connection.ExecuteAsync(Asking(CloseCommand, ct));
        unrested += Stopwatch.GetElapsedTime(began);
    }

    private async Task Rest(CancellationToken ct)
    {
        if (unrested >= ShortestRest)
        {
            await Task.Delay(unrested < LongestRest ? unrested : LongestRest, ct);
            unrested = TimeSpan.Zero;
        }
    }

    // Parsed: PostgreSQL puts spaces between.
    private void WriteValue(string value)
    {
        using var parsed = JsonDocument.Parse(value);
        parsed.WriteTo(json);
    }

    private CommandDefinition Asking(string sql, CancellationToken ct) =>
        new(sql, new { AccountId = accountId, AccountExport.TimeFormat }, moment, cancellationToken: ct);
}

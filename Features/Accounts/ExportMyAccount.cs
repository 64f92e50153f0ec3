using System.Buffers;
using System.Data;
using System.Text.Json.Nodes;
using Companion.Infrastructure;

namespace Companion.Features.Accounts;

/// <summary>
/// Everything that is held about the caller: a copy to take along (GDPR, articles 15 and 20). Without the hashes of password and tokens, which
/// are keys rather than data, and without what belongs to the other side of a meeting. Conversations are as the caller sees them, with what the partner said.
/// </summary>
internal static class ExportMyAccount
{
    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts
            .MapGet("/me/export", Handle)
            .Produces<Response>()
            .WithRequestTimeout(HttpConventions.TimeoutOf(TimeSpan.FromMinutes(2)))
            .WithName(nameof(ExportMyAccount))
            .WithSummary("Export everything that is held about you");

    internal sealed record Response(
        JsonObject Account,
        JsonArray Sessions,
        JsonObject? FailedSignIns,
        JsonObject? Companion,
        JsonObject? PayoutGoal,
        JsonObject? Patron,
        JsonArray Blocks,
        JsonObject? MessageCounts,
        JsonArray Events,
        JsonArray Vouchers,
        JsonObject? VoucherGuesses,
        JsonArray IdempotencyKeys,
        JsonArray Meetings,
        JsonArray Calendar,
        JsonArray Conversations,
        JsonArray Redemptions,
        JsonArray Updates
    );

    private static async Task Handle(
        Caller caller,
        Database database,
        ExportGate gate,
        HttpResponse response,
        CancellationToken ct
    )
    {
        // Sent when all of it is there: who reads slowly holds neither the connection nor its moment.
        var bytes = new ArrayBufferWriter<byte>();
        using (await gate.Enter(ct))
        {
            await using var connection = await database.Long.OpenConnectionAsync(ct);
            // Of one moment, in however many parts it is read.
            await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
            await using var document = new AccountExportDocument(bytes, caller.AccountId, connection, moment);
            if (!await document.Write(ct))
            {
                throw Refusal.NotFound();
            }
        }

        response.ContentType = ReadyAnswer.JsonType;
        response.ContentLength = bytes.WrittenCount;
        await ReadyAnswer.WriteParts(response, bytes.WrittenMemory, ct);
    }
}

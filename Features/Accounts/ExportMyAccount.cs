using System.Text.Json.Nodes;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

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
            .DisableRequestTimeout()
            .WithName(nameof(ExportMyAccount))
            .WithSummary("Export everything that is held about you");

    internal sealed record Response(
        JsonObject Account,
        JsonArray Sessions,
        JsonObject? FailedSignIns,
        JsonObject? Companion,
        JsonObject? PayoutGoal,
        JsonObject? Patron,
        JsonArray Meetings,
        JsonArray Blocks,
        JsonArray Calendar,
        JsonArray Conversations,
        JsonObject? MessageCounts,
        JsonArray Events,
        JsonArray Vouchers,
        JsonArray Redemptions,
        JsonObject? VoucherGuesses,
        JsonArray Updates,
        JsonArray IdempotencyKeys
    );

    private sealed record Row(
        string Account,
        string Sessions,
        string? FailedSignIns,
        string? Companion,
        string? PayoutGoal,
        string? Patron,
        string Meetings,
        string Blocks,
        string Calendar,
        string Conversations,
        string? MessageCounts,
        string Events,
        string Vouchers,
        string Redemptions,
        string? VoucherGuesses,
        string Updates,
        string IdempotencyKeys
    );

    private static async Task<Ok<Response>> Handle(Caller caller, Database database, CancellationToken ct)
    {
        await using var connection = await database.Long.OpenConnectionAsync(ct);
        var row =
            await connection.QuerySingleOrDefaultAsync<Row>(
                new CommandDefinition(
                    AccountExport.Sql,
                    new { caller.AccountId, AccountExport.TimeFormat },
                    cancellationToken: ct
                )
            ) ?? throw Refusal.NotFound();
        return TypedResults.Ok(
            new Response(
                JsonNode.Parse(row.Account)!.AsObject(),
                JsonNode.Parse(row.Sessions)!.AsArray(),
                Parse(row.FailedSignIns),
                Parse(row.Companion),
                Parse(row.PayoutGoal),
                Parse(row.Patron),
                JsonNode.Parse(row.Meetings)!.AsArray(),
                JsonNode.Parse(row.Blocks)!.AsArray(),
                JsonNode.Parse(row.Calendar)!.AsArray(),
                JsonNode.Parse(row.Conversations)!.AsArray(),
                Parse(row.MessageCounts),
                JsonNode.Parse(row.Events)!.AsArray(),
                JsonNode.Parse(row.Vouchers)!.AsArray(),
                JsonNode.Parse(row.Redemptions)!.AsArray(),
                Parse(row.VoucherGuesses),
                JsonNode.Parse(row.Updates)!.AsArray(),
                JsonNode.Parse(row.IdempotencyKeys)!.AsArray()
            )
        );
    }

    private static JsonObject? Parse(string? json) => json is null ? null : JsonNode.Parse(json)!.AsObject();
}

using System.Text.Json;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Accounts;

/// <summary>
/// Everything that is held about the caller: a copy to take along (GDPR, articles 15 and 20). Without the hashes of password and tokens, which
/// are keys rather than data, and without what belongs to the other side of a meeting.
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
        JsonElement Account,
        JsonElement Sessions,
        JsonElement FailedSignIns,
        JsonElement Companion,
        JsonElement Patron,
        JsonElement Meetings,
        JsonElement Calendar,
        JsonElement Updates,
        JsonElement IdempotencyKeys
    );

    private sealed record Row(
        string Account,
        string Sessions,
        string? FailedSignIns,
        string? Companion,
        string? Patron,
        string Meetings,
        string Calendar,
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
                JsonElement.Parse(row.Account),
                JsonElement.Parse(row.Sessions),
                Parse(row.FailedSignIns),
                Parse(row.Companion),
                Parse(row.Patron),
                JsonElement.Parse(row.Meetings),
                JsonElement.Parse(row.Calendar),
                JsonElement.Parse(row.Updates),
                JsonElement.Parse(row.IdempotencyKeys)
            )
        );
    }

    /// <summary>JSON null for what the caller does not have.</summary>
    private static JsonElement Parse(string? json) => JsonElement.Parse(json ?? "null");
}

using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Companions;

/// <summary>The caller's own companion profile, in full; 404 when they have none.</summary>
internal static class GetOwnCompanion
{
    public static void Map(IEndpointRouteBuilder companions) =>
        companions
            .MapGet("/me", Handle)
            .WithName(nameof(GetOwnCompanion))
            .WithSummary("Your companion profile")
            .Refuses(StatusCodes.Status404NotFound, "not_found");

    private static async Task<Ok<OwnCompanion>> Handle(
        Caller caller,
        Database database,
        HttpResponse response,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var companion =
            await connection.QuerySingleOrDefaultAsync<OwnCompanion>(
                new CommandDefinition(OwnCompanion.SelectSql, new { caller.AccountId }, cancellationToken: ct)
            ) ?? throw Refusal.NotFound();
        response.SetVersion(companion.Version);
        return TypedResults.Ok(companion);
    }
}

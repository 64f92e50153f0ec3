using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Companions;

/// <summary>The caller's weekly hours, local to their city; 404 without a companion profile.</summary>
internal static class GetHours
{
    public static void Map(IEndpointRouteBuilder companions) =>
        companions
            .MapGet("/me/hours", Handle)
            .WithName(nameof(GetHours))
            .WithSummary("Your weekly hours")
            .Refuses(StatusCodes.Status404NotFound, "not_found");

    private static async Task<Ok<WeeklyHours>> Handle(
        Caller caller,
        Database database,
        HttpResponse response,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var results = await connection.QueryMultipleAsync(
            new CommandDefinition(WeeklyHours.SelectSql, new { caller.AccountId }, cancellationToken: ct)
        );
        var (id, version, zone) = await results.ReadSingleOrDefaultAsync<(Guid Id, int Version, string TimeZone)>();
        if (id == Guid.Empty)
        {
            throw Refusal.NotFound();
        }

        response.SetVersion(version);
        return TypedResults.Ok(
            new WeeklyHours(zone, [.. (await results.ReadAsync<WeeklyHours.Row>()).Select(row => row.ToOpening())])
        );
    }
}

using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Insights;

/// <summary>
/// The goal that the caller set, with the ETag that If-Match of a PUT takes; 404 for who is no companion, or never set one. One of another currency
/// than the profile's is shown here, and counts nowhere.
/// </summary>
internal static class GetGoal
{
    public static void Map(IEndpointRouteBuilder insights) =>
        insights
            .MapGet("/me/goal", Handle)
            .WithName(nameof(GetGoal))
            .WithSummary("Your goal for a month")
            .Refuses(StatusCodes.Status404NotFound, "not_found");

    // One row for who is a companion, of nulls where there is no goal.
    private const string Sql = """
        select g.monthly_payout, g.currency, g.created_at, g.updated_at, g.version
        from companions c
        left join payout_goals g on g.companion_id = c.id
        where c.account_id = @AccountId
        """;

    private sealed record Row(
        long? MonthlyPayout,
        string? Currency,
        DateTime? CreatedAt,
        DateTime? UpdatedAt,
        int? Version
    );

    private static async Task<Ok<Goal>> Handle(
        Caller caller,
        Database database,
        HttpResponse response,
        CancellationToken ct
    )
    {
        // The primary: who has just set a goal sees it.
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var row =
            await connection.QuerySingleOrDefaultAsync<Row>(
                new CommandDefinition(Sql, new { caller.AccountId }, cancellationToken: ct)
            ) ?? throw InsightsProfile.Missing();
        if (
            row
            is not { Currency: { } currency, CreatedAt: { } createdAt, UpdatedAt: { } updatedAt, Version: { } version }
        )
        {
            throw new Refusal(
                StatusCodes.Status404NotFound,
                "not_found",
                "You have set no goal: set one with PUT /v1/insights/me/goal."
            );
        }

        response.SetVersion(version);
        return TypedResults.Ok(new Goal(row.MonthlyPayout, currency, createdAt, updatedAt, version));
    }
}

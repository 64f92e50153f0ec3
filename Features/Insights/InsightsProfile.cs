using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Insights;

/// <summary>
/// Whose insights these are: the caller's companion profile, its city's zone and the date there, and the goal as far as it is of the profile's
/// currency.
/// </summary>
internal sealed record InsightsProfile(
    Guid Id,
    string TimeZone,
    string Currency,
    short MinorDigits,
    DateOnly Today,
    long? MonthlyPayout
)
{
    private const string Sql = """
        select c.id, z.time_zone, c.currency, u.minor_digits, (@Now at time zone z.time_zone)::date as today, g.monthly_payout
        from companions c
        join cities z on z.id = c.city_id
        join currencies u on u.code = c.currency
        left join payout_goals g on g.companion_id = c.id and g.currency = c.currency
        where c.account_id = @AccountId
        """;

    /// <summary>Refuses with 404 who has no companion profile.</summary>
    public static async Task<InsightsProfile> Find(
        Caller caller,
        NpgsqlConnection connection,
        TimeProvider clock,
        CancellationToken ct
    ) =>
        await connection.QuerySingleOrDefaultAsync<InsightsProfile>(
            new CommandDefinition(
                Sql,
                new { caller.AccountId, Now = clock.GetUtcNow().UtcDateTime },
                cancellationToken: ct
            )
        ) ?? throw Missing();

    /// <summary>Everybody may know of themselves that they are no companion, and how to become one.</summary>
    public static Refusal Missing() =>
        new(
            StatusCodes.Status404NotFound,
            "not_found",
            "You have no companion profile: create one with POST /v1/companions."
        );
}

using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Companions;

/// <summary>One active companion, for anyone; 404 for one that is not active, as for none.</summary>
internal static class GetCompanion
{
    public static void Map(IEndpointRouteBuilder companions) =>
        companions
            .MapGet("/{id:guid}", Handle)
            .WithName(nameof(GetCompanion))
            .WithSummary("One companion")
            .PublicRead(TimeSpan.Zero);

    private const string Sql = """
        select
            c.id, a.username, c.name, c.about, c.sex, case when c.show_orientation then c.orientation end as orientation,
            c.city_id, z.name as city, z.country_code as country, z.time_zone,
            c.languages, c.interests,
            c.hourly_rate, c.currency, c.min_minutes, c.max_minutes, c.step_minutes, c.min_notice_minutes, c.horizon_days,
            c.instant_book, c.cancellation_policy, c.created_at, c.updated_at
        from companions c
        join accounts a on a.id = c.account_id
        join cities z on z.id = c.city_id
        where c.id = @Id and c.is_active
        """;

    private static async Task<Ok<PublicCompanion>> Handle(Guid id, Database database, CancellationToken ct)
    {
        await using var connection = await database.Reads.OpenConnectionAsync(ct);
        var companion = await connection.QuerySingleOrDefaultAsync<PublicCompanion>(
            new CommandDefinition(Sql, new { Id = id }, cancellationToken: ct)
        );
        return TypedResults.Ok(companion ?? throw Refusal.NotFound());
    }
}

using System.Text.Json.Serialization;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Patrons;

/// <summary>
/// A patron, as much of it as the caller may see: its owner all, a companion that has a meeting with it all but orientation
/// and updated_at, admins no sex either (design, section 5). What the caller may not see is left out, and to everyone else
/// the patron does not exist.
/// </summary>
internal static class GetPatron
{
    public static void Map(IEndpointRouteBuilder patrons) =>
        patrons.MapGet("/{id:guid}", Handle).WithName(nameof(GetPatron)).WithSummary("Read a patron");

    internal sealed record Response(
        Guid Id,
        string Username,
        string Name,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PatronSex? Sex,
        int CityId,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Orientation,
        DateTime CreatedAt,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTime? UpdatedAt,
        [property: JsonIgnore] int? Version
    );

    private const string Sql = """
        select p.id, a.username, p.name,
            case when is_owner or meets then p.sex end as sex,
            p.city_id,
            case when is_owner then p.orientation end as orientation,
            p.created_at,
            case when is_owner then p.updated_at end as updated_at,
            case when is_owner then p.version end as version
        from patrons p
        join accounts a on a.id = p.account_id
        cross join lateral (
            select p.account_id = @AccountId as is_owner,
                exists (
                    select
                    from companions c
                    join meetings m on m.companion_id = c.id
                    where c.account_id = @AccountId and m.patron_id = p.id
                ) as meets
        ) caller
        where p.id = @Id and (is_owner or meets or @IsAdmin)
        """;

    private static async Task<Ok<Response>> Handle(
        Guid id,
        Caller caller,
        Database database,
        HttpResponse response,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var patron =
            await connection.QuerySingleOrDefaultAsync<Response>(
                new CommandDefinition(
                    Sql,
                    new
                    {
                        Id = id,
                        caller.AccountId,
                        caller.IsAdmin,
                    },
                    cancellationToken: ct
                )
            ) ?? throw Refusal.NotFound();
        if (patron.Version is { } version)
        {
            response.SetVersion(version);
        }

        return TypedResults.Ok(patron);
    }
}

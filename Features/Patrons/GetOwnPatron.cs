using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Patrons;

/// <summary>The caller's own patron profile, in full; 404 when the caller is no patron.</summary>
internal static class GetOwnPatron
{
    public static void Map(IEndpointRouteBuilder patrons) =>
        patrons
            .MapGet("/me", Handle)
            .WithName(nameof(GetOwnPatron))
            .WithSummary("Read your patron profile")
            .Refuses(StatusCodes.Status404NotFound, "not_found");

    private const string Sql = """
        select p.id, a.username, p.name, p.sex, p.city_id, p.orientation, p.created_at, p.updated_at, p.version
        from patrons p
        join accounts a on a.id = p.account_id
        where p.account_id = @AccountId
        """;

    private static async Task<Ok<Patron>> Handle(
        Caller caller,
        Database database,
        HttpResponse response,
        CancellationToken ct
    )
    {
        // The primary: who has just changed the profile reads the change.
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var patron =
            await connection.QuerySingleOrDefaultAsync<Patron>(
                new CommandDefinition(Sql, new { caller.AccountId }, cancellationToken: ct)
            ) ?? throw Refusal.NotFound();
        response.SetVersion(patron.Version);
        return TypedResults.Ok(patron);
    }
}

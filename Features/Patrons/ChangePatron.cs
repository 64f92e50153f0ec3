using Companion.Infrastructure;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Companion.Features.Patrons;

/// <summary>
/// Changes the caller's own patron profile by a merge patch; only orientation can be cleared. 404 when the caller is no
/// patron, 412 when If-Match names another version. Two changes at once without If-Match are both kept.
/// </summary>
internal static class ChangePatron
{
    public static void Map(IEndpointRouteBuilder patrons) =>
        patrons
            .MapPatch("/me", Handle)
            .WithName(nameof(ChangePatron))
            .WithSummary("Change your patron profile")
            .Refuses(StatusCodes.Status404NotFound, "not_found");

    internal sealed record Request(
        Optional<string> Name = default,
        Optional<PatronSex> Sex = default,
        Optional<int> CityId = default,
        Optional<string?> Orientation = default
    );

    internal sealed class RequestValidator : AbstractValidator<Request>
    {
        public RequestValidator()
        {
            RuleFor(request => request.Name.Value)
                .NotNull()
                .Text(80)
                .When(request => request.Name.IsSet)
                .OverridePropertyName("name")
                .WithName("'name'");
            RuleFor(request => request.Orientation.Value)
                .Text(40)
                .OverridePropertyName("orientation")
                .WithName("'orientation'");
        }
    }

    private static readonly RequestValidator Validator = new();

    private const string StoredSql = """
        select p.id, a.username, p.name, p.sex, p.city_id, p.orientation, p.created_at, p.updated_at, p.version
        from patrons p
        join accounts a on a.id = p.account_id
        where p.account_id = @AccountId
        """;

    private const string ChangeSql = """
        update patrons
        set name = @Name, sex = @Sex, city_id = @CityId, orientation = @Orientation, updated_at = @Now, version = version + 1
        where account_id = @AccountId and version = @Version
        """;

    private static async Task<Ok<Patron>> Handle(
        Body<Request> body,
        IfMatch ifMatch,
        Caller caller,
        Database database,
        TimeProvider clock,
        HttpResponse response,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var stored = await Stored(connection, caller, ct);
        var request = await body.Read(Validator, ct);
        while (true)
        {
            ifMatch.Require(stored.Version);
            var changed = stored with
            {
                Name = request.Name.Or(stored.Name).Trim(),
                Sex = request.Sex.Or(stored.Sex),
                CityId = request.CityId.Or(stored.CityId),
                Orientation = request.Orientation.Or(stored.Orientation),
                UpdatedAt = clock.GetUtcNow().UtcDateTime,
                Version = stored.Version + 1,
            };
            await PatronReferences.Require(changed.CityId, changed.Orientation, connection, transaction: null, ct);
            var written = await connection.ExecuteAsync(
                new CommandDefinition(
                    ChangeSql,
                    new
                    {
                        changed.Name,
                        Sex = Wire<PatronSex>.NameOf(changed.Sex),
                        changed.CityId,
                        changed.Orientation,
                        Now = changed.UpdatedAt,
                        caller.AccountId,
                        stored.Version,
                    },
                    cancellationToken: ct
                )
            );
            if (written == 1)
            {
                response.SetVersion(changed.Version);
                return TypedResults.Ok(changed);
            }

            // Another change came first: this one is merged into what that one wrote.
            stored = await Stored(connection, caller, ct);
        }
    }

    private static async Task<Patron> Stored(NpgsqlConnection connection, Caller caller, CancellationToken ct) =>
        await connection.QuerySingleOrDefaultAsync<Patron>(
            new CommandDefinition(StoredSql, new { caller.AccountId }, cancellationToken: ct)
        ) ?? throw Refusal.NotFound();
}

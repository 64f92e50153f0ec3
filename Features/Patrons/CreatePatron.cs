using Companion.Infrastructure;
using Dapper;
using FluentValidation;

namespace Companion.Features.Patrons;

/// <summary>
/// Makes the caller a patron: who books needs this profile. Anybody signed in may, once: 409 patron_exists after that.
/// 400 for a city or an orientation that is not of the reference data.
/// </summary>
internal static class CreatePatron
{
    public static void Map(IEndpointRouteBuilder patrons) =>
        patrons
            .MapPost("", Handle)
            .WithName(nameof(CreatePatron))
            .WithSummary("Become a patron")
            .Produces<Patron>(StatusCodes.Status201Created)
            .Refuses(StatusCodes.Status409Conflict, "patron_exists");

    internal sealed record Request(string Name, PatronSex Sex, int CityId, string? Orientation = null);

    internal sealed class RequestValidator : AbstractValidator<Request>
    {
        public RequestValidator()
        {
            RuleFor(request => request.Name).Text(80);
            RuleFor(request => request.Orientation).Text(40);
        }
    }

    private static readonly RequestValidator Validator = new();

    private const string Sql = """
        with created as (
            insert into patrons (id, account_id, name, sex, city_id, orientation, created_at, updated_at)
            values (@Id, @AccountId, @Name, @Sex, @CityId, @Orientation, @Now, @Now)
            returning id, account_id, name, sex, city_id, orientation, created_at, updated_at, version
        )
        select c.id, a.username, c.name, c.sex, c.city_id, c.orientation, c.created_at, c.updated_at, c.version
        from created c
        join accounts a on a.id = c.account_id
        """;

    private static async Task<IResult> Handle(
        Body<Request> body,
        IdempotencyKey key,
        Caller caller,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var request = await body.Read(Validator, ct);
        var now = clock.GetUtcNow();
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await key.Claim(caller, body.Bytes, now.UtcDateTime, connection, transaction, ct) is { } kept)
        {
            return kept;
        }

        await PatronReferences.Require(request.CityId, request.Orientation, connection, transaction, ct);
        var patron = await connection.QuerySingleAsync<Patron>(
            new CommandDefinition(
                Sql,
                new
                {
                    Id = Guid.CreateVersion7(now),
                    caller.AccountId,
                    Name = request.Name.Trim(),
                    Sex = Wire<PatronSex>.NameOf(request.Sex),
                    request.CityId,
                    request.Orientation,
                    Now = now.UtcDateTime,
                },
                transaction,
                cancellationToken: ct
            )
        );
        var answer = await key.Created(
            $"/v1/patrons/{patron.Id}",
            patron,
            patron.Version,
            caller,
            connection,
            transaction,
            ct
        );
        await transaction.CommitAsync(ct);
        return answer;
    }
}

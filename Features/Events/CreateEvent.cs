using Companion.Infrastructure;
using Dapper;

namespace Companion.Features.Events;

/// <summary>Makes an event, for anybody who is signed in; the caller is its organiser. 400 for a city that is none.</summary>
internal static class CreateEvent
{
    public static void Map(IEndpointRouteBuilder events) =>
        events
            .MapPost("", Handle)
            .WithName(nameof(CreateEvent))
            .WithSummary("Make an event")
            .Produces<Event>(StatusCodes.Status201Created);

    private const string Sql = """
        insert into events (
            id, organiser_id, name, description, city_id, venue, starts_at, ends_at, capacity, is_public, created_at, updated_at
        )
        values (
            @Id, @OrganiserId, @Name, @Description, @CityId, @Venue, @StartsAt, @EndsAt, @Capacity, @IsPublic, @Now, @Now
        )
        """;

    private static async Task<IResult> Handle(
        Body<EventTerms> body,
        IdempotencyKey key,
        Caller caller,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var terms = await body.Read(EventTerms.Validator.Instance, ct);
        var now = clock.GetUtcNow();
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await key.Claim(caller, body.Bytes, now.UtcDateTime, connection, transaction, ct) is { } kept)
        {
            return kept;
        }

        terms.RequireEndAfter(now.UtcDateTime);
        await terms.RequireCity(connection, transaction, ct);
        var id = Guid.CreateVersion7(now);
        await connection.ExecuteAsync(
            new CommandDefinition(
                Sql,
                new
                {
                    Id = id,
                    OrganiserId = caller.AccountId,
                    Name = terms.Name.Trim(),
                    Description = terms.Description?.Trim() ?? "",
                    terms.CityId,
                    Venue = terms.Venue.Trim(),
                    terms.StartsAt,
                    terms.EndsAt,
                    terms.Capacity,
                    terms.IsPublic,
                    Now = now.UtcDateTime,
                },
                transaction,
                cancellationToken: ct
            )
        );
        var made = await Event.Find(id, caller.AccountId, connection, transaction, ct);
        var answer = await key.Created($"/v1/events/{id}", made, made.Version, caller, connection, transaction, ct);
        await transaction.CommitAsync(ct);
        return answer;
    }
}

using Companion.Infrastructure;
using Dapper;

namespace Companion.Features.Sprockets;

/// <summary>Adds a sprocket, for operators and admins. A field that is missing is told in the words of the older clients.</summary>
internal static class CreateSprocket
{
    public static void Map(IEndpointRouteBuilder sprockets) =>
        sprockets
            .MapPost("", Handle)
            .OperatorsOnly()
            .WithName(nameof(CreateSprocket))
            .WithSummary("Add a sprocket")
            .Produces<SavedSprocket>(StatusCodes.Status201Created);

    private const string Sql = """
        insert into sprockets (teeth, pitch_diameter, outside_diameter, pitch, created_at, updated_at)
        values (@Teeth, @PitchDiameter, @OutsideDiameter, @Pitch, @Now, @Now)
        returning id
        """;

    private static async Task<IResult> Handle(
        Body<SprocketTerms> body,
        IdempotencyKey key,
        Caller caller,
        [FromKeyedServices(SprocketsFeature.Catalogue)] Catalogue catalogue,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var terms = await SprocketTerms.Read(body, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await key.Claim(caller, body.Bytes, now, connection, transaction, ct) is { } kept)
        {
            return kept;
        }

        var id = await connection.QuerySingleAsync<int>(
            new CommandDefinition(
                Sql,
                new
                {
                    terms.Teeth,
                    terms.PitchDiameter,
                    terms.OutsideDiameter,
                    terms.Pitch,
                    Now = now,
                },
                transaction,
                cancellationToken: ct
            )
        );
        var answer = await key.Created(
            $"/v1/sprockets/{id}",
            SavedSprocket.Of(id, terms, "Sprocket created"),
            version: 1,
            caller,
            connection,
            transaction,
            ct
        );
        await transaction.CommitAsync(ct);
        catalogue.Changed();
        return answer;
    }
}

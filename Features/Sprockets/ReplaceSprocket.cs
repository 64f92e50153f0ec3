using System.Text.Json.Nodes;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Sprockets;

/// <summary>
/// Replaces all four of a sprocket's fields, for operators and admins. 404 when there is none of this id, 412 when If-Match names another
/// version.
/// </summary>
internal static class ReplaceSprocket
{
    public static void Map(IEndpointRouteBuilder sprockets) =>
        sprockets
            .MapPut("/{id:int}", Handle)
            .OperatorsOnly()
            .WithName(nameof(ReplaceSprocket))
            .WithSummary("Replace a sprocket")
            .AddOpenApiOperationTransformer(
                (operation, _, _) =>
                {
                    operation.Responses!["200"].Content!["application/json"].Example = Example.DeepClone();
                    return Task.CompletedTask;
                }
            );

    private static readonly JsonObject Example = new()
    {
        ["id"] = 1,
        ["teeth"] = 5,
        ["pitch_diameter"] = 5.0,
        ["outside_diameter"] = 6.0,
        ["pitch"] = 1.0,
        ["message"] = "Sprocket updated",
    };

    private const string LockSql = "select version from sprockets where id = @Id for no key update";

    // A trigger raises the version.
    private const string Sql = """
        update sprockets
        set teeth = @Teeth, pitch_diameter = @PitchDiameter, outside_diameter = @OutsideDiameter, pitch = @Pitch, updated_at = @Now
        where id = @Id
        returning version
        """;

    private static async Task<Ok<SavedSprocket>> Handle(
        int id,
        Body<SprocketTerms> body,
        IfMatch ifMatch,
        [FromKeyedServices(SprocketsFeature.Catalogue)] Catalogue catalogue,
        Database database,
        TimeProvider clock,
        HttpResponse response,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var version =
            await connection.QuerySingleOrDefaultAsync<int?>(
                new CommandDefinition(LockSql, new { Id = id }, transaction, cancellationToken: ct)
            ) ?? throw Refusal.NotFound();
        var terms = await SprocketTerms.Read(body, ct);
        ifMatch.Require(version);
        var raised = await connection.QuerySingleAsync<int>(
            new CommandDefinition(
                Sql,
                new
                {
                    Id = id,
                    terms.Teeth,
                    terms.PitchDiameter,
                    terms.OutsideDiameter,
                    terms.Pitch,
                    Now = clock.GetUtcNow().UtcDateTime,
                },
                transaction,
                cancellationToken: ct
            )
        );
        await transaction.CommitAsync(ct);
        catalogue.Changed();
        response.SetVersion(raised);
        return TypedResults.Ok(SavedSprocket.Of(id, terms, "Sprocket updated"));
    }
}

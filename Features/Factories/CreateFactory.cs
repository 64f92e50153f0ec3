using System.Text.Json.Serialization;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Features.Factories;

/// <summary>
/// Adds a factory with its chart, for operators and admins: up to 8 MiB, and two minutes for it to arrive. 413 for a larger body.
/// </summary>
internal static class CreateFactory
{
    private const int MaxBody = 8 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder factories) =>
        factories
            .MapPost("", Handle)
            .OperatorsOnly()
            .WithName(nameof(CreateFactory))
            .WithSummary("Add a factory")
            .Produces<SavedFactory>(StatusCodes.Status201Created)
            .WithMetadata(new RequestSizeLimitAttribute(MaxBody))
            .WithRequestTimeout(TimeSpan.FromMinutes(2));

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
    internal sealed record Request(FactoryTerms Factory);

    private const string IdSql = "select nextval(pg_get_serial_sequence('factories', 'id'))::integer";

    private const string Sql = """
        insert into factories (id, name, chart_data, created_at)
        overriding system value
        values (@Id, @Name, convert_from(@ChartData, 'UTF8'), @Now)
        """;

    private static async Task<IResult> Handle(
        Body<Request> body,
        HttpRequest http,
        IdempotencyKey key,
        Caller caller,
        [FromKeyedServices(FactoriesFeature.Catalogue)] Catalogue catalogue,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var factory = http.HasJsonContentType() ? FactoryTerms.Read(body.Bytes) : throw Refusal.NotJson();
        var now = clock.GetUtcNow().UtcDateTime;
        // Megabytes may take longer to store than other requests may last.
        await using var connection = await database.Long.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await key.Claim(caller, body.Bytes, now, connection, transaction, ct) is { } kept)
        {
            return kept;
        }

        var id = await connection.QuerySingleAsync<int>(
            new CommandDefinition(IdSql, transaction: transaction, cancellationToken: ct)
        );
        var answer = await key.Created(
            $"/v1/factories/{id}",
            Factory.ToJson(id, factory.Name, factory.ChartData, "Factory created"),
            ReadyAnswer.Of(Factory.ToJson(id, factory.Name, factory.ChartData)).Tag,
            contentType: null,
            caller,
            connection,
            transaction,
            ct
        );
        // After the answer is kept, which may be long: this locks the catalogue's stamp for everybody who writes.
        await connection.ExecuteAsync(
            new CommandDefinition(
                Sql,
                new
                {
                    Id = id,
                    factory.Name,
                    factory.ChartData,
                    Now = now,
                },
                transaction,
                cancellationToken: ct
            )
        );
        await transaction.CommitAsync(ct);
        catalogue.Changed();
        return answer;
    }
}

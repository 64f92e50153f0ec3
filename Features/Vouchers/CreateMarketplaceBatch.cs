using Companion.Infrastructure;

namespace Companion.Features.Vouchers;

/// <summary>Makes up to 100,000 vouchers of the marketplace with generated codes, for admins; all or none, answered as an event's batch is. 409 codes_exhausted.</summary>
internal static class CreateMarketplaceBatch
{
    public static void Map(IEndpointRouteBuilder vouchers) =>
        vouchers
            .MapPost("/batch", Handle)
            .AdminsOnly()
            .WithName(nameof(CreateMarketplaceBatch))
            .WithSummary("Make many vouchers of the marketplace")
            .Produces<string>(StatusCodes.Status201Created, VoucherLines.Csv, VoucherLines.JsonLines)
            .DisableRequestTimeout()
            .Refuses(StatusCodes.Status409Conflict, "codes_exhausted");

    private static async Task<IResult> Handle(
        Body<CreateVoucherBatch.Request> body,
        IdempotencyKey key,
        Caller caller,
        Database database,
        TimeProvider clock,
        HttpContext context,
        CancellationToken ct
    )
    {
        var request = await body.Read(CreateVoucherBatch.RequestValidator.Instance, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        await using var connection = await database.Long.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await key.Claim(caller, body.Bytes, now, connection, transaction, ct) is { } kept)
        {
            return kept;
        }

        var answer = await CreateVoucherBatch.Create(
            VoucherIssuer.Marketplace,
            request,
            key,
            caller,
            now,
            context.Request,
            connection,
            transaction,
            ct
        );
        await transaction.CommitAsync(ct);
        return answer;
    }
}

using Companion.Infrastructure;

namespace Companion.Features.Vouchers;

/// <summary>
/// Makes one voucher of the marketplace, for admins: it lowers the price of any meeting, and the house pays. As for an event's, but that an amount needs its currency. 409 code_taken, codes_exhausted.
/// </summary>
internal static class CreateMarketplaceVoucher
{
    public static void Map(IEndpointRouteBuilder vouchers) =>
        vouchers
            .MapPost("", Handle)
            .AdminsOnly()
            .WithName(nameof(CreateMarketplaceVoucher))
            .WithSummary("Make a voucher of the marketplace")
            .Produces<Voucher>(StatusCodes.Status201Created)
            .Refuses(StatusCodes.Status409Conflict, "code_taken", "codes_exhausted");

    private static async Task<IResult> Handle(
        Body<VoucherRequest> body,
        IdempotencyKey key,
        Caller caller,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var request = await body.Read(VoucherRequest.Validator.Instance, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await key.Claim(caller, body.Bytes, now, connection, transaction, ct) is { } kept)
        {
            return kept;
        }

        var answer = await CreateVoucher.Create(
            VoucherIssuer.Marketplace,
            request,
            key,
            caller,
            now,
            connection,
            transaction,
            ct
        );
        await transaction.CommitAsync(ct);
        return answer;
    }
}

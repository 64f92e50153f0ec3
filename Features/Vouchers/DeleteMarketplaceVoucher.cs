using Companion.Infrastructure;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Features.Vouchers;

/// <summary>Deletes a voucher of the marketplace that was never redeemed and that no meeting holds, for admins: 409 voucher_used; 412.</summary>
internal static class DeleteMarketplaceVoucher
{
    public static void Map(IEndpointRouteBuilder vouchers) =>
        vouchers
            .MapDelete("/{voucher_id:guid}", Handle)
            .AdminsOnly()
            .WithName(nameof(DeleteMarketplaceVoucher))
            .WithSummary("Delete a voucher of the marketplace")
            .Refuses(StatusCodes.Status409Conflict, "voucher_used");

    private static async Task<NoContent> Handle(
        [FromRoute(Name = "voucher_id")] Guid voucherId,
        IfMatch ifMatch,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await DeleteVoucher.Delete(eventId: null, voucherId, ifMatch, now, connection, transaction, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

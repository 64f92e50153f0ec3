using Companion.Infrastructure;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Features.Vouchers;

/// <summary>Changes a voucher of the marketplace, for admins, as an event's: 409 limit_below_use, claimed; 412.</summary>
internal static class ChangeMarketplaceVoucher
{
    public static void Map(IEndpointRouteBuilder vouchers) =>
        vouchers
            .MapPatch("/{voucher_id:guid}", Handle)
            .AdminsOnly()
            .WithName(nameof(ChangeMarketplaceVoucher))
            .WithSummary("Change a voucher of the marketplace")
            .Refuses(StatusCodes.Status409Conflict, "limit_below_use", "claimed");

    private static async Task<Ok<Voucher>> Handle(
        [FromRoute(Name = "voucher_id")] Guid voucherId,
        Body<ChangeVoucher.Request> body,
        IfMatch ifMatch,
        Database database,
        TimeProvider clock,
        HttpResponse response,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var changed = await ChangeVoucher.Change(
            eventId: null,
            voucherId,
            body,
            ifMatch,
            now,
            connection,
            transaction,
            ct
        );
        await transaction.CommitAsync(ct);
        response.SetVersion(changed.Version);
        return TypedResults.Ok(changed);
    }
}

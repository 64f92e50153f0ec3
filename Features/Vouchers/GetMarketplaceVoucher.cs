using Companion.Infrastructure;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Features.Vouchers;

/// <summary>One voucher of the marketplace, for admins.</summary>
internal static class GetMarketplaceVoucher
{
    public static void Map(IEndpointRouteBuilder vouchers) =>
        vouchers
            .MapGet("/{voucher_id:guid}", Handle)
            .AdminsOnly()
            .WithName(nameof(GetMarketplaceVoucher))
            .WithSummary("One voucher of the marketplace");

    private static async Task<Ok<Voucher>> Handle(
        [FromRoute(Name = "voucher_id")] Guid voucherId,
        Database database,
        TimeProvider clock,
        HttpResponse response,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var voucher = await Voucher.Find(eventId: null, voucherId, now, connection, transaction: null, ct);
        response.SetVersion(voucher.Version);
        return TypedResults.Ok(voucher);
    }
}

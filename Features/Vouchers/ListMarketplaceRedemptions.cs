using Companion.Infrastructure;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Features.Vouchers;

/// <summary>Every attempt to use a voucher of the marketplace, refused ones too, the latest first, for admins.</summary>
internal static class ListMarketplaceRedemptions
{
    public static void Map(IEndpointRouteBuilder vouchers) =>
        vouchers
            .MapGet("/{voucher_id:guid}/redemptions", Handle)
            .AdminsOnly()
            .WithName(nameof(ListMarketplaceRedemptions))
            .WithSummary("The uses of a voucher of the marketplace");

    private static async Task<Ok<Page<Redemption>>> Handle(
        [FromRoute(Name = "voucher_id")] Guid voucherId,
        PageRequest page,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await Voucher.Find(eventId: null, voucherId, now, connection, transaction: null, ct);
        return TypedResults.Ok(await ListRedemptions.List(voucherId, page, connection, ct));
    }
}

using Companion.Infrastructure;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Features.Vouchers;

/// <summary>The marketplace's vouchers, the newest first, for admins; by label and state, as an event's.</summary>
internal static class ListMarketplaceVouchers
{
    public static void Map(IEndpointRouteBuilder vouchers) =>
        vouchers
            .MapGet("", Handle)
            .AdminsOnly()
            .WithName(nameof(ListMarketplaceVouchers))
            .WithSummary("The marketplace's vouchers");

    private static async Task<Ok<Page<Voucher>>> Handle(
        [FromQuery(Name = "label")] string? label,
        [FromQuery(Name = "state")] Wire<VoucherState>? state,
        PageRequest page,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        return TypedResults.Ok(
            await ListVouchers.List(
                eventId: null,
                label,
                state?.Value,
                page,
                clock.GetUtcNow().UtcDateTime,
                connection,
                ct
            )
        );
    }
}

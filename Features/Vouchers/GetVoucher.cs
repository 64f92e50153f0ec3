using Companion.Features.Events;
using Companion.Infrastructure;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Features.Vouchers;

/// <summary>One voucher of an event, for its organiser. 404 for those who may not know of the event, 403 not_organiser.</summary>
internal static class GetVoucher
{
    public static void Map(IEndpointRouteBuilder vouchers) =>
        vouchers
            .MapGet("/{voucher_id:guid}", Handle)
            .WithName(nameof(GetVoucher))
            .WithSummary("One voucher of an event")
            .Refuses(StatusCodes.Status403Forbidden, "not_organiser");

    private static async Task<Ok<Voucher>> Handle(
        [FromRoute(Name = "event_id")] Guid eventId,
        [FromRoute(Name = "voucher_id")] Guid voucherId,
        Caller caller,
        Database database,
        TimeProvider clock,
        HttpResponse response,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var role = await EventRoles.Of(eventId, caller, connection, transaction: null, ct);
        role.RequireOrganiser();
        var now = clock.GetUtcNow().UtcDateTime;
        var voucher = await Voucher.Find(eventId, voucherId, now, connection, transaction: null, ct);
        response.SetVersion(voucher.Version);
        return TypedResults.Ok(voucher);
    }
}

using Companion.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Features.Vouchers;

/// <summary>
/// A voucher's bare code as a QR code, for the event's organiser (a browser's image may use the session's cookie). 404 for those who may not know of the event, 403 not_organiser.
/// </summary>
internal static class GetQrPng
{
    private const string Type = "image/png";

    public static void Map(IEndpointRouteBuilder vouchers) =>
        vouchers
            .MapGet("/{voucher_id:guid}/qr.png", Handle)
            .Produces<string>(StatusCodes.Status200OK, Type)
            .WithName(nameof(GetQrPng))
            .WithSummary("A voucher's QR code as PNG")
            .Refuses(StatusCodes.Status403Forbidden, "not_organiser");

    private static async Task<IResult> Handle(
        [FromRoute(Name = "event_id")] Guid eventId,
        [FromRoute(Name = "voucher_id")] Guid voucherId,
        Caller caller,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    ) =>
        TypedResults.Bytes(
            await QrCode.Png(eventId, voucherId, caller, database, clock.GetUtcNow().UtcDateTime, ct),
            Type
        );
}

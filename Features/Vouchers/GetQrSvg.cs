using Companion.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Features.Vouchers;

/// <summary>
/// A voucher's bare code as a QR code, for the event's organiser (a browser's image may use the session's cookie). 404 for those who may not know of the event, 403 not_organiser.
/// </summary>
internal static class GetQrSvg
{
    private const string Type = "image/svg+xml";

    public static void Map(IEndpointRouteBuilder vouchers) =>
        vouchers
            .MapGet("/{voucher_id:guid}/qr.svg", Handle)
            .Produces<string>(StatusCodes.Status200OK, Type)
            .WithName(nameof(GetQrSvg))
            .WithSummary("A voucher's QR code as SVG")
            .Refuses(StatusCodes.Status403Forbidden, "not_organiser");

    private static async Task<IResult> Handle(
        [FromRoute(Name = "event_id")] Guid eventId,
        [FromRoute(Name = "voucher_id")] Guid voucherId,
        Caller caller,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    ) =>
        TypedResults.Text(
            await QrCode.Svg(eventId, voucherId, caller, database, clock.GetUtcNow().UtcDateTime, ct),
            Type
        );
}

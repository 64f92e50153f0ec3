using Companion.Features.Events;
using Companion.Infrastructure;
using QRCoder;

namespace Companion.Features.Vouchers;

/// <summary>A voucher's bare code as a QR code (ISO/IEC 18004), error correction M, with the quiet zone around it.</summary>
internal static class QrCode
{
    private const int PixelsPerModule = 10;

    public static async Task<byte[]> Png(
        Guid eventId,
        Guid voucherId,
        Caller caller,
        Database database,
        DateTime now,
        CancellationToken ct
    )
    {
        using var data = Encode(await CodeOf(eventId, voucherId, caller, database, now, ct));
        using var png = new PngByteQRCode(data);
        return png.GetGraphic(PixelsPerModule);
    }

    public static async Task<string> Svg(
        Guid eventId,
        Guid voucherId,
        Caller caller,
        Database database,
        DateTime now,
        CancellationToken ct
    )
    {
        using var data = Encode(await CodeOf(eventId, voucherId, caller, database, now, ct));
        using var svg = new SvgQRCode(data);
        return svg.GetGraphic(PixelsPerModule);
    }

    private static QRCodeData Encode(string code)
    {
        using var generator = new QRCodeGenerator();
        return generator.CreateQrCode(code, QRCodeGenerator.ECCLevel.M);
    }

    /// <summary>Refuses with 404 those who may not know of the event, and 403 all but its organiser.</summary>
    private static async Task<string> CodeOf(
        Guid eventId,
        Guid voucherId,
        Caller caller,
        Database database,
        DateTime now,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        (await EventRoles.Of(eventId, caller, connection, transaction: null, ct)).RequireOrganiser();
        return (await Voucher.Find(eventId, voucherId, now, connection, transaction: null, ct)).Code;
    }
}

using System.Text;
using Microsoft.Net.Http.Headers;

namespace Companion.Features.Vouchers;

/// <summary>Many new vouchers, a line each: CSV, or JSON lines for who accepts those and not CSV before them.</summary>
internal static class VoucherLines
{
    public const string Csv = "text/csv";
    public const string JsonLines = "application/x-ndjson";

    public static (byte[] Body, string Type) Of(IEnumerable<NewVoucher> vouchers, HttpRequest request) =>
        WantsJsonLines(request) ? (JsonLinesOf(vouchers), JsonLines) : (CsvOf(vouchers), $"{Csv}; charset=utf-8");

    private static bool WantsJsonLines(HttpRequest request) =>
        request
            .GetTypedHeaders()
            .Accept.OrderByDescending(accepted => accepted.Quality ?? 1)
            .FirstOrDefault(accepted => accepted.MatchesMediaType(Csv) || accepted.MatchesMediaType(JsonLines))
            is { } first
        && !first.MatchesMediaType(Csv);

    // Codes are letters, digits and hyphens, and ids are ids: there is nothing to quote.
    private static byte[] CsvOf(IEnumerable<NewVoucher> vouchers) =>
        Lines("id,code\r\n", vouchers, (text, voucher) => text.Append($"{voucher.Id},{voucher.Code}\r\n"));

    private static byte[] JsonLinesOf(IEnumerable<NewVoucher> vouchers) =>
        Lines(
            "",
            vouchers,
            (text, voucher) => text.Append($"{{\"id\":\"{voucher.Id}\",\"code\":\"{voucher.Code}\"}}\n")
        );

    private static byte[] Lines(
        string header,
        IEnumerable<NewVoucher> vouchers,
        Action<StringBuilder, NewVoucher> append
    )
    {
        var text = new StringBuilder(header);
        foreach (var voucher in vouchers)
        {
            append(text, voucher);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}

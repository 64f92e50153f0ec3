using System.Globalization;
using System.Text.Json;
using Companion.Infrastructure;
using CsvHelper;
using CsvHelper.Configuration;

namespace Companion.Features.Vouchers;

/// <summary>
/// Vouchers as CSV (RFC 4180, UTF-8), the same for export and import. A cell that a spreadsheet would run (it begins with = + - @, tab or return) is quoted, with
/// an apostrophe before it, which the import takes off again.
/// </summary>
internal static class VoucherCsv
{
    private const char Apostrophe = '\'';

    private static readonly char[] Runs = ['=', '+', '-', '@', '\t', '\r'];

    /// <summary>What an import reads. Only kind must be there.</summary>
    private static readonly string[] Given =
    [
        "code",
        "kind",
        "percent",
        "max_discount",
        "amount",
        "currency",
        "item",
        "max_redemptions",
        "max_per_account",
        "min_spend",
        "starts_at",
        "ends_at",
        "is_active",
        "label",
        "metadata",
    ];

    /// <summary>What an export tells besides; an import passes over it.</summary>
    private static readonly string[] Told =
    [
        "id",
        "state",
        "redeemed",
        "held",
        "claimed_by",
        "claimed_at",
        "created_at",
    ];

    /// <summary>Any line endings are read, and a row may end before its last columns.</summary>
    public static CsvConfiguration Reading { get; } = new(CultureInfo.InvariantCulture) { MissingFieldFound = null };

    public static CsvConfiguration Writing { get; } =
        new(CultureInfo.InvariantCulture)
        {
            NewLine = "\r\n",
            InjectionOptions = InjectionOptions.Escape,
            InjectionCharacters = Runs,
            InjectionEscapeCharacter = Apostrophe,
        };

    public static async Task WriteHeader(CsvWriter csv)
    {
        foreach (var name in Given.Concat(Told))
        {
            csv.WriteField(name);
        }

        await csv.NextRecordAsync();
    }

    public static async Task Write(CsvWriter csv, Voucher voucher)
    {
        csv.WriteField(voucher.Code);
        csv.WriteField(Wire<VoucherKind>.NameOf(voucher.Kind));
        csv.WriteField(voucher.Percent);
        csv.WriteField(voucher.MaxDiscount);
        csv.WriteField(voucher.Amount);
        csv.WriteField(voucher.Currency);
        csv.WriteField(voucher.Item);
        csv.WriteField(voucher.MaxRedemptions);
        csv.WriteField(voucher.MaxPerAccount);
        csv.WriteField(voucher.MinSpend);
        csv.WriteField(TextOf(voucher.StartsAt));
        csv.WriteField(TextOf(voucher.EndsAt));
        csv.WriteField(voucher.IsActive ? "true" : "false");
        csv.WriteField(voucher.Label);
        csv.WriteField(voucher.Metadata?.GetRawText());
        csv.WriteField(voucher.Id);
        csv.WriteField(Wire<VoucherState>.NameOf(voucher.State));
        csv.WriteField(voucher.Redeemed);
        csv.WriteField(voucher.Held);
        csv.WriteField(voucher.ClaimedBy);
        csv.WriteField(TextOf(voucher.ClaimedAt));
        csv.WriteField(TextOf(voucher.CreatedAt));
        await csv.NextRecordAsync();
    }

    /// <summary>The first column that is none of these; null when all are.</summary>
    public static string? UnknownOf(IEnumerable<string> header) =>
        header.FirstOrDefault(name => !Given.Concat(Told).Contains(name, StringComparer.Ordinal));

    /// <summary>A row as a request for one voucher: an empty cell is left out. What cannot be read is added to <paramref name="errors"/>.</summary>
    public static VoucherRequest Read(CsvReader csv, List<string> errors)
    {
        return new VoucherRequest(
            Value<VoucherKind>("kind", KindOf) ?? Missing(),
            Whole("percent"),
            Money("max_discount"),
            Money("amount"),
            Cell("currency"),
            Cell("item"),
            Whole("max_redemptions"),
            Whole("max_per_account"),
            Money("min_spend"),
            Time("starts_at"),
            Time("ends_at"),
            Value<bool>("is_active", FlagOf) ?? true,
            Cell("label"),
            Value<JsonElement>("metadata", JsonOf),
            Cell("code")
        );

        string? Cell(string name) => Bare(csv.GetField(name));

        T? Value<T>(string name, Func<string, T?> parse)
            where T : struct
        {
            if (Cell(name) is not { } text)
            {
                return null;
            }

            var value = parse(text);
            if (value is null)
            {
                errors.Add($"'{name}' cannot be read.");
            }

            return value;
        }

        int? Whole(string name) => Value<int>(name, WholeOf);

        long? Money(string name) => Value<long>(name, MoneyOf);

        DateTime? Time(string name) => Value<DateTime>(name, TimeOf);

        VoucherKind Missing()
        {
            if (Cell("kind") is null)
            {
                errors.Add("'kind' is required.");
            }

            return VoucherKind.Item;
        }
    }

    /// <summary>Without the apostrophe that keeps a spreadsheet from running it; null for an empty cell.</summary>
    private static string? Bare(string? cell) =>
        cell switch
        {
            null or "" => null,
            [Apostrophe, var next, ..] when Runs.Contains(next) => cell[1..],
            _ => cell,
        };

    private static string? TextOf(DateTime? time) => time is { } given ? UtcDateTimeConverter.Format(given) : null;

    private static VoucherKind? KindOf(string text) =>
        Wire<VoucherKind>.TryParse(text, provider: null, out var kind) ? kind.Value : null;

    private static int? WholeOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : null;

    private static long? MoneyOf(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var money) ? money : null;

    private static DateTime? TimeOf(string text) => UtcDateTimeConverter.TryParse(text, out var time) ? time : null;

    private static bool? FlagOf(string text) => bool.TryParse(text, out var flag) ? flag : null;

    private static JsonElement? JsonOf(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

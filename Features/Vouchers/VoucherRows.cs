using System.Globalization;
using Companion.Infrastructure;
using CsvHelper;
using Npgsql;

namespace Companion.Features.Vouchers;

/// <summary>The vouchers of a CSV, each with its line.</summary>
internal sealed class VoucherRows
{
    private const int MaxRows = 100_000;
    private const int MaxErrors = 100;

    private readonly List<Line> lines;

    private VoucherRows(List<Line> lines) => this.lines = lines;

    private sealed record Line(int Number, NewVoucher Voucher);

    /// <summary>Each in its currency. Refuses with 400 invalid_rows, telling of each row that is wrong.</summary>
    public async Task<IReadOnlyCollection<NewVoucher>> InCurrency(
        VoucherIssuer issuer,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        // A currency is looked up once, not for each row.
        var checkedCurrencies = new Dictionary<string, string?>(StringComparer.Ordinal);
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var vouchers = new List<NewVoucher>(lines.Count);
        foreach (var (number, voucher) in lines)
        {
            var currency = voucher.Terms.Currency ?? "";
            if (!checkedCurrencies.TryGetValue(currency, out var wrong))
            {
                wrong = await issuer.WrongCurrency(voucher.Terms, connection, transaction, ct);
                checkedCurrencies[currency] = wrong;
            }

            if (wrong is not null)
            {
                Add(errors, number, [wrong]);
            }

            vouchers.Add(voucher with { Terms = issuer.InCurrency(voucher.Terms) });
        }

        Throw(errors);
        return vouchers;
    }

    /// <summary>Of the first line whose code is taken, and no other: nobody learns by the hundred which codes there are.</summary>
    public Refusal Taken(HashSet<Guid> taken)
    {
        var refusal = VoucherRefusals.Taken();
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        Add(errors, lines.First(line => taken.Contains(line.Voucher.Id)).Number, [refusal.Message]);
        return refusal.With("errors", errors);
    }

    /// <summary>Refuses with 400 what is no CSV of vouchers, telling of each row that is wrong.</summary>
    public static VoucherRows Parse(string text, DateTime now)
    {
        using var csv = new CsvReader(new StringReader(text), VoucherCsv.Reading);
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var read = new List<Line>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            var columns = ReadHeader(csv);
            while (csv.Read())
            {
                if (read.Count == MaxRows)
                {
                    throw Refusal.Invalid("body", $"The CSV has more than {MaxRows} rows.");
                }

                var wrong = new List<string>();
                if (csv.Parser.Count > columns)
                {
                    wrong.Add("This line has more cells than there are columns.");
                }

                var request = VoucherCsv.Read(csv, wrong);
                if (wrong.Count == 0)
                {
                    wrong.AddRange(
                        VoucherRequest.Validator.Instance.Validate(request).Errors.Select(error => error.ErrorMessage)
                    );
                }

                var code = request.Code is { } given
                    ? VoucherCode.Shown(given)
                    : VoucherCode.Of(pattern: null, prefix: null, length: null)!.Generate();
                if (!keys.Add(VoucherCode.KeyOf(code)))
                {
                    wrong.Add("This code is in the CSV before.");
                }

                Add(errors, csv.Parser.RawRow, wrong);
                read.Add(
                    new Line(
                        csv.Parser.RawRow,
                        new NewVoucher(Guid.CreateVersion7(new DateTimeOffset(now)), code, request.ToTerms())
                    )
                );
            }
        }
        catch (CsvHelperException malformed)
        {
            Add(errors, malformed.Context?.Parser?.RawRow ?? 1, ["This line is no CSV as RFC 4180 has it."]);
        }

        Throw(errors);
        return read.Count > 0 ? new VoucherRows(read) : throw Refusal.Invalid("body", "The CSV has no rows.");
    }

    /// <summary>How many columns there are. Refuses with 400 what are none of vouchers.</summary>
    private static int ReadHeader(CsvReader csv)
    {
        if (
            !csv.Read()
            || !csv.ReadHeader()
            || csv.HeaderRecord is not { } header
            || !header.Contains("kind", StringComparer.Ordinal)
        )
        {
            throw Refusal.Invalid("line 1", "The first line names the columns, 'kind' among them.");
        }

        if (header.Distinct(StringComparer.Ordinal).Count() < header.Length)
        {
            throw Refusal.Invalid("line 1", "A column is there twice.");
        }

        return VoucherCsv.UnknownOf(header) is { } unknown
            ? throw Refusal.Invalid("line 1", $"'{unknown}' is no column of vouchers.")
            : header.Length;
    }

    private static void Add(Dictionary<string, string[]> errors, int line, List<string> wrong)
    {
        if (wrong.Count > 0 && errors.Count < MaxErrors)
        {
            errors[string.Create(CultureInfo.InvariantCulture, $"line {line}")] = [.. wrong];
        }
    }

    private static void Throw(Dictionary<string, string[]> errors)
    {
        if (errors.Count > 0)
        {
            throw Refusal.Invalid(errors, "invalid_rows");
        }
    }
}

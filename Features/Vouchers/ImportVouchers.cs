using System.Globalization;
using Companion.Features.Events;
using Companion.Infrastructure;
using CsvHelper;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Features.Vouchers;

/// <summary>
/// Makes vouchers from CSV (at most 5 MiB and 100,000 rows), as the export writes it, for the event's organiser; all or none. Only the column kind must be there; a code that is left
/// out is generated. 400 tells of the first 100 rows that are wrong, by line ("line 3"), a code that is taken among them. 404 for those who may not know of
/// the event, 403 not_organiser, 409 event_cancelled, 413, 415.
/// </summary>
internal static class ImportVouchers
{
    private const int MaxBytes = 5 * 1024 * 1024;
    private const int MaxRows = 100_000;
    private const int MaxErrors = 100;

    public static void Map(IEndpointRouteBuilder vouchers) =>
        vouchers
            .MapPost("/import", Handle)
            .WithMetadata(new RequestSizeLimitAttribute(MaxBytes))
            .WithName(nameof(ImportVouchers))
            .WithSummary("Make vouchers from CSV")
            .Produces<Response>(StatusCodes.Status201Created)
            .DisableRequestTimeout()
            .Refuses(StatusCodes.Status400BadRequest, "invalid_rows")
            .Refuses(StatusCodes.Status403Forbidden, "not_organiser")
            .Refuses(StatusCodes.Status409Conflict, "event_cancelled");

    /// <param name="Created">How many.</param>
    internal sealed record Response(int Created);

    private sealed record Line(int Number, NewVoucher Voucher);

    private static async Task<IResult> Handle(
        [FromRoute(Name = "event_id")] Guid eventId,
        CsvBody body,
        IdempotencyKey key,
        Caller caller,
        Database database,
        UpdateSignals signals,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        await using var connection = await database.Long.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var role = await EventRoles.Of(eventId, caller, connection, transaction, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var lines = Parse(body.Text(), now);
        role.RequireOrganiser();
        if (await key.Claim(caller, body.Bytes, now, connection, transaction, ct) is { } kept)
        {
            return kept;
        }

        var issuer = await VoucherIssuer.Of(eventId, role, connection, transaction, ct);
        var known = new HashSet<string>(StringComparer.Ordinal);
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var vouchers = new List<NewVoucher>(lines.Count);
        foreach (var (number, voucher) in lines)
        {
            try
            {
                // A currency is looked up once, not for each row.
                var terms = voucher.Terms;
                if (terms.Currency is null || !known.Contains(terms.Currency))
                {
                    terms = await issuer.InCurrency(terms, connection, transaction, ct);
                    known.Add(terms.Currency!);
                }

                vouchers.Add(voucher with { Terms = terms });
            }
            catch (Refusal wrong)
            {
                Add(errors, number, [wrong.Message]);
            }
        }

        Throw(errors);
        var taken = await CopyVouchers.Copy(issuer, vouchers, now, connection, transaction, ct);
        foreach (var (number, voucher) in lines)
        {
            if (taken.Contains(voucher.Id))
            {
                Add(errors, number, ["There is a voucher with this code already."]);
            }
        }

        Throw(errors);
        var answer = await key.Created(
            issuer.Path,
            new Response(vouchers.Count),
            version: 1,
            caller,
            connection,
            transaction,
            ct
        );
        await transaction.CommitAsync(ct);
        signals.Hint(eventId);
        return answer;
    }

    /// <summary>Refuses with 400 what is no CSV of vouchers, telling of each row that is wrong.</summary>
    private static List<Line> Parse(string text, DateTime now)
    {
        using var csv = new CsvReader(new StringReader(text), VoucherCsv.Reading);
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var lines = new List<Line>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            if (!csv.Read() || !csv.ReadHeader() || !csv.HeaderRecord!.Contains("kind", StringComparer.Ordinal))
            {
                throw Refusal.Invalid("line 1", "The first line names the columns, 'kind' among them.");
            }

            if (VoucherCsv.UnknownOf(csv.HeaderRecord!) is { } unknown)
            {
                throw Refusal.Invalid("line 1", $"'{unknown}' is no column of vouchers.");
            }

            while (csv.Read())
            {
                if (lines.Count == MaxRows)
                {
                    throw Refusal.Invalid("body", $"The CSV has more than {MaxRows} rows.");
                }

                var wrong = new List<string>();
                var request = VoucherCsv.Read(csv, wrong);
                if (wrong.Count == 0)
                {
                    wrong.AddRange(
                        CreateVoucher
                            .RequestValidator.Instance.Validate(request)
                            .Errors.Select(error => error.ErrorMessage)
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
                lines.Add(
                    new Line(
                        csv.Parser.RawRow,
                        new NewVoucher(Guid.CreateVersion7(new DateTimeOffset(now)), code, request.Terms)
                    )
                );
            }
        }
        catch (CsvHelperException malformed)
        {
            Add(errors, malformed.Context?.Parser?.RawRow ?? 1, ["This line is no CSV as RFC 4180 has it."]);
        }

        Throw(errors);
        return lines.Count > 0 ? lines : throw Refusal.Invalid("body", "The CSV has no rows.");
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

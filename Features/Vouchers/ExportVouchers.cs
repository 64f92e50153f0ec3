using System.Text;
using Companion.Features.Events;
using Companion.Infrastructure;
using CsvHelper;
using Dapper;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Features.Vouchers;

/// <summary>
/// All vouchers of an event as CSV, the newest first, streamed, for its organiser; POST …/vouchers/import takes the same. 404 for those who may not know of the event, 403 not_organiser.
/// </summary>
internal static class ExportVouchers
{
    private const int RowsPerRead = 2000;

    public static void Map(IEndpointRouteBuilder events) =>
        events
            .MapGet("/{event_id:guid}/vouchers.csv", Handle)
            .Produces<string>(StatusCodes.Status200OK, VoucherLines.Csv)
            .WithTags("Vouchers")
            .WithName(nameof(ExportVouchers))
            .WithSummary("All vouchers of an event as CSV")
            .DisableRequestTimeout()
            .Refuses(StatusCodes.Status403Forbidden, "not_organiser");

    private const string Sql = $"""
        select {Voucher.Columns}
        from vouchers v
        {Voucher.Joins}
        where v.event_id = @EventId and v.id < @Before
        order by v.id desc
        limit @RowsPerRead
        """;

    private static async Task Handle(
        [FromRoute(Name = "event_id")] Guid eventId,
        Caller caller,
        Database database,
        TimeProvider clock,
        HttpResponse response,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var rows = await Read(Guid.AllBitsSet);
        response.ContentType = $"{VoucherLines.Csv}; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"vouchers-{eventId}.csv\"";
        await using var csv = new CsvWriter(
            new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)),
            VoucherCsv.Writing
        );
        await VoucherCsv.WriteHeader(csv);
        while (rows.Count > 0)
        {
            foreach (var row in rows)
            {
                await VoucherCsv.Write(csv, row.Voucher);
            }

            await csv.FlushAsync();
            rows = rows.Count < RowsPerRead ? [] : await Read(rows[^1].Id);
        }

        // A connection for each read, none while a slow reader takes what was read.
        async Task<List<Voucher.Row>> Read(Guid before)
        {
            await using var connection = await database.Writes.OpenConnectionAsync(ct);
            (await EventRoles.Of(eventId, caller, connection, transaction: null, ct)).RequireOrganiser();
            return
            [
                .. await connection.QueryAsync<Voucher.Row>(
                    new CommandDefinition(
                        Sql,
                        new
                        {
                            EventId = eventId,
                            Before = before,
                            RowsPerRead,
                            Now = now,
                        },
                        cancellationToken: ct
                    )
                ),
            ];
        }
    }
}

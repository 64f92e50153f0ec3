using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Companion.Infrastructure;

/// <summary>
/// A catalogue's list. Older clients read it whole, as {"member":[…]}; with limit or after it is a page, which has a next as well.
/// A whole list of over 16 MiB is not kept in memory: it is read and sent run by run, each of its own moment, and has no ETag.
/// </summary>
/// <param name="member">The member that holds the rows.</param>
/// <param name="read">Reads the rows that come after an id, in order of id, at most so many or fewer.</param>
internal sealed class CatalogueList(string member, CatalogueList.ReadRows read)
{
    private const int RowsAtOnce = 1000;

    private static readonly ReadyAnswer TooLong = new([], ReadyAnswer.JsonType, "");

    internal delegate Task<Rows> ReadRows(int after, int take, Database database);

    /// <param name="Stamp">The catalogue's, of the same moment.</param>
    /// <param name="Items">The rows' JSON, with commas between them.</param>
    /// <param name="Last">The id of the last of them.</param>
    /// <param name="AreLast">Nothing comes after them.</param>
    internal sealed record Rows(Guid Stamp, ReadOnlyMemory<byte> Items, int Last, bool AreLast);

    public async Task<IResult> Answer(PageRequest page, Catalogue catalogue, Database database)
    {
        if (page.IsAsked)
        {
            var key = CatalogueKey.Page(page.KeyOr(0, 0), page.Limit);
            return (await catalogue.Find(key, (_, primary) => ReadPage(page, primary)))!;
        }

        var whole = (await catalogue.Find(CatalogueKey.Whole, (_, primary) => ReadWhole(primary)))!;
        return whole == TooLong ? new Streamed(this, database) : whole;
    }

    private Task<Rows> Read(int after, int take, Database database) => read(after, take, database);

    private byte[] Head => Encoding.UTF8.GetBytes($$"""{"{{member}}":[""");

    private async Task<Catalogue.Read> ReadPage(PageRequest page, Database database)
    {
        var rows = await Read(page.KeyOr(0, 0), page.Limit, database);
        var next = rows.AreLast ? "null" : $"\"{JsonEncodedText.Encode(page.CursorAt(rows.Last))}\"";
        return new(
            rows.Stamp,
            ReadyAnswer.Of([.. Head, .. rows.Items.Span, .. Encoding.UTF8.GetBytes($$"""],"next":{{next}}}""")])
        );
    }

    private async Task<Catalogue.Read> ReadWhole(Database database)
    {
        var bytes = new ArrayBufferWriter<byte>();
        bytes.Write(Head);
        // Where a run is of a later moment the stamp is another by then, and this one is not given to anybody who asks after that.
        Guid? stamp = null;
        for (var after = 0; ; )
        {
            var rows = await Read(after, RowsAtOnce, database);
            stamp ??= rows.Stamp;
            WriteRun(bytes, after, rows);
            if (bytes.WrittenCount > Catalogue.MaxAnswerBytes - 2)
            {
                return new(stamp.Value, TooLong);
            }

            if (rows.AreLast)
            {
                bytes.Write("]}"u8);
                return new(stamp.Value, ReadyAnswer.Of(bytes.WrittenSpan.ToArray()));
            }

            after = rows.Last;
        }
    }

    private static void WriteRun(IBufferWriter<byte> to, int after, Rows rows)
    {
        if (after != 0 && rows.Items.Length > 0)
        {
            to.Write(","u8);
        }

        to.Write(rows.Items.Span);
    }

    private sealed class Streamed(CatalogueList list, Database database) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            var ct = httpContext.RequestAborted;
            response.ContentType = ReadyAnswer.JsonType;
            response.Headers.CacheControl = "no-cache";
            response.Headers.Append("Vary", "Origin");
            if (HttpConventions.AsksForHeadersOnly(httpContext))
            {
                return;
            }

            await response.BodyWriter.WriteAsync(list.Head, ct);
            for (var after = 0; ; )
            {
                // A slow reader holds one run, and no connection.
                var rows = await list.Read(after, RowsAtOnce, database);
                WriteRun(response.BodyWriter, after, rows);
                await response.BodyWriter.FlushAsync(ct);
                if (rows.AreLast)
                {
                    await response.BodyWriter.WriteAsync("]}"u8.ToArray(), ct);
                    return;
                }

                after = rows.Last;
            }
        }
    }
}

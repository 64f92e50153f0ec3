using System.Buffers;
using System.Data;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace Companion.Infrastructure;

/// <summary>
/// A catalogue's list. Older clients read it whole, as {"member":[…]}; with limit or after it is a page, which has a next as well.
/// A whole list of over 16 MiB is a <see cref="CatalogueStream"/>.
/// </summary>
internal sealed class CatalogueList
{
    private const int RowsAtOnce = 1000;

    private readonly byte[] head;
    private readonly ReadRows read;
    private readonly CatalogueStream stream;

    /// <param name="member">The member that holds the rows.</param>
    /// <param name="read">Reads the rows that come after an id, in order of id, at most so many or fewer.</param>
    public CatalogueList(string member, ReadRows read)
    {
        this.read = read;
        head = Encoding.UTF8.GetBytes($$"""{"{{member}}":[""");
        stream = new(head, ReadRun);
    }

    internal delegate Task<Rows> ReadRows(int after, int take, NpgsqlConnection connection);

    /// <param name="Stamp">The catalogue's, of the same moment.</param>
    /// <param name="Items">The rows' JSON, with commas between them.</param>
    /// <param name="Last">The id of the last of them.</param>
    /// <param name="LastOfAll">The greatest id that there is; null where there is none.</param>
    internal sealed record Rows(Guid Stamp, ReadOnlyMemory<byte> Items, int Last, int? LastOfAll)
    {
        /// <summary>Nothing comes after them: also where what came last was deleted meanwhile.</summary>
        public bool AreLast => Items.IsEmpty || Last >= LastOfAll;
    }

    public async Task<IResult> Answer(PageRequest page, Catalogue catalogue)
    {
        if (page.IsAsked)
        {
            var key = CatalogueKey.Page(page.KeyOr(0, 0), page.Limit);
            return (await catalogue.Find(key, (_, database) => ReadPage(page, database)))!;
        }

        var whole = (await catalogue.Find(CatalogueKey.Whole, (_, database) => ReadWhole(database)))!;
        return whole.MadeOf is CatalogueStream.Beginning ? stream.Answer(whole, catalogue) : whole;
    }

    private async Task<Catalogue.Read> ReadPage(PageRequest page, Database database)
    {
        await using var connection = await database.Writes.OpenConnectionAsync();
        var rows = await read(page.KeyOr(0, 0), page.Limit, connection);
        var next = rows.AreLast ? "null" : $"\"{JsonEncodedText.Encode(page.CursorAt(rows.Last))}\"";
        return new(
            rows.Stamp,
            ReadyAnswer.Of([.. head, .. rows.Items.Span, .. Encoding.UTF8.GetBytes($$"""],"next":{{next}}}""")])
        );
    }

    private async Task<Catalogue.Read> ReadWhole(Database database)
    {
        var bytes = new ArrayBufferWriter<byte>();
        bytes.Write(head);
        await using var connection = await database.Writes.OpenConnectionAsync();
        // All runs of one moment: were later rows given under an earlier stamp, what is read next under it would be older than they.
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        for (var after = 0; ; )
        {
            var rows = await read(after, RowsAtOnce, connection);
            bytes.Write(after != 0 && !rows.Items.IsEmpty ? ","u8 : ""u8);
            bytes.Write(rows.Items.Span);
            if (bytes.WrittenCount > Catalogue.MaxAnswerBytes - 2)
            {
                return new(rows.Stamp, CatalogueStream.Begun(rows.Stamp));
            }

            if (rows.AreLast)
            {
                bytes.Write("]}"u8);
                return new(rows.Stamp, ReadyAnswer.Of(bytes.WrittenSpan.ToArray()));
            }

            after = rows.Last;
        }
    }

    private async Task<Rows> ReadRun(int after, Database database)
    {
        // What has begun is not broken off because requests are many: it takes no connection of theirs, and waits longer for one.
        var source = after == 0 ? database.Writes : database.Long;
        await using var connection = await source.OpenConnectionAsync();
        return await read(after, RowsAtOnce, connection);
    }
}

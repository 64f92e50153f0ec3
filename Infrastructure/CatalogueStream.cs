namespace Companion.Infrastructure;

/// <summary>
/// A list that is too long to be kept in one piece: it is read and sent run by run, each of its own moment, with a weak ETag of the stamp that it
/// was begun under. Its runs are kept, and read once for all who are sent them; 503 when too many are.
/// </summary>
/// <param name="head">What comes before the first row.</param>
/// <param name="read">Reads a run.</param>
internal sealed class CatalogueStream(byte[] head, Func<int, Database, Task<CatalogueList.Rows>> read)
{
    // Each holds a run, which may be of 9 MiB.
    private const int MaxSending = 16;

    // Who takes longer to read 64 KiB is cut off, and does not keep others out. The server's own least rate would not do it: what the network's buffers
    // took at first counts there for minutes.
    private static readonly TimeSpan MaxPartTime = TimeSpan.FromSeconds(10);

    private int sending;

    internal sealed record Beginning(Guid Stamp);

    /// <summary>What is kept in the place of the whole list.</summary>
    public static ReadyAnswer Begun(Guid stamp) =>
        new(ReadOnlyMemory<byte>.Empty, ReadyAnswer.JsonType, $"W/\"{stamp:N}\"") { MadeOf = new Beginning(stamp) };

    public IResult Answer(ReadyAnswer begun, Catalogue catalogue) => new Sent(this, begun, catalogue);

    private sealed class Sent(CatalogueStream stream, ReadyAnswer begun, Catalogue catalogue) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            if (begun.IsKnownTo(httpContext) || HttpConventions.AsksForHeadersOnly(httpContext))
            {
                return;
            }

            try
            {
                if (Interlocked.Increment(ref stream.sending) > MaxSending)
                {
                    throw Refusal.Unavailable();
                }

                // Before anything is sent: what cannot be begun is refused.
                var first = await Read(0);
                await Send(first, httpContext);
            }
            finally
            {
                Interlocked.Decrement(ref stream.sending);
            }
        }

        private async Task Send(CatalogueList.Rows rows, HttpContext context)
        {
            using var tooSlow = new CancellationTokenSource();
            await using var cutOff = tooSlow.Token.Register(context.Abort);
            await Write(stream.Head);
            await Write(rows.Items);
            while (!rows.AreLast)
            {
                rows = await Read(rows.Last);
                await Write(rows.Items.IsEmpty ? default : Comma);
                await Write(rows.Items);
            }

            await Write(End);

            async Task Write(ReadOnlyMemory<byte> bytes)
            {
                for (var at = 0; at < bytes.Length; at += ReadyAnswer.Part)
                {
                    tooSlow.CancelAfter(MaxPartTime);
                    await context.Response.BodyWriter.WriteAsync(
                        bytes.Slice(at, Math.Min(ReadyAnswer.Part, bytes.Length - at)),
                        context.RequestAborted
                    );
                }

                tooSlow.CancelAfter(Timeout.InfiniteTimeSpan);
            }
        }

        private async Task<CatalogueList.Rows> Read(int after)
        {
            var run = await catalogue.FindAt(
                CatalogueKey.Run(after),
                ((Beginning)begun.MadeOf!).Stamp,
                async (_, database) =>
                {
                    var rows = await stream.Read(after, database);
                    return new(rows.Stamp, new ReadyAnswer(rows.Items, ReadyAnswer.JsonType, "") { MadeOf = rows });
                }
            );
            return (CatalogueList.Rows)run!.MadeOf!;
        }
    }

    private static readonly byte[] Comma = ","u8.ToArray();

    private static readonly byte[] End = "]}"u8.ToArray();

    private byte[] Head => head;

    private Task<CatalogueList.Rows> Read(int after, Database database) => read(after, database);
}

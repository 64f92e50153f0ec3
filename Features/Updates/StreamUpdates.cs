using System.Buffers;
using System.Globalization;
using System.Text;
using Companion.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Companion.Features.Updates;

/// <summary>
/// The caller's updates as they happen, as Server-Sent Events (WHATWG HTML, section 9.2): message, read, meeting; and event, a hint without an id, to those who organise or
/// work at one: its new counts, at most once a second, kept nowhere (GET …/insights has them). id is the cursor;
/// Last-Event-ID, or after, goes on from one without gap or repeat, after a lost connection, a restart, on any instance; without either the stream begins now.
/// resync: what lies between is no longer known, read again what you show. A comment every 15 s. The stream ends with its session
/// (within 5 s), with the service (after retry:), and for a client that does not take what it is sent for 10 s.
/// </summary>
internal static class StreamUpdates
{
    public static void Map(IEndpointRouteBuilder v1) =>
        v1.MapGet("/stream", Handle)
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
            .WithTags("Updates")
            .WithName(nameof(StreamUpdates))
            .WithSummary("Your updates, live")
            .Refuses(StatusCodes.Status429TooManyRequests, "too_many_streams")
            .DisableRequestTimeout();

    /// <summary>Few, so that many who catch up at once stay small.</summary>
    private const int UpdatesPerRead = 20;

    private const int RetryMilliseconds = 2000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PatienceWhenStopping = TimeSpan.FromSeconds(1);

    private static async Task Handle(
        [FromHeader(Name = "Last-Event-ID")] string? lastEventId,
        [FromQuery(Name = "after")] string? after,
        Caller caller,
        UpdateLog log,
        UpdateSignals signals,
        OpenStreams streams,
        StreamSettings settings,
        IHostApplicationLifetime lifetime,
        HttpContext context
    )
    {
        // A browser that reconnects sends both: the address with which it began, and the last id that it saw.
        var cursor = CursorOf(lastEventId, after);
        using var stream = streams.Open(caller, context.RequestAborted);
        using var waiter = signals.Wait(caller.AccountId, takesHints: true);
        var output = new Output(context, lifetime.ApplicationStopping);
        try
        {
            var (from, isLost) = await log.Place(caller.AccountId, cursor, stream.Ended);
            isLost |= cursor is null && lastEventId is { Length: > 0 };
            Begin(context);
            if (HttpConventions.AsksForHeadersOnly(context))
            {
                return;
            }

            output.Text($"retry: {RetryMilliseconds}\n\n");
            output.Place(from, isLost);
            await output.Flush();
            await Tail(caller.AccountId, from, waiter, log, output, settings.CommentEvery, stream.Ended);
        }
        catch (OperationCanceledException) when (stream.Ended.IsCancellationRequested)
        {
            if (lifetime.ApplicationStopping.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
            {
                // To who has just come as well: a browser comes back after 200 only. Not all at once to the instance that is left.
                Begin(context);
                output.Text($"retry: {Random.Shared.Next(RetryMilliseconds / 4, RetryMilliseconds)}\n\n");
                await output.Flush();
            }
            else if (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
            {
                throw Refusal.Unauthenticated();
            }
        }
    }

    private static void Begin(HttpContext context)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers["X-Accel-Buffering"] = "no"; // nginx would keep events back.
        }
    }

    private static UpdateCursor? CursorOf(string? lastEventId, string? after)
    {
        if (lastEventId is { Length: > 0 })
        {
            // What an EventSource remembers it cannot be made to forget: an id of no known form is a lost place, not an error.
            return UpdateCursor.Parse(lastEventId);
        }

        return after is null
            ? null
            : UpdateCursor.Parse(after)
                ?? throw Refusal.Invalid(
                    "after",
                    "'after' is no cursor. Leave it out to begin now, or send the id of an event, or a 'next'."
                );
    }

    private static async Task Tail(
        Guid accountId,
        UpdateCursor from,
        UpdateWaiter waiter,
        UpdateLog log,
        Output output,
        TimeSpan commentEvery,
        CancellationToken ended
    )
    {
        var isPlaced = true;
        while (!ended.IsCancellationRequested)
        {
            try
            {
                if (!isPlaced)
                {
                    (from, var isLost) = await log.Place(accountId, from, ended);
                    isPlaced = true;
                    if (isLost)
                    {
                        output.Place(from, isLost);
                    }
                }

                var page = await log.Read(accountId, from, UpdatesPerRead, ended);
                if (!from.IsOf(page.Epoch))
                {
                    isPlaced = false;
                    continue;
                }

                foreach (var update in page.Updates)
                {
                    output.Event(update);
                    from = update.Cursor;
                }

                foreach (var (kind, data) in waiter.TakeHints())
                {
                    output.Hint(kind, data);
                }

                waiter.SeenId = from.Id;
                await output.Flush();
                if (page.IsFull)
                {
                    continue;
                }
            }
            catch (Exception away) when (away is NpgsqlException or Refusal)
            {
                // The database is away: the stream stays, and is placed anew when it is back, perhaps as another.
                isPlaced = false;
                await waiter.WaitAsync(TimeSpan.FromMilliseconds(Random.Shared.Next(500, 1500)), ended);
                await output.Comment();
                continue;
            }

            while (!await waiter.WaitAsync(commentEvery - UpdateSignals.Tick, ended))
            {
                await output.Comment();
            }
        }

        ended.ThrowIfCancellationRequested();
    }

    /// <summary>Whole events only: an event is never cut by the end of the stream, only by that of the connection.</summary>
    private sealed class Output(HttpContext context, CancellationToken stopping)
    {
        private readonly System.IO.Pipelines.PipeWriter body = context.Response.BodyWriter;

        public void Text(string text) => Encoding.UTF8.GetBytes(text, body);

        public void Event(LoggedUpdate update) =>
            Text($"id: {update.Cursor}\nevent: {update.Kind}\ndata: {update.Data}\n\n");

        /// <summary>Without an id: it is in no log, and the place in that stays.</summary>
        public void Hint(string kind, string data) => Text($"event: {kind}\ndata: {data}\n\n");

        /// <summary>The id alone is no event, but is remembered: who is cut off before the first one goes on from here.</summary>
        public void Place(UpdateCursor from, bool isLost) =>
            Text(isLost ? $"id: {from}\nevent: resync\ndata: {{}}\n\n" : $"id: {from}\n\n");

        public Task Comment()
        {
            Text(":\n\n");
            return Flush();
        }

        public async Task Flush()
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
            patience.CancelAfter(stopping.IsCancellationRequested ? PatienceWhenStopping : Patience);
            using var shortened = stopping.Register(() => patience.CancelAfter(PatienceWhenStopping));
            try
            {
                await body.FlushAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                // A reader too slow resumes from where it was; what it has not taken is not kept for it.
                context.Abort();
                throw;
            }
        }
    }
}

using System.Text.Json;
using Companion.Infrastructure;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Features.Updates;

/// <summary>
/// The stream's updates as JSON, for who cannot hold a stream: those after a cursor (without one: from now on), at most limit (1 to 100, default 20). With
/// none there it waits up to wait seconds (0 to 30, default 0; it may be one less) for the first. next is always there: send it as after.
/// </summary>
internal static class ListUpdates
{
    public static void Map(IEndpointRouteBuilder v1) =>
        v1.MapGet("/updates", Handle)
            .DisableRequestTimeout()
            .WithTags("Updates")
            .WithName(nameof(ListUpdates))
            .WithSummary("Your updates, by long poll")
            .Refuses(StatusCodes.Status429TooManyRequests, "too_many_streams");

    private const int MaxWait = 30;

    internal sealed record Response(IReadOnlyList<Update> Items, string Next);

    private static async Task<Ok<Response>> Handle(
        [FromQuery(Name = "after")] string? after,
        [FromQuery(Name = "wait")] int? wait,
        [FromQuery(Name = "limit")] int? limit,
        Caller caller,
        UpdateLog log,
        UpdateSignals signals,
        OpenStreams streams,
        CancellationToken ct
    )
    {
        if (limit is < 1 or > PageRequest.MaxLimit)
        {
            throw Refusal.Invalid("limit", $"'limit' is a whole number from 1 to {PageRequest.MaxLimit}.");
        }

        if (wait is < 0 or > MaxWait)
        {
            throw Refusal.Invalid("wait", $"'wait' is a whole number of seconds from 0 to {MaxWait}.");
        }

        UpdateCursor? cursor = after is null
            ? null
            : UpdateCursor.Parse(after)
                ?? throw Refusal.Invalid(
                    "after",
                    "'after' is no cursor. Leave it out to begin now, or send the id of an event, or a 'next'."
                );
        using var stream = streams.Open(caller, ct);
        using var waiter = signals.Wait(caller.AccountId);
        var (from, isLost) = await log.Place(caller.AccountId, cursor, ct);
        if (isLost)
        {
            return TypedResults.Ok(new Response([Update.Resync(from)], from.ToString()));
        }

        var deadline = Environment.TickCount64 + ((wait ?? 0) * 1000L);
        while (true)
        {
            waiter.SeenId = from.Id;
            var page = await log.Read(caller.AccountId, from, limit ?? PageRequest.DefaultLimit, ct);
            if (!from.IsOf(page.Epoch))
            {
                (from, _) = await log.Place(caller.AccountId, from, ct);
                return TypedResults.Ok(new Response([Update.Resync(from)], from.ToString()));
            }

            var updates = page.Updates;
            var left = deadline - Environment.TickCount64;
            if (updates.Count > 0 || left <= 0 || !await Woken(waiter, left, stream.Ended))
            {
                return TypedResults.Ok(
                    new Response(
                        [
                            .. updates.Select(update => new Update(
                                update.Cursor.ToString(),
                                update.Kind,
                                JsonElement.Parse(update.Data)
                            )),
                        ],
                        (updates.Count > 0 ? updates[^1].Cursor : from).ToString()
                    )
                );
            }
        }
    }

    /// <summary>False when it is time to answer: the wait, the session or the service is at its end.</summary>
    private static async Task<bool> Woken(UpdateWaiter waiter, long milliseconds, CancellationToken ended)
    {
        try
        {
            // Rather a tick early than late: others cut what lasts longer than they were told.
            return await waiter.WaitAsync(TimeSpan.FromMilliseconds(milliseconds) - UpdateSignals.Tick, ended);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

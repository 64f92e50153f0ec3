using System.Runtime.InteropServices;
using System.Security.Claims;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Companion.Features.Companions;

/// <summary>
/// The starts at which an active companion is free for a meeting of so many minutes, for anyone. from and to are dates in
/// time_zone (by default the city's), both included, at most 31; from is today when left out, to is 6 days later, minutes
/// the companion's shortest. 404 when there is no such companion; a length that they do not take has no slots, and one that
/// nobody takes is 400. To somebody signed in who has blocked the companion, or whom they have blocked, it answers 200 with no
/// slots, as though nothing were free.
/// </summary>
internal static class ListSlots
{
    public static void Map(IEndpointRouteBuilder companions) =>
        companions
            .MapGet("/{id:guid}/slots", Handle)
            .WithName(nameof(ListSlots))
            .WithSummary("When a companion is free")
            .PublicRead(TimeSpan.Zero, byCaller: true)
            .Produces<Response>();

    /// <param name="LocalStartsAt">The same moment in the answer's time_zone, with its offset.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Slot(
        DateTime StartsAt,
        DateTime EndsAt,
        DateTimeOffset LocalStartsAt,
        DateTimeOffset LocalEndsAt
    );

    internal sealed record Response(string TimeZone, int Minutes, IReadOnlyList<Slot> Items);

    private const string ExistsSql = "select exists (select from companions c where c.id = @Id and c.is_active)";

    // Where a clock is changed meanwhile.
    private const string Sql = """
        select
            s.starts_at,
            s.starts_at at time zone @TimeZone as local_starts_at,
            (s.starts_at + make_interval(mins => @Minutes)) at time zone @TimeZone as local_ends_at
        from companion_starts(@Id, @Opens, @Closes, @Minutes, @Now) s
        where (s.starts_at at time zone @TimeZone)::date between @From and @To
        order by s.starts_at
        """;

    private static async Task<ReadyAnswer> Handle(
        Guid id,
        [FromQuery(Name = "from")] string? from,
        [FromQuery(Name = "to")] string? to,
        [FromQuery(Name = "minutes")] int? minutes,
        [FromQuery(Name = "time_zone")] string? timeZone,
        ClaimsPrincipal user,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var (dates, refusal) = SlotRequest.Check(from, to, minutes, timeZone);
        var now = clock.GetUtcNow().UtcDateTime;
        if (refusal is null)
        {
            try
            {
                var window =
                    await SlotWindow.Find(id, dates, minutes, timeZone, Caller.Of(user)?.AccountId, now, database, ct)
                    ?? throw Refusal.NotFound();
                var slots = window.IsSteady
                    ? FreeStarts.Of(window).Select(start => SlotOf(window, start))
                    : await AroundChange(id, window, now, database, ct);
                return ReadyAnswer.Of(SlotsJson.Of(new Response(window.TimeZone, window.Minutes, [.. slots])));
            }
            catch (PostgresException unknown) when (unknown.SqlState is PostgresErrorCodes.InvalidParameterValue)
            {
                refusal = SlotRequest.UnknownZone();
            }
        }

        await using var connection = await database.Reads.OpenConnectionAsync(ct);
        throw await connection.QuerySingleAsync<bool>(
            new CommandDefinition(ExistsSql, new { Id = id }, cancellationToken: ct)
        )
            ? refusal
            : Refusal.NotFound();
    }

    private static async Task<IEnumerable<Slot>> AroundChange(
        Guid id,
        SlotWindow window,
        DateTime now,
        Database database,
        CancellationToken ct
    )
    {
        var parameters = new
        {
            Id = id,
            window.TimeZone,
            window.Minutes,
            window.Opens,
            window.Closes,
            window.From,
            window.To,
            Now = now,
        };
        await using var connection = await database.Reads.OpenConnectionAsync(ct);
        var starts = await connection.QueryAsync<(DateTime StartsAt, DateTime LocalStartsAt, DateTime LocalEndsAt)>(
            new CommandDefinition(Sql, parameters, cancellationToken: ct)
        );
        return starts
            .Where(start => FreeStarts.IsFree(window, start.StartsAt))
            .Select(start =>
            {
                var end = start.StartsAt.AddMinutes(window.Minutes);
                return new Slot(
                    start.StartsAt,
                    end,
                    Local(start.LocalStartsAt, start.StartsAt),
                    Local(start.LocalEndsAt, end)
                );
            });
    }

    private static Slot SlotOf(SlotWindow window, DateTime start)
    {
        var end = start.AddMinutes(window.Minutes);
        return new Slot(start, end, Local(start + window.Ahead, start), Local(end + window.Ahead, end));
    }

    private static DateTimeOffset Local(DateTime local, DateTime utc) =>
        new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), local - DateTime.SpecifyKind(utc, local.Kind));
}

using System.Security.Claims;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
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
            .PublicRead(TimeSpan.Zero, byCaller: true);

    /// <param name="LocalStartsAt">The same moment in the answer's time_zone, with its offset.</param>
    internal sealed record Slot(
        DateTime StartsAt,
        DateTime EndsAt,
        DateTimeOffset LocalStartsAt,
        DateTimeOffset LocalEndsAt
    );

    internal sealed record Response(string TimeZone, int Minutes, IReadOnlyList<Slot> Items);

    private const string ExistsSql = "select exists (select from companions c where c.id = @Id and c.is_active)";

    private const string Sql = """
        select coalesce(@TimeZone, z.time_zone) as time_zone, coalesce(@Minutes, c.min_minutes) as minutes
        from companions c
        join cities z on z.id = c.city_id
        where c.id = @Id and c.is_active;

        with asked as materialized (
            select
                c.account_id, c.buffer_before, c.buffer_after,
                coalesce(@TimeZone, z.time_zone) as time_zone,
                coalesce(@Minutes, c.min_minutes) as minutes,
                coalesce(@From, (@Now at time zone coalesce(@TimeZone, z.time_zone))::date) as from_date,
                coalesce(@To, coalesce(@From, (@Now at time zone coalesce(@TimeZone, z.time_zone))::date) + 6) as to_date
            from companions c
            join cities z on z.id = c.city_id
            where c.id = @Id and c.is_active
              and not exists (
                  select from blocks b where b.account_id = @Caller and b.blocked_id = c.account_id
                  union all
                  select from blocks b where b.account_id = c.account_id and b.blocked_id = @Caller
              )
        ),
        window_of as materialized (
            -- From a day before: of a midnight that comes twice this is the later one. The dates themselves decide below.
            select
                a.*,
                from_date::timestamp at time zone time_zone - interval '1 day' as opens,
                (to_date + 1)::timestamp at time zone time_zone as closes
            from asked a
        ),
        -- A request whose time to answer is over holds its slot no longer, even before the system has said so.
        busy as materialized (
            select e.during
            from window_of w
            join calendar_entries e
              on e.account_id = w.account_id
             and e.during && tstzrange(
                     w.opens - make_interval(mins => w.buffer_before),
                     w.closes + make_interval(mins => w.minutes + w.buffer_after)
                 )
            join meetings m on m.id = e.meeting_id
            where m.status <> 'requested' or m.expires_at > @Now
        )
        select
            s.starts_at,
            s.starts_at + make_interval(mins => w.minutes) as ends_at,
            s.starts_at at time zone w.time_zone as local_starts_at,
            (s.starts_at + make_interval(mins => w.minutes)) at time zone w.time_zone as local_ends_at
        from window_of w
        cross join companion_starts(@Id, w.opens, w.closes, w.minutes, @Now) s
        where (s.starts_at at time zone w.time_zone)::date between w.from_date and w.to_date
          and not exists (
            select from busy b
            where b.during && tstzrange(
                s.starts_at - make_interval(mins => w.buffer_before),
                s.starts_at + make_interval(mins => w.minutes + w.buffer_after)
            )
        )
        order by s.starts_at;
        """;

    private static async Task<Ok<Response>> Handle(
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
        await using var connection = await database.Reads.OpenConnectionAsync(ct);
        if (refusal is null)
        {
            try
            {
                var parameters = new
                {
                    Id = id,
                    dates.From,
                    dates.To,
                    Minutes = minutes,
                    TimeZone = timeZone,
                    Caller = Caller.Of(user)?.AccountId,
                    Now = clock.GetUtcNow().UtcDateTime,
                };
                return TypedResults.Ok(
                    await Read(new CommandDefinition(Sql, parameters, cancellationToken: ct), connection)
                );
            }
            catch (PostgresException unknown) when (unknown.SqlState is PostgresErrorCodes.InvalidParameterValue)
            {
                refusal = SlotRequest.UnknownZone();
            }
        }

        throw await connection.QuerySingleAsync<bool>(
            new CommandDefinition(ExistsSql, new { Id = id }, cancellationToken: ct)
        )
            ? refusal
            : Refusal.NotFound();
    }

    private static async Task<Response> Read(CommandDefinition command, NpgsqlConnection connection)
    {
        await using var results = await connection.QueryMultipleAsync(command);
        var (zone, length) = await results.ReadSingleOrDefaultAsync<(string? TimeZone, int Minutes)>();
        if (zone is null)
        {
            throw Refusal.NotFound();
        }

        var slots = await results.ReadAsync<(
            DateTime StartsAt,
            DateTime EndsAt,
            DateTime LocalStartsAt,
            DateTime LocalEndsAt
        )>();
        return new Response(
            zone,
            length,
            [
                .. slots.Select(s => new Slot(
                    s.StartsAt,
                    s.EndsAt,
                    Local(s.LocalStartsAt, s.StartsAt),
                    Local(s.LocalEndsAt, s.EndsAt)
                )),
            ]
        );
    }

    private static DateTimeOffset Local(DateTime local, DateTime utc) =>
        new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), local - DateTime.SpecifyKind(utc, local.Kind));
}

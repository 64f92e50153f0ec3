using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Features.Meetings;

/// <summary>
/// The caller's meetings, on one side or both, latest start first. from and to (RFC 3339, to excluded) bound the start.
/// </summary>
internal static class ListMeetings
{
    public static void Map(IEndpointRouteBuilder meetings) =>
        meetings.MapGet("", Handle).WithName(nameof(ListMeetings)).WithSummary("Your meetings");

    internal enum Side
    {
        Companion,
        Patron,
    }

    private const string AsCompanion = """
        (@Role::text is null or @Role = 'companion')
          and m.companion_id = (select c.id from companions c where c.account_id = @AccountId)
        """;

    private const string AsPatron = """
        (@Role::text is null or @Role = 'patron')
          and m.patron_id = (select p.id from patrons p where p.account_id = @AccountId)
        """;

    private const string OfStatus = "and m.status = @Status";

    private const string OnPage = """
        and m.starts_at >= @From and m.starts_at < @To and (m.starts_at, m.id) < (@AfterAt, @AfterId)
        order by m.starts_at desc, m.id desc
        limit @Take
        """;

    private const string Picked = $"""
        order by starts_at desc, id desc
        limit @Take
        )
        select {MeetingRow.Columns}
        from mine
        join meetings m on m.id = mine.id
        {MeetingRow.Joins}
        order by mine.starts_at desc, mine.id desc
        """;

    // Two statements rather than one with an optional status, so that each side of each is one range of its own index.
    private const string PickSql = $"""
        with mine as (
            (select m.id, m.starts_at from meetings m where {AsCompanion} {OnPage})
            union all
            (select m.id, m.starts_at from meetings m where {AsPatron} {OnPage})
            {Picked}
        """;

    private const string PickByStatusSql = $"""
        with mine as (
            (select m.id, m.starts_at from meetings m where {AsCompanion} {OfStatus} {OnPage})
            union all
            (select m.id, m.starts_at from meetings m where {AsPatron} {OfStatus} {OnPage})
            {Picked}
        """;

    private static readonly DateTime Earliest = DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc);
    private static readonly DateTime Latest = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);

    private static async Task<Ok<Page<Meeting>>> Handle(
        [FromQuery(Name = "role")] Wire<Side>? role,
        [FromQuery(Name = "status")] Wire<MeetingStatus>? status,
        [FromQuery(Name = "from")] string? from,
        [FromQuery(Name = "to")] string? to,
        PageRequest page,
        Caller caller,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<MeetingRow>(
            new CommandDefinition(
                status is null ? PickSql : PickByStatusSql,
                new
                {
                    caller.AccountId,
                    Role = role is { } side ? Wire<Side>.NameOf(side.Value) : null,
                    Status = status is { } wanted ? Wire<MeetingStatus>.NameOf(wanted.Value) : null,
                    From = UtcDateTimeConverter.OfQuery("from", from) ?? Earliest,
                    To = UtcDateTimeConverter.OfQuery("to", to) ?? Latest,
                    AfterAt = page.KeyOr(0, Latest),
                    AfterId = page.KeyOr(1, Guid.AllBitsSet),
                    page.Take,
                },
                cancellationToken: ct
            )
        );
        var meetings = rows.Select(row => Meeting.Of(row, row.SideOf(caller.AccountId)!.Value, now));
        return TypedResults.Ok(page.Of(meetings, meeting => [meeting.StartsAt, meeting.Id]));
    }
}

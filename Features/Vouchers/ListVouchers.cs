using Companion.Features.Events;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Companion.Features.Vouchers;

/// <summary>
/// The vouchers of an event, the newest first, for its organiser; by label and state. A page by state that has looked at 1,000 vouchers may hold fewer than
/// limit and say with next that there is more. 404 for those who may not know of the event, 403 not_organiser.
/// </summary>
internal static class ListVouchers
{
    private const int MaxCandidates = 1000;

    public static void Map(IEndpointRouteBuilder vouchers) =>
        vouchers
            .MapGet("", Handle)
            .WithName(nameof(ListVouchers))
            .WithSummary("The vouchers of an event")
            .Refuses(StatusCodes.Status403Forbidden, "not_organiser");

    private static readonly string OfEventSql = PageOf("v.event_id = @EventId");
    private static readonly string OfMarketplaceSql = PageOf("v.event_id is null");

    private static async Task<Ok<Page<Voucher>>> Handle(
        [FromRoute(Name = "event_id")] Guid eventId,
        [FromQuery(Name = "label")] string? label,
        [FromQuery(Name = "state")] Wire<VoucherState>? state,
        PageRequest page,
        Caller caller,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        (await EventRoles.Of(eventId, caller, connection, transaction: null, ct)).RequireOrganiser();
        return TypedResults.Ok(
            await List(eventId, label, state?.Value, page, clock.GetUtcNow().UtcDateTime, connection, ct)
        );
    }

    /// <summary>For the marketplace's too (<paramref name="eventId"/> null).</summary>
    public static async Task<Page<Voucher>> List(
        Guid? eventId,
        string? label,
        VoucherState? state,
        PageRequest page,
        DateTime now,
        NpgsqlConnection connection,
        CancellationToken ct
    )
    {
        await using var results = await connection.QueryMultipleAsync(
            new CommandDefinition(
                eventId is null ? OfMarketplaceSql : OfEventSql,
                new
                {
                    EventId = eventId,
                    Label = label,
                    State = state is { } wanted ? Wire<VoucherState>.NameOf(wanted) : null,
                    Before = page.KeyOr(0, Guid.AllBitsSet),
                    Candidates = MaxCandidates,
                    page.Take,
                    Now = now,
                },
                cancellationToken: ct
            )
        );
        await results.ReadAsync();
        var found = page.Of(
            (await results.ReadAsync<Voucher.Row>()).Select(row => row.Voucher),
            voucher => [voucher.Id]
        );
        var last = await results.ReadSingleOrDefaultAsync<Guid?>();
        return found.Next is null && last is { } id ? found with { Next = page.CursorAt(id) } : found;
    }

    // One range of one index; the state, which time changes, is asked of one voucher after the other, of at most @Candidates. Planned for what is asked, so that a label
    // that is not given is no condition.
    private static string PageOf(string issuer)
    {
        var candidates = $"""
            select v.* from vouchers v
            where {issuer} and (@Label::text is null or v.label = @Label) and v.id < @Before
            order by v.id desc
            limit @Candidates
            """;
        return $"""
            select set_config('plan_cache_mode', 'force_custom_plan', true);

            select {Voucher.Columns}
            from ({candidates}) v
            {Voucher.Joins}
            where @State::text is null or {VoucherRules.State} = @State
            order by v.id desc
            limit @Take;

            -- Where it stopped looking, if it did.
            select c.id
            from (select v.id, row_number() over (order by v.id desc) as n from ({candidates}) v where @State::text is not null) c
            where c.n = @Candidates;
            """;
    }
}

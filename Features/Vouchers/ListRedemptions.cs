using Companion.Features.Events;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Companion.Features.Vouchers;

/// <summary>
/// Every attempt to use a voucher, refused ones too, the latest first, for the event's organiser. 404 for those who may not know of the event, 403 not_organiser.
/// </summary>
internal static class ListRedemptions
{
    public static void Map(IEndpointRouteBuilder vouchers) =>
        vouchers
            .MapGet("/{voucher_id:guid}/redemptions", Handle)
            .WithName(nameof(ListRedemptions))
            .WithSummary("The uses of a voucher")
            .Refuses(StatusCodes.Status403Forbidden, "not_organiser");

    private const string Sql = $"""
        select {Redemption.Columns}
        from redemptions r
        {Redemption.Joins}
        where r.voucher_id = @VoucherId and r.id < @Before
        order by r.id desc
        limit @Take
        """;

    private static async Task<Ok<Page<Redemption>>> Handle(
        [FromRoute(Name = "event_id")] Guid eventId,
        [FromRoute(Name = "voucher_id")] Guid voucherId,
        PageRequest page,
        Caller caller,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        (await EventRoles.Of(eventId, caller, connection, transaction: null, ct)).RequireOrganiser();
        await Voucher.Find(eventId, voucherId, clock.GetUtcNow().UtcDateTime, connection, transaction: null, ct);
        return TypedResults.Ok(await List(voucherId, page, connection, ct));
    }

    /// <summary>For the marketplace's too.</summary>
    public static async Task<Page<Redemption>> List(
        Guid voucherId,
        PageRequest page,
        NpgsqlConnection connection,
        CancellationToken ct
    )
    {
        var rows = await connection.QueryAsync<Redemption>(
            new CommandDefinition(
                Sql,
                new
                {
                    VoucherId = voucherId,
                    Before = page.KeyOr(0, Guid.AllBitsSet),
                    page.Take,
                },
                cancellationToken: ct
            )
        );
        return page.Of(rows, row => [row.Id]);
    }
}

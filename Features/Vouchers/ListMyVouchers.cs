using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Vouchers;

/// <summary>The vouchers that the caller has claimed, the latest first.</summary>
internal static class ListMyVouchers
{
    public static void Map(IEndpointRouteBuilder v1) =>
        v1.MapGet("/accounts/me/vouchers", Handle)
            .WithTags("Vouchers")
            .WithName(nameof(ListMyVouchers))
            .WithSummary("Your vouchers");

    private const string Sql = $"""
        select {ClaimedVoucher.Columns}
        from vouchers v
        left join events e on e.id = v.event_id
        where v.claimed_by = @AccountId and (v.claimed_at, v.id) < (@AfterAt, @AfterId)
        order by v.claimed_at desc, v.id desc
        limit @Take
        """;

    private static async Task<Ok<Page<ClaimedVoucher>>> Handle(
        PageRequest page,
        Caller caller,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        // The primary: who has just claimed one looks for it here.
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<ClaimedVoucher>(
            new CommandDefinition(
                Sql,
                new
                {
                    caller.AccountId,
                    AfterAt = page.KeyOr(0, DateTime.MaxValue),
                    AfterId = page.KeyOr(1, Guid.AllBitsSet),
                    page.Take,
                    Now = clock.GetUtcNow().UtcDateTime,
                },
                cancellationToken: ct
            )
        );
        return TypedResults.Ok(page.Of(rows, row => [row.ClaimedAt, row.Id]));
    }
}

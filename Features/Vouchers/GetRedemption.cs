using Companion.Infrastructure;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Vouchers;

/// <summary>
/// One redemption, for the event's organiser and staff, its guest, who redeemed it, and admins; to everyone else it does not exist.
/// </summary>
internal static class GetRedemption
{
    public static void Map(IEndpointRouteBuilder redemptions) =>
        redemptions.MapGet("/{id:guid}", Handle).WithName(nameof(GetRedemption)).WithSummary("One redemption");

    private static async Task<Ok<Redemption>> Handle(
        Guid id,
        Caller caller,
        Database database,
        HttpResponse response,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var redemption = await Redemption.Find(id, caller, connection, transaction: null, ct);
        response.SetVersion(redemption.Version);
        return TypedResults.Ok(redemption);
    }
}

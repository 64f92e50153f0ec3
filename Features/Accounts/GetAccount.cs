using Companion.Infrastructure;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Accounts;

/// <summary>Any account, for admins, without email, phone number and birthday.</summary>
internal static class GetAccount
{
    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapGet("/{id:guid}", Handle).AdminsOnly().WithName(nameof(GetAccount)).WithSummary("Read an account");

    private static async Task<Ok<AccountSummary>> Handle(
        Guid id,
        Database database,
        HttpResponse response,
        CancellationToken ct
    )
    {
        var row = await AccountRow.Find(id, database, ct);
        response.SetVersion(row.Version);
        return TypedResults.Ok(row.ToSummary());
    }
}

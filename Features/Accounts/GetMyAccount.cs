using Companion.Infrastructure;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Accounts;

/// <summary>The caller's own account.</summary>
internal static class GetMyAccount
{
    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapGet("/me", Handle).WithName(nameof(GetMyAccount)).WithSummary("Read your account");

    private static async Task<Ok<Account>> Handle(
        Caller caller,
        Database database,
        HttpResponse response,
        CancellationToken ct
    )
    {
        var row = await AccountRow.Find(caller.AccountId, database, ct);
        response.SetVersion(row.Version);
        return TypedResults.Ok(row.ToAccount());
    }
}

using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Vouchers;

/// <summary>
/// Ties a single-use code (max_redemptions 1) to the caller: from then on only they can have it redeemed. Anybody who is signed in may, and again changes nothing. 404
/// voucher_unknown, 409 not_claimable (not single-use), not_yours (somebody else was first), inactive, expired, used_up; 429 too_many_guesses.
/// </summary>
internal static class ClaimVoucher
{
    public static void Map(IEndpointRouteBuilder vouchers) =>
        vouchers
            .MapPost("/{code}/claim", Handle)
            .WithName(nameof(ClaimVoucher))
            .WithSummary("Claim a single-use voucher")
            .Refuses(StatusCodes.Status404NotFound, "voucher_unknown")
            .Refuses(StatusCodes.Status409Conflict, "not_claimable", "not_yours", "inactive", "expired", "used_up")
            .Refuses(StatusCodes.Status429TooManyRequests, "too_many_guesses");

    private const string LockSql = "select v.id from vouchers v where v.id = @VoucherId for no key update";

    private const string StandingSql = $"""
        select v.event_id, v.claimed_by is not distinct from @AccountId as is_own, v.max_redemptions is not distinct from 1 as is_single_use,
            coalesce(
                nullif({VoucherRules.Standing}, 'not_yet_valid'),
                case when v.redeemed + v.held >= v.max_redemptions then 'used_up' end
            ) as refusal
        from vouchers v
        left join events e on e.id = v.event_id
        cross join (select @AccountId::uuid as guest_id) w
        where v.id = @VoucherId
        """;

    private const string ClaimSql = """
        update vouchers
        set claimed_by = @AccountId, claimed_at = @Now, version = version + 1, updated_at = @Now
        where id = @VoucherId and claimed_by is null
        """;

    private const string SelectSql = $"""
        select {ClaimedVoucher.Columns}
        from vouchers v
        left join events e on e.id = v.event_id
        where v.id = @VoucherId
        """;

    private sealed record Claimable(Guid? EventId, bool IsOwn, bool IsSingleUse, string? Refusal);

    private static async Task<Ok<ClaimedVoucher>> Handle(
        string code,
        Caller caller,
        Database database,
        UpdateSignals signals,
        TimeProvider clock,
        HttpContext context,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var voucherId = await FindVoucher.Require(code, caller, context, database, now, ct);
        try
        {
            var (claimed, changedEvent) = await Retry.OnDeadlock(() => Claim(voucherId, caller, database, now, ct), ct);
            signals.Hint(changedEvent);
            return TypedResults.Ok(claimed);
        }
        catch (Refusal refused)
        {
            await RefusedAttempt.Keep(code, caller, refused.Code, now, database, ct);
            throw;
        }
    }

    /// <summary>The voucher, and its event where its counts have changed.</summary>
    private static async Task<(ClaimedVoucher Voucher, IEnumerable<Guid> ChangedEvent)> Claim(
        Guid voucherId,
        Caller caller,
        Database database,
        DateTime now,
        CancellationToken ct
    )
    {
        var parameters = new
        {
            VoucherId = voucherId,
            caller.AccountId,
            Now = now,
        };
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(LockSql, parameters, transaction, cancellationToken: ct));
        var standing =
            await connection.QuerySingleOrDefaultAsync<Claimable>(
                new CommandDefinition(StandingSql, parameters, transaction, cancellationToken: ct)
            ) ?? throw VoucherRefusals.Unknown();
        if (!standing.IsOwn)
        {
            Require(standing);
            await connection.ExecuteAsync(
                new CommandDefinition(ClaimSql, parameters, transaction, cancellationToken: ct)
            );
        }

        var claimed = await connection.QuerySingleAsync<ClaimedVoucher>(
            new CommandDefinition(SelectSql, parameters, transaction, cancellationToken: ct)
        );
        await transaction.CommitAsync(ct);
        return (claimed, standing is { IsOwn: false, EventId: { } eventId } ? [eventId] : []);
    }

    private static void Require(Claimable voucher)
    {
        if (!voucher.IsSingleUse)
        {
            throw Refusal.Conflict(
                "not_claimable",
                "This voucher can be used more than once, by anybody: there is nothing to claim."
            );
        }

        if (voucher.Refusal is { } refusal)
        {
            throw VoucherRefusals.Conflict(refusal);
        }
    }
}

// Redeeming at the door: measured against the service's RedeemVoucher (which decides those that arrive together in one statement).
// Here a transaction for each: the guarded ExecuteUpdate takes the voucher's row, so that the guest's uses are counted behind it.
using Microsoft.EntityFrameworkCore;

namespace Twin;

public static class Vouchers
{
    public static void Map(WebApplication app) => app.MapPost("/v1/vouchers/{code}/redeem", Redeem);

    private record Request(string? Guest, long? Spend, Guid? EventId);

    private static async Task<IResult> Redeem(string code, Request body, Caller caller, CompanionDb db)
    {
        var now = DateTime.UtcNow;
        var key = code.ToUpperInvariant().Replace("-", "").Replace(" ", "");
        var voucher = await db.Vouchers.Include(v => v.Event).SingleOrDefaultAsync(v => v.Key == key);
        if (voucher is null)
        {
            return Answer.Problem(404, "voucher_unknown");
        }

        var isTeam = voucher.Event is null
            ? caller.Role == "admin"
            : voucher.Event.OrganiserId == caller.Id
                || await db.EventStaff.AnyAsync(s => s.EventId == voucher.EventId && s.AccountId == caller.Id);
        var guest = body.Guest is null
            ? null
            : await db.Accounts.SingleOrDefaultAsync(a => a.Username == body.Guest.ToLowerInvariant());
        var redemption = new Redemption
        {
            VoucherId = voucher.Id,
            EventId = voucher.EventId,
            Code = voucher.Code,
            ById = caller.Id,
            GuestId = isTeam ? guest?.Id : null,
            Status = "redeemed",
            Spend = body.Spend,
            Discount = DiscountOf(voucher, body.Spend),
            Currency = voucher.Currency,
            RedeemedAt = now,
            CreatedAt = now,
        };
        if (RefusalOf(voucher, body, guest, isTeam, now) is var (status, reason))
        {
            return await Refuse(redemption, status, reason, db);
        }

        await using var transaction = await db.Database.BeginTransactionAsync();
        var updated = await db
            .Vouchers.Where(v =>
                v.Id == voucher.Id && (v.MaxRedemptions == null || v.Redeemed + v.Held < v.MaxRedemptions)
            )
            .ExecuteUpdateAsync(set =>
                set.SetProperty(v => v.Redeemed, v => v.Redeemed + 1).SetProperty(v => v.LastUsedAt, now)
            );
        if (updated == 0)
        {
            await transaction.RollbackAsync();
            return await Refuse(redemption, 409, "used_up", db);
        }

        if (voucher.MaxPerAccount is { } most)
        {
            var uses = await db.Redemptions.CountAsync(r =>
                r.GuestId == guest!.Id && r.VoucherId == voucher.Id && (r.Status == "held" || r.Status == "redeemed")
            );
            if (uses >= most)
            {
                await transaction.RollbackAsync();
                return await Refuse(redemption, 409, "per_account_limit", db);
            }
        }

        db.Redemptions.Add(redemption);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return Results.Created(
            $"/v1/redemptions/{redemption.Id}",
            new
            {
                redemption.Id,
                redemption.VoucherId,
                redemption.EventId,
                redemption.Code,
                voucher.Kind,
                voucher.Percent,
                voucher.Item,
                voucher.Label,
                redemption.Status,
                redemption.Refusal,
                Guest = guest?.Username,
                RedeemedBy = caller.Username,
                MeetingId = (Guid?)null,
                redemption.Spend,
                redemption.Discount,
                redemption.Currency,
                Reason = (string?)null,
                ReversedBy = (string?)null,
                redemption.RedeemedAt,
                ReversedAt = (DateTime?)null,
                redemption.CreatedAt,
            }
        );
    }

    private static (int Status, string Reason)? RefusalOf(
        Voucher voucher,
        Request body,
        Account? guest,
        bool isTeam,
        DateTime now
    ) =>
        voucher switch
        {
            _ when !isTeam => (403, "not_staff"),
            _ when body.Guest is not null && guest is null => (400, "guest_unknown"),
            { MaxPerAccount: not null } or { ClaimedBy: not null } when guest is null => (400, "guest_required"),
            _ when body.EventId is not null && body.EventId != voucher.EventId => (409, "wrong_event"),
            { ClaimedBy: { } claimant } when claimant != guest!.Id => (409, "not_yours"),
            { IsActive: false } or { Event.CancelledAt: not null } => (409, "inactive"),
            { EndsAt: { } ends } when ends <= now => (409, "expired"),
            { StartsAt: { } starts } when starts > now => (409, "not_yet_valid"),
            { MinSpend: { } least } when least > (body.Spend ?? 0) => (409, "min_spend"),
            _ => null,
        };

    /// <summary>What is refused is kept too.</summary>
    private static async Task<IResult> Refuse(Redemption redemption, int status, string reason, CompanionDb db)
    {
        (redemption.Status, redemption.Refusal) = ("refused", reason);
        (redemption.Discount, redemption.RedeemedAt) = (null, null);
        db.Redemptions.Add(redemption);
        await db.SaveChangesAsync();
        return Answer.Problem(status, reason);
    }

    private static long? DiscountOf(Voucher voucher, long? spend) =>
        voucher.Kind switch
        {
            "percent" when spend is not null => Math.Min(
                (long)Math.Round(spend.Value * voucher.Percent!.Value / 100m, MidpointRounding.AwayFromZero),
                voucher.MaxDiscount ?? long.MaxValue
            ),
            "amount" => Math.Min(voucher.Amount!.Value, spend ?? long.MaxValue),
            _ => null,
        };
}

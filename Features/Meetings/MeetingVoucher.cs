using Companion.Features.Vouchers;
using Companion.Infrastructure;
using Npgsql;

namespace Companion.Features.Meetings;

/// <summary>A voucher's part in a meeting: what it takes off the price, and what becomes of its use when the meeting changes.</summary>
internal static class MeetingVoucher
{
    /// <summary>The price with what the voucher takes off it, and the voucher's code. Refuses with 409 one that does not count at this meeting.</summary>
    public static async Task<(MeetingPrice Price, string? Code)> Discount(
        MeetingPrice price,
        Guid? voucherId,
        BookingTerms terms,
        Caller caller,
        DateTime now,
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        CancellationToken ct
    )
    {
        if (voucherId is not { } id)
        {
            return (price, null);
        }

        var offer = await HoldVoucher.Offer(
            id,
            caller.AccountId,
            terms.CompanionAccountId,
            price.Price,
            terms.Currency,
            now,
            connection,
            transaction,
            ct
        );
        return offer.Refusal is { } refusal
            ? throw VoucherRefusals.Conflict(refusal)
            : (
                price with
                {
                    Discount = offer.Discount ?? 0,
                    DiscountPaidByCompanion = offer.PaidByCompanion,
                },
                offer.Code
            );
    }

    /// <summary>Holds the use for a meeting that was just booked; answers the voucher's event, if it has one. Refuses with 409, and the caller rolls back.</summary>
    public static async Task<Guid?> Hold(
        Guid? voucherId,
        BookMeeting.Booking booking,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    ) =>
        voucherId is { } id
            ? await HoldVoucher.Hold(
                new HoldVoucher.Use(
                    id,
                    booking.Id,
                    booking.PatronAccountId,
                    booking.CompanionAccountId,
                    booking.Price,
                    booking.Discount,
                    booking.Currency
                ),
                isAccepted: booking.AcceptedAt is not null,
                booking.Now,
                connection,
                transaction,
                ct
            )
            : null;

    /// <summary>What a change of state does to the use that the meeting holds; null for nothing.</summary>
    public static string? OutcomeOf(MeetingRow meeting, MeetingStatus to, MeetingActor actor, DateTime now) =>
        (meeting.VoucherCode, to) switch
        {
            (null, _) => null,
            (_, MeetingStatus.Accepted) => SettleVoucher.Redeemed,
            (_, MeetingStatus.Declined or MeetingStatus.Withdrawn or MeetingStatus.Expired) => SettleVoucher.Released,
            (_, MeetingStatus.Cancelled) when CancellationRefund.IsFull(meeting, actor, now) => SettleVoucher.Reversed,
            _ => null,
        };

    /// <summary>Carries the outcomes out, after the meetings' own rows and before the updates; answers the events whose counts have changed.</summary>
    public static Task<IReadOnlyList<Guid>> Settle(
        IEnumerable<(Guid MeetingId, string? Outcome)> meetings,
        DateTime now,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    ) =>
        SettleVoucher.Settle(
            [
                .. meetings
                    .Where(meeting => meeting.Outcome is not null)
                    .Select(meeting => (meeting.MeetingId, meeting.Outcome!)),
            ],
            now,
            connection,
            transaction,
            ct
        );
}

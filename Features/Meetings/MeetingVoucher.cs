using Companion.Features.Vouchers;
using Companion.Infrastructure;
using Npgsql;

namespace Companion.Features.Meetings;

/// <summary>A voucher's part in a meeting: what it takes off the price, and what becomes of its use when the meeting changes.</summary>
internal static class MeetingVoucher
{
    /// <param name="EventId">Null for one of the marketplace's.</param>
    internal sealed record Use(Guid VoucherId, string Code, Guid? EventId);

    /// <summary>The price with what the voucher takes off it, and the voucher; null for none. Refuses with 409 one that does not count at this meeting.</summary>
    public static async Task<(MeetingPrice Price, Use? Use)> Discount(
        MeetingPrice price,
        Guid? voucherId,
        BookingTerms terms,
        Caller caller,
        DateTime now,
        Database database,
        CancellationToken ct
    )
    {
        if (voucherId is not { } id)
        {
            return (price, null);
        }

        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var offer = await HoldVoucher.Offer(
            id,
            caller.AccountId,
            terms.CompanionAccountId,
            price.Price,
            terms.Currency,
            now,
            connection,
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
                new Use(id, offer.Code, offer.EventId)
            );
    }

    /// <summary>What holds the use for a meeting, to be sent after what books it. Ends the transaction with why it does not count any more.</summary>
    public static IEnumerable<Statement.Execution> Holding(Use? voucher, BookMeeting.Booking booking) =>
        voucher is not null
            ? HoldVoucher.Statements(
                new HoldVoucher.Use(
                    voucher.VoucherId,
                    booking.Id,
                    booking.PatronAccountId,
                    booking.CompanionAccountId,
                    booking.Price,
                    booking.Discount,
                    booking.Currency
                ),
                isAccepted: booking.AcceptedAt is not null,
                booking.Now
            )
            : [];

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

using Dapper;
using Npgsql;

namespace Companion.Features.Vouchers;

/// <summary>
/// What becomes of the uses that meetings hold, inside the transaction that changes the meetings, after their rows and before the
/// updates.
/// </summary>
internal static class SettleVoucher
{
    /// <summary>The companion accepts: what was held is redeemed.</summary>
    public const string Redeemed = "redeemed";

    /// <summary>The request ends without a meeting: what was held is free again.</summary>
    public const string Released = "released";

    /// <summary>The meeting is cancelled with full refund: what was redeemed is free again.</summary>
    public const string Reversed = "reversed";

    // In one order, as whoever locks several does.
    private const string SettleSql = """
        select v.id
        from vouchers v
        where v.id in (
            select r.voucher_id from redemptions r where r.meeting_id = any (@MeetingIds) and r.status in ('held', 'redeemed')
        )
        order by v.id
        for no key update;

        with settled as (
            update redemptions r
            set status = m.outcome, version = r.version + 1,
                redeemed_at = case when m.outcome = 'redeemed' then @Now::timestamptz else r.redeemed_at end,
                reversed_at = case when m.outcome = 'reversed' then @Now::timestamptz end,
                reversed_by = case when m.outcome = 'reversed' then 'meeting' end
            from unnest(@MeetingIds::uuid[], @Outcomes::text[]) m (id, outcome)
            -- The last, which follows from the one before, names the index.
            where r.meeting_id = m.id and r.status = case m.outcome when 'reversed' then 'redeemed' else 'held' end and r.status <> 'refused'
            returning r.voucher_id, r.event_id, r.status
        ),
        moved as (
            update vouchers v
            set held = v.held - s.unheld, redeemed = v.redeemed + s.redeemed - s.reversed,
                last_used_at = case when s.redeemed > 0 then @Now::timestamptz else v.last_used_at end
            from (
                select voucher_id,
                    count(*) filter (where status in ('redeemed', 'released')) as unheld,
                    count(*) filter (where status = 'redeemed') as redeemed,
                    count(*) filter (where status = 'reversed') as reversed
                from settled
                group by voucher_id
            ) s
            where v.id = s.voucher_id
        )
        select distinct event_id from settled where event_id is not null;
        """;

    /// <summary>Answers the events whose counts have changed.</summary>
    public static async Task<IReadOnlyList<Guid>> Settle(
        IReadOnlyList<(Guid MeetingId, string Outcome)> meetings,
        DateTime now,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        if (meetings.Count == 0)
        {
            return [];
        }

        await using var results = await connection.QueryMultipleAsync(
            new CommandDefinition(
                SettleSql,
                new
                {
                    MeetingIds = meetings.Select(meeting => meeting.MeetingId).ToArray(),
                    Outcomes = meetings.Select(meeting => meeting.Outcome).ToArray(),
                    Now = now,
                },
                transaction,
                cancellationToken: ct
            )
        );
        await results.ReadAsync();
        return [.. await results.ReadAsync<Guid>()];
    }
}

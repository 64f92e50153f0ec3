using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Meetings;

/// <summary>
/// Ends the coming meetings of profiles that are about to be deleted, as their owner would: requests are declined or withdrawn,
/// accepted meetings cancelled (a companion's with full refund, a patron's by the policy). Inside the deleter's transaction, which
/// has locked the profiles for update and is retried on deadlock: End, then the deletion, then MeetingUpdates as the last act, since a
/// deletion waits for changes of past meetings, and those wait for the log.
/// </summary>
internal static class CancelComingMeetings
{
    private const string Why = "The account or profile was deleted.";

    // By id, as every writer of several meetings locks them.
    private const string LockSql = """
        select m.id
        from meetings m
        where (m.companion_id = @CompanionId or m.patron_id = @PatronId)
          and (m.status = 'requested' or (m.status = 'accepted' and m.starts_at > @Now))
        order by m.id
        for update
        """;

    private const string SelectSql =
        $"select {MeetingRow.Columns} from meetings m {MeetingRow.Joins} where m.id = any (@Ids)";

    // What ChangeMeeting does to one, in its order: the meetings are locked, then open requests, calendar, history.
    private const string EndSql = """
        select o.patron_id
        from open_requests o
        where o.patron_id in (select m.patron_id from meetings m where m.id = any (@Ids))
        order by o.patron_id
        for update;

        update open_requests o
        set open = o.open - ended.requests
        from (
            select m.patron_id, count(*) as requests
            from meetings m
            where m.id = any (@Ids) and m.status = 'requested'
            group by m.patron_id
        ) ended
        where o.patron_id = ended.patron_id;

        delete from calendar_entries where meeting_id = any (@Ids);

        insert into meeting_history (meeting_id, version, actor, from_status, to_status, reason, at)
        select m.id, m.version + 1, e.actor, m.status, e.to_status, @Why, @Now
        from unnest(@Ids::uuid[], @Statuses::text[], @Actors::text[]) e (id, to_status, actor)
        join meetings m on m.id = e.id;

        update meetings m
        set status = e.to_status, refund = e.refund, version = m.version + 1, updated_at = @Now
        from unnest(@Ids::uuid[], @Statuses::text[], @Refunds::bigint[]) e (id, to_status, refund)
        where m.id = e.id;
        """;

    public static async Task<IReadOnlyList<MeetingUpdates.Update>> End(
        Guid? companionId,
        Guid? patronId,
        DateTime now,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        var lockParameters = new
        {
            CompanionId = companionId,
            PatronId = patronId,
            Now = now,
        };
        var ids = await connection.QueryAsync<Guid>(
            new CommandDefinition(LockSql, lockParameters, transaction, cancellationToken: ct)
        );
        var ends = (
            await connection.QueryAsync<MeetingRow>(
                new CommandDefinition(SelectSql, new { Ids = ids.ToArray() }, transaction, cancellationToken: ct)
            )
        )
            .Select(row => (Row: row, To: EndOf(row, companionId, now), Actor: ActorOf(row, companionId, now)))
            .ToList();
        if (ends.Count == 0)
        {
            return [];
        }

        await connection.ExecuteAsync(
            new CommandDefinition(
                EndSql,
                new
                {
                    Ids = ends.ConvertAll(end => end.Row.Id).ToArray(),
                    Statuses = ends.ConvertAll(end => Wire<MeetingStatus>.NameOf(end.To)).ToArray(),
                    Actors = ends.ConvertAll(end => Wire<MeetingActor>.NameOf(end.Actor)).ToArray(),
                    Refunds = ends.ConvertAll(end =>
                            end.To == MeetingStatus.Cancelled
                                ? CancellationRefund.Of(end.Row, end.Actor, now)
                                : (long?)null
                        )
                        .ToArray(),
                    Why,
                    Now = now,
                },
                transaction,
                cancellationToken: ct
            )
        );
        var settled = ends.Select(end => (end.Row.Id, MeetingVoucher.OutcomeOf(end.Row, end.To, end.Actor, now)));
        await MeetingVoucher.Settle(settled, now, connection, transaction, ct);
        return ends.ConvertAll(end => new MeetingUpdates.Update(
            end.Row.Id,
            Wire<MeetingStatus>.NameOf(end.To),
            end.Row.CompanionAccountId,
            end.Row.PatronAccountId
        ));
    }

    private static MeetingStatus EndOf(MeetingRow row, Guid? companionId, DateTime now)
    {
        if (row.Status == MeetingStatus.Accepted)
        {
            return MeetingStatus.Cancelled;
        }

        if (MeetingRules.IsOverdue(row, now))
        {
            return MeetingStatus.Expired;
        }

        return row.CompanionId == companionId ? MeetingStatus.Declined : MeetingStatus.Withdrawn;
    }

    private static MeetingActor ActorOf(MeetingRow row, Guid? companionId, DateTime now)
    {
        if (MeetingRules.IsOverdue(row, now))
        {
            return MeetingActor.System;
        }

        return row.CompanionId == companionId ? MeetingActor.Companion : MeetingActor.Patron;
    }
}

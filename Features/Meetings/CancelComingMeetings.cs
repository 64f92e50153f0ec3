using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Meetings;

/// <summary>
/// Ends the coming meetings of a profile that is about to be deleted, as its owner would: requests are declined or
/// withdrawn, accepted meetings cancelled (a companion's with full refund, a patron's by the policy). Inside the deleter's
/// transaction, which has locked the profile for update and is retried on deadlock.
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
        $"select {MeetingRow.Columns} from meetings m {MeetingRow.Joins} where m.id = any (@Ids) order by m.patron_id";

    private const string LockUpdatesSql = "select lock_updates(@Receivers)";

    public static async Task Of(
        Guid? companionId,
        Guid? patronId,
        DateTime now,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        var ids = (
            await connection.QueryAsync<Guid>(
                new CommandDefinition(
                    LockSql,
                    new
                    {
                        CompanionId = companionId,
                        PatronId = patronId,
                        Now = now,
                    },
                    transaction,
                    cancellationToken: ct
                )
            )
        ).ToArray();
        if (ids.Length == 0)
        {
            return;
        }

        var meetings = (
            await connection.QueryAsync<MeetingRow>(
                new CommandDefinition(SelectSql, new { Ids = ids }, transaction, cancellationToken: ct)
            )
        ).ToList();
        var ends = meetings.ConvertAll(row => (Row: row, To: EndOf(row, companionId)));
        foreach (var (row, to) in ends)
        {
            var actor = row.CompanionId == companionId ? MeetingActor.Companion : MeetingActor.Patron;
            long? refund = to == MeetingStatus.Cancelled ? CancellationRefund.Of(row, actor, now) : null;
            await ChangeMeeting.Write(row, to, actor, Why, refund, now, connection, transaction, ct);
        }

        var receivers = meetings
            .SelectMany(row => new[] { row.CompanionAccountId, row.PatronAccountId })
            .OfType<Guid>()
            .Distinct()
            .ToArray();
        await connection.ExecuteAsync(
            new CommandDefinition(LockUpdatesSql, new { Receivers = receivers }, transaction, cancellationToken: ct)
        );
        foreach (var (row, to) in ends)
        {
            await ChangeMeeting.Announce(
                row.Id,
                to,
                [row.CompanionAccountId, row.PatronAccountId],
                now,
                connection,
                transaction,
                ct
            );
        }
    }

    private static MeetingStatus EndOf(MeetingRow row, Guid? companionId)
    {
        if (row.Status == MeetingStatus.Accepted)
        {
            return MeetingStatus.Cancelled;
        }

        return row.CompanionId == companionId ? MeetingStatus.Declined : MeetingStatus.Withdrawn;
    }
}

using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Meetings;

/// <summary>
/// Every change of a meeting's state: one compare-and-swap on the meeting, and in the same transaction what follows from it, in the
/// one order that all writers keep (meeting, open requests, calendar, history, voucher, updates), so that none waits in a circle.
/// </summary>
internal static class ChangeMeeting
{
    private const string SwapSql = """
        update meetings
        set status = @To, refund = @Refund, version = version + 1, updated_at = @Now,
            accepted_at = case when @To = 'accepted' then @Now else accepted_at end
        where id = @Id and status = @From and version = @Version
        """;

    // A completed meeting's buffer goes on holding the companion's time until it is over.
    private const string FollowSql = """
        update open_requests set open = open - 1 where patron_id = @PatronId and @From = 'requested';

        delete from calendar_entries
        where meeting_id = @Id and @To <> 'accepted' and (@To <> 'completed' or upper(during) <= @Now);

        insert into meeting_history (meeting_id, version, actor, from_status, to_status, reason, at)
        values (@Id, @Version + 1, @Actor, @From, @To, @Reason, @Now);
        """;

    /// <summary>
    /// An action of one of the two people. Refuses with 404 (third parties), 403 (the other side's action), 409 invalid_transition with
    /// the state and allowed_actions, 412.
    /// </summary>
    public static async Task<Meeting> ByCaller(
        Guid id,
        MeetingAction action,
        Body<Reason> body,
        IfMatch ifMatch,
        Caller caller,
        Database database,
        UpdateSignals signals,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        while (true)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var (row, role) = await Find(id, caller, database, ct);
            var reason = await body.ReadOr(Reason.None, Reason.Validator.Instance, ct);
            if (MeetingRules.OnlyBy(action) is { } side && side != role)
            {
                throw Refusal.Forbidden(
                    "wrong_side",
                    $"Only the {Wire<MeetingActor>.NameOf(side)} of a meeting may do this."
                );
            }

            if (MeetingRules.IsOverdue(row, now))
            {
                // The system's change comes first; the caller then learns the state that it left.
                await Expire(id, now, database, signals, ct);
                continue;
            }

            ifMatch.Require(row.Version);
            if (!MeetingRules.Allowed(row, role, now).Contains(action))
            {
                throw InvalidTransition(row, role, now);
            }

            long? refund = action == MeetingAction.Cancel ? CancellationRefund.Of(row, role, now) : null;
            if (
                await TryChange(
                    row,
                    MeetingRules.ResultOf(action),
                    role,
                    reason.Text?.Trim(),
                    refund,
                    now,
                    database,
                    signals,
                    ct
                )
            )
            {
                await using var connection = await database.Writes.OpenConnectionAsync(ct);
                var (changed, _) = await Meeting.Find(id, caller.AccountId, connection, ct);
                return Meeting.Of(changed, role, now) with { History = await Meeting.HistoryOf(id, connection, ct) };
            }
        }
    }

    /// <summary>The system's end of a request whose time to answer is over.</summary>
    public static Task Expire(Guid id, DateTime now, Database database, UpdateSignals signals, CancellationToken ct) =>
        BySystem(id, MeetingStatus.Expired, row => MeetingRules.IsOverdue(row, now), now, database, signals, ct);

    /// <summary>The system's end of a meeting that ended a day ago.</summary>
    public static Task Complete(
        Guid id,
        DateTime now,
        Database database,
        UpdateSignals signals,
        CancellationToken ct
    ) =>
        BySystem(
            id,
            MeetingStatus.Completed,
            row => row.Status == MeetingStatus.Accepted && row.EndsAt + MeetingRules.CompletedAfterEnd <= now,
            now,
            database,
            signals,
            ct
        );

    public static Refusal InvalidTransition(MeetingRow row, MeetingActor role, DateTime now) =>
        Refusal
            .Conflict(
                "invalid_transition",
                $"The meeting is {Wire<MeetingStatus>.NameOf(row.Status)}, which does not allow this now."
            )
            .With("state", Wire<MeetingStatus>.NameOf(row.Status))
            .With("allowed_actions", MeetingRules.Allowed(row, role, now).Select(Wire<MeetingAction>.NameOf).ToArray());

    /// <summary>The connection is given back before the change takes one: many who each hold one and wait for another would starve.</summary>
    private static async Task<(MeetingRow Row, MeetingActor Role)> Find(
        Guid id,
        Caller caller,
        Database database,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        return await Meeting.Find(id, caller.AccountId, connection, ct);
    }

    /// <summary>False when another change was faster.</summary>
    private static Task<bool> TryChange(
        MeetingRow row,
        MeetingStatus to,
        MeetingActor actor,
        string? reason,
        long? refund,
        DateTime now,
        Database database,
        UpdateSignals signals,
        CancellationToken ct
    )
    {
        var parameters = new
        {
            row.Id,
            row.Version,
            row.PatronId,
            From = Wire<MeetingStatus>.NameOf(row.Status),
            To = Wire<MeetingStatus>.NameOf(to),
            Actor = Wire<MeetingActor>.NameOf(actor),
            Reason = reason,
            Refund = refund,
            Now = now,
        };
        return Retry.OnDeadlock(
            async () =>
            {
                await using var connection = await database.Writes.OpenConnectionAsync(ct);
                await using var transaction = await connection.BeginTransactionAsync(ct);
                if (
                    await connection.ExecuteAsync(
                        new CommandDefinition(SwapSql, parameters, transaction, cancellationToken: ct)
                    ) == 0
                )
                {
                    return false;
                }

                await connection.ExecuteAsync(
                    new CommandDefinition(FollowSql, parameters, transaction, cancellationToken: ct)
                );
                var outcome = MeetingVoucher.OutcomeOf(row, to, actor, now);
                var events = await MeetingVoucher.Settle([(row.Id, outcome)], now, connection, transaction, ct);
                var update = new MeetingUpdates.Update(
                    row.Id,
                    parameters.To,
                    row.CompanionAccountId,
                    row.PatronAccountId
                );
                await MeetingUpdates.Append([update], now, connection, transaction, ct);
                await transaction.CommitAsync(ct);
                signals.Changed(MeetingUpdates.Receivers([update]));
                signals.Hint(events);
                return true;
            },
            ct
        );
    }

    private static async Task BySystem(
        Guid id,
        MeetingStatus to,
        Func<MeetingRow, bool> applies,
        DateTime now,
        Database database,
        UpdateSignals signals,
        CancellationToken ct
    )
    {
        MeetingRow? row;
        await using (var connection = await database.Writes.OpenConnectionAsync(ct))
        {
            row = await connection.QuerySingleOrDefaultAsync<MeetingRow>(
                new CommandDefinition(MeetingRow.SelectSql, new { Id = id }, cancellationToken: ct)
            );
        }

        // Losing the swap means that somebody else has changed it: then it is no longer the system's to end.
        if (row is not null && applies(row))
        {
            await TryChange(row, to, MeetingActor.System, reason: null, refund: null, now, database, signals, ct);
        }
    }
}

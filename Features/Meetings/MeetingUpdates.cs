using Companion.Infrastructure;
using Npgsql;

namespace Companion.Features.Meetings;

/// <summary>What the streams of a meeting's two people are told when it changes.</summary>
internal static class MeetingUpdates
{
    /// <param name="Status">What it is now.</param>
    /// <param name="CompanionAccountId">Null once the account is gone, as for the patron's.</param>
    internal sealed record Update(Guid Id, string Status, Guid? CompanionAccountId, Guid? PatronAccountId);

    private const string LockSql = "select lock_updates(@Receivers)";

    private const string AppendSql = """
        select append_updates(
            array[e.companion_account_id, e.patron_account_id], 'meeting', jsonb_build_object('id', e.id, 'status', e.status), @Now
        )
        from unnest(@Ids::uuid[], @Statuses::text[], @CompanionAccountIds::uuid[], @PatronAccountIds::uuid[])
            e (id, status, companion_account_id, patron_account_id)
        """;

    private static readonly Statement Locking = new(LockSql);
    private static readonly Statement Appending = new(AppendSql);

    /// <summary>Whose logs are locked and appended to.</summary>
    public static Guid[] Receivers(IEnumerable<Update> updates) =>
        [
            .. updates
                .SelectMany(update => new[] { update.CompanionAccountId, update.PatronAccountId })
                .OfType<Guid>()
                .Distinct(),
        ];

    /// <summary>To be sent in this order, as the last act of a transaction.</summary>
    public static IEnumerable<Statement.Execution> Statements(IReadOnlyCollection<Update> updates, DateTime now) =>
        [
            Locking.InBatch().With("Receivers", Receivers(updates)),
            Appending
                .InBatch()
                .With("Ids", updates.Select(update => update.Id).ToArray())
                .With("Statuses", updates.Select(update => update.Status).ToArray())
                .With("CompanionAccountIds", updates.Select(update => update.CompanionAccountId).ToArray())
                .With("PatronAccountIds", updates.Select(update => update.PatronAccountId).ToArray())
                .With("Now", now),
        ];

    public static async Task Append(
        IReadOnlyCollection<Update> updates,
        DateTime now,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var statement in Statements(updates, now))
        {
            batch.BatchCommands.Add(statement.ToBatchCommand());
        }

        await batch.ExecuteNonQueryAsync(ct);
    }
}

using Dapper;
using Npgsql;

namespace Companion.Features.Messages;

/// <summary>
/// What an account's deletion does to its conversations, inside that deletion's transaction and before the account goes: the other side keeps what was said,
/// with this side null; what nobody is left to read is removed.
/// </summary>
internal static class LeaveConversations
{
    // Locked in the order in which sends lock them.
    private const string LeaveSql = """
        select c.id
        from conversations c
        where c.low_id = @AccountId or c.high_id = @AccountId
        order by c.low_id, c.high_id
        for update;

        delete from conversations where low_id = @AccountId and high_id is null;

        delete from conversations where high_id = @AccountId and low_id is null;

        update conversations set low_id = null where low_id = @AccountId;

        update conversations set high_id = null where high_id = @AccountId;
        """;

    public static Task Leave(
        Guid accountId,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    ) =>
        connection.ExecuteAsync(
            new CommandDefinition(LeaveSql, new { AccountId = accountId }, transaction, cancellationToken: ct)
        );
}

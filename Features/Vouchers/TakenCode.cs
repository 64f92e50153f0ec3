using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Vouchers;

/// <summary>
/// A code that is given for a new voucher, and taken, tells that it exists: so it counts as a guess, as an unknown one does that somebody wants to use. An
/// import may try a hundred thousand at once, so one that meets a taken code counts for all guesses of its account.
/// </summary>
internal static class TakenCode
{
    private const string BlockedSql = $"""
        select max(g.at[cardinality(g.at) - l.most + 1])
        from (values (@Account, {CodeGuesses.MostOfAccount}), (@Address, {CodeGuesses.MostOfAddress})) l (who, most)
        join voucher_guesses g on g.who = l.who
        where (select count(*) from unnest(g.at) t where t > @Since) >= l.most
        """;

    private const string CountSql = """
        insert into voucher_guesses as g (who, at, last_at)
        select w.who, array_fill(@Now::timestamptz, array[@Times::integer]), @Now
        from (values (@Account), (@Address)) w (who)
        order by w.who
        on conflict (who) do update
        set at = array(select t from unnest(g.at) t where t > @Since) || excluded.at, last_at = excluded.last_at
        """;

    /// <summary>Before a given code is looked at: refuses with 429 too_many_guesses.</summary>
    public static async Task RequireFewGuesses(
        Caller caller,
        HttpContext context,
        DateTime now,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        if (
            await connection.QuerySingleAsync<DateTime?>(
                new CommandDefinition(
                    BlockedSql,
                    Parameters(caller, context, now, times: 0),
                    transaction,
                    cancellationToken: ct
                )
            ) is
            { } since
        )
        {
            throw VoucherRefusals.TooManyGuesses(since + CodeGuesses.Window - now);
        }
    }

    /// <summary>In a transaction of its own, after what was refused has rolled back.</summary>
    public static async Task Count(
        Caller caller,
        HttpContext context,
        int times,
        Database database,
        DateTime now,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(
            new CommandDefinition(CountSql, Parameters(caller, context, now, times), cancellationToken: ct)
        );
    }

    private static object Parameters(Caller caller, HttpContext context, DateTime now, int times) =>
        new
        {
            Account = CodeGuesses.Of(caller.AccountId),
            Address = CodeGuesses.AddressOf(context),
            Times = times,
            Now = now,
            Since = now - CodeGuesses.Window,
        };
}

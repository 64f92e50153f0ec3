using Companion.Infrastructure;
using Dapper;

namespace Companion.Features.Vouchers;

/// <summary>Removes guesses that no longer count.</summary>
internal static class VoucherHousekeeping
{
    private const int Batch = 1000;

    // What another instance is removing at this moment is skipped.
    private const string GuessesSql = """
        delete from voucher_guesses
        where who = any (array(
            select who
            from voucher_guesses
            where last_at <= @Since
            order by last_at
            limit @Batch
            for update skip locked
        ))
        """;

    internal static async Task Sweep(Database database, DateTime now, CancellationToken ct)
    {
        await using var connection = await database.Long.OpenConnectionAsync(ct);
        while (
            await connection.ExecuteAsync(
                new CommandDefinition(
                    GuessesSql,
                    new { Since = now - CodeGuesses.Window, Batch },
                    cancellationToken: ct
                )
            ) == Batch
        )
        {
            // The next batch.
        }
    }
}

using Companion.Infrastructure;
using Dapper;

namespace Companion.Features.Vouchers;

/// <summary>
/// Which voucher a code is, for whoever wants to use it. What is unknown counts as a guess (<see cref="CodeGuesses"/>), in a
/// transaction of its own, so that no refusal takes it back.
/// </summary>
internal static class FindVoucher
{
    // One look-up of an account at a time: a hundred at once are ten guesses.
    private const string FindSql = $"""
        select pg_advisory_xact_lock(hashtextextended(@Account, 0));

        with found as (
            select v.id from vouchers v where v.key = @Key
        ),
        limits as (
            select l.who, l.most, g.at[greatest(1, cardinality(g.at) - l.most + 1)] as since,
                (select count(*) from unnest(g.at) t where t > @Since) as recent
            from (values (@Account, {CodeGuesses.MostOfAccount}), (@Address, {CodeGuesses.MostOfAddress})) l (who, most)
            left join voucher_guesses g on g.who = l.who
        ),
        guessed as (
            insert into voucher_guesses as g (who, at, last_at)
            select l.who, array[@Now::timestamptz], @Now
            from limits l
            where not exists (select from found) and not exists (select from limits o where o.recent >= o.most)
            order by l.who
            on conflict (who) do update
            set at = array(select t from unnest(g.at) t where t > @Since) || excluded.at, last_at = excluded.last_at
            where (select count(*) from unnest(g.at) t where t > @Since)
                < case when g.who = @Account then {CodeGuesses.MostOfAccount} else {CodeGuesses.MostOfAddress} end
            returning g.who
        )
        select
            (select f.id from found f) as id,
            (select max(l.since) from limits l where l.recent >= l.most) as blocked_since,
            not exists (select from found) and (select count(*) from guessed) < 2 as overtaken;
        """;

    private sealed record Found(Guid? Id, DateTime? BlockedSince, bool Overtaken);

    /// <summary>Null for a code that is unknown. Refuses with 429 too_many_guesses.</summary>
    public static async Task<Guid?> Find(
        string code,
        Caller caller,
        HttpContext context,
        Database database,
        DateTime now,
        CancellationToken ct
    )
    {
        var parameters = new
        {
            Key = VoucherCode.KeyOfTyped(code),
            Account = CodeGuesses.Of(caller.AccountId),
            Address = CodeGuesses.AddressOf(context),
            Now = now,
            Since = now - CodeGuesses.Window,
        };
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var results = await connection.QueryMultipleAsync(
            new CommandDefinition(FindSql, parameters, cancellationToken: ct)
        );
        await results.ReadAsync();
        var found = await results.ReadSingleAsync<Found>();
        if (found.BlockedSince is not null || found.Overtaken)
        {
            throw VoucherRefusals.TooManyGuesses((found.BlockedSince ?? now) + CodeGuesses.Window - now);
        }

        return found.Id;
    }

    /// <summary>For an attempt to claim or book with it: one at an unknown code is kept. Refuses with 404 voucher_unknown, or 429 too_many_guesses.</summary>
    public static async Task<Guid> Require(
        string code,
        Caller caller,
        HttpContext context,
        Database database,
        DateTime now,
        CancellationToken ct
    )
    {
        if (await Find(code, caller, context, database, now, ct) is { } id)
        {
            return id;
        }

        var unknown = VoucherRefusals.Unknown();
        await RefusedAttempt.Keep(code, caller, unknown.Code, now, database, ct);
        throw unknown;
    }

    /// <summary>As <see cref="Require"/>; null without a code.</summary>
    public static async Task<Guid?> RequireFor(
        string? code,
        Caller caller,
        HttpContext context,
        Database database,
        DateTime now,
        CancellationToken ct
    ) => code is null ? null : await Require(code, caller, context, database, now, ct);
}

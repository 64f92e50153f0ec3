using Dapper;
using Npgsql;

namespace Companion.Tests.Features.Vouchers;

/// <summary>
/// What a look at a code, its use, and a list cost does not grow with the vouchers there are: ten times as many, and at most a fifth more pages
/// read. Asked of the plan for these very values, and of the one that is kept for any.
/// </summary>
public sealed class VoucherPlanTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    /// <summary>The n-th event has vouchers 100 n to 100 n + 99, each redeemed twice, and event 1 a tenth of all besides.</summary>
    private const string FillSql = """
        insert into accounts (id, email, username, password_hash, phone_number, birthday, role, created_at, updated_at)
        select md5('account' || n)::uuid, format('person%s@example.org', n), format('person%s', n), 'none', format('+49%s', 10000000 + n),
            '1990-01-01', 'member', @now, @now
        from generate_series(@first, @last) n;

        insert into events (id, organiser_id, name, description, city_id, venue, starts_at, ends_at, is_public, created_at, updated_at)
        select md5('event' || n)::uuid, md5('account' || n)::uuid, 'Event ' || n, '', 1 + n % 4, 'Here', @now + n * interval '1 min',
            @now + n * interval '1 min' + interval '2 h', true, @now, @now
        from generate_series(@first, @last) n;

        insert into event_staff (event_id, account_id, created_at)
        select md5('event' || n)::uuid, md5('account' || @first + (n + 1) % (@last - @first + 1))::uuid, @now
        from generate_series(@first, @last) n;

        insert into vouchers (id, event_id, code, kind, percent, max_redemptions, max_per_account, is_active, label, redeemed, held, last_used_at, claimed_by,
            claimed_at, created_at, updated_at)
        select md5('voucher' || n)::uuid, md5('event' || case when n % 10 = 0 then 1 else n / 100 end)::uuid, 'CODE' || n, 'percent', 10, 1000, 10, true,
            'label ' || n % 3, 2, 1, @now, case when n % 2 = 0 then md5('account' || n / 100)::uuid end, case when n % 2 = 0 then @now end, @now, @now
        from generate_series(@first * 100, @last * 100 + 99) n;

        insert into redemptions (id, voucher_id, event_id, code, by_id, guest_id, status, spend, discount, currency, created_at)
        select gen_random_uuid(), v.id, v.event_id, v.code, md5('account' || n / 100)::uuid, md5('account' || @first + (n * 7 + twice) % (@last - @first + 1))::uuid,
            'redeemed', 1000, 100, 'CAD', @now
        from generate_series(@first * 100, @last * 100 + 99) n
        join vouchers v on v.code = 'CODE' || n
        cross join generate_series(1, 1) twice;

        insert into redemptions (id, voucher_id, event_id, code, meeting_id, status, created_at)
        select md5('held' || n)::uuid, v.id, v.event_id, v.code, md5('meeting' || n)::uuid, 'held', @now
        from generate_series(@first * 100, @last * 100 + 99) n
        join vouchers v on v.code = 'CODE' || n
        union all
        select md5('door' || n)::uuid, md5('voucher' || n)::uuid, null, 'CODE', null, 'redeemed', @now
        from generate_series(100, 100) n
        where @first = 1;
        """;

    private static readonly Dictionary<string, string> Anything = new(StringComparer.Ordinal)
    {
        ["AccountId"] = "md5('account3')::uuid",
        ["EventId"] = "md5('event3')::uuid",
        ["VoucherId"] = "md5('voucher314')::uuid",
        ["Key"] = "'CODE314'::text",
        ["Account"] = "'account 3'::text",
        ["Address"] = "'address 3'::text",
        ["Spend"] = "1000",
        ["Price"] = "9000",
        ["Currency"] = "'CAD'",
        ["CompanionAccountId"] = "md5('account3')::uuid",
        ["PatronAccountId"] = "md5('account3')::uuid",
        ["Now"] = "'2030-05-06T12:00:00Z'::timestamptz",
        ["Since"] = "'2030-05-06T11:50:00Z'::timestamptz",
        ["Before"] = "'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid",
        ["AfterAt"] = "'infinity'::timestamptz",
        ["AfterId"] = "'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid",
        ["To"] = "'infinity'::timestamptz",
        ["EndsAfter"] = "'2030-05-06T12:00:00Z'::timestamptz",
        ["City"] = "3",
        ["Words"] = "'{}'::text[]",
        ["Label"] = "null::text",
        ["State"] = "null::text",
        ["Candidates"] = "1000",
        ["Take"] = "21",
        ["MeetingIds"] = "array[md5('meeting314')::uuid]",
        ["Outcomes"] = "array['redeemed'::text]",
        ["MeetingId"] = "md5('meeting of this')::uuid",
        ["Status"] = "'held'::text",
        ["Discount"] = "900",
        ["Id"] = "md5('new')::uuid",
        ["Reason"] = "'Wrong'::text",
        ["By"] = "'organiser'::text",
        ["Refusal"] = "'expired'::text",
        ["RequestHashes"] = "array[1::bigint]",
        ["Ids"] = "array['0b9e4c52-7a38-4c0e-9f0a-2f6d3a1c5b77'::uuid]",
        ["CallerIds"] = "array[md5('account3')::uuid]",
        ["AreAdmins"] = "array[false]",
        ["Addresses"] = "array['address 3'::text]",
        ["Keys"] = "array['CODE314'::text]",
        ["Guests"] = "array['person5'::text]",
        ["Spends"] = "array[1000::bigint]",
        ["EventIds"] = "array[null::uuid]",
        ["RequestIds"] = "array['0b9e4c52-7a38-4c0e-9f0a-2f6d3a1c5b77'::uuid]",
    };

    private const int IndexesOfRedemptions = 6;

    // md5('voucher314'), as the statement before tells it.
    private static readonly string Locked = Guid.Parse(
            Convert.ToHexString(System.Security.Cryptography.MD5.HashData("voucher314"u8))
        )
        .ToString();

    [Fact]
    public async Task Ten_times_the_vouchers_cost_the_same_pages()
    {
        await Fill(1, 100);
        var few = await Costs();
        await Fill(101, 1000);
        var many = await Costs();

        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Join('\n', many.Select(cost => $"{cost.Key}: {few[cost.Key]} -> {cost.Value} pages"))
        );
        Assert.Empty(
            many.Where(cost => cost.Value > Math.Max(few[cost.Key] * 1.2, few[cost.Key] + LevelsOf(cost.Key)))
                .Select(cost => $"{cost.Key}: {few[cost.Key]} -> {cost.Value}")
        );
    }

    /// <summary>A connection keeps its plans; one that was made before there were vouchers must not read them all.</summary>
    [Fact]
    public async Task A_plan_that_was_made_for_empty_tables_reads_by_index_alone()
    {
        await using var connection = await app.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(
            "truncate accounts cascade; analyze; set local plan_cache_mode = force_generic_plan; set local companion.locked = ''"
        );
        var redeem = StatementPlan.Sql(".RedeemSql.WriteSql");
        await StatementPlan.Set(redeem, connection);

        var plan = await Explain("explain (costs off)", redeem, [], connection);

        Assert.Matches("using vouchers_key_(key|hash_idx) on vouchers", plan);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Bitmap", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("hashed", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Hash Join", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Merge Join", plan, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Name, string Sql, (string, string)[] Values)> Questions()
    {
        yield return ("find", StatementPlan.Sql(".FindVoucher.FindSql"), []);
        yield return ("find nothing", StatementPlan.Sql(".FindVoucher.FindSql"), [("Key", "'NOTHING'::text")]);
        yield return ("check", StatementPlan.Sql(".CheckVoucher.AtEventSql"), []);
        yield return ("offer", StatementPlan.Sql(".HoldVoucher.OfferSql"), []);
        yield return ("redeem", StatementPlan.Sql(".RedeemSql.WriteSql"), []);
        yield return (
            "redeem by a stranger",
            StatementPlan.Sql(".RedeemSql.WriteSql"),
            [("CallerIds", "array[md5('account9')::uuid]")]
        );
        yield return ("redeem unknown", StatementPlan.Sql(".RedeemSql.WriteSql"), [("Keys", "array['NOTHING'::text]")]);
        yield return ("hold", StatementPlan.Sql(".HoldVoucher.HoldSql"), []);
        yield return ("settle", StatementPlan.Sql(".SettleVoucher.SettleSql"), []);
        yield return ("reverse", StatementPlan.Sql(".ReverseRedemption.ReverseSql"), [("Id", "md5('door100')::uuid")]);
        yield return ("keep a refusal", StatementPlan.Sql(".RefusedAttempt.KeepSql"), []);
        yield return ("role of a guest", StatementPlan.Sql(".EventRoles.RoleSql"), []);
        yield return ("role of nobody", StatementPlan.Sql(".EventRoles.RoleSql"), [("AccountId", "null")]);
        yield return ("claimed", StatementPlan.Sql(".ListMyVouchers.Sql"), []);
        yield return ("redemptions", StatementPlan.Sql(".ListRedemptions.Sql"), []);
        yield return (
            "events",
            StatementPlan.Sql(".EventSearchSql.OfAllSql"),
            [("AfterAt", "'2030-05-06T00:00:00Z'::timestamptz")]
        );
        yield return (
            "events of a city",
            StatementPlan.Sql(".EventSearchSql.OfCitySql"),
            [("AfterAt", "'2030-05-06T00:00:00Z'::timestamptz")]
        );
        yield return ("own events", StatementPlan.Sql(".ListMyEvents.Sql"), []);
    }

    /// <summary>An index may have grown by a level; what changes or adds a redemption goes into all of them.</summary>
    private static int LevelsOf(string name) =>
        name.Split(' ')[0] is "redeem" or "hold" or "settle" or "reverse" or "keep" ? IndexesOfRedemptions : 1;

    private Task Fill(int first, int last) =>
        app.Execute(
            FillSql,
            new
            {
                first,
                last,
                now = CompanionApp.Noon,
            }
        );

    private async Task<Dictionary<string, long>> Costs()
    {
        await using var connection = await app.Database.OpenConnectionAsync();
        foreach (
            var table in new[] { "accounts", "events", "event_staff", "vouchers", "redemptions", "voucher_guesses" }
        )
        {
            await connection.ExecuteAsync($"vacuum analyze {table}");
        }

        var costs = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var mode in new[] { "force_custom_plan", "force_generic_plan" })
        {
            foreach (var (name, sql, values) in Questions())
            {
                await using var transaction = await connection.BeginTransactionAsync();
                // Small tables are read whole where large ones are not: the plan that is asked of is that for large ones.
                await connection.ExecuteAsync(
                    $"set local plan_cache_mode = {mode}; set local enable_seqscan = off; set local enable_bitmapscan = off; set local enable_hashjoin = off; set local companion.locked = '{Locked}'"
                );
                await StatementPlan.Set(sql, connection);

                var (pages, rows) = await StatementPlan.Pages(explain => Explain(explain, sql, values, connection));

                Assert.True(rows > 0, $"{name} finds nothing.");
                costs[$"{name} ({mode})"] = pages;
            }
        }

        return costs;
    }

    private static Task<string> Explain(
        string explain,
        string sql,
        (string Name, string Value)[] values,
        NpgsqlConnection connection
    ) =>
        StatementPlan.Explain(
            explain,
            sql,
            name => values.FirstOrDefault(value => value.Name == name).Value ?? Anything[name],
            name =>
                name switch
                {
                    "AccountId"
                    or "EventId"
                    or "VoucherId"
                    or "Before"
                    or "AfterId"
                    or "CompanionAccountId"
                    or "PatronAccountId"
                    or "MeetingId"
                    or "Id" => "uuid",
                    "AfterAt" or "Now" or "Since" or "To" or "EndsAfter" => "timestamptz",
                    "Account" or "Address" or "Key" or "Currency" or "Status" or "Reason" or "By" or "Refusal" =>
                        "text",
                    _ => "unknown",
                },
            connection
        );
}

using System.Text.RegularExpressions;
using Dapper;
using Npgsql;

namespace Companion.Tests.Infrastructure;

/// <summary>
/// What a request costs does not grow with the rows: over the rows that tests/load/fill.sql makes for a thousandth and a hundredth of a million
/// companions, ten times as many and at most a fifth more pages read. Asked of the one plan that the pools keep for all values, and of the one for these very
/// values. Search, slots, messages, vouchers, catalogues and insights have their own (*PlanTests), with rows that are made to be hard for them.
/// </summary>
public sealed partial class GrowthTests(CompanionApp small, GrowthTests.Large large)
    : IClassFixture<CompanionApp>,
        IClassFixture<GrowthTests.Large>
{
    /// <summary>Another database, for ten times the rows.</summary>
    public sealed class Large : IAsyncLifetime
    {
        public CompanionApp App { get; } = new();

        public ValueTask InitializeAsync() => App.InitializeAsync();

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }

    private static readonly Dictionary<string, string> Anything = new(StringComparer.Ordinal)
    {
        ["AccountId"] = "md5('account9')::uuid",
        ["PatronAccountId"] = "md5('account9')::uuid",
        ["PatronId"] = "md5('patron9')::uuid",
        ["PatronIds"] = "array[md5('patron9')::uuid]",
        ["CompanionId"] = "md5('companion7')::uuid",
        ["CompanionIds"] = "array[md5('companion7')::uuid]",
        ["CompanionAccountIds"] = "array[md5('account7')::uuid]",
        ["PatronAccountIds"] = "array[md5('account9')::uuid]",
        ["TermsVersions"] = "array[1]",
        ["CompanionAccountId"] = "md5('account7')::uuid",
        ["Id"] = "md5('a new meeting')::uuid",
        ["Ids"] = "array[md5('companion7')::uuid, md5('companion70')::uuid]",
        ["Callers"] = "array[md5('account7')::uuid, md5('account9')::uuid]",
        ["Tokens"] = "array[sha256('account7'), sha256('account9')]",
        ["StartsAt"] = "date_trunc('day', now()) + interval '30 days 18 hours'",
        ["EndsAt"] = "date_trunc('day', now()) + interval '30 days 19 hours'",
        ["HeldFrom"] = "date_trunc('day', now()) + interval '30 days 17 hours'",
        ["HeldUntil"] = "date_trunc('day', now()) + interval '30 days 20 hours'",
        ["Minutes"] = "60",
        ["Status"] = "'accepted'",
        ["Currency"] = "'USD'",
        ["ExpiresAt"] = "null",
        ["Now"] = "now()",
        ["SeenBefore"] = "now()",
        ["Role"] = "null",
        ["From"] = "now() - interval '90 days'",
        ["To"] = "'infinity'",
        ["AfterAt"] = "'infinity'",
        ["AfterId"] = "'ffffffff-ffff-ffff-ffff-ffffffffffff'",
        ["Before"] = "'ffffffff-ffff-ffff-ffff-ffffffffffff'",
        ["After"] = "''",
        ["Query"] = "'person7'",
        ["Take"] = "21",
    };

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["Ids"] = "uuid[]",
        ["PatronIds"] = "uuid[]",
        ["CompanionIds"] = "uuid[]",
        ["CompanionAccountIds"] = "uuid[]",
        ["PatronAccountIds"] = "uuid[]",
        ["TermsVersions"] = "integer[]",
        ["Callers"] = "uuid[]",
        ["Tokens"] = "bytea[]",
        ["Minutes"] = "integer",
        ["Take"] = "integer",
    };

    [Fact]
    public async Task Ten_times_the_rows_cost_the_same_pages()
    {
        await Fill(small, 1_000);
        await Fill(large.App, 10_000);

        var few = await Costs(small);
        var many = await Costs(large.App);

        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Join('\n', many.Select(cost => $"{cost.Key}: {few[cost.Key]} -> {cost.Value} pages"))
        );
        Assert.Empty(
            many.Where(cost =>
                    cost.Value
                    > Math.Max(
                        few[cost.Key] * 1.2,
                        few[cost.Key] + LevelsOf(cost.Key[..cost.Key.IndexOf(" (", StringComparison.Ordinal)])
                    )
                )
                .Select(cost => $"{cost.Key}: {few[cost.Key]} -> {cost.Value}")
        );
    }

    private static IEnumerable<(string Name, string Sql, (string, string)[] Values)> Questions()
    {
        yield return ("companion", StatementPlan.Sql(".GetCompanion.Sql"), []);
        yield return (
            "sessions",
            StatementPlan.Sql(".SessionLookUp.Sql"),
            [("ExpiresAt", "now() + interval '30 days'")]
        );
        yield return ("callers with blocks", StatementPlan.Sql(".BlockedCallers.Sql"), []);
        yield return ("terms of a quote or booking", StatementPlan.Sql(".BookingTerms.Sql"), []);
        yield return ("patrons of bookings", StatementPlan.Sql(".BookMeeting.LockPatronsSql"), []);
        yield return ("companions of bookings", StatementPlan.Sql(".BookMeeting.LockCompanionsSql"), []);
        yield return ("overdue", StatementPlan.Sql(".BookMeeting.OverdueSql"), []);
        yield return ("book", StatementPlan.Sql(".BookMeeting.BookSql"), Booking("accepted"));
        yield return ("book by request", StatementPlan.Sql(".BookMeeting.BookSql"), Booking("requested"));
        yield return ("meetings", StatementPlan.Sql(".ListMeetings.PickSql"), []);
        yield return ("meetings as companion", StatementPlan.Sql(".ListMeetings.PickSql"), [("Role", "'companion'")]);
        yield return (
            "meetings of a status",
            StatementPlan.Sql(".ListMeetings.PickByStatusSql"),
            [("Status", "'completed'")]
        );
        yield return ("meeting", StatementPlan.Sql(".MeetingRow.SelectSql"), [("Id", "md5('meeting70')::uuid")]);
        yield return ("patrons", StatementPlan.Sql(".ListPatrons.Sql"), []);
        yield return ("accounts by name", StatementPlan.Sql(".ListAccounts.ByUsernameSql"), []);
        yield return (
            "accounts by email",
            StatementPlan.Sql(".ListAccounts.ByEmailSql"),
            [("Query", "'person7@load.example'")]
        );
        yield return ("accounts by role", StatementPlan.Sql(".ListAccounts.ByRoleSql"), [("Role", "'member'")]);
        yield return ("blocks", StatementPlan.Sql(".ListBlocks.Sql"), []);
    }

    /// <summary>Its statement says itself of which types its parameters are.</summary>
    private static bool IsBooking(string name) => name.StartsWith("book", StringComparison.Ordinal);

    /// <summary>Arrays of one.</summary>
    private static (string, string)[] Booking(string status) =>
        [
            ("Ids", "array[md5('a new meeting')::uuid]"),
            ("CityIds", "array[8]"),
            ("TimeZones", "array['UTC']"),
            .. new[] { ("StartTimes", 18), ("EndTimes", 19), ("HoldStarts", 17), ("HoldEnds", 20) }.Select(at =>
                (at.Item1, $"array[date_trunc('day', now()) + interval '30 days {at.Item2} hours']")
            ),
            ("Lengths", "array[60]"),
            ("Notes", "array[null]"),
            ("Statuses", $"array['{status}']"),
            ("CancellationPolicies", "array['flexible']"),
            ("Currencies", "array['USD']"),
            ("HourlyRates", "array[4000]"),
            ("Prices", "array[4000]"),
            ("ServiceFees", "array[0]"),
            ("Discounts", "array[0]"),
            ("VoucherCodes", "array[null]"),
            ("Totals", "array[4000]"),
            ("Payouts", "array[4000]"),
            ("ExpiryTimes", "array[now() + interval '1 day']"),
            ("Moments", "array[now()]"),
        ];

    /// <summary>
    /// Each index may have grown by a level: a booking goes into fourteen, of four tables, and looks for room in those and for whoever has either of
    /// its hours, which takes a few pages more or less from one database to the next.
    /// </summary>
    private static int LevelsOf(string name) =>
        name switch
        {
            "callers with blocks" or "companions of bookings" => 4,
            _ when IsBooking(name) => 24,
            _ => 2,
        };

    private static async Task Fill(CompanionApp app, int companions)
    {
        var script = await File.ReadAllTextAsync(
            Path.Combine(Architecture.Source.Root, "tests", "load", "fill.sql"),
            TestContext.Current.CancellationToken
        );
        // What psql would do: its own commands are left out, its variables stand for their values. Vacuum goes by itself.
        script = Regex.Replace(script, @"^(\\.*|vacuum.*)$", "", RegexOptions.Multiline);
        script = Variable()
            .Replace(script, found => found.Groups["name"].Value is "companions" ? $"{companions}" : "0");
        await using var connection = await app.Database.OpenConnectionAsync();
        await connection.ExecuteAsync(script);
        await connection.ExecuteAsync("reset session_replication_role");
        await connection.ExecuteAsync(
            """
            insert into sessions (id, token_sha256, account_id, device, created_at, last_seen_at, expires_at)
            select gen_random_uuid(), sha256(convert_to('account' || n, 'UTF8')), md5('account' || n)::uuid, '', now(), now() - interval '1 hour',
                now() + interval '1 day'
            from generate_series(1, @companions) n;
            insert into blocks (account_id, blocked_id, created_at)
            select md5('account' || n)::uuid, md5('account' || n + 1)::uuid, now()
            from generate_series(1, @companions - 1) n
            where n % 10 = 9;
            """,
            new { companions }
        );
        await connection.ExecuteAsync("vacuum analyze");
    }

    private static async Task<Dictionary<string, long>> Costs(CompanionApp app)
    {
        await using var connection = await app.Database.OpenConnectionAsync();
        var costs = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var mode in new[] { "force_custom_plan", "force_generic_plan" })
        {
            foreach (var (name, sql, values) in Questions())
            {
                await using var transaction = await connection.BeginTransactionAsync();
                // Small tables are read whole where large ones are not: the plan that is asked of is that for large ones.
                await connection.ExecuteAsync(
                    $"set local plan_cache_mode = {mode}; set local enable_seqscan = off; set local enable_bitmapscan = off; set local enable_hashjoin = off"
                );
                await StatementPlan.Set(sql, connection);

                var (pages, rows) = await StatementPlan.Pages(explain =>
                    StatementPlan.Explain(
                        explain,
                        sql,
                        parameter =>
                            values.FirstOrDefault(value => value.Item1 == parameter).Item2 ?? Anything[parameter],
                        parameter => IsBooking(name) ? "unknown" : TypeOf(parameter),
                        connection
                    )
                );

                Assert.True(rows > 0 || name is "overdue", $"{name} finds nothing.");
                costs[$"{name} ({mode})"] = pages;
            }
        }

        return costs;
    }

    private static string TypeOf(string parameter) =>
        Types.GetValueOrDefault(parameter)
        ?? (
            parameter.EndsWith("Id", StringComparison.Ordinal) || parameter is "Before" ? "uuid"
            : parameter.EndsWith("At", StringComparison.Ordinal)
            || parameter is "Now" or "From" or "To" or "HeldFrom" or "HeldUntil" or "SeenBefore"
                ? "timestamptz"
            : "text"
        );

    [GeneratedRegex(@"(?<!:):(?<name>companions|messages|redemptions)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();
}

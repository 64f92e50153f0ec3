using System.Text.RegularExpressions;
using Npgsql;

namespace Companion.Tests.Architecture;

public sealed partial class SqlTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    /// <summary>Infrastructure's own; every other table is some feature's.</summary>
    private static readonly string[] OwnTables =
    [
        "catalogues",
        "idempotency_keys",
        "removed_updates",
        "schema_migrations",
        "updates",
    ];

    /// <summary>
    /// What Npgsql says of a parameter's type, for those that PostgreSQL cannot tell from the statement alone. A name
    /// that has several types stands with its statement.
    /// </summary>
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["Companion.Infrastructure.IdempotencyKey.FillSql@Status"] = "smallint",
        ["@CompanionAccountId"] = "uuid",
        ["@Ends"] = "integer[]",
        ["@HeldFrom"] = "timestamptz",
        ["@HeldUntil"] = "timestamptz",
        ["@Interests"] = "text[]",
        ["@Languages"] = "text[]",
        ["@Minutes"] = "integer",
        ["@PatronAccountId"] = "uuid",
        ["@Query"] = "text",
        ["@Receivers"] = "uuid[]",
        ["Companion.Features.Companions.GetCompanion.Sql@Ids"] = "uuid[]",
        ["Companion.Features.Sessions.SessionLookUp.Sql@Tokens"] = "bytea[]",
        ["Companion.Features.Companions.BlockedCallers.Sql@Callers"] = "uuid[]",
        ["@Role"] = "text",
        ["@StartsAt"] = "timestamptz",
        ["@Starts"] = "integer[]",
        ["@Status"] = "text",
        ["@Weekdays"] = "smallint[]",
        ["@Words"] = "text[]",
    };

    /// <summary>Infrastructure's tables that name an account without referring to it: its deletion takes their rows along.</summary>
    private static readonly string[] GoWithTheAccount = ["idempotency_keys", "removed_updates", "updates"];

    public static TheoryData<string> Names => [.. Source.Sql.Select(sql => sql.Name)];

    [Fact]
    public void There_is_sql_to_check() => Assert.NotEmpty(Source.Sql);

    /// <summary>PostgreSQL parses and plans every statement against the migrated schema: a typo in a column fails here.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_statement_prepares(string name)
    {
        var sql = Source.Sql.Single(constant => constant.Name == name).Text;
        await using var connection = await app.Database.OpenConnectionAsync();
        foreach (var (text, parameters) in SqlText.Statements(sql))
        {
            var types = string.Join(
                ", ",
                parameters.Select(parameter =>
                    Types.GetValueOrDefault(name + parameter) ?? Types.GetValueOrDefault(parameter, "unknown")
                )
            );
            await using var prepare = new NpgsqlCommand(
                $"prepare checked {(types.Length == 0 ? "" : $"({types})")} as {text}",
                connection
            );
            await prepare.ExecuteNonQueryAsync();
            await using var deallocate = new NpgsqlCommand("deallocate checked", connection);
            await deallocate.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Under another name a statement would be checked by none of the tests here.</summary>
    [Fact]
    public void Every_constant_that_looks_like_sql_is_called_Sql_or_Command() =>
        Assert.Empty(
            Source
                .Texts.Where(text =>
                    LooksLikeSql().IsMatch(text.Text)
                    && !text.Name.EndsWith("Sql", StringComparison.Ordinal)
                    && !text.Name.EndsWith("Command", StringComparison.Ordinal)
                    // A part of statements is checked with each of them.
                    && !Source.Sql.Any(sql => sql.Text.Contains(text.Text, StringComparison.Ordinal))
                )
                .Select(text => text.Name)
        );

    [Fact]
    public async Task A_table_is_written_by_one_feature()
    {
        var tables = await Tables();
        var writes = (
            from sql in Source.Texts
            where LooksLikeSql().IsMatch(sql.Text)
            from table in SqlText.TablesWritten(sql.Text)
            select (sql.Owner, sql.Name, Table: table)
        ).ToArray();

        Assert.NotEmpty(writes);
        Assert.DoesNotContain(writes, write => !tables.Contains(write.Table));
        Assert.Empty(
            writes
                .GroupBy(write => write.Table, write => write.Owner, StringComparer.Ordinal)
                .Where(table =>
                    !GoWithTheAccount.Contains(table.Key, StringComparer.Ordinal)
                    && table.Distinct(StringComparer.Ordinal).Skip(1).Any()
                )
                .Select(table => $"{table.Key}: {string.Join(", ", table.Distinct(StringComparer.Ordinal))}")
        );
    }

    [Fact]
    public async Task Infrastructure_names_no_domain_table()
    {
        var domain = (await Tables()).Except(OwnTables, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(
            from sql in Source.Sql
            where sql.Owner == "Infrastructure"
            from word in SqlText.Words(sql.Text)
            where domain.Contains(word)
            select $"{sql.Name} names {word}"
        );
    }

    /// <summary>The moment is a parameter: a test moves it, and a statement means the same on every machine.</summary>
    [Fact]
    public void No_statement_asks_the_database_for_the_moment() =>
        Assert.Empty(
            from sql in Source.Texts
            where LooksLikeSql().IsMatch(sql.Text)
            where
                SqlText
                    .Words(sql.Text)
                    .Intersect(
                        ["now", "current_timestamp", "clock_timestamp", "localtimestamp", "current_date"],
                        StringComparer.Ordinal
                    )
                    .Any()
            select sql.Name
        );

    /// <summary>Pages are by key. `offset 0` skips nothing: it keeps the planner from moving what stands before it.</summary>
    [Fact]
    public void No_statement_skips_rows() =>
        Assert.Empty(Source.Sql.Where(sql => Offset().IsMatch(sql.Text)).Select(sql => sql.Name));

    [Theory]
    [InlineData("select 1 for update skip locked", "")]
    [InlineData("select id from a for no key update of b", "")]
    [InlineData("insert into a (x) values (1) on conflict (x) do update set x = excluded.x", "a")]
    [InlineData("with v as (update a set x = 1 returning id) insert into b select id from v", "a b")]
    [InlineData("with v as (delete from only a) select 'update c'; -- update d\nmerge into e using f", "a e")]
    public void Writes_are_told_from_locks(string sql, string tables) =>
        Assert.Equal(tables, string.Join(' ', SqlText.TablesWritten(sql)));

    [Fact]
    public void Statements_are_told_apart() =>
        Assert.Equal(
            ["select $1, ';@A', a @> b, $2, $1", "\nselect x::text || $1"],
            SqlText
                .Statements("select @A, ';@A', a @> b, @B_c, @A;\nselect x::text || @B /* ; @C */; -- @D;")
                .Select(statement => statement.Text.TrimEnd())
        );

    private async Task<HashSet<string>> Tables()
    {
        await using var command = app.Database.CreateCommand(
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
        );
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }

    [GeneratedRegex(@"^\s*(select|insert|update|delete|with|merge|truncate)\s", RegexOptions.ExplicitCapture)]
    private static partial Regex LooksLikeSql();

    [GeneratedRegex(@"\boffset\s+(?!0\b)")]
    private static partial Regex Offset();
}

using System.Text;
using Dapper;
using Npgsql;

namespace Companion.Infrastructure;

/// <summary><c>erd</c>: writes db/erd.md, a Mermaid diagram of the migrated database, from PostgreSQL's catalog.</summary>
internal static class SchemaDiagram
{
    public const string Path = "db/erd.md";

    private sealed record Column(string Table, string Name, string Type, string Keys);

    private sealed record Relation(string Parent, string Child, string Columns, bool Optional, bool Single);

    private const string ColumnsSql = """
        select c.relname as "table",
               a.attname as name,
               replace(replace(format_type(a.atttypid, a.atttypmod), ' with time zone', 'tz'), ' without time zone', '')
                   as type,
               coalesce(
                   (
                       select string_agg(distinct key, ', ' order by key desc)
                       from (
                           select case when k.contype = 'p' then 'PK' when k.contype = 'f' then 'FK' else 'UK' end as key
                           from pg_catalog.pg_constraint k
                           where k.conrelid = c.oid
                             and a.attnum = any (k.conkey)
                             and (k.contype in ('p', 'f') or (k.contype = 'u' and cardinality(k.conkey) = 1))
                       ) keys
                   ),
                   ''
               ) as keys
        from pg_catalog.pg_class c
        join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        order by c.relname, a.attnum
        """;

    private const string RelationsSql = """
        select parent.relname as parent,
               child.relname as child,
               (
                   select string_agg(a.attname, ', ' order by key.position)
                   from unnest(k.conkey) with ordinality key (attnum, position)
                   join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = key.attnum
               ) as columns,
               exists (
                   select from pg_catalog.pg_attribute a
                   where a.attrelid = k.conrelid and a.attnum = any (k.conkey) and not a.attnotnull
               ) as optional,
               exists (
                   select from pg_catalog.pg_constraint u
                   where u.conrelid = k.conrelid and u.contype in ('p', 'u') and u.conkey <@ k.conkey
               ) as single
        from pg_catalog.pg_constraint k
        join pg_catalog.pg_class parent on parent.oid = k.confrelid
        join pg_catalog.pg_class child on child.oid = k.conrelid
        where k.contype = 'f' and child.relnamespace = 'public'::regnamespace and not child.relispartition
        order by child.relname, k.conname
        """;

    public static async Task Write(WebApplication app, CancellationToken ct)
    {
        var path = System.IO.Path.Combine(app.Environment.ContentRootPath, Path);
        await File.WriteAllTextAsync(path, await Draw(app.Services.GetRequiredService<Database>().Unpooled, ct), ct);
    }

    public static async Task<string> Draw(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var columns = await connection.QueryAsync<Column>(new CommandDefinition(ColumnsSql, cancellationToken: ct));
        var relations = await connection.QueryAsync<Relation>(
            new CommandDefinition(RelationsSql, cancellationToken: ct)
        );

        var text = new StringBuilder(
            """
            # The database

            Drawn from the catalog of a migrated database by `dotnet run -- erd`; a test finds it stale.

            ```mermaid
            erDiagram

            """.ReplaceLineEndings("\n")
        );
        foreach (var table in columns.GroupBy(column => column.Table, StringComparer.Ordinal))
        {
            text.Append("    ").Append(table.Key).Append(" {\n");
            foreach (var column in table)
            {
                text.Append("        ").Append(Word(column.Type)).Append(' ').Append(column.Name);
                text.Append(column.Keys.Length > 0 ? $" {column.Keys}\n" : "\n");
            }

            text.Append("    }\n");
        }

        foreach (var relation in relations)
        {
            var parent = relation.Optional ? "|o" : "||";
            var child = relation.Single ? "o|" : "o{";
            text.Append("    ").Append(relation.Parent).Append(' ').Append(parent).Append("--").Append(child);
            text.Append(' ').Append(relation.Child).Append(" : \"").Append(relation.Columns).Append("\"\n");
        }

        return text.Append("```\n").ToString();
    }

    /// <summary>Mermaid takes a type of one word, with brackets, but neither spaces nor commas.</summary>
    private static string Word(string type) =>
        type.Replace(' ', '_').Replace(",", "_", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal);
}

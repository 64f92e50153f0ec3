using Companion.Infrastructure;
using Companion.Tests.Architecture;

namespace Companion.Tests.Infrastructure;

public sealed class SchemaDiagramTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Fact]
    public async Task The_committed_diagram_is_that_of_the_migrated_database()
    {
        var drawn = await SchemaDiagram.Draw(app.Database, CancellationToken.None);

        Assert.True(
            drawn == await File.ReadAllTextAsync(Path.Combine(Source.Root, SchemaDiagram.Path)),
            $"{SchemaDiagram.Path} is stale: dotnet run -- erd"
        );
    }

    [Fact]
    public async Task It_shows_keys_and_relations_of_what_is_there()
    {
        await app.Execute(
            """
            create table drawn (id integer primary key, code text not null unique, ratio double precision, price numeric(5, 2));
            create table drawn_parts (
                drawn_id integer references drawn, place integer, at timestamptz, primary key (drawn_id, place));
            create table drawn_notes (drawn_id integer unique references drawn, tags text[]);
            """
        );

        var drawn = await SchemaDiagram.Draw(app.Database, CancellationToken.None);

        await app.Execute("drop table drawn_notes, drawn_parts, drawn");
        Assert.Contains(
            """
                drawn {
                    integer id PK
                    text code UK
                    double_precision ratio
                    numeric(5_2) price
                }
                drawn_notes {
                    integer drawn_id UK, FK
                    text[] tags
                }
                drawn_parts {
                    integer drawn_id PK, FK
                    integer place PK
                    timestamptz at
                }

            """,
            drawn,
            StringComparison.Ordinal
        );
        Assert.Contains("    drawn |o--o| drawn_notes : \"drawn_id\"\n", drawn, StringComparison.Ordinal);
        Assert.Contains("    drawn ||--o{ drawn_parts : \"drawn_id\"\n", drawn, StringComparison.Ordinal);
    }
}

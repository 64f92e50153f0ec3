using Dapper;
using Npgsql;

namespace Companion.Features.Companions;

/// <summary>
/// Keeps a companion's many-to-many rows in step with the profile, and what is made from them: the lists in the profile's own row and the
/// facets that search reads.
/// </summary>
internal static class CompanionTraits
{
    // The facets are made anew from what the other statements have just written.
    private const string ReplaceSql = """
        delete from companion_languages where companion_id = @Id and language <> all (@Languages::text[]);

        insert into companion_languages (companion_id, language)
        select @Id, language from unnest(@Languages::text[]) language
        on conflict (companion_id, language) do nothing;

        delete from companion_interests where companion_id = @Id and interest <> all (@Interests::text[]);

        insert into companion_interests (companion_id, interest)
        select @Id, interest from unnest(@Interests::text[]) interest
        on conflict (companion_id, interest) do nothing;

        update companions c
        set languages = array(select l.language from companion_languages l where l.companion_id = @Id order by l.language),
            interests = array(select i.interest from companion_interests i where i.companion_id = @Id order by i.interest)
        where c.id = @Id;

        delete from companion_facets where companion_id = @Id;

        insert into companion_facets (companion_id, place, language, interest, currency, hourly_rate, created_at)
        select c.id, place, language, interest, c.currency, c.hourly_rate, c.created_at
        from companions c
        join cities z on z.id = c.city_id
        cross join lateral (values (z.id::text), (z.country_code)) places (place)
        cross join lateral (
            select '' union all select l.language from companion_languages l where l.companion_id = c.id
        ) languages (language)
        cross join lateral (
            select '' union all select i.interest from companion_interests i where i.companion_id = c.id
        ) interests (interest)
        where c.id = @Id and c.is_active;
        """;

    public static Task Replace(
        Guid id,
        string[] languages,
        string[] interests,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    ) =>
        connection.ExecuteAsync(
            new CommandDefinition(
                ReplaceSql,
                new
                {
                    Id = id,
                    Languages = languages,
                    Interests = interests,
                },
                transaction,
                cancellationToken: ct
            )
        );
}

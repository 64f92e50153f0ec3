using System.Text.Json.Serialization;
using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Events;

/// <summary>An event. Times are UTC; time_zone is its city's.</summary>
/// <param name="Organiser">Their username; null once their account is gone.</param>
/// <param name="Capacity">How many people fit, for those who read it: nobody is counted against it. Null where nothing is said.</param>
/// <param name="Role">The caller's; left out for strangers.</param>
internal sealed record Event(
    Guid Id,
    string Name,
    string Description,
    int CityId,
    string City,
    string Country,
    string TimeZone,
    string Venue,
    DateTime StartsAt,
    DateTime EndsAt,
    int? Capacity,
    bool IsPublic,
    EventStatus Status,
    string? Organiser,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EventRole? Role,
    DateTime CreatedAt,
    DateTime UpdatedAt,
    [property: JsonIgnore] int Version
)
{
    public const string Columns = """
        e.id, e.name, e.description, e.city_id, z.name as city, z.country_code as country, z.time_zone, e.venue, e.starts_at, e.ends_at,
        e.capacity, e.is_public, case when e.cancelled_at is null then 'scheduled' else 'cancelled' end as status,
        o.username as organiser
        """;

    /// <summary>After the role, as the record has them.</summary>
    public const string LastColumns = "e.created_at, e.updated_at, e.version";

    public const string Joins = """
        join cities z on z.id = e.city_id
        left join accounts o on o.id = e.organiser_id
        """;

    public const string SelectSql = $"""
        select {Columns}, nullif(r.role, 'stranger') as role, {LastColumns}
        from events e
        {Joins}
        cross join event_role(e.id, @AccountId::uuid) r (role)
        where e.id = @EventId and r.role is not null
        """;

    /// <summary>Refuses with 404 what the caller (null: a stranger) may not know of, as what is not there.</summary>
    public static async Task<Event> Find(
        Guid eventId,
        Guid? accountId,
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        CancellationToken ct
    ) =>
        await connection.QuerySingleOrDefaultAsync<Event>(
            new CommandDefinition(
                SelectSql,
                new { EventId = eventId, AccountId = accountId },
                transaction,
                cancellationToken: ct
            )
        ) ?? throw Refusal.NotFound();

    /// <summary>Refuses with 403 everybody but the organiser.</summary>
    public void RequireOrganiser() => (Role ?? EventRole.Stranger).RequireOrganiser();
}

using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Events;

/// <summary>Asks for the caller's role at an event, and requires one.</summary>
internal static class EventRoles
{
    private const string RoleSql = "select event_role(@EventId, @AccountId)";

    /// <summary>Refuses with 404 what the caller may not know of, as what is not there.</summary>
    public static async Task<EventRole> Of(
        Guid eventId,
        Caller caller,
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        CancellationToken ct
    ) =>
        await connection.QuerySingleAsync<string?>(
            new CommandDefinition(
                RoleSql,
                new { EventId = eventId, caller.AccountId },
                transaction,
                cancellationToken: ct
            )
        )
            is { } role
            ? Wire<EventRole>.ValueOf(role)
            : throw Refusal.NotFound();

    /// <summary>Refuses with 403 everybody but the organiser.</summary>
    public static void RequireOrganiser(this EventRole role)
    {
        if (role != EventRole.Organiser)
        {
            throw NotOrganiser();
        }
    }

    public static Refusal NotOrganiser() =>
        Refusal.Forbidden("not_organiser", "Only the organiser of this event may do this.");

    /// <summary>Refuses with 403 everybody but the organiser and the staff.</summary>
    public static void RequireTeam(this EventRole role)
    {
        if (role is not (EventRole.Organiser or EventRole.Staff))
        {
            throw Refusal.Forbidden("not_staff", "Only the organiser and the staff of this event may do this.");
        }
    }
}

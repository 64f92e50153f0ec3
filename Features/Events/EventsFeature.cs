using System.Text.Json.Nodes;
using Companion.Infrastructure;

namespace Companion.Features.Events;

internal static class EventsFeature
{
    public static void AddEvents(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, EventsJson.Default)
        );
        // Who was deleted by another instance while this one still took them for alive.
        services.AddSingleton(ConstraintProblem.AccountGone("events_organiser_id_fkey"));
        services.AddSingleton(
            new ConstraintProblem(
                "event_staff_account_id_fkey",
                "not_found",
                "There is nothing here.",
                Status: StatusCodes.Status404NotFound
            )
        );
        foreach (var schema in new[] { "Event", "EventTerms", "ChangeEventRequest" })
        {
            foreach (
                var (member, value) in new (string, JsonNode)[]
                {
                    ("name", "Summer on the Quay"),
                    ("description", "Music until midnight."),
                    ("venue", "Pier 4"),
                    ("starts_at", "2030-06-21T20:00:00Z"),
                    ("ends_at", "2030-06-22T04:00:00Z"),
                    ("capacity", 300),
                    ("role", "organiser"),
                    ("organiser", "julia"),
                }
            )
            {
                services.AddSingleton(new ApiExample($"{schema}.{member}", value));
            }
        }
    }

    public static void MapEvents(this IEndpointRouteBuilder v1)
    {
        var events = v1.MapGroup("/events").WithTags("Events");
        CreateEvent.Map(events);
        ListEvents.Map(events);
        GetEvent.Map(events);
        ChangeEvent.Map(events);
        CancelEvent.Map(events);
        DeleteEvent.Map(events);
        ListStaff.Map(events);
        AddStaff.Map(events);
        RemoveStaff.Map(events);
        ListMyEvents.Map(v1);
    }
}

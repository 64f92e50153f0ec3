using System.Text.Json.Nodes;
using Companion.Infrastructure;

namespace Companion.Features.Meetings;

internal static class MeetingsFeature
{
    public static void AddMeetings(this WebApplicationBuilder builder)
    {
        MeetingPrice.ServicePercent(builder.Configuration);
        var services = builder.Services;
        services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, MeetingsJson.Default)
        );
        services.AddSingleton<BookingWriter>();
        services.AddSingleton<MeetingClock>();
        services.AddHostedService(provider => provider.GetRequiredService<MeetingClock>());
        foreach (
            var (member, value) in new (string, JsonNode)[]
            {
                ("starts_at", "2030-05-17T22:00:00Z"),
                ("ends_at", "2030-05-18T00:00:00Z"),
                ("minutes", 120),
                ("note", "Dinner first?"),
                ("reason", "Something came up."),
                ("Meeting.role", "patron"),
                ("kind", "time"),
                ("amount", 9000),
                ("total", 9000),
                ("payout", 9000),
                ("refund", 9000),
                ("phone_number", "+14165550100"),
            }
        )
        {
            services.AddSingleton(new ApiExample(member, value));
        }
    }

    public static void MapMeetings(this IEndpointRouteBuilder v1)
    {
        var meetings = v1.MapGroup("/meetings").WithTags("Meetings");
        ListMeetings.Map(meetings);
        QuoteMeeting.Map(meetings);
        RequestMeeting.Map(meetings);
        GetMeeting.Map(meetings);
        GetCancellation.Map(meetings);
        AcceptMeeting.Map(meetings);
        DeclineMeeting.Map(meetings);
        WithdrawMeeting.Map(meetings);
        CancelMeeting.Map(meetings);
        CompleteMeeting.Map(meetings);
    }

    /// <summary>What every action on a meeting can be refused with, beside the usual.</summary>
    public static RouteHandlerBuilder RefusesTransition(this RouteHandlerBuilder builder) =>
        builder
            .Refuses(StatusCodes.Status403Forbidden, "wrong_side")
            .Refuses(StatusCodes.Status409Conflict, "invalid_transition");
}

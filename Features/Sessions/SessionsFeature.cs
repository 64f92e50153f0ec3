using Companion.Infrastructure;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Companion.Features.Sessions;

internal static class SessionsFeature
{
    public static void AddSessions(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, SessionsJson.Default)
        );
        services.AddSingleton<SessionCache>();
        services.AddSingleton(provider =>
            SessionLookUp.Reader(provider.GetRequiredService<Database>(), provider.GetRequiredService<TimeProvider>())
        );
        services.AddSingleton<PasswordAttempts>();
        services.AddSingleton(new HourlyTask(SessionHousekeeping.Sweep));
        services.AddSingleton(new ApiExample("token", "pPR5T6hQ0dNJm2JrBdcIyyCIQVj3nWxqYo6L4Ct0Z1E"));
        services.AddSingleton(new ApiExample("device", "Firefox on Linux"));
        services.AddSingleton(new ApiExample("cookie", false));
        services.AddSingleton<IAuthenticationService, SessionAuthentication>();
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    public static void MapSessions(this IEndpointRouteBuilder v1)
    {
        var sessions = v1.MapGroup("/sessions").WithTags("Sessions");
        SignIn.Map(sessions);
        ListSessions.Map(sessions);
        GetSession.Map(sessions);
        EndSession.Map(sessions);
        EndCurrentSession.Map(sessions);
        EndOtherSessions.Map(sessions);
    }
}

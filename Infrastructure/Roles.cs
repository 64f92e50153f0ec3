namespace Companion.Infrastructure;

internal static class Roles
{
    public const string Admin = "admin";

    /// <summary>For admins only: 403 for everyone else who is signed in.</summary>
    public static RouteHandlerBuilder AdminsOnly(this RouteHandlerBuilder builder) =>
        builder.RequireAuthorization(policy => policy.RequireAuthenticatedUser().RequireRole(Admin));
}

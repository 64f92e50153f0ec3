namespace Companion.Infrastructure;

internal static class Roles
{
    public const string Admin = "admin";

    public const string Operator = "operator";

    /// <summary>For admins only: 403 for everyone else who is signed in.</summary>
    public static RouteHandlerBuilder AdminsOnly(this RouteHandlerBuilder builder) =>
        builder.RequireAuthorization(policy => policy.RequireAuthenticatedUser().RequireRole(Admin));

    /// <summary>For operators and admins: 403 for members.</summary>
    public static RouteHandlerBuilder OperatorsOnly(this RouteHandlerBuilder builder) =>
        builder.RequireAuthorization(policy => policy.RequireAuthenticatedUser().RequireRole(Operator, Admin));
}

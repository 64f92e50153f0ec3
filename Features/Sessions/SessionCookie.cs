namespace Companion.Features.Sessions;

/// <summary>
/// The session of a browser's EventSource and images, which send no header of ours. Lax, and honoured on GET only, so no other site can
/// cause a change with it. It lives for 30 days from the sign-in, while the session itself slides.
/// </summary>
internal static class SessionCookie
{
    public static void Set(HttpResponse response, string token, DateTime expiresAt) =>
        response.Cookies.Append(SessionToken.Cookie, token, Options(response, expiresAt));

    public static void Clear(HttpResponse response) =>
        response.Cookies.Delete(SessionToken.Cookie, Options(response, expiresAt: null));

    private static CookieOptions Options(HttpResponse response, DateTime? expiresAt)
    {
        var host = response.HttpContext.RequestServices.GetRequiredService<IHostEnvironment>();
        var options = new CookieBuilder
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            // Not every client takes a developer's http://localhost for secure.
            SecurePolicy = host.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always,
            Path = "/",
        }.Build(response.HttpContext);
        options.Expires = expiresAt;
        return options;
    }
}

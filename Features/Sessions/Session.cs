using System.Globalization;
using System.Security.Claims;
using Companion.Infrastructure;
using Microsoft.AspNetCore.Authentication;

namespace Companion.Features.Sessions;

/// <summary>Who a live session's token stands for.</summary>
internal sealed record Session(Guid Id, Guid AccountId, string Role)
{
    /// <summary>Made once, for all requests that the session is kept for.</summary>
    public Task<AuthenticateResult> SignedIn { get; } =
        Task.FromResult(
            AuthenticateResult.Success(
                new AuthenticationTicket(
                    new ClaimsPrincipal(
                        new ClaimsIdentity(
                            [
                                new Claim(
                                    ClaimTypes.NameIdentifier,
                                    AccountId.ToString("D", CultureInfo.InvariantCulture)
                                ),
                                new Claim(Caller.SessionClaim, Id.ToString("D", CultureInfo.InvariantCulture)),
                                new Claim(ClaimTypes.Role, Role),
                            ],
                            SessionAuthentication.SchemeName
                        )
                    ),
                    SessionAuthentication.SchemeName
                )
            )
        );
}

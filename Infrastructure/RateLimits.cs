using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Companion.Infrastructure;

/// <summary>
/// In-memory limits, of each instance: per account, and per address for strangers. Limits that must hold across
/// instances are kept in the database by the feature that they belong to. Limits:Enabled=false turns these off.
/// </summary>
internal static class RateLimits
{
    public const string Strict = "strict";

    public static void AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var enabled = configuration.GetValue("Limits:Enabled", defaultValue: true);
        var perMinute = configuration.GetValue("Limits:PerMinute", 1200);
        var strictPerMinute = configuration.GetValue("Limits:StrictPerMinute", 60);
        services.AddRateLimiter(options =>
        {
            options.GlobalLimiter = !enabled
                ? null
                : PartitionedRateLimiter.Create<HttpContext, string>(context =>
                    context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
                        ? RateLimitPartition.GetNoLimiter("")
                        : Window(Who(context), perMinute)
                );
            options.AddPolicy(
                Strict,
                context => enabled ? Window(Who(context), strictPerMinute) : RateLimitPartition.GetNoLimiter("")
            );
            options.OnRejected = async (rejected, _) =>
                await Problems.Write(
                    rejected.HttpContext,
                    Refusal.TooMany(
                        "too_many_requests",
                        "Too many requests. Wait for as long as Retry-After says.",
                        rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)
                            ? wait
                            : TimeSpan.FromSeconds(1)
                    )
                );
        });
    }

    private static string Who(HttpContext context) => Caller.Of(context.User)?.AccountId.ToString() ?? Address(context);

    /// <summary>An IPv6 subscriber has a whole /64, and would be as many strangers as they like.</summary>
    public static string Address(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (address is null || address.IsIPv4MappedToIPv6 || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address?.MapToIPv4().ToString() ?? "unknown";
        }

        return Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8));
    }

    private static RateLimitPartition<string> Window(string who, int perMinute) =>
        RateLimitPartition.GetFixedWindowLimiter(
            who,
            _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = perMinute,
                Window = TimeSpan.FromMinutes(1),
                QueueLimit = 0,
            }
        );
}

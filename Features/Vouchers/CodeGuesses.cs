using System.Security.Cryptography;
using System.Text;
using Companion.Infrastructure;

namespace Companion.Features.Vouchers;

/// <summary>
/// How many codes that do not exist may be tried: 10 in 10 minutes by an account, 30 from an address, in any 10 minutes and on all instances
/// together. After that every code is refused with 429, those that exist too. An address is kept as its hash.
/// </summary>
internal static class CodeGuesses
{
    public const string MostOfAccount = "10";
    public const string MostOfAddress = "30";

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    public static string Of(Guid accountId) => $"account {accountId}";

    public static string AddressOf(HttpContext context) =>
        $"address {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(RateLimits.Address(context))))}";
}

using System.Net;

namespace Companion.Tests.Features.Vouchers;

internal static class Answers
{
    /// <summary>Of an answer that is not JSON.</summary>
    public static async Task Expect201(this Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        Assert.True(
            answer.StatusCode == HttpStatusCode.Created,
            $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}"
        );
    }
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Companion.Tests.Infrastructure;

public sealed class SlowSenderTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Fact]
    public async Task Bodies_that_do_not_come_keep_no_connection_from_others()
    {
        // More than the pool has; each with a profile of its own, since one row's lock would let only one of them wait.
        var people = await Task.WhenAll(Enumerable.Range(0, 36).Select(_ => app.Companion(intervals: [])));
        var address = app.Stranger().BaseAddress!;
        var senders = await Task.WhenAll(people.Select(someone => Stall(address, someone.Person.Token)));
        try
        {
            await people[0].Person.Client.GetAsync("/v1/companions/me").Expect(HttpStatusCode.OK);
        }
        finally
        {
            foreach (var sender in senders)
            {
                sender.Dispose();
            }
        }
    }

    /// <summary>Back when the service has begun to read the body, of which the first byte alone comes.</summary>
    private static async Task<TcpClient> Stall(Uri address, string token)
    {
        var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port);
        var stream = socket.GetStream();
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"PATCH /v1/companions/me HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: 20\r\nExpect: 100-continue\r\n\r\n"
        );
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        var answer = new byte[12];
        await stream.ReadExactlyAsync(answer);
        await stream.WriteAsync("{"u8.ToArray());
        return socket;
    }
}

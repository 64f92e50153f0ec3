using System.Net;
using System.Text.Json.Nodes;

namespace Companion.Tests;

/// <summary>A stream of Server-Sent Events, read as the standard says: what is cut off before its blank line did not happen.</summary>
public sealed class EventStream : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpResponseMessage response;
    private readonly StreamReader lines;

    private EventStream(HttpResponseMessage response, Stream body, string? lastEventId) =>
        (this.response, lines, LastEventId) = (response, new StreamReader(body), lastEventId);

    public sealed record Event(string Name, string Id, JsonNode Data);

    /// <summary>What an EventSource would send as Last-Event-ID.</summary>
    public string? LastEventId { get; private set; }

    public List<string> Comments { get; } = [];

    public List<int> Retries { get; } = [];

    /// <summary>Back once the stream has said where it begins.</summary>
    public static async Task<EventStream> Open(HttpClient client, string? lastEventId = null, string? after = null)
    {
        var stream = await Connect(client, lastEventId, after);
        while (stream.LastEventId is null)
        {
            await stream.ReadBlock();
        }

        return stream;
    }

    /// <summary>Back with the headers.</summary>
    public static async Task<EventStream> Connect(HttpClient client, string? lastEventId = null, string? after = null)
    {
        var request = new HttpRequestMessage(
            HttpMethod.Get,
            after is null ? "/v1/stream" : $"/v1/stream?after={Uri.EscapeDataString(after)}"
        );
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return new EventStream(response, await response.Content.ReadAsStreamAsync(), lastEventId);
    }

    /// <summary>The next event; null at the end of the stream.</summary>
    public async Task<Event?> Next()
    {
        while (true)
        {
            var (ended, read) = await ReadBlock();
            if (ended || read is not null)
            {
                return read;
            }
        }
    }

    public async Task<Event> Next(string name)
    {
        var next = await Next();
        Assert.NotNull(next);
        Assert.Equal(name, next.Name);
        return next;
    }

    /// <summary>Reads on until the stream has ended.</summary>
    public async Task End()
    {
        while (await Next() is not null)
        {
            // Whatever comes before.
        }
    }

    public async Task UntilComment()
    {
        while (Comments.Count == 0)
        {
            await ReadBlock();
        }
    }

    public void Dispose()
    {
        lines.Dispose();
        response.Dispose();
    }

    private async Task<(bool Ended, Event? Read)> ReadBlock()
    {
        string? name = null;
        string? id = null;
        string? data = null;
        while (true)
        {
            var line = await lines.ReadLineAsync().WaitAsync(Patience);
            switch (line)
            {
                case null:
                    return (true, null);
                case "":
                    LastEventId = id ?? LastEventId;
                    return (false, data is null ? null : new Event(name!, LastEventId!, JsonNode.Parse(data)!));
                case [':', ..]:
                    Comments.Add(line);
                    break;
                default:
                    var colon = line.IndexOf(": ", StringComparison.Ordinal);
                    var value = line[(colon + 2)..];
                    switch (line[..colon])
                    {
                        case "id":
                            id = value;
                            break;
                        case "event":
                            name = value;
                            break;
                        case "data":
                            data += value;
                            break;
                        case "retry":
                            Retries.Add(int.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
                            break;
                        default:
                            Assert.Fail($"No field of an event stream: {line}");
                            break;
                    }

                    break;
            }
        }
    }
}

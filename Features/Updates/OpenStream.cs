namespace Companion.Features.Updates;

/// <summary>One open stream: <see cref="Ended"/> says when its client has left, its session is over, or the service stops.</summary>
internal sealed class OpenStream : IDisposable
{
    private readonly Action<OpenStream> close;
    private readonly CancellationTokenSource ended;
    private readonly Lock gate = new();
    private bool isClosed;

    public OpenStream(Action<OpenStream> close, CancellationToken aborted, CancellationToken stopping)
    {
        this.close = close;
        ended = CancellationTokenSource.CreateLinkedTokenSource(aborted, stopping);
        Ended = ended.Token;
    }

    public CancellationToken Ended { get; }

    public void End()
    {
        lock (gate)
        {
            if (!isClosed)
            {
                ended.Cancel();
            }
        }
    }

    public void Dispose()
    {
        close(this);
        lock (gate)
        {
            isClosed = true;
            ended.Dispose();
        }
    }
}

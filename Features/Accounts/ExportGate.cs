namespace Companion.Features.Accounts;

/// <summary>
/// Lets two exports be read at once by an instance, and the others wait: they take long, and the connections that they take are also those of
/// deletions, imports and charts.
/// </summary>
internal sealed class ExportGate : IDisposable
{
    private readonly SemaphoreSlim places = new(2);

    public async Task<IDisposable> Enter(CancellationToken ct)
    {
        await places.WaitAsync(ct);
        return new Place(places);
    }

    public void Dispose() => places.Dispose();

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}

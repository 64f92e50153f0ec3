namespace Companion.Infrastructure;

internal sealed class EmbeddedPostgres : IAsyncDisposable
{
    public static Task<EmbeddedPostgres> Start(string checkout, bool durable, CancellationToken ct) =>
        throw new StartupException("later");

    public string ConnectionString { get; } = "";
    public string PsqlCommand { get; } = "";

    public ValueTask DisposeAsync() => default;
}

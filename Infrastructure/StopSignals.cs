using System.Runtime.InteropServices;

namespace Companion.Infrastructure;

/// <summary>
/// Ctrl-C and SIGTERM while the service starts. The host takes them only once it has started; until then they would end
/// the process on the spot, and leave the PostgreSQL that it has just begun to start behind.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    // Not disposed of: a signal may be on its way while this is.
#pragma warning disable CA2213, S2930
    private readonly CancellationTokenSource stopped = new();
#pragma warning restore CA2213, S2930
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;

    public StopSignals()
    {
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    }

    public CancellationToken Token => stopped.Token;

    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        stopped.Cancel();
    }
}

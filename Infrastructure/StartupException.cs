namespace Companion.Infrastructure;

/// <summary>The service cannot start, for a reason that its operator can mend: printed as one line, without a stack.</summary>
internal sealed class StartupException(string message) : Exception(message);

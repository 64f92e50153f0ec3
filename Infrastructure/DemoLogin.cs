namespace Companion.Infrastructure;

/// <summary>
/// An account of the demo data that the service names when it has started: features register theirs. Printed with the demo
/// data only, so never in Production.
/// </summary>
internal sealed record DemoLogin(string Email, string Password, string Who);

namespace Companion.Infrastructure;

/// <summary>What a feature has <see cref="Housekeeping"/> do at the start and every hour, on every instance: given the moment.</summary>
internal sealed record HourlyTask(Func<Database, DateTime, CancellationToken, Task> Run);

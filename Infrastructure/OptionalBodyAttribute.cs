namespace Companion.Infrastructure;

/// <summary>Marks a body that may be left out.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class OptionalBodyAttribute : Attribute;

namespace Companion.Infrastructure;

/// <summary>Marks a <see cref="PageRequest"/> without which a list is answered whole.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class OptionalPageAttribute : Attribute;

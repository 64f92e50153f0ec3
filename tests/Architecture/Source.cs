using System.Reflection;
using System.Runtime.CompilerServices;

namespace Companion.Tests.Architecture;

/// <summary>What the architecture tests read: the service's types, and its text.</summary>
internal static class Source
{
    public static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "../../.."));

    /// <summary>The service's own types, without those that the compiler or a generator made.</summary>
    public static readonly Type[] Types =
    [
        .. typeof(Program)
            .Assembly.GetTypes()
            .Where(type =>
                type.Namespace?.StartsWith("Companion.", StringComparison.Ordinal) is true
                && !type.Name.Contains('<', StringComparison.Ordinal)
                && type.DeclaringType?.Name.Contains('<', StringComparison.Ordinal) is not true
            ),
    ];

    /// <summary>Every string that is called …Sql, constant or put together once.</summary>
    public static readonly Statement[] Sql =
    [
        .. Strings().Where(text => text.Name.EndsWith("Sql", StringComparison.Ordinal)),
    ];

    public static readonly Statement[] Texts = [.. Strings()];

    /// <summary>The feature that a type belongs to; Infrastructure for what belongs to none.</summary>
    public static string Owner(Type type) =>
        type.Namespace!.StartsWith("Companion.Features.", StringComparison.Ordinal)
            ? type.Namespace.Split('.')[2]
            : "Infrastructure";

    private static IEnumerable<Statement> Strings() =>
        from type in Types
        where !type.ContainsGenericParameters
        from field in type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
        where field.FieldType == typeof(string) && field.DeclaringType == type && (field.IsLiteral || field.IsInitOnly)
        let text = (string?)field.GetValue(null)
        where text is not null
        select new Statement(Owner(type), $"{type.FullName}.{field.Name}", text);

    private static string Here([CallerFilePath] string path = "") => path;

    internal sealed record Statement(string Owner, string Name, string Text);
}

using System.Reflection;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Infrastructure;

/// <summary>Refuses query parameters that a route does not know: a misspelt filter would silently show everything.</summary>
internal static class QueryNames
{
    public static TBuilder StrictQuery<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.AddEndpointFilterFactory(
            (handler, next) =>
            {
                var names = Of(handler.MethodInfo).ToHashSet(StringComparer.Ordinal);
                return invocation =>
                {
                    foreach (var (name, values) in invocation.HttpContext.Request.Query)
                    {
                        if (!names.Contains(name))
                        {
                            throw Refusal.Invalid(name, $"'{name}' is not a parameter of this route.");
                        }

                        if (values.Count > 1 && !Repeatable(handler.MethodInfo).Contains(name, StringComparer.Ordinal))
                        {
                            throw Refusal.Invalid(name, $"'{name}' is given more than once.");
                        }
                    }

                    return next(invocation);
                };
            }
        );

    public static IEnumerable<string> Of(MethodInfo handler) => Parameters(handler).Select(parameter => parameter.Name);

    private static IEnumerable<string> Repeatable(MethodInfo handler) =>
        Parameters(handler).Where(parameter => parameter.Type.IsArray).Select(parameter => parameter.Name);

    private static IEnumerable<(string Name, Type Type)> Parameters(MethodInfo handler)
    {
        foreach (var parameter in handler.GetParameters())
        {
            if (parameter.ParameterType == typeof(PageRequest))
            {
                yield return ("limit", typeof(int));
                yield return ("after", typeof(string));
            }
            else if (parameter.GetCustomAttribute<AsParametersAttribute>() is not null)
            {
                foreach (var member in parameter.ParameterType.GetConstructors().SelectMany(c => c.GetParameters()))
                {
                    if (member.GetCustomAttribute<FromQueryAttribute>() is { } own)
                    {
                        yield return (own.Name ?? member.Name!, member.ParameterType);
                    }
                }
            }
            else if (parameter.GetCustomAttribute<FromQueryAttribute>() is { } named)
            {
                yield return (named.Name ?? parameter.Name!, parameter.ParameterType);
            }
        }
    }
}

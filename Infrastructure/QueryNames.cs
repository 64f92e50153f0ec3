using System.Reflection;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Infrastructure;

/// <summary>
/// Refuses query parameters that a route does not know: a misspelt filter would silently show everything. And names those whose value could not
/// be read: the request delegates that the compiler makes refuse the request without a word about which.
/// </summary>
internal static class QueryNames
{
    public static TBuilder StrictQuery<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.AddEndpointFilterFactory(
            (handler, next) =>
            {
                var parameters = Of(handler.MethodInfo).ToDictionary(known => known.Name, StringComparer.Ordinal);
                return invocation =>
                {
                    foreach (var (name, values) in invocation.HttpContext.Request.Query)
                    {
                        if (!parameters.TryGetValue(name, out var parameter))
                        {
                            throw Refusal.Invalid(name, $"'{name}' is not a parameter of this route.");
                        }

                        if (values.Count > 1 && !parameter.Type.IsArray)
                        {
                            throw Refusal.Invalid(name, $"'{name}' is given more than once.");
                        }

                        if (parameter.MayBeUnreadable && parameter.ValueIn(invocation) is null)
                        {
                            throw Refusal.Invalid(name, "This value cannot be read.");
                        }
                    }

                    return next(invocation);
                };
            }
        );

    public static IEnumerable<QueryParameter> Of(MethodInfo handler)
    {
        foreach (var parameter in handler.GetParameters())
        {
            object? Argument(EndpointFilterInvocationContext invocation) => invocation.Arguments[parameter.Position];
            if (parameter.ParameterType == typeof(PageRequest))
            {
                yield return new("limit", typeof(int), Argument);
                yield return new("after", typeof(string), Argument);
            }
            else if (parameter.GetCustomAttribute<AsParametersAttribute>() is not null)
            {
                foreach (var member in parameter.ParameterType.GetProperties())
                {
                    if (member.GetCustomAttribute<FromQueryAttribute>() is { } own)
                    {
                        var get = GetterOf(member);
                        yield return new(
                            own.Name ?? member.Name,
                            member.PropertyType,
                            invocation => get(Argument(invocation)!)
                        );
                    }
                }
            }
            else if (parameter.GetCustomAttribute<FromQueryAttribute>() is { } named)
            {
                yield return new(named.Name ?? parameter.Name!, parameter.ParameterType, Argument);
            }
        }
    }

    /// <summary>Made once: no reflection for each request.</summary>
    private static Func<object, object?> GetterOf(PropertyInfo property) =>
        ((Func<MethodInfo, Func<object, object?>>)GetterOf<object, object>)
            .Method.GetGenericMethodDefinition()
            .MakeGenericMethod(property.DeclaringType!, property.PropertyType)
            .CreateDelegate<Func<MethodInfo, Func<object, object?>>>()(property.GetMethod!);

    private static Func<object, object?> GetterOf<TOwner, TValue>(MethodInfo getter)
    {
        var get = getter.CreateDelegate<Func<TOwner, TValue>>();
        return owner => get((TOwner)owner);
    }

    /// <param name="Name">As it stands in the query.</param>
    /// <param name="Type">Of the parameter or property that it is bound to.</param>
    /// <param name="ValueIn">What it was bound to in a call.</param>
    internal sealed record QueryParameter(
        string Name,
        Type Type,
        Func<EndpointFilterInvocationContext, object?> ValueIn
    )
    {
        /// <summary>Text is taken as it comes; what it is parsed to is null when that failed.</summary>
        public bool MayBeUnreadable { get; } = Nullable.GetUnderlyingType(Type) is not null;
    }
}

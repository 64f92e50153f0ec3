using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using FluentValidation;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Companion.Infrastructure;

/// <summary>
/// A JSON body that the handler reads when it is ready to: what is absent answers 404 before a bad body answers 400. Its bytes
/// are here before the handler begins, so that none holds a connection or a lock while it waits for a slow sender.
/// </summary>
internal sealed partial class Body<TRequest>(HttpContext context, ReadOnlyMemory<byte> bytes)
    : IEndpointParameterMetadataProvider
    where TRequest : class
{
    /// <summary>The body's bytes as they came; what an Idempotency-Key stands for.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>Refuses with 413 before the handler does anything.</summary>
    public static async ValueTask<Body<TRequest>> BindAsync(HttpContext context)
    {
        using var buffer = new MemoryStream((int)Math.Clamp(context.Request.ContentLength ?? 512, 0, 64 * 1024));
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        return new(context, buffer.ToArray());
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(
            new AcceptsMetadata(
                ["application/json"],
                typeof(TRequest),
                isOptional: parameter.GetCustomAttribute<OptionalBodyAttribute>() is not null
            )
        );

    /// <summary>Reads and validates. Refuses with 415, or 400 naming each member that is wrong.</summary>
    /// <param name="validator">Of what was read.</param>
    /// <param name="ct">The request's.</param>
    /// <param name="missing">What older clients are told of a member that is missing: the first is the whole detail then.</param>
    /// <param name="wrong">What a member is, for who sent one of another type; null where there is no more to say.</param>
    public async Task<TRequest> Read(
        IValidator<TRequest> validator,
        CancellationToken ct,
        Func<string, string>? missing = null,
        Func<string, string?>? wrong = null
    )
    {
        if (!context.Request.HasJsonContentType())
        {
            throw Refusal.NotJson();
        }

        TRequest request;
        try
        {
            request =
                JsonSerializer.Deserialize<TRequest>(
                    Bytes.Span is [0xEF, 0xBB, 0xBF, .. var rest] ? rest : Bytes.Span,
                    context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions
                ) ?? throw Refusal.Invalid("body", "The body must be a JSON object, not null.", "malformed_json");
        }
        catch (JsonException malformed)
        {
            throw FromJson(malformed, missing, wrong);
        }

        var result = await validator.ValidateAsync(request, ct);
        return result.IsValid ? request : throw Refusal.Invalid(result.ToDictionary());
    }

    /// <summary>As <see cref="Read"/>, for a route whose body may be left out: then <paramref name="absent"/> stands for it.</summary>
    public Task<TRequest> ReadOr(TRequest absent, IValidator<TRequest> validator, CancellationToken ct) =>
        Bytes.IsEmpty ? Task.FromResult(absent) : Read(validator, ct);

    private static Refusal FromJson(
        JsonException malformed,
        Func<string, string>? missing,
        Func<string, string?>? wrong
    )
    {
        // What is wrong is in the message only. Told apart by how a message begins: the rest may hold the caller's own words.
        if (Unmapped().Match(malformed.Message) is { Success: true } unmapped)
        {
            var unknown = unmapped.Groups["name"].Value;
            return Refusal.Invalid(unknown, $"'{unknown}' is not a member of this request.");
        }

        if (malformed.Message.StartsWith("JSON deserialization for type", StringComparison.Ordinal))
        {
            var names = QuotedNames()
                .Matches(malformed.Message[malformed.Message.LastIndexOf(':')..])
                .Select(match => match.Groups["name"].Value)
                .ToArray();
            var errors = names.ToDictionary(
                name => name,
                name => new[] { missing?.Invoke(name) ?? $"'{name}' is required." },
                StringComparer.Ordinal
            );
            return missing is null ? Refusal.Invalid(errors) : Refusal.Invalid(errors, detail: missing(names[0]));
        }

        var member = (malformed.Path ?? "$").TrimStart('$').TrimStart('.');
        if (malformed.Message.StartsWith("Duplicate property", StringComparison.Ordinal))
        {
            return Refusal.Invalid(member.Length == 0 ? "body" : member, "A member is given twice.");
        }

        return member.Length == 0
            ? Refusal.Invalid("body", "The body is not the JSON object that this route takes.", "malformed_json")
            : Refusal.Invalid(member, wrong?.Invoke(member) ?? $"'{member}' has a value of the wrong type or form.");
    }

    [GeneratedRegex(
        @"\AThe JSON property '(?<name>.*)' could not be mapped to any \.NET member contained in type '[^']*'\.",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        100
    )]
    private static partial Regex Unmapped();

    [GeneratedRegex("'(?<name>[^']+)'", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex QuotedNames();

    private sealed class AcceptsMetadata(IReadOnlyList<string> contentTypes, Type type, bool isOptional)
        : IAcceptsMetadata
    {
        public IReadOnlyList<string> ContentTypes => contentTypes;

        public Type RequestType => type;

        public bool IsOptional => isOptional;
    }
}

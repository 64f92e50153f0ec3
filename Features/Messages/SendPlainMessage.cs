using System.Text.Json.Nodes;
using Companion.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.OpenApi;

namespace Companion.Features.Messages;

/// <summary>
/// The plain way to <see cref="SendMessage"/>, by its rules: {user} is the caller's own username (else 403 wrong_user), {partner} whom to write to, or
/// the id of a conversation. The body is JSON, a form with msg, or else the text itself, whatever its type.
/// </summary>
internal static class SendPlainMessage
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/send/{user}/{partner}", Handle)
            .Accepts<Request>(
                "application/json",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "text/plain",
                "*/*"
            )
            .AddOpenApiOperationTransformer(DescribeText)
            .WithName(nameof(SendPlainMessage))
            .WithSummary("Send a message, plainly")
            .Refuses(StatusCodes.Status403Forbidden, "wrong_user", "not_available")
            .Refuses(StatusCodes.Status429TooManyRequests, "too_many_messages", "too_many_conversations");

    /// <param name="Msg">1 to 4,000 characters (Unicode code points), not counting white space around them; kept as sent.</param>
    internal sealed record Request(string Msg);

    private static readonly InlineValidator<Request> Validator = new()
    {
        rules => rules.RuleFor(request => request.Msg).MessageBody(),
    };

    private static async Task<Created<PlainMessage>> Handle(
        string user,
        string partner,
        Body<Request> body,
        IdempotencyKey key,
        Caller caller,
        MessageWriter writer,
        Database database,
        HttpContext context,
        CancellationToken ct
    )
    {
        var to = Address.Of(partner);
        string text;
        try
        {
            text = await Read(body, context.Request, ct);
        }
        catch (Refusal)
        {
            // Whoever is not there comes before what is wrong with the message, as in SendMessage.
            await to.Require(caller.AccountId, database, ct);
            throw;
        }

        var (message, repeated) = await writer.Send(
            caller.AccountId,
            to,
            text,
            key.ToId(),
            ct,
            senderName: user.ToLowerInvariant()
        );
        if (repeated)
        {
            context.Response.Headers["Idempotency-Replayed"] = "true";
        }

        return TypedResults.Created(message.Path(), new PlainMessage(message.Sender, message.Body, message.SentAt));
    }

    private static async Task<string> Read(Body<Request> body, HttpRequest request, CancellationToken ct)
    {
        if (request.HasJsonContentType())
        {
            return (await body.Read(Validator, ct)).Msg;
        }

        var text = await PlainText.Of(body.Bytes, request.ContentType, ct);
        return MessageText.IsSayable(text) ? text : throw Refusal.Invalid("msg", MessageText.Rule);
    }

    private static Task DescribeText(
        OpenApiOperation operation,
        Microsoft.AspNetCore.OpenApi.OpenApiOperationTransformerContext context,
        CancellationToken ct
    )
    {
        foreach (var type in new[] { "text/plain", "*/*" })
        {
            operation.RequestBody!.Content![type] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Example = JsonValue.Create("See you at eight?"),
            };
        }

        return Task.CompletedTask;
    }
}

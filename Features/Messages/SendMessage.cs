using Companion.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Messages;

/// <summary>
/// Says something to another account: {username} is its name, or the id of a conversation with it. The first message begins the
/// conversation. client_id (or an Idempotency-Key) makes a repeat answer the first message, for ever. 400 to oneself, 404 for nobody of that name, 403
/// not_available when either has blocked the other or the account is gone, 422 for a client_id that stood for another text, 429 over the limits.
/// </summary>
internal static class SendMessage
{
    public static void Map(IEndpointRouteBuilder conversations) =>
        conversations
            .MapPost("/{username}/messages", Handle)
            .WithName(nameof(SendMessage))
            .WithSummary("Send a message")
            .Refuses(StatusCodes.Status403Forbidden, "not_available")
            .Refuses(StatusCodes.Status404NotFound, "not_found")
            .Refuses(StatusCodes.Status429TooManyRequests, "too_many_messages", "too_many_conversations");

    /// <param name="Body">1 to 4,000 characters (Unicode code points), not counting white space around them; kept as sent.</param>
    /// <param name="ClientId">Any UUID of the sender's making, new for each message.</param>
    internal sealed record Request(string Body, Guid? ClientId = null);

    private static readonly InlineValidator<Request> Validator = new()
    {
        rules => rules.RuleFor(request => request.Body).MessageBody(),
    };

    private static async Task<Created<Message>> Handle(
        string username,
        Body<Request> body,
        IdempotencyKey key,
        Caller caller,
        MessageWriter writer,
        Database database,
        HttpResponse response,
        CancellationToken ct
    )
    {
        var to = Address.Of(username);
        Request request;
        try
        {
            request = await body.Read(Validator, ct);
        }
        catch (Refusal)
        {
            // Whoever is not there comes before what is wrong with the message; the writer asks this only of messages.
            await to.Require(caller.AccountId, database, ct);
            throw;
        }

        var (message, repeated) = await writer.Send(
            caller.AccountId,
            to,
            request.Body,
            request.ClientId ?? key.ToId(),
            ct
        );
        if (repeated)
        {
            response.Headers["Idempotency-Replayed"] = "true";
        }

        return TypedResults.Created(message.Path(), message);
    }
}

namespace Companion.Features.Messages;

/// <summary>
/// A message as its two readers see it. seq counts 1, 2, 3 within the conversation; sender is null once their account is gone; client_id
/// is shown to the sender alone.
/// </summary>
internal sealed record Message(
    Guid Id,
    Guid ConversationId,
    int Seq,
    string? Sender,
    string Body,
    Guid? ClientId,
    DateTime SentAt
)
{
    /// <summary>Where this message is read, alone.</summary>
    public string Path() => $"/v1/conversations/{ConversationId}/messages?after={Seq - 1}&limit=1";
}

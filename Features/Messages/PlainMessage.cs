namespace Companion.Features.Messages;

/// <summary>A message in the plain message API; sender is null once their account is gone.</summary>
internal sealed record PlainMessage(string? Sender, string Msg, DateTime Timestamp);

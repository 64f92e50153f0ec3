namespace Companion.Features.Sessions;

/// <summary>Who a live session's token stands for.</summary>
internal sealed record Session(Guid Id, Guid AccountId, string Role);

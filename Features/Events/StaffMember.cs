namespace Companion.Features.Events;

/// <summary>Somebody who redeems at an event's door, and since when.</summary>
internal sealed record StaffMember(string Username, DateTime CreatedAt);

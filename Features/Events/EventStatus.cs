namespace Companion.Features.Events;

/// <summary>A cancelled event stays, for its organiser, its guests and what was redeemed at it; it is found no more.</summary>
internal enum EventStatus
{
    Scheduled,
    Cancelled,
}

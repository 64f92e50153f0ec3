namespace Companion.Features.Meetings;

/// <summary>Requested and Accepted hold the slot for both people; the others are ends.</summary>
internal enum MeetingStatus
{
    Requested,
    Accepted,
    Declined,
    Withdrawn,
    Expired,
    Cancelled,
    Completed,
}

namespace Companion.Features.Meetings;

internal enum MeetingAction
{
    Accept,
    Decline,
    Withdraw,
    Cancel,
    Complete,
}

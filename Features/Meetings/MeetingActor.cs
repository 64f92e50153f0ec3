namespace Companion.Features.Meetings;

internal enum MeetingActor
{
    Patron,
    Companion,
    System,
}

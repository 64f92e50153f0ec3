namespace Companion.Features.Meetings;

/// <summary>Who may do what to a meeting, and when.</summary>
internal static class MeetingRules
{
    /// <summary>A request is answered within 24 hours, and no later than half an hour before the start.</summary>
    private static readonly TimeSpan LongestToAnswer = TimeSpan.FromHours(24);
    private static readonly TimeSpan AnsweredBeforeStart = TimeSpan.FromMinutes(30);

    /// <summary>A request that leaves less time than this to answer it is refused.</summary>
    public static readonly TimeSpan ShortestToAnswer = TimeSpan.FromMinutes(15);

    /// <summary>The system completes what the patron has not.</summary>
    public static readonly TimeSpan CompletedAfterEnd = TimeSpan.FromHours(24);

    public static DateTime ExpiryOf(DateTime requestedAt, DateTime startsAt)
    {
        var latest = startsAt - AnsweredBeforeStart;
        return requestedAt + LongestToAnswer < latest ? requestedAt + LongestToAnswer : latest;
    }

    public static MeetingStatus ResultOf(MeetingAction action) =>
        action switch
        {
            MeetingAction.Accept => MeetingStatus.Accepted,
            MeetingAction.Decline => MeetingStatus.Declined,
            MeetingAction.Withdraw => MeetingStatus.Withdrawn,
            MeetingAction.Cancel => MeetingStatus.Cancelled,
            _ => MeetingStatus.Completed,
        };

    /// <summary>Null for what both sides may do.</summary>
    public static MeetingActor? OnlyBy(MeetingAction action) =>
        action switch
        {
            MeetingAction.Accept or MeetingAction.Decline => MeetingActor.Companion,
            MeetingAction.Withdraw or MeetingAction.Complete => MeetingActor.Patron,
            _ => null,
        };

    public static MeetingAction[] Allowed(MeetingRow meeting, MeetingActor actor, DateTime now) =>
        (meeting.Status, actor) switch
        {
            (MeetingStatus.Requested, _) when IsOverdue(meeting, now) => [],
            (MeetingStatus.Requested, MeetingActor.Companion) => [MeetingAction.Accept, MeetingAction.Decline],
            (MeetingStatus.Requested, MeetingActor.Patron) => [MeetingAction.Withdraw],
            (MeetingStatus.Accepted, MeetingActor.Companion or MeetingActor.Patron) when now < meeting.StartsAt =>
            [
                MeetingAction.Cancel,
            ],
            (MeetingStatus.Accepted, MeetingActor.Patron) when now >= meeting.EndsAt => [MeetingAction.Complete],
            _ => [],
        };

    /// <summary>A request whose time to answer is over, which the system has not yet expired.</summary>
    public static bool IsOverdue(MeetingRow meeting, DateTime now) =>
        meeting.Status == MeetingStatus.Requested && meeting.ExpiresAt <= now;
}

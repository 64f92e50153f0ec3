using Companion.Infrastructure;

namespace Companion.Features.Messages;

/// <summary>
/// How much one account may say: Messages:PerMinute (60) and Messages:NewConversationsPerDay (20). Counted in the database, so for all instances together, from the
/// first message of a minute or a day on.
/// </summary>
internal sealed record MessageLimits(int PerMinute, int NewConversationsPerDay)
{
    public static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static MessageLimits Of(IConfiguration configuration) =>
        new(
            configuration.AtLeastOne("Messages:PerMinute", 60),
            configuration.AtLeastOne("Messages:NewConversationsPerDay", 20)
        );

    public Refusal TooManyMessages(DateTime minuteFrom, DateTime now) =>
        Refusal.TooMany(
            "too_many_messages",
            $"That is more than {PerMinute} messages in a minute. Wait for as long as Retry-After says.",
            minuteFrom + Minute - now
        );

    public Refusal TooManyConversations(DateTime dayFrom, DateTime now) =>
        Refusal.TooMany(
            "too_many_conversations",
            $"You have begun {NewConversationsPerDay} conversations today. Wait for as long as Retry-After says; those that you have go on.",
            dayFrom + Day - now
        );
}

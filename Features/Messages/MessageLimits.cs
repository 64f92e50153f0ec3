using System.Globalization;
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
            Positive(configuration, "Messages:PerMinute", 60),
            Positive(configuration, "Messages:NewConversationsPerDay", 20)
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

    private static int Positive(IConfiguration configuration, string name, int standard) =>
        configuration[name] is not { Length: > 0 } text ? standard
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value
        : throw new StartupException($"{name} is a whole number from 1 on, not '{text}'.");
}

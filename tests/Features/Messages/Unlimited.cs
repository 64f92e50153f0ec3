namespace Companion.Tests.Features.Messages;

/// <summary>An instance whose people may say as much as a test has to.</summary>
public sealed class Unlimited : CompanionApp
{
    protected override IEnumerable<(string Key, string Value)> Settings() =>
        [.. base.Settings(), ("Messages:PerMinute", "100000"), ("Messages:NewConversationsPerDay", "100000")];
}

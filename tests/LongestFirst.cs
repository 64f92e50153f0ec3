using Companion.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Companion.Tests;

/// <summary>
/// Begins with the classes that wait longest (for processes, servers, slow readers): the others compute meanwhile, and the run does not end with waiting.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Classes =
    [
        nameof(Infrastructure.ProcessTests),
        nameof(Features.Updates.StreamRaceTests),
        nameof(Features.Updates.StreamUpdatesTests),
        nameof(Infrastructure.EmbeddedPostgresTests),
        nameof(Features.Companions.SearchTests),
        nameof(Features.Messages.SendMessageTests),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections
    )
        where TTestCollection : ITestCollection =>
        [
            .. testCollections.OrderBy(collection =>
            {
                var place = Array.FindIndex(
                    Classes,
                    name => collection.TestCollectionDisplayName.Contains($".{name} ", StringComparison.Ordinal)
                );
                return place < 0 ? Classes.Length : place;
            }),
        ];
}

using System.Data;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Features.Events;

/// <summary>
/// Public events, for anyone, the next first. from and to (RFC 3339, to excluded) bound the start; without from, those that began 12
/// hours ago or later and are not over. query: every word of it is in name, venue or description, without regard to letter case and
/// accents. A page that has looked at 1,000 events may hold fewer than limit and say with next that there is more.
/// </summary>
internal static class ListEvents
{
    private const int MaxCandidates = 1000;
    private const int MaxQuery = 100;
    private const int MaxWords = 8;

    private static readonly TimeSpan StillShown = TimeSpan.FromHours(12);
    private static readonly DateTime Latest = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);
    private static readonly DateTime Earliest = DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc);

    public static void Map(IEndpointRouteBuilder events) =>
        events
            .MapGet("", Handle)
            .WithName(nameof(ListEvents))
            .WithSummary("Find public events")
            .PublicRead(TimeSpan.Zero);

    private sealed record Candidate(Guid Id, DateTime StartsAt, long Candidates);

    private static async Task<Ok<Page<Event>>> Handle(
        [FromQuery(Name = "city")] int? city,
        [FromQuery(Name = "from")] string? from,
        [FromQuery(Name = "to")] string? to,
        [FromQuery(Name = "query")] string? query,
        PageRequest page,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var since = UtcDateTimeConverter.OfQuery("from", from);
        var parameters = new
        {
            City = city ?? 0,
            To = UtcDateTimeConverter.OfQuery("to", to) ?? Latest,
            EndsAfter = since is null ? now : Earliest,
            Words = WordsOf(query),
            AfterAt = page.KeyOr(0, since ?? now - StillShown),
            // Before every id, so that the first start that is in range is in it.
            AfterId = page.KeyOr(1, Guid.Empty),
            Candidates = MaxCandidates,
            page.Take,
        };
        await using var connection = await database.Reads.OpenConnectionAsync(ct);
        // One snapshot for both statements: an event that comes or goes between them would move the last candidate.
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var found = page.Of(
            await connection.QueryAsync<Event>(
                new CommandDefinition(
                    city is null ? EventSearchSql.OfAllSql : EventSearchSql.OfCitySql,
                    parameters,
                    snapshot,
                    cancellationToken: ct
                )
            ),
            row => [row.StartsAt, row.Id]
        );
        if (found.Next is null)
        {
            var last = await connection.QuerySingleOrDefaultAsync<Candidate>(
                new CommandDefinition(
                    city is null ? EventSearchSql.LastOfAllSql : EventSearchSql.LastOfCitySql,
                    parameters,
                    snapshot,
                    cancellationToken: ct
                )
            );
            if (last?.Candidates == MaxCandidates)
            {
                found = found with { Next = page.CursorAt(last.StartsAt, last.Id) };
            }
        }

        return TypedResults.Ok(found);
    }

    /// <summary>Each word once, its % and _ meaning themselves in a like.</summary>
    private static string[] WordsOf(string? query)
    {
        string[] words =
        [
            .. (query ?? "")
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(word =>
                    word.Replace(@"\", @"\\", StringComparison.Ordinal)
                        .Replace("%", @"\%", StringComparison.Ordinal)
                        .Replace("_", @"\_", StringComparison.Ordinal)
                ),
        ];
        return query is { Length: > MaxQuery } || words.Length > MaxWords
            ? throw Refusal.Invalid("query", $"'query' is at most {MaxQuery} characters and {MaxWords} words.")
            : words;
    }
}

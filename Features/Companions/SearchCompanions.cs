using System.Data;
using System.Security.Claims;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Features.Companions;

/// <summary>
/// Active companions, for anyone, by any mix of filters; newest first, or by rate from the lowest (by currency first where several
/// meet). Rates are in minor units an hour and need a currency. free_from with minutes: free then. A page that has looked
/// at 1,000 candidates (200 with free_from) may hold fewer than limit and say with next that there is more: so with words, more than
/// one language or interest, and a range of rates sorted by newest. Signed in, those whom the caller has blocked
/// are left out, and those who have blocked the caller.
/// </summary>
internal static class SearchCompanions
{
    private const int MaxCandidates = 1000;
    private const int MaxFreeCandidates = 200;

    public static void Map(IEndpointRouteBuilder companions) =>
        companions
            .MapGet("", Handle)
            .WithName(nameof(SearchCompanions))
            .WithSummary("Find companions")
            .PublicRead(TimeSpan.Zero, byCaller: true);

    internal enum Sort
    {
        Newest,
        Rate,
    }

    internal sealed record Request(
        [FromQuery(Name = "city")] int? City,
        [FromQuery(Name = "country")] string? Country,
        [FromQuery(Name = "language")] string[]? Language,
        [FromQuery(Name = "interest")] string[]? Interest,
        [FromQuery(Name = "min_rate")] long? MinRate,
        [FromQuery(Name = "max_rate")] long? MaxRate,
        [FromQuery(Name = "currency")] string? Currency,
        [FromQuery(Name = "query")] string? Query,
        [FromQuery(Name = "free_from")] string? FreeFrom,
        [FromQuery(Name = "minutes")] int? Minutes,
        [FromQuery(Name = "sort")] Wire<Sort>? Sort
    );

    internal sealed record Found
    {
        public required Guid Id { get; init; }

        public required string Username { get; init; }

        public required string Name { get; init; }

        public required string About { get; init; }

        public required CompanionSex Sex { get; init; }

        public required string? Orientation { get; init; }

        public required int CityId { get; init; }

        public required string City { get; init; }

        public required string Country { get; init; }

        public required string TimeZone { get; init; }

        public required string[] Languages { get; init; }

        public required string[] Interests { get; init; }

        public required long HourlyRate { get; init; }

        public required string Currency { get; init; }

        public required int MinMinutes { get; init; }

        public required bool InstantBook { get; init; }

        public required DateTime CreatedAt { get; init; }
    }

    private sealed record Candidate(Guid Id, DateTime CreatedAt, string Currency, long HourlyRate, long Candidates);

    private static async Task<Ok<Page<Found>>> Handle(
        [AsParameters] Request request,
        PageRequest page,
        ClaimsPrincipal user,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var byRate = request.Sort?.Value == Sort.Rate;
        var filter = SearchFilter.Of(request);
        var (search, lastCandidate) = (filter.Place, byRate) switch
        {
            (not null, false) => (SearchSql.FacetsNewestSql, SearchSql.LastOfFacetsNewestSql),
            (not null, true) => (SearchSql.FacetsRateSql, SearchSql.LastOfFacetsRateSql),
            (null, false) => (SearchSql.AllNewestSql, SearchSql.LastOfAllNewestSql),
            (null, true) => (SearchSql.AllRateSql, SearchSql.LastOfAllRateSql),
        };
        var candidates = filter.FreeFrom is null ? MaxCandidates : MaxFreeCandidates;
        var caller = Caller.Of(user)?.AccountId;
        var parameters = Parameters(request, filter, page, caller, candidates, clock.GetUtcNow().UtcDateTime);
        await using var connection = await database.Reads.OpenConnectionAsync(ct);
        var needsCandidates = filter.NeedsCandidates(byRate);
        // One snapshot for both statements: a companion who comes or goes between them would move the last candidate.
        await using var snapshot = needsCandidates
            ? await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct)
            : null;
        var found = page.Of(
            await connection.QueryAsync<Found>(
                new CommandDefinition(search, parameters, snapshot, cancellationToken: ct)
            ),
            row => KeyOf(byRate, row.Id, row.CreatedAt, row.Currency, row.HourlyRate)
        );
        if (found.Next is null && needsCandidates)
        {
            var last = await connection.QuerySingleOrDefaultAsync<Candidate>(
                new CommandDefinition(lastCandidate, parameters, snapshot, cancellationToken: ct)
            );
            if (last?.Candidates == candidates)
            {
                found = found with
                {
                    Next = page.CursorAt(KeyOf(byRate, last.Id, last.CreatedAt, last.Currency, last.HourlyRate)),
                };
            }
        }

        return TypedResults.Ok(found);
    }

    private static object[] KeyOf(bool byRate, Guid id, DateTime createdAt, string currency, long rate) =>
        byRate ? [currency, rate, id] : [createdAt, id];

    private static object Parameters(
        Request request,
        SearchFilter filter,
        PageRequest page,
        Guid? caller,
        int candidates,
        DateTime now
    )
    {
        var byRate = request.Sort?.Value == Sort.Rate;
        return new
        {
            filter.Place,
            filter.Language,
            filter.Interest,
            filter.Languages,
            filter.Interests,
            filter.Country,
            filter.Words,
            filter.Currency,
            filter.MinRate,
            filter.MaxRate,
            filter.FreeFrom,
            Minutes = request.Minutes ?? 0,
            LastCurrency = filter.Currency ?? "ZZZ",
            AfterAt = byRate ? now : page.KeyOr(0, DateTime.MaxValue),
            AfterCurrency = byRate ? page.KeyOr(0, filter.Currency ?? "") : "",
            AfterRate = byRate ? page.KeyOr(1, filter.MinRate) : 0,
            AfterId = byRate ? page.KeyOr(2, Guid.Empty) : page.KeyOr(1, Guid.AllBitsSet),
            Caller = caller,
            Candidates = candidates,
            page.Take,
            Now = now,
        };
    }
}

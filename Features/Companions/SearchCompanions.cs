using System.Data;
using System.Security.Claims;
using System.Text.Json;
using Companion.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Companion.Features.Companions;

/// <summary>
/// Active companions, for anyone, by any mix of filters; newest first, or by rate from the lowest (by currency first where several
/// meet). Rates are in minor units an hour and need a currency. free_from with minutes: free then. A page that has looked
/// at 1,000 candidates (200 with free_from) may hold fewer than limit and say with next that there is more: so with words, more than
/// one language or interest, and a range of rates sorted by newest. Signed in, those whom the caller has blocked
/// are left out, and those who have blocked the caller. What another instance has changed is seen within a second.
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
            .PublicRead(TimeSpan.Zero, byCaller: true)
            .Produces<Page<Found>>();

    internal enum Sort
    {
        Newest,
        Rate,
    }

    internal sealed record Request
    {
        [FromQuery(Name = "city")]
        public int? City { get; init; }

        [FromQuery(Name = "country")]
        public string? Country { get; init; }

        [FromQuery(Name = "language")]
        public string[]? Language { get; init; }

        [FromQuery(Name = "interest")]
        public string[]? Interest { get; init; }

        [FromQuery(Name = "min_rate")]
        public long? MinRate { get; init; }

        [FromQuery(Name = "max_rate")]
        public long? MaxRate { get; init; }

        [FromQuery(Name = "currency")]
        public string? Currency { get; init; }

        [FromQuery(Name = "query")]
        public string? Query { get; init; }

        [FromQuery(Name = "free_from")]
        public string? FreeFrom { get; init; }

        [FromQuery(Name = "minutes")]
        public int? Minutes { get; init; }

        [FromQuery(Name = "sort")]
        public Wire<Sort>? Sort { get; init; }
    }

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

    private sealed record Search(Request Request, SearchFilter Filter, PageRequest Page, DateTime Now);

    private sealed record Candidate(Guid Id, DateTime CreatedAt, string Currency, long HourlyRate, long Candidates);

    private static readonly Statement FacetsNewest = new(SearchSql.FacetsNewestSql);
    private static readonly Statement FacetsRate = new(SearchSql.FacetsRateSql);
    private static readonly Statement AllNewest = new(SearchSql.AllNewestSql);
    private static readonly Statement AllRate = new(SearchSql.AllRateSql);
    private static readonly Statement LastOfFacetsNewest = new(SearchSql.LastOfFacetsNewestSql);
    private static readonly Statement LastOfFacetsRate = new(SearchSql.LastOfFacetsRateSql);
    private static readonly Statement LastOfAllNewest = new(SearchSql.LastOfAllNewestSql);
    private static readonly Statement LastOfAllRate = new(SearchSql.LastOfAllRateSql);

    private static async Task<ReadyAnswer> Handle(
        [AsParameters] Request request,
        PageRequest page,
        ClaimsPrincipal user,
        HttpRequest http,
        SearchPages pages,
        BatchedRead<Guid, BlockedCallers.Blocked> blocked,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var search = new Search(request, SearchFilter.Of(request), page, clock.GetUtcNow().UtcDateTime);
        var caller = Caller.Of(user)?.AccountId;
        if (caller is { } known && await blocked.Find(known, ct) is not null)
        {
            return await Find(search, caller, database, ct);
        }

        // What is free changes with every booking.
        return search.Filter.FreeFrom is not null
            ? await Find(search, caller: null, database, ct)
            // Others may be waiting for the same, whoever gives up: it ends by itself, or with the statement's time.
            : await pages
                .Find(http.QueryString.ToString(), () => Find(search, caller: null, database, CancellationToken.None))
                .WaitAsync(ct);
    }

    private static async Task<ReadyAnswer> Find(Search search, Guid? caller, Database database, CancellationToken ct)
    {
        var (request, filter, page, _) = search;
        var byRate = request.Sort?.Value == Sort.Rate;
        var (companions, lastCandidate) = (filter.Place, byRate) switch
        {
            (not null, false) => (FacetsNewest, LastOfFacetsNewest),
            (not null, true) => (FacetsRate, LastOfFacetsRate),
            (null, false) => (AllNewest, LastOfAllNewest),
            (null, true) => (AllRate, LastOfAllRate),
        };
        var candidates = filter.FreeFrom is null ? MaxCandidates : MaxFreeCandidates;
        // The caller's own last block is seen.
        var source = caller is null ? database.Reads : database.Writes;
        await using var connection = await source.OpenConnectionAsync(ct);
        var needsCandidates = filter.NeedsCandidates(byRate);
        // One snapshot for both statements: a companion who comes or goes between them would move the last candidate.
        await using var snapshot = needsCandidates
            ? await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct)
            : null;
        var searching = With(companions.On(connection, snapshot), search, caller, candidates);
        var found = page.Of(
            await searching.Read(FoundOf, ct),
            row => KeyOf(byRate, row.Id, row.CreatedAt, row.Currency, row.HourlyRate)
        );
        if (found.Next is null && needsCandidates)
        {
            var looking = With(lastCandidate.On(connection, snapshot), search, caller, candidates);
            if (await looking.Read(CandidateOf, ct) is [var last] && last.Candidates == candidates)
            {
                found = found with
                {
                    Next = page.CursorAt(KeyOf(byRate, last.Id, last.CreatedAt, last.Currency, last.HourlyRate)),
                };
            }
        }

        return ReadyAnswer.Of(JsonSerializer.SerializeToUtf8Bytes(found, CompanionsJson.OnTheWire.PageFound));
    }

    private static object[] KeyOf(bool byRate, Guid id, DateTime createdAt, string currency, long rate) =>
        byRate ? [currency, rate, id] : [createdAt, id];

    private static Statement.Execution With(Statement.Execution statement, Search search, Guid? caller, int candidates)
    {
        var (request, filter, page, now) = search;
        var byRate = request.Sort?.Value == Sort.Rate;
        return statement
            .With("Place", filter.Place)
            .With("Language", filter.Language)
            .With("Interest", filter.Interest)
            .With("Languages", filter.Languages)
            .With("Interests", filter.Interests)
            .With("Country", filter.Country)
            .With("Words", filter.Words)
            .With("Currency", filter.Currency)
            .With("MinRate", filter.MinRate)
            .With("MaxRate", filter.MaxRate)
            .With("FreeFrom", filter.FreeFrom)
            .With("Minutes", request.Minutes ?? 0)
            .With("LastCurrency", filter.Currency ?? "ZZZ")
            .With("AfterAt", byRate ? now : page.KeyOr(0, DateTime.MaxValue))
            .With("AfterCurrency", byRate ? page.KeyOr(0, filter.Currency ?? "") : "")
            .With("AfterRate", byRate ? page.KeyOr(1, filter.MinRate) : 0)
            .With("AfterId", byRate ? page.KeyOr(2, Guid.Empty) : page.KeyOr(1, Guid.AllBitsSet))
            .With("Caller", caller)
            .With("Candidates", candidates)
            .With("Take", page.Take)
            .With("Now", now);
    }

    /// <summary>In the order of the columns of SearchSql.</summary>
    private static Found FoundOf(NpgsqlDataReader row) =>
        new()
        {
            Id = row.GetGuid(0),
            Username = row.GetString(1),
            Name = row.GetString(2),
            About = row.GetString(3),
            Sex = Wire<CompanionSex>.ValueOf(row.GetString(4)),
            Orientation = row.IsDBNull(5) ? null : row.GetString(5),
            CityId = row.GetInt32(6),
            City = row.GetString(7),
            Country = row.GetString(8),
            TimeZone = row.GetString(9),
            Languages = row.GetFieldValue<string[]>(10),
            Interests = row.GetFieldValue<string[]>(11),
            HourlyRate = row.GetInt64(12),
            Currency = row.GetString(13),
            MinMinutes = row.GetInt32(14),
            InstantBook = row.GetBoolean(15),
            CreatedAt = row.GetDateTime(16),
        };

    private static Candidate CandidateOf(NpgsqlDataReader row) =>
        new(row.GetGuid(0), row.GetDateTime(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4));
}

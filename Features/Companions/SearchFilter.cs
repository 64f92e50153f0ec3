using Companion.Infrastructure;

namespace Companion.Features.Companions;

/// <summary>The filters of a search, split into what an index range answers and what is asked of each candidate.</summary>
internal sealed record SearchFilter(
    string? Place,
    string Language,
    string Interest,
    string[] Languages,
    string[] Interests,
    string? Country,
    string[] Words,
    string? Currency,
    long MinRate,
    long MaxRate,
    DateTime? FreeFrom
)
{
    /// <summary>Above every rate that a companion may ask.</summary>
    private const long AnyRate = 1_000_000_000_000;

    private const int MaxWords = 8;

    public static SearchFilter Of(SearchCompanions.Request request)
    {
        Check(request);
        var languages = (request.Language ?? []).Distinct(StringComparer.Ordinal).ToArray();
        if (languages.Length > 10 || !languages.All(Companions.Languages.IsKnown))
        {
            throw Refusal.Invalid("language", "'language' is an ISO 639-1 code in lower case, given at most 10 times.");
        }

        var interests = CompanionTerms.Tags(request.Interest);
        if (interests.Length > 20 || !interests.All(CompanionTerms.IsTag))
        {
            throw Refusal.Invalid(
                "interest",
                "'interest' is 1 to 40 letters, digits, spaces and hyphens, given at most 20 times."
            );
        }

        var place = request.City?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? request.Country;
        var byFacet = place is not null;
        return new SearchFilter(
            place,
            byFacet ? languages.FirstOrDefault("") : "",
            byFacet ? interests.FirstOrDefault("") : "",
            [.. languages.Skip(byFacet ? 1 : 0)],
            [.. interests.Skip(byFacet ? 1 : 0)],
            request.City is null && byFacet ? null : request.Country,
            WordsOf(request.Query),
            request.Currency,
            request.MinRate ?? 0,
            request.MaxRate ?? AnyRate,
            FreeTime(request.FreeFrom)
        );
    }

    /// <summary>Each word once, its % and _ meaning themselves in a like.</summary>
    private static string[] WordsOf(string? query) =>
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

    /// <summary>Whether a page may end before the index does, because candidates were asked and passed over.</summary>
    public bool NeedsCandidates(bool byRate) =>
        Languages.Length + Interests.Length + Words.Length > 0
        || Country is not null
        || FreeFrom is not null
        || (Currency is not null && !byRate);

    private static void Check(SearchCompanions.Request request)
    {
        if ((request.MinRate ?? request.MaxRate) is not null && request.Currency is null)
        {
            throw Refusal.Invalid("currency", "A rate needs its 'currency'.");
        }

        if (request.MinRate is < 0 || request.MaxRate is < 0 || request.MinRate > request.MaxRate)
        {
            throw Refusal.Invalid(
                request.MinRate is null or >= 0 && request.MaxRate is < 0 ? "max_rate" : "min_rate",
                "'min_rate' and 'max_rate' are not negative, and the first is not above the second."
            );
        }

        if (request.FreeFrom is null != request.Minutes is null || request.Minutes is < 60 or > 720)
        {
            throw Refusal.Invalid("minutes", "'free_from' and 'minutes' (60 to 720) go together.");
        }

        if (request.Country is { } country && !IsCapitals(country, 2))
        {
            throw Refusal.Invalid("country", "'country' is an ISO 3166 code of two capital letters.");
        }

        if (request.Currency is { } currency && !IsCapitals(currency, 3))
        {
            throw Refusal.Invalid("currency", "'currency' is an ISO 4217 code of three capital letters.");
        }

        if (request.Query is { Length: > 100 } || WordsOf(request.Query).Length > MaxWords)
        {
            throw Refusal.Invalid("query", "'query' is at most 100 characters and 8 words.");
        }
    }

    private static bool IsCapitals(string text, int length) =>
        text.Length == length && text.All(char.IsAsciiLetterUpper);

    private static DateTime? FreeTime(string? text)
    {
        if (UtcDateTimeConverter.OfQuery("free_from", text) is not { } time)
        {
            return null;
        }

        return time.Ticks % TimeSpan.FromMinutes(15).Ticks == 0
            ? time
            : throw Refusal.Invalid("free_from", "'free_from' is on a quarter hour, as all meetings start.");
    }
}

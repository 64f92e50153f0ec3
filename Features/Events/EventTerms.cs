using Companion.Infrastructure;
using Dapper;
using FluentValidation;
using Npgsql;

namespace Companion.Features.Events;

/// <summary>What an organiser says of an event.</summary>
/// <param name="Name">At most 120 characters.</param>
/// <param name="Venue">Where in the city; at most 200 characters.</param>
/// <param name="StartsAt">RFC 3339 with any offset. It may have begun already.</param>
/// <param name="EndsAt">After starts_at, at most 366 days, and not in the past.</param>
/// <param name="Description">At most 4,000 characters.</param>
/// <param name="Capacity">1 to 1,000,000.</param>
/// <param name="IsPublic">Whether everybody finds it; else only its team and its guests know of it.</param>
internal sealed record EventTerms(
    string Name,
    int CityId,
    string Venue,
    DateTime StartsAt,
    DateTime EndsAt,
    string? Description = null,
    int? Capacity = null,
    bool IsPublic = false
)
{
    private const string CitySql = "select exists (select from cities where id = @CityId)";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>Asked before the write and not left to the foreign key, so that a wrong value (400) is told before a conflict (409).</summary>
    public async Task RequireCity(NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken ct)
    {
        if (
            !await connection.QuerySingleAsync<bool>(
                new CommandDefinition(CitySql, new { CityId }, transaction, cancellationToken: ct)
            )
        )
        {
            throw Refusal.Invalid("city_id", "'city_id' is one of GET /v1/cities.");
        }
    }

    /// <summary>Apart from the rest: only what is new is asked to end in the future.</summary>
    public void RequireEndAfter(DateTime now)
    {
        if (EndsAt <= now)
        {
            throw Refusal.Invalid("ends_at", "'ends_at' is over already.");
        }
    }

    internal sealed class Validator : AbstractValidator<EventTerms>
    {
        public static readonly Validator Instance = new();

        private Validator()
        {
            RuleFor(terms => terms.Name).Text(120);
            RuleFor(terms => terms.Venue).Text(200);
            RuleFor(terms => terms.Description).Text(4000).When(terms => terms.Description is { Length: > 0 });
            RuleFor(terms => terms.StartsAt)
                .Must(time => time.Year is > 1970 and < 9000)
                .WithMessage("'starts_at' is not the time of an event.");
            RuleFor(terms => terms.EndsAt)
                .Must((terms, ends) => ends > terms.StartsAt && ends - terms.StartsAt <= Longest)
                .WithMessage("'ends_at' is after 'starts_at', by 366 days at most.");
            RuleFor(terms => terms.Capacity).InclusiveBetween(1, 1_000_000);
        }
    }
}

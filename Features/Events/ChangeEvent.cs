using Companion.Infrastructure;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Events;

/// <summary>
/// Changes an event by a merge patch, for its organiser; only description and capacity can be cleared. 404 for those who may not know of
/// it, 403 not_organiser, 409 event_cancelled, 412 when If-Match names another version. Its vouchers keep their own times.
/// </summary>
internal static class ChangeEvent
{
    public static void Map(IEndpointRouteBuilder events) =>
        events
            .MapPatch("/{id:guid}", Handle)
            .WithName(nameof(ChangeEvent))
            .WithSummary("Change an event")
            .Refuses(StatusCodes.Status403Forbidden, "not_organiser")
            .Refuses(StatusCodes.Status409Conflict, "event_cancelled");

    internal sealed record Request(
        Optional<string> Name = default,
        Optional<int> CityId = default,
        Optional<string> Venue = default,
        Optional<DateTime> StartsAt = default,
        Optional<DateTime> EndsAt = default,
        Optional<string?> Description = default,
        Optional<int?> Capacity = default,
        Optional<bool> IsPublic = default
    )
    {
        public EventTerms Onto(Event stored) =>
            new(
                Name.Or(stored.Name),
                CityId.Or(stored.CityId),
                Venue.Or(stored.Venue),
                StartsAt.Or(stored.StartsAt),
                EndsAt.Or(stored.EndsAt),
                Description.Or(stored.Description),
                Capacity.Or(stored.Capacity),
                IsPublic.Or(stored.IsPublic)
            );
    }

    /// <summary>What cannot be null; the rest is checked on the merged terms.</summary>
    private sealed class RequestValidator : AbstractValidator<Request>
    {
        public RequestValidator()
        {
            RuleFor(request => request.Name)
                .Must(name => !name.IsSet || name.Value is not null)
                .WithMessage("'name' cannot be cleared.");
            RuleFor(request => request.Venue)
                .Must(venue => !venue.IsSet || venue.Value is not null)
                .WithMessage("'venue' cannot be cleared.");
        }
    }

    private static readonly RequestValidator Validator = new();

    private const string LockSql = "select e.id from events e where e.id = @EventId for no key update";

    private const string UpdateSql = """
        update events
        set name = @Name, description = @Description, city_id = @CityId, venue = @Venue, starts_at = @StartsAt, ends_at = @EndsAt,
            capacity = @Capacity, is_public = @IsPublic, version = version + 1, updated_at = @Now
        where id = @EventId and organiser_id = @AccountId
        """;

    private static async Task<Ok<Event>> Handle(
        Guid id,
        Body<Request> body,
        IfMatch ifMatch,
        Caller caller,
        Database database,
        TimeProvider clock,
        HttpResponse response,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Two statements: the second sees what a change that was waited for has written.
        await connection.ExecuteAsync(
            new CommandDefinition(LockSql, new { EventId = id }, transaction, cancellationToken: ct)
        );
        var stored = await Event.Find(id, caller.AccountId, connection, transaction, ct);
        var request = await body.Read(Validator, ct);
        var terms = request.Onto(stored);
        var valid = await EventTerms.Validator.Instance.ValidateAsync(terms, ct);
        if (!valid.IsValid)
        {
            throw Refusal.Invalid(valid.ToDictionary());
        }

        if (request.EndsAt.IsSet)
        {
            terms.RequireEndAfter(now);
        }

        await terms.RequireCity(connection, transaction, ct);
        stored.RequireOrganiser();
        if (stored.Status == EventStatus.Cancelled)
        {
            throw CancelEvent.Cancelled();
        }

        ifMatch.Require(stored.Version);
        await connection.ExecuteAsync(
            new CommandDefinition(
                UpdateSql,
                new
                {
                    EventId = id,
                    caller.AccountId,
                    Name = terms.Name.Trim(),
                    Description = terms.Description?.Trim() ?? "",
                    terms.CityId,
                    Venue = terms.Venue.Trim(),
                    terms.StartsAt,
                    terms.EndsAt,
                    terms.Capacity,
                    terms.IsPublic,
                    Now = now,
                },
                transaction,
                cancellationToken: ct
            )
        );
        var changed = await Event.Find(id, caller.AccountId, connection, transaction, ct);
        await transaction.CommitAsync(ct);
        response.SetVersion(changed.Version);
        return TypedResults.Ok(changed);
    }
}

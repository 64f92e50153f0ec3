using Companion.Infrastructure;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Features.Companions;

/// <summary>
/// Changes the caller's companion profile: JSON Merge Patch, so what is left out stays, and null clears what can be cleared
/// (orientation) or goes back to its default (interests). Meetings that are booked keep what they were booked at.
/// </summary>
internal static class ChangeCompanion
{
    public static void Map(IEndpointRouteBuilder companions) =>
        companions
            .MapPatch("/me", Handle)
            .AddEndpointFilter(SearchChange.IsSeenAtOnce)
            .WithName(nameof(ChangeCompanion))
            .WithSummary("Change your companion profile")
            .Refuses(StatusCodes.Status404NotFound, "not_found");

    internal sealed record Request(
        Optional<string> Name = default,
        Optional<string> About = default,
        Optional<CompanionSex> Sex = default,
        Optional<string?> Orientation = default,
        Optional<bool> ShowOrientation = default,
        Optional<int> CityId = default,
        Optional<string[]> Languages = default,
        Optional<string[]?> Interests = default,
        Optional<long> HourlyRate = default,
        Optional<string> Currency = default,
        Optional<bool> IsActive = default,
        Optional<int> MinMinutes = default,
        Optional<int> MaxMinutes = default,
        Optional<int> StepMinutes = default,
        Optional<int> BufferBefore = default,
        Optional<int> BufferAfter = default,
        Optional<int> MinNoticeMinutes = default,
        Optional<int> HorizonDays = default,
        Optional<bool> InstantBook = default,
        Optional<CompanionPolicy> CancellationPolicy = default
    )
    {
        public CompanionTerms Onto(OwnCompanion stored) =>
            new(
                Name.Or(stored.Name),
                Sex.Or(stored.Sex),
                CityId.Or(stored.CityId),
                Languages.Or(stored.Languages),
                About.Or(stored.About),
                Orientation.Or(stored.Orientation),
                ShowOrientation.Or(stored.ShowOrientation),
                Interests.Or(stored.Interests),
                HourlyRate.Or(stored.HourlyRate),
                Currency.Or(stored.Currency),
                IsActive.Or(stored.IsActive),
                MinMinutes.Or(stored.MinMinutes),
                MaxMinutes.Or(stored.MaxMinutes),
                StepMinutes.Or(stored.StepMinutes),
                BufferBefore.Or(stored.BufferBefore),
                BufferAfter.Or(stored.BufferAfter),
                MinNoticeMinutes.Or(stored.MinNoticeMinutes),
                HorizonDays.Or(stored.HorizonDays),
                InstantBook.Or(stored.InstantBook),
                CancellationPolicy.Or(stored.CancellationPolicy)
            );
    }

    /// <summary>What cannot be null; the rest is checked on the merged terms.</summary>
    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Name).Must(IsNotNull).WithMessage("'name' cannot be cleared.");
            RuleFor(request => request.About).Must(IsNotNull).WithMessage("'about' cannot be cleared; send \"\".");
            RuleFor(request => request.Languages).Must(IsNotNull).WithMessage("'languages' cannot be cleared.");
            RuleFor(request => request.Currency).Must(IsNotNull).WithMessage("'currency' cannot be cleared.");
        }

        private static bool IsNotNull<T>(Optional<T> member) => !member.IsSet || member.Value is not null;
    }

    private const string LockSql = "select c.id from companions c where c.account_id = @AccountId for no key update";

    private const string UpdateSql = """
        update companions c
        set name = @Name, about = @About, sex = @Sex, orientation = @Orientation, show_orientation = @ShowOrientation,
            city_id = z.id, hourly_rate = @HourlyRate, currency = u.code, is_active = @IsActive, min_minutes = @MinMinutes,
            max_minutes = @MaxMinutes, step_minutes = @StepMinutes, buffer_before = @BufferBefore, buffer_after = @BufferAfter,
            min_notice_minutes = @MinNoticeMinutes, horizon_days = @HorizonDays, instant_book = @InstantBook,
            cancellation_policy = @CancellationPolicy, version = c.version + 1, updated_at = @Now
        from cities z, currencies u
        where c.id = @Id and c.account_id = @AccountId and z.id = @CityId and u.code = @Currency
        """;

    private static async Task<Ok<OwnCompanion>> Handle(
        Body<Request> body,
        IfMatch ifMatch,
        Caller caller,
        Database database,
        TimeProvider clock,
        HttpResponse response,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Two statements: the second sees what a change that was waited for has written.
        await connection.ExecuteAsync(
            new CommandDefinition(LockSql, new { caller.AccountId }, transaction, cancellationToken: ct)
        );
        var select = new CommandDefinition(
            OwnCompanion.SelectSql,
            new { caller.AccountId },
            transaction,
            cancellationToken: ct
        );
        var stored = await connection.QuerySingleOrDefaultAsync<OwnCompanion>(select) ?? throw Refusal.NotFound();
        var request = await body.Read(new Validator(), ct);
        ifMatch.Require(stored.Version);
        var terms = request.Onto(stored);
        var valid = await CompanionTermsValidator.Instance.ValidateAsync(terms, ct);
        if (!valid.IsValid)
        {
            throw Refusal.Invalid(valid.ToDictionary());
        }

        await CompanionReferences.Require(terms, connection, transaction, ct);
        await connection.ExecuteAsync(
            new CommandDefinition(
                UpdateSql,
                CompanionParameters.Of(stored.Id, caller.AccountId, terms, clock.GetUtcNow().UtcDateTime),
                transaction,
                cancellationToken: ct
            )
        );
        await CompanionTraits.Replace(
            stored.Id,
            terms.Languages,
            CompanionTerms.Tags(terms.Interests),
            connection,
            transaction,
            ct
        );
        var changed = await connection.QuerySingleAsync<OwnCompanion>(select);
        await transaction.CommitAsync(ct);
        response.SetVersion(changed.Version);
        return TypedResults.Ok(changed);
    }
}

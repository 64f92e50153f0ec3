using Companion.Infrastructure;
using Dapper;

namespace Companion.Features.Companions;

/// <summary>
/// Creates the caller's companion profile: any account, one each (409 companion_exists). It is not found until it is
/// active, and not booked until it has hours. Without a rate it asks 30 of the currency's major units.
/// </summary>
internal static class CreateCompanion
{
    public static void Map(IEndpointRouteBuilder companions) =>
        companions
            .MapPost("", Handle)
            .AddEndpointFilter(SearchChange.IsSeenAtOnce)
            .WithName(nameof(CreateCompanion))
            .WithSummary("Become a companion")
            .Produces<OwnCompanion>(StatusCodes.Status201Created)
            .Refuses(StatusCodes.Status409Conflict, "companion_exists");

    private const string InsertSql = """
        insert into companions (
            id, account_id, name, about, sex, orientation, show_orientation, city_id, hourly_rate, currency, is_active, min_minutes,
            max_minutes, step_minutes, buffer_before, buffer_after, min_notice_minutes, horizon_days, instant_book, cancellation_policy,
            created_at, updated_at
        )
        select
            @Id, @AccountId, @Name, @About, @Sex, @Orientation, @ShowOrientation, z.id,
            coalesce(@HourlyRate, (30 * 10 ^ u.minor_digits)::bigint), u.code, @IsActive, @MinMinutes,
            @MaxMinutes, @StepMinutes, @BufferBefore, @BufferAfter, @MinNoticeMinutes, @HorizonDays, @InstantBook, @CancellationPolicy,
            @Now, @Now
        from cities z
        join countries n on n.code = z.country_code
        join currencies u on u.code = coalesce(@Currency, n.currency)
        where z.id = @CityId
        """;

    private static async Task<IResult> Handle(
        Body<CompanionTerms> body,
        IdempotencyKey idempotency,
        Caller caller,
        Database database,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var terms = await body.Read(CompanionTermsValidator.Instance, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await idempotency.Claim(caller, body.Bytes, now, connection, transaction, ct) is { } kept)
        {
            return kept;
        }

        var id = Guid.CreateVersion7(clock.GetUtcNow());
        await CompanionReferences.Require(terms, connection, transaction, ct);
        await connection.ExecuteAsync(
            new CommandDefinition(
                InsertSql,
                CompanionParameters.Of(id, caller.AccountId, terms, now),
                transaction,
                cancellationToken: ct
            )
        );
        await CompanionTraits.Replace(
            id,
            terms.Languages,
            CompanionTerms.Tags(terms.Interests),
            connection,
            transaction,
            ct
        );
        var created = await connection.QuerySingleAsync<OwnCompanion>(
            new CommandDefinition(OwnCompanion.SelectSql, new { caller.AccountId }, transaction, cancellationToken: ct)
        );
        var answer = await idempotency.Created(
            // Not by id: that is not found until the profile is active.
            "/v1/companions/me",
            created,
            created.Version,
            caller,
            connection,
            transaction,
            ct
        );
        await transaction.CommitAsync(ct);
        return answer;
    }
}

using Companion.Infrastructure;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Companion.Features.Insights;

/// <summary>
/// Sets what the caller wants to be paid as a companion in a calendar month, in the minor unit of the profile's currency; null for no goal. A month,
/// since that is what rent and wages are reckoned by, and since days and weeks have their shares of it. A goal is of the currency that the profile has
/// now: while it has another, there is none. 404 for who is no companion, 412 when If-Match names another version, or any while there is none.
/// </summary>
internal static class SetGoal
{
    public static void Map(IEndpointRouteBuilder insights) =>
        insights
            .MapPut("/me/goal", Handle)
            .WithName(nameof(SetGoal))
            .WithSummary("Set your goal for a month")
            .Refuses(StatusCodes.Status404NotFound, "not_found");

    internal sealed record Request(long? MonthlyPayout);

    private static readonly InlineValidator<Request> Validator = new()
    {
        rules =>
            rules
                .RuleFor(request => request.MonthlyPayout)
                .InclusiveBetween(1, 1_000_000_000_000)
                .WithMessage("'{PropertyName}' is from 1 to 1,000,000,000,000 minor units, or null."),
    };

    // The profile's lock: those who set a goal take turns, the first time too. The version in a statement of its own, which sees what a
    // change that was waited for has written.
    private const string LockSql = """
        select c.id from companions c where c.account_id = @AccountId for no key update;

        select g.version
        from companions c
        join payout_goals g on g.companion_id = c.id
        where c.account_id = @AccountId;
        """;

    private const string Sql = """
        insert into payout_goals as g (companion_id, monthly_payout, currency, created_at, updated_at)
        select c.id, @MonthlyPayout, c.currency, @Now, @Now
        from companions c
        where c.id = @Id
        on conflict (companion_id) do update
        set monthly_payout = excluded.monthly_payout, currency = excluded.currency, version = g.version + 1,
            updated_at = excluded.updated_at
        returning monthly_payout, currency, created_at, updated_at, version
        """;

    private static async Task<Ok<Goal>> Handle(
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
        var (id, version) = await Lock(caller, connection, transaction, ct);
        var request = await body.Read(Validator, ct);
        ifMatch.Require(version);
        var goal = await connection.QuerySingleAsync<Goal>(
            new CommandDefinition(
                Sql,
                new
                {
                    Id = id,
                    request.MonthlyPayout,
                    Now = clock.GetUtcNow().UtcDateTime,
                },
                transaction,
                cancellationToken: ct
            )
        );
        await transaction.CommitAsync(ct);
        response.SetVersion(goal.Version);
        return TypedResults.Ok(goal);
    }

    private static async Task<(Guid Id, int? Version)> Lock(
        Caller caller,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        await using var results = await connection.QueryMultipleAsync(
            new CommandDefinition(LockSql, new { caller.AccountId }, transaction, cancellationToken: ct)
        );
        var id = await results.ReadSingleOrDefaultAsync<Guid?>() ?? throw InsightsProfile.Missing();
        return (id, await results.ReadSingleOrDefaultAsync<int?>());
    }
}

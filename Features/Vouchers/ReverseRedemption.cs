using Companion.Features.Events;
using Companion.Infrastructure;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Companion.Features.Vouchers;

/// <summary>
/// Takes a redemption back, once, and frees its use again; for the event's organiser and for admins. 404 for those who may not know of it, 403
/// not_organiser for those who may, 409 already_reversed, meeting_redemption (cancel the meeting instead) or not_redeemed with the state, 412.
/// </summary>
internal static class ReverseRedemption
{
    public static void Map(IEndpointRouteBuilder redemptions) =>
        redemptions
            .MapPost("/{id:guid}/reverse", Handle)
            .WithName(nameof(ReverseRedemption))
            .WithSummary("Take a redemption back")
            .Refuses(StatusCodes.Status403Forbidden, "not_organiser")
            .Refuses(StatusCodes.Status409Conflict, "already_reversed", "meeting_redemption", "not_redeemed");

    /// <param name="Reason">At most 500 characters.</param>
    internal sealed record Request(string Reason);

    private static readonly InlineValidator<Request> Validator = new()
    {
        rules => rules.RuleFor(request => request.Reason).Text(500),
    };

    private const string OrganiserSql =
        "select e.id from events e where e.id = @EventId and e.organiser_id = @AccountId";

    // The voucher, then its redemption: whoever takes both takes them in this order.
    private const string ReverseSql = """
        select v.id from vouchers v where v.id = @VoucherId for no key update;

        with reversed as (
            update redemptions
            set status = 'reversed', reason = @Reason, reversed_by = @By, reversed_at = @Now, version = version + 1
            where id = @Id and status = 'redeemed' and meeting_id is null
            returning voucher_id
        )
        update vouchers v
        set redeemed = v.redeemed - 1
        from reversed
        where v.id = reversed.voucher_id
        returning v.id;
        """;

    private static async Task<Ok<Redemption>> Handle(
        Guid id,
        Body<Request> body,
        IfMatch ifMatch,
        Caller caller,
        Database database,
        UpdateSignals signals,
        TimeProvider clock,
        HttpResponse response,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        var stored = await Redemption.Find(id, caller, connection, transaction: null, ct);
        var request = await body.Read(Validator, ct);
        var isOrganiser =
            await connection.QuerySingleOrDefaultAsync<Guid?>(
                new CommandDefinition(OrganiserSql, new { stored.EventId, caller.AccountId }, cancellationToken: ct)
            )
            is not null;
        if (!isOrganiser && !caller.IsAdmin)
        {
            throw EventRoles.NotOrganiser();
        }

        Require(stored);
        ifMatch.Require(stored.Version);
        var parameters = new
        {
            Id = id,
            stored.VoucherId,
            Reason = request.Reason.Trim(),
            By = isOrganiser ? "organiser" : "admin",
            Now = clock.GetUtcNow().UtcDateTime,
        };
        var isReversed = await Retry.OnDeadlock(() => Reverse(parameters, connection, ct), ct);
        var changed = await Redemption.Find(id, caller, connection, transaction: null, ct);
        if (!isReversed)
        {
            // Somebody else was faster.
            Require(changed);
        }

        if (changed.EventId is { } eventId)
        {
            signals.Hint(eventId);
        }

        response.SetVersion(changed.Version);
        return TypedResults.Ok(changed);
    }

    private static async Task<bool> Reverse(object parameters, NpgsqlConnection connection, CancellationToken ct)
    {
        await using var results = await connection.QueryMultipleAsync(
            new CommandDefinition(ReverseSql, parameters, cancellationToken: ct)
        );
        await results.ReadAsync<Guid>();
        return (await results.ReadAsync<Guid>()).Any();
    }

    private static void Require(Redemption redemption)
    {
        var refusal = redemption switch
        {
            { Status: RedemptionStatus.Reversed } => Refusal.Conflict(
                "already_reversed",
                "This redemption was taken back already."
            ),
            { MeetingId: not null } => Refusal.Conflict(
                "meeting_redemption",
                "This use belongs to a meeting: it is free again when the meeting is cancelled with full refund."
            ),
            { Status: not RedemptionStatus.Redeemed } => Refusal.Conflict(
                "not_redeemed",
                "Nothing was redeemed here that could be taken back."
            ),
            _ => null,
        };
        if (refusal is not null)
        {
            throw refusal.With("state", Wire<RedemptionStatus>.NameOf(redemption.Status));
        }
    }
}

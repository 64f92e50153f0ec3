using System.Text.Json;
using Companion.Features.Events;
using Companion.Infrastructure;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Companion.Features.Vouchers;

/// <summary>
/// Changes a voucher by a merge patch, for the event's organiser: how often, when and for whom, not what it gives, nor its code. All but is_active can be cleared. 404 for
/// those who may not know of the event, 403 not_organiser, 409 limit_below_use with redeemed and held, claimed (it stays single-use), 412 when If-Match names another version.
/// </summary>
internal static class ChangeVoucher
{
    public static void Map(IEndpointRouteBuilder vouchers) =>
        vouchers
            .MapPatch("/{voucher_id:guid}", Handle)
            .WithName(nameof(ChangeVoucher))
            .WithSummary("Change a voucher")
            .Refuses(StatusCodes.Status403Forbidden, "not_organiser")
            .Refuses(StatusCodes.Status409Conflict, "limit_below_use", "claimed");

    internal sealed record Request(
        Optional<int?> MaxRedemptions = default,
        Optional<int?> MaxPerAccount = default,
        Optional<long?> MinSpend = default,
        Optional<DateTime?> StartsAt = default,
        Optional<DateTime?> EndsAt = default,
        Optional<bool> IsActive = default,
        Optional<string?> Label = default,
        Optional<JsonElement?> Metadata = default
    )
    {
        public VoucherTerms Onto(Voucher stored) =>
            new(
                stored.Kind,
                stored.Percent,
                stored.MaxDiscount,
                stored.Amount,
                stored.Currency,
                stored.Item,
                MaxRedemptions.Or(stored.MaxRedemptions),
                MaxPerAccount.Or(stored.MaxPerAccount),
                MinSpend.Or(stored.MinSpend),
                StartsAt.Or(stored.StartsAt),
                EndsAt.Or(stored.EndsAt),
                IsActive.Or(stored.IsActive),
                Label.Or(stored.Label)?.Trim(),
                Metadata.Or(stored.Metadata)
            );
    }

    // All is checked on the merged terms.
    internal static readonly InlineValidator<Request> Validator = new();

    private const string LockSql = "select v.id from vouchers v where v.id = @VoucherId for no key update";

    private const string UpdateSql = """
        update vouchers
        set max_redemptions = @MaxRedemptions, max_per_account = @MaxPerAccount, min_spend = @MinSpend, starts_at = @StartsAt, ends_at = @EndsAt,
            is_active = @IsActive, label = @Label, metadata = @MetadataText::json, version = version + 1, updated_at = @Now
        where id = @VoucherId
        """;

    private static async Task<Ok<Voucher>> Handle(
        [FromRoute(Name = "event_id")] Guid eventId,
        [FromRoute(Name = "voucher_id")] Guid voucherId,
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
        var role = await EventRoles.Of(eventId, caller, connection, transaction, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        // Whose the event is not learns nothing of its vouchers.
        role.RequireOrganiser();
        var changed = await Change(eventId, voucherId, body, ifMatch, now, connection, transaction, ct);
        await transaction.CommitAsync(ct);
        response.SetVersion(changed.Version);
        return TypedResults.Ok(changed);
    }

    /// <summary>For the marketplace's too (<paramref name="eventId"/> null).</summary>
    public static async Task<Voucher> Change(
        Guid? eventId,
        Guid voucherId,
        Body<Request> body,
        IfMatch ifMatch,
        DateTime now,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        await connection.ExecuteAsync(
            new CommandDefinition(LockSql, new { VoucherId = voucherId }, transaction, cancellationToken: ct)
        );
        var stored = await Voucher.Find(eventId, voucherId, now, connection, transaction, ct);
        var terms = (await body.Read(Validator, ct)).Onto(stored);
        var valid = await VoucherTerms.Validator.Instance.ValidateAsync(terms, ct);
        if (!valid.IsValid)
        {
            throw Refusal.Invalid(valid.ToDictionary());
        }

        if (terms.MinSpend is not null && terms.Currency is null)
        {
            throw Refusal.Invalid("min_spend", "This voucher has no currency in which that would be.");
        }

        ifMatch.Require(stored.Version);
        if (terms.MaxRedemptions < stored.Redeemed + stored.Held)
        {
            throw Refusal
                .Conflict("limit_below_use", "The limit cannot be below what is used already.")
                .With("redeemed", stored.Redeemed)
                .With("held", stored.Held);
        }

        if (stored.ClaimedBy is not null && terms.MaxRedemptions != 1)
        {
            throw Refusal.Conflict("claimed", "Somebody has claimed this voucher, so it stays single-use.");
        }

        await connection.ExecuteAsync(
            new CommandDefinition(
                UpdateSql,
                new
                {
                    VoucherId = voucherId,
                    terms.MaxRedemptions,
                    terms.MaxPerAccount,
                    terms.MinSpend,
                    terms.StartsAt,
                    terms.EndsAt,
                    terms.IsActive,
                    terms.Label,
                    terms.MetadataText,
                    Now = now,
                },
                transaction,
                cancellationToken: ct
            )
        );
        return await Voucher.Find(eventId, voucherId, now, connection, transaction, ct);
    }
}

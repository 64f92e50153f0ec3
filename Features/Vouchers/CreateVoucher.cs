using Companion.Features.Events;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Companion.Features.Vouchers;

/// <summary>
/// Makes one voucher of an event, for its organiser, with a code that is given or generated. Its currency is the event's unless it says another. 404 for those who may not know
/// of the event, 403 not_organiser, 409 code_taken, codes_exhausted (a pattern whose codes are all there), event_cancelled; 429
/// too_many_guesses: to name codes that are taken is to guess.
/// </summary>
internal static class CreateVoucher
{
    private const int MaxTries = 20;

    public static void Map(IEndpointRouteBuilder vouchers) =>
        vouchers
            .MapPost("", Handle)
            .WithName(nameof(CreateVoucher))
            .WithSummary("Make a voucher")
            .Produces<Voucher>(StatusCodes.Status201Created)
            .Refuses(StatusCodes.Status403Forbidden, "not_organiser")
            .Refuses(StatusCodes.Status409Conflict, "code_taken", "codes_exhausted", "event_cancelled")
            .Refuses(StatusCodes.Status429TooManyRequests, "too_many_guesses");

    private const string InsertSql = """
        insert into vouchers (
            id, event_id, code, kind, percent, max_discount, amount, currency, item, max_redemptions, max_per_account, min_spend, starts_at,
            ends_at, is_active, label, metadata, created_at, updated_at
        )
        values (
            @Id, @EventId, @Code, @Kind, @Percent, @MaxDiscount, @Amount, @Currency, @Item, @MaxRedemptions, @MaxPerAccount, @MinSpend, @StartsAt,
            @EndsAt, @IsActive, @Label, @MetadataText::json, @Now, @Now
        )
        on conflict (key) do nothing
        """;

    private static async Task<IResult> Handle(
        [FromRoute(Name = "event_id")] Guid eventId,
        Body<VoucherRequest> body,
        IdempotencyKey key,
        Caller caller,
        Database database,
        UpdateSignals signals,
        TimeProvider clock,
        HttpContext context,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        try
        {
            var answer = await Make(eventId, body, key, caller, now, database, context, ct);
            signals.Hint(eventId);
            return answer;
        }
        catch (Refusal refused) when (refused.Code is "code_taken")
        {
            await TakenCode.Count(caller, context, times: 1, database, now, ct);
            throw;
        }
    }

    private static async Task<IResult> Make(
        Guid eventId,
        Body<VoucherRequest> body,
        IdempotencyKey key,
        Caller caller,
        DateTime now,
        Database database,
        HttpContext context,
        CancellationToken ct
    )
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var role = await EventRoles.Of(eventId, caller, connection, transaction, ct);
        var request = await body.Read(VoucherRequest.Validator.Instance, ct);
        role.RequireOrganiser();
        if (await key.Claim(caller, body.Bytes, now, connection, transaction, ct) is { } kept)
        {
            return kept;
        }

        if (request.Code is not null)
        {
            await TakenCode.RequireFewGuesses(caller, context, now, connection, transaction, ct);
        }

        var issuer = await VoucherIssuer.Of(eventId, connection, transaction, ct);
        var answer = await Create(issuer, request, key, caller, now, connection, transaction, ct);
        await transaction.CommitAsync(ct);
        return answer;
    }

    /// <summary>For the marketplace's too.</summary>
    public static async Task<IResult> Create(
        VoucherIssuer issuer,
        VoucherRequest request,
        IdempotencyKey key,
        Caller caller,
        DateTime now,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        var terms = await issuer.RequireCurrency(request.ToTerms(), connection, transaction, ct);
        var id = Guid.CreateVersion7(new DateTimeOffset(now));
        var tries = 0;
        while (!await Insert(id, issuer, CodeOf(request), terms, now, connection, transaction, ct))
        {
            if (request.Code is not null)
            {
                throw VoucherRefusals.Taken();
            }

            if (++tries == MaxTries)
            {
                throw CodesExhausted();
            }
        }

        var made = await Voucher.Find(issuer.EventId, id, now, connection, transaction, ct);
        return await key.Created($"{issuer.Path}/{id}", made, made.Version, caller, connection, transaction, ct);
    }

    public static Refusal CodesExhausted() =>
        Refusal.Conflict("codes_exhausted", "The codes of this pattern are used up. Give it more random characters.");

    private static string CodeOf(VoucherRequest request) =>
        request.Code is { } given
            ? VoucherCode.Shown(given)
            : VoucherCode.Of(request.Pattern, request.Prefix, request.Length)!.Generate();

    /// <summary>False when the code is taken.</summary>
    private static async Task<bool> Insert(
        Guid id,
        VoucherIssuer issuer,
        string code,
        VoucherTerms terms,
        DateTime now,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    ) =>
        await connection.ExecuteAsync(
            new CommandDefinition(
                InsertSql,
                new
                {
                    Id = id,
                    issuer.EventId,
                    Code = code,
                    Kind = Wire<VoucherKind>.NameOf(terms.Kind),
                    terms.Percent,
                    terms.MaxDiscount,
                    terms.Amount,
                    terms.Currency,
                    terms.Item,
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
        ) == 1;
}
